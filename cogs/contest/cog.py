"""`/contests`: what members see of contests, and the controls under it; and what keeps the posts up to date."""

from collections.abc import Sequence

from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.contests import podium
from bot.contests.facts import Emptied
from bot.contests.model import Contest
from bot.contests.sealing import CLOSED
from bot.contests.sealing import JOB as SEALING_JOB
from bot.contests.service import PUBLIC
from bot.errors import NothingFoundError, Subject
from bot.guilds.model import Feature
from cogs.contest import files, routes
from cogs.contest.card import card_screen, list_screen, verification_screen
from cogs.contest.emptied import emptied_text
from cogs.contest.podium import Podiums
from cogs.contest.posting import ContestPosts
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import EVERY, CurrentContestOption, guild_of
from cogs.kit.contest_routes import CARD, contest_id_of
from cogs.kit.controls import Interaction, Press, answers, int_part
from cogs.kit.notices import tell
from cogs.kit.rights import is_host


class ContestCog(FeatureCog):
    """Predict the winners, and see how contests stand."""

    feature = Feature.CONTESTS
    heading = "Prediction contests"

    def __init__(self, bot: AwardsBot, posts: ContestPosts, podiums: Podiums) -> None:
        """Make the cog; it keeps these posts."""
        super().__init__(bot)
        self._posts = posts
        self._podiums = podiums
        self._opened = False

    async def cog_load(self) -> None:
        """Answer the routes, seal contests when they are due, and post podiums that are missing or untrue."""
        await super().cog_load()
        self.services.jobs.register(SEALING_JOB, self._posts.seal)
        self.services.jobs.register(CLOSED, self._posts.tell_closed)
        self.services.jobs.register(podium.JOB, self._podiums.catch_up)
        self.services.jobs.register(podium.CORRECTION, self._podiums.correct)

    async def cog_unload(self) -> None:
        """Leave the posts as they are."""
        await self._posts.close()

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(contest="One contest, with its rules and its proof")
    async def contests(self, interaction: Interaction, contest: CurrentContestOption | None = None) -> None:
        """What is open, what was, and everything you can do in it."""
        for_host = await is_host(interaction)
        if contest is None:
            layout = await self._list(interaction, 0, for_host=for_host)
        else:
            known = await self._contest(interaction, contest.id)
            layout = await self._card(known, for_host=for_host)
        await interaction.response.send_message(view=layout, ephemeral=True)

    @answers(routes.LIST)
    async def turn(self, press: Press) -> None:
        """Another page of the list."""
        for_host = await is_host(press.interaction)
        await press.show_privately(await self._list(press.interaction, press.page, for_host=for_host))

    @answers(routes.CHOOSE)
    async def choose(self, press: Press) -> None:
        """A contest of the list."""
        await self._show(press, int_part(press.value))

    @answers(CARD)
    async def open_card(self, press: Press) -> None:
        """A contest's card, from its post or from any screen about it."""
        await self._show(press, contest_id_of(press))

    @answers(routes.VERIFY)
    async def verify(self, press: Press) -> None:
        """The proof, recomputed."""
        contest = await self._contest(press.interaction, contest_id_of(press))
        verification = await self.services.contests.verification(contest.guild_id, contest.id)
        await press.show_privately(verification_screen(contest, verification))

    @answers(routes.EXPORT)
    async def export(self, press: Press) -> None:
        """The sealed ballots as files."""
        contest = await self._contest(press.interaction, contest_id_of(press))
        await files.send_export(press.interaction, contest, files.FORMATS)

    @commands.Cog.listener("on_contest_changed")
    async def bring_up_to_date(self, guild_id: int, contest_id: int) -> None:
        """Something that the contest's post tells has changed."""
        await self._posts.refresh(guild_id, contest_id)

    @commands.Cog.listener("on_picks_emptied")
    async def tell_emptied(self, category_id: str, nominee_id: str, emptied: Sequence[Emptied]) -> None:
        """Tell whoever had picked a nominee that was withdrawn."""
        for entry in emptied:
            facts = await self.services.contests.facts(entry.contest.guild_id, entry.contest.id)
            text = emptied_text(facts, category_id, nominee_id)
            await tell(self.bot, entry.contest.guild_id, entry.member_ids, text)

    @commands.Cog.listener("on_ready")
    async def refresh_all(self) -> None:
        """Bring every post up to date with what happened, or was broken off, while the bot was away."""
        if self._opened:
            return
        self._opened = True
        for guild in self.bot.guilds:
            await self._posts.refresh_all(guild.id)

    @commands.Cog.listener("on_feature_switched_on")
    async def wake(self, guild_id: int, feature: Feature) -> None:
        """Bring the posts up to date that rested while contests were switched off."""
        if feature is Feature.CONTESTS:
            await self._posts.refresh_all(guild_id)

    async def _show(self, press: Press, contest_id: int) -> None:
        for_host = await is_host(press.interaction)
        contest = await self._contest(press.interaction, contest_id)
        await press.show_privately(await self._card(contest, for_host=for_host))

    async def _contest(self, interaction: Interaction, contest_id: int) -> Contest:
        """A contest that the asker may know of: a draft is its hosts' alone."""
        contest = await self.services.contests.contest(guild_of(interaction), contest_id)
        if contest.opened_at is None and not await is_host(interaction):
            raise NothingFoundError(Subject.CONTEST, "")
        return contest

    async def _card(self, contest: Contest, *, for_host: bool) -> ui.LayoutView:
        card = await self.services.contests.card(contest.guild_id, contest.id)
        return card_screen(card, self.services.clock(), for_host=for_host)

    async def _list(self, interaction: Interaction, page: int, *, for_host: bool) -> ui.LayoutView:
        guild_id = guild_of(interaction)
        contests = await self.services.contests.contests(guild_id, EVERY if for_host else PUBLIC)
        names = {own.id: own.name for own in await self.services.slates.own(guild_id)}
        for contest in contests:
            if ceremony := self.services.record.ceremonies.get(contest.ceremony_id):
                names[ceremony.id] = ceremony.name
        return list_screen(contests, names, page, for_host=for_host)
