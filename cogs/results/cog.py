"""`/result`: winners as they are read, ties, corrections, and the way to the board."""

from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands

from bot.audit.model import Actor
from bot.awards.model import Category, Nominee
from bot.client import AwardsBot
from bot.errors import NothingFoundError, Subject
from bot.guilds.model import Feature
from bot.night.covering import UNCOVER
from bot.night.errors import NothingToSettleError
from bot.night.telling import TELL
from bot.results.errors import NothingToUndoError
from bot.results.target import Target
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction
from cogs.kit.layouts import notice
from cogs.kit.rights import require_host
from cogs.kit.targets import EnvelopeOption, TargetOption, WinnerOption, meant_target
from cogs.results.screens import UNDO, VOID, ask_screen, board_screen, confirm_screen, settle_screen
from cogs.results.telling import Teller


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class ResultCog(
    FeatureCog, commands.GroupCog, group_name="result", group_description="Open the envelopes, one by one"
):
    """Hosts announce results."""

    feature = Feature.CONTESTS
    heading = "On the night (hosts)"

    def __init__(self, bot: AwardsBot, teller: Teller) -> None:
        """Make the cog; what it announces, the teller tells."""
        super().__init__(bot)
        self._teller = teller

    async def cog_load(self) -> None:
        """Answer the commands, tell what was left untold, and take the covers off winners when they are due."""
        await super().cog_load()
        self.services.jobs.register(UNCOVER, self._teller.uncover)
        self.services.jobs.register(TELL, self._teller.catch_up)

    @commands.Cog.listener("on_covers_changed")
    async def cover_anew(self, guild_id: int) -> None:
        """Moderators chose another cover over winners, or other hours."""
        await self._teller.redraw_all(guild_id)

    @commands.Cog.listener("on_feature_switched_on")
    async def wake(self, guild_id: int, feature: Feature) -> None:
        """Take the covers off whose hours ended while contests were switched off."""
        if feature is Feature.CONTESTS:
            await self._teller.redraw_all(guild_id)

    @app_commands.command()
    @app_commands.describe(
        category="Whose envelope",
        winner="Who won",
        also="Who else won, in a tie",
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several",
    )
    async def announce(
        self,
        interaction: Interaction,
        category: EnvelopeOption,
        winner: WinnerOption,
        also: WinnerOption | None = None,
        ceremony: TargetOption | None = None,
    ) -> None:
        """Say who won: the standings move and every contest's channel is told."""
        host = await require_host(interaction)
        target = ceremony or await meant_target(interaction)
        named = [winner] if also is None or also[0] == winner[0] else [winner, also]
        nominees = [nominee for nominee, _ in named]
        guessed = any(guessed for _, guessed in named)
        if await self._needs_asking(target, category, nominees, guessed=guessed):
            await self._ask(interaction, target, category, nominees)
            return
        await self._announce(interaction, target, category, nominees, host)

    @app_commands.command()
    @app_commands.describe(
        category="Whose result to take back",
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several",
    )
    async def undo(
        self, interaction: Interaction, category: EnvelopeOption, ceremony: TargetOption | None = None
    ) -> None:
        """Take back what was announced; you are asked once more."""
        await self._question(interaction, category, ceremony, undoing=True)

    @app_commands.command()
    @app_commands.describe(
        category="Which category to cancel",
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several",
    )
    async def void(
        self, interaction: Interaction, category: EnvelopeOption, ceremony: TargetOption | None = None
    ) -> None:
        """Cancel a category: it counts for nobody; you are asked once more."""
        await self._question(interaction, category, ceremony, undoing=False)

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several"
    )
    async def board(self, interaction: Interaction, ceremony: TargetOption | None = None) -> None:
        """All envelopes at a glance, and every one to open by hand."""
        await require_host(interaction)
        scene = await self.services.night.scene(ceremony or await meant_target(interaction))
        await interaction.response.send_message(view=board_screen(scene), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several"
    )
    async def settle(self, interaction: Interaction, ceremony: TargetOption | None = None) -> None:
        """Open all that is left with the winners of the record; you are asked once more."""
        await require_host(interaction)
        scene = await self.services.night.scene(ceremony or await meant_target(interaction))
        if not any(scene.suggested(category_id) for category_id in scene.sealed):
            raise NothingToSettleError(scene.ceremony.name)
        await interaction.response.send_message(view=settle_screen(scene), ephemeral=True)

    async def _needs_asking(
        self, target: Target, category: Category, nominees: Sequence[Nominee], *, guessed: bool
    ) -> bool:
        """Whether to ask first: a name was guessed, something else stands, or nothing here waits for this envelope.

        What stands already needs no asking, however it was typed: announcing it changes nothing.
        """
        scene = await self.services.night.scene(target)
        if scene.results.stands(category.id, [nominee.id for nominee in nominees]):
            return False
        return guessed or not scene.results.is_sealed(category.id) or not scene.is_awaited

    async def _ask(
        self, interaction: Interaction, target: Target, category: Category, nominees: Sequence[Nominee]
    ) -> None:
        scene = await self.services.night.scene(target)
        version = scene.results.version_of(category.id)
        asked = confirm_screen(scene, category, nominees, version)
        await interaction.response.send_message(view=asked, ephemeral=True)

    async def _announce(
        self,
        interaction: Interaction,
        target: Target,
        category: Category,
        nominees: Sequence[Nominee],
        host: Actor,
    ) -> None:
        await interaction.response.defer(ephemeral=True)
        ids = [nominee.id for nominee in nominees]
        change = await self.services.night.announce(target, category.id, ids, host)
        await interaction.followup.send(view=notice(await self._teller.tell(change)), ephemeral=True)

    async def _question(
        self, interaction: Interaction, category: Category, ceremony: Target | None, *, undoing: bool
    ) -> None:
        await require_host(interaction)
        scene = await self.services.night.scene(ceremony or await meant_target(interaction))
        if category.id not in scene.ceremony.by_id:
            raise NothingFoundError(Subject.CATEGORY, category.title)
        if undoing and scene.results.is_sealed(category.id):
            raise NothingToUndoError(category.id)
        version = scene.results.version_of(category.id)
        asked = ask_screen(scene, category, UNDO if undoing else VOID, version)
        await interaction.response.send_message(view=asked, ephemeral=True)
