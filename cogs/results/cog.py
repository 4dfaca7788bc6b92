"""`/result`: commands for hosts to announce winners, correct them, and open the board."""

from discord import app_commands
from discord.ext import commands

from bot.announcing.deadlines import PUBLISHING_JOB, UNCOVERING_JOB
from bot.announcing.model import ResultContext
from bot.announcing.rules import check_settling, check_undoing, needs_confirmation
from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.record.model import Category
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction
from cogs.kit.layouts import make_notice
from cogs.kit.result_set_options import EnvelopeOption, ResultSetOption, WinnerOption, read_result_context
from cogs.kit.rights import require_host
from cogs.results.confirm_screens import (
    confirm_change_screen,
    confirm_settle_screen,
    confirm_winners_screen,
)
from cogs.results.posts import ResultPosts
from cogs.results.routes import UNDO_RESULT_ROUTE, VOID_CATEGORY_ROUTE
from cogs.results.say_options import SaidWinnerOption
from cogs.results.screens import board_screen


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class ResultCog(
    FeatureCog, commands.GroupCog, group_name="result", group_description="Open the envelopes, one by one"
):
    """Hosts announce results."""

    feature = Feature.CONTESTS
    heading = "On the night (hosts)"
    about = (
        "`/result board` has every envelope: choose the category, then who won (several for a tie), read the "
        "name in bold and confirm. `/result say` is one line for the phone: `picture anora`. Something was "
        "wrong? Replace it, take it back or cancel the category: cards and standings follow. Two hosts can "
        "share the board."
    )

    def __init__(self, bot: AwardsBot, result_posts: ResultPosts) -> None:
        """Create the cog; results are published through `result_posts`."""
        super().__init__(bot)
        self._result_posts = result_posts

    async def cog_load(self) -> None:
        """Register routes and the jobs that publish unpublished changes and uncover winners."""
        await super().cog_load()
        self.services.jobs.register_handler(UNCOVERING_JOB, self._result_posts.uncover_winner)
        self.services.jobs.register_handler(PUBLISHING_JOB, self._result_posts.publish_pending_change)

    async def cog_unload(self) -> None:
        """Break off edits that wait; whatever is still to be published is published after the next start."""
        await self._result_posts.close()

    @commands.Cog.listener("on_covers_changed")
    async def redraw_covers(self, guild_id: GuildId) -> None:
        """Edit the cards after moderators changed how winners are covered, or for how long."""
        await self._result_posts.redraw_cards(guild_id)

    @commands.Cog.listener("on_feature_switched_on")
    async def redraw_after_switch_on(self, guild_id: GuildId, feature: Feature) -> None:
        """Uncover winners whose cover expired while contests were switched off."""
        if feature is Feature.CONTESTS:
            await self._result_posts.redraw_cards(guild_id)

    @app_commands.command()
    @app_commands.describe(winner="Category and winner as they are read out: picture anora")
    async def say(self, interaction: Interaction, winner: SaidWinnerOption) -> None:
        """Say who won in one go: choose it as you type, then confirm."""
        await require_host(interaction)
        context, category = winner.context, winner.category
        version, now = context.results.find_version(category.id), self.services.clock()
        asked = confirm_winners_screen(context, category, [winner.nominee], version, now, is_said=True)
        await interaction.response.send_message(view=asked, ephemeral=True)

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
        ceremony: ResultSetOption | None = None,
    ) -> None:
        """Say who won: the standings move and every contest's channel is told."""
        host = await require_host(interaction)
        context = ceremony or await read_result_context(interaction)
        named = [winner] if also is None or also[0] == winner[0] else [winner, also]
        nominees = [nominee for nominee, _ in named]
        guessed = any(guessed for _, guessed in named)
        winner_ids = [nominee.id for nominee in nominees]
        now = self.services.clock()
        if needs_confirmation(context, category.id, winner_ids, now, guessed=guessed):
            version = context.results.find_version(category.id)
            asked = confirm_winners_screen(context, category, nominees, version, now)
            await interaction.response.send_message(view=asked, ephemeral=True)
            return
        await interaction.response.defer(ephemeral=True)
        change = await self.services.announcing.announce_winners(
            context.result_set, category.id, winner_ids, host
        )
        await interaction.followup.send(
            view=make_notice(await self._result_posts.publish_change(change)), ephemeral=True
        )

    @app_commands.command()
    @app_commands.describe(
        category="Whose result to take back",
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several",
    )
    async def undo(
        self, interaction: Interaction, category: EnvelopeOption, ceremony: ResultSetOption | None = None
    ) -> None:
        """Take back what was announced; you are asked once more."""
        await self._ask_change(interaction, category, ceremony, undoing=True)

    @app_commands.command()
    @app_commands.describe(
        category="Which category to cancel",
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several",
    )
    async def void(
        self, interaction: Interaction, category: EnvelopeOption, ceremony: ResultSetOption | None = None
    ) -> None:
        """Cancel a category: it counts for nobody; you are asked once more."""
        await self._ask_change(interaction, category, ceremony, undoing=False)

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several"
    )
    async def board(self, interaction: Interaction, ceremony: ResultSetOption | None = None) -> None:
        """All envelopes at a glance, and every one to open by hand."""
        await require_host(interaction)
        context = ceremony or await read_result_context(interaction)
        await interaction.response.send_message(view=board_screen(context), ephemeral=True)

    @app_commands.command()
    @app_commands.describe(
        ceremony="Which ceremony or rehearsal; the one that is on unless there are several"
    )
    async def settle(self, interaction: Interaction, ceremony: ResultSetOption | None = None) -> None:
        """Open all that is left with the winners of the record; you are asked once more."""
        await require_host(interaction)
        context = ceremony or await read_result_context(interaction)
        check_settling(context)
        await interaction.response.send_message(
            view=confirm_settle_screen(context, self.services.clock()), ephemeral=True
        )

    async def _ask_change(
        self, interaction: Interaction, category: Category, ceremony: ResultContext | None, *, undoing: bool
    ) -> None:
        await require_host(interaction)
        context = ceremony or await read_result_context(interaction)
        version = context.results.find_version(category.id)
        if undoing:
            check_undoing(category, context.results, version)
        route = UNDO_RESULT_ROUTE if undoing else VOID_CATEGORY_ROUTE
        asked = confirm_change_screen(context, category, route, version, self.services.clock())
        await interaction.response.send_message(view=asked, ephemeral=True)
