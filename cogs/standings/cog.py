"""`/standings` of a contest, of a season and of all time, and the buttons that lead there."""

from typing import Literal, TypeAlias

from discord import app_commands

from bot.contests.errors import ContestNotOpenError, SecretPicksError
from bot.contests.facts import ContestStandings
from bot.contests.model import Contest, ContestState
from bot.errors import NothingFoundError, Subject
from bot.guilds.model import Feature
from bot.verdict.facts import SeasonTable
from bot.verdict.seasons import season_of
from cogs.kit import illustrated
from cogs.kit.charts.pictures import MOST_RUNNERS
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import CurrentContestOption, guild_of, shown_contest
from cogs.kit.contest_routes import STANDINGS, contest_id_of
from cogs.kit.controls import Interaction, Press, answers
from cogs.standings import routes
from cogs.standings.picture import picture_screen
from cogs.standings.season import page_of as season_page_of
from cogs.standings.season import season_screen
from cogs.standings.table import Mine, page_of, standings_screen

Scope: TypeAlias = Literal["contest", "season", "all-time"]
"""Over what the members are put in order."""


@app_commands.guild_only()
class StandingsCog(FeatureCog):
    """Who leads."""

    feature = Feature.CONTESTS
    heading = "Who leads"

    @app_commands.command()
    @app_commands.describe(
        contest="Which contest; the one that is on unless there are several",
        scope="Only this contest, all contests of its season, or of all time",
    )
    async def standings(
        self,
        interaction: Interaction,
        contest: CurrentContestOption | None = None,
        scope: Scope = "contest",
    ) -> None:
        """Who leads, how far you moved, and the best finish you can still reach."""
        if scope != "contest":
            table = await self._seasons(interaction, scope, contest)
            await interaction.response.send_message(view=season_screen(table, interaction.user.id))
            return
        chosen = contest or await shown_contest(interaction)
        found, mine = await self._standings(interaction, chosen.id)
        await interaction.response.send_message(view=standings_screen(found, mine))

    @answers(STANDINGS)
    async def open_standings(self, press: Press) -> None:
        """The button under a contest's posts: the presser's own copy."""
        found, mine = await self._standings(press.interaction, contest_id_of(press))
        await press.show_privately(standings_screen(found, mine))

    @answers(routes.PAGE)
    async def turn(self, press: Press) -> None:
        """Another page."""
        found, mine = await self._standings(press.interaction, contest_id_of(press, 3))
        await press.show(standings_screen(found, mine, press.page))

    @answers(routes.MINE)
    async def find_me(self, press: Press) -> None:
        """The page with the presser's own line."""
        found, mine = await self._standings(press.interaction, contest_id_of(press))
        await press.show(standings_screen(found, mine, page_of(found, press.interaction.user.id)))

    @answers(routes.PICTURE)
    async def draw(self, press: Press) -> None:
        """The contest as a picture, the presser's own line in it."""
        interaction, contest_id = press.interaction, contest_id_of(press)
        found = await self.services.verdicts.course(
            guild_of(interaction), contest_id, MOST_RUNNERS, interaction.user.id
        )
        await illustrated.show(press, picture_screen(found))

    @answers(routes.SEASON)
    async def turn_season(self, press: Press) -> None:
        """A page of a season, or of all time."""
        table = await self._table(guild_of(press.interaction), press.parts(3)[0])
        await press.show(season_screen(table, press.interaction.user.id, press.page))

    @answers(routes.SEASON_MINE)
    async def find_me_in_season(self, press: Press) -> None:
        """The page of a season with the presser's own line."""
        member_id = press.interaction.user.id
        table = await self._table(guild_of(press.interaction), press.parts(1)[0])
        await press.show(season_screen(table, member_id, season_page_of(table, member_id)))

    async def _seasons(self, interaction: Interaction, scope: Scope, contest: Contest | None) -> SeasonTable:
        """The season of a contest, or the latest; or all time."""
        guild_id, verdicts = guild_of(interaction), self.services.verdicts
        if scope == "all-time":
            return await verdicts.all_time(guild_id)
        if contest is None:
            return await verdicts.season(guild_id)
        return await verdicts.season(
            guild_id, season_of(await self.services.slates.ceremony(guild_id, contest.ceremony_id))
        )

    async def _table(self, guild_id: int, key: str) -> SeasonTable:
        verdicts = self.services.verdicts
        return await (
            verdicts.all_time(guild_id) if key == routes.ALL_TIME else verdicts.season(guild_id, key)
        )

    async def _standings(self, interaction: Interaction, contest_id: int) -> tuple[ContestStandings, Mine]:
        guild_id, member_id = guild_of(interaction), interaction.user.id
        contests = self.services.contests
        try:
            found = await contests.standings(guild_id, contest_id)
        except ContestNotOpenError as error:
            if error.state is ContestState.DRAFT:
                # A draft is its hosts' alone; so is that there is one.
                raise NothingFoundError(Subject.CONTEST, "") from error
            raise
        row = found.standings.of(member_id)
        if row is None:
            return found, Mine(None, None)
        try:
            outlook = await contests.outlook(guild_id, contest_id, member_id)
        except SecretPicksError:
            # Others' picks decide what can be reached, and are nobody's business yet.
            outlook = None
        return found, Mine(row, outlook)
