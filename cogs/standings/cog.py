"""`/standings` of a contest, of a season and of all time, with its controls."""

from typing import Literal, TypeAlias

from discord import app_commands

from bot.contests.model import Contest
from bot.contests.read_models import ContestStandings, OwnStanding
from bot.guilds.model import Feature
from bot.ids import ContestId, GuildId, MemberId
from bot.record.precursors import get_season
from bot.verdicts.read_models import SeasonTable
from cogs.kit import illustrated
from cogs.kit.charts.pictures import LINES_PER_PICTURE
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_options import CurrentContestOption, find_shown_contest
from cogs.kit.contest_text import EQUAL_POINTS_RULE
from cogs.kit.controls import Interaction, Press, answers_route, require_guild_id
from cogs.kit.covers import are_winners_covered
from cogs.kit.routes import STANDINGS_ROUTE, parse_contest_id
from cogs.standings import routes
from cogs.standings.screens import (
    find_standings_page,
    standings_picture_screen,
    standings_screen,
)
from cogs.standings.season_screens import find_season_page, season_screen

StandingsScope: TypeAlias = Literal["contest", "season", "all-time"]
"""What the members are ranked over."""


@app_commands.guild_only()
class StandingsCog(FeatureCog):
    """Standings of contests and seasons."""

    feature = Feature.CONTESTS
    heading = "Who leads"
    about = (
        "After every envelope: points, who moved, and the best place that each can still reach. `scope:` "
        "counts all contests of a season, or of all time, instead of one."
    )
    note = EQUAL_POINTS_RULE

    @app_commands.command()
    @app_commands.describe(
        contest="Which contest; the one that is on unless there are several",
        scope="Only this contest, all contests of its season, or of all time",
    )
    async def standings(
        self,
        interaction: Interaction,
        contest: CurrentContestOption | None = None,
        scope: StandingsScope = "contest",
    ) -> None:
        """Who leads, how far you moved, and the best finish you can still reach."""
        if scope != "contest":
            table = await self._load_scope_table(interaction, scope, contest)
            alone = await are_winners_covered(interaction)
            await interaction.response.send_message(
                view=season_screen(table, MemberId(interaction.user.id), in_private=alone), ephemeral=alone
            )
            return
        chosen = contest or await find_shown_contest(interaction)
        found, mine = await self._load_standings(interaction, chosen.id)
        alone = await are_winners_covered(interaction, found.results)
        await interaction.response.send_message(
            view=standings_screen(found, mine, in_private=alone), ephemeral=alone
        )

    @answers_route(STANDINGS_ROUTE)
    async def open_standings(self, press: Press) -> None:
        """Show the presser the standings of a contest, from its posts."""
        found, mine = await self._load_standings(press.interaction, parse_contest_id(press))
        await press.show_privately(standings_screen(found, mine, in_private=True))

    @answers_route(routes.STANDINGS_PAGE_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show another page."""
        found, mine = await self._load_standings(press.interaction, parse_contest_id(press, 3))
        alone = await are_winners_covered(press.interaction, found.results)
        await press.show_screen(
            standings_screen(found, mine, press.page, in_private=press.is_answered_privately(alone=alone)),
            alone=alone,
        )

    @answers_route(routes.OWN_STANDINGS_PAGE_ROUTE)
    async def show_own_page(self, press: Press) -> None:
        """Show the page with the presser's own row."""
        found, mine = await self._load_standings(press.interaction, parse_contest_id(press))
        alone = await are_winners_covered(press.interaction, found.results)
        await press.show_screen(
            standings_screen(
                found,
                mine,
                find_standings_page(found, MemberId(press.interaction.user.id)),
                in_private=press.is_answered_privately(alone=alone),
            ),
            alone=alone,
        )

    @answers_route(routes.STANDINGS_PICTURE_ROUTE)
    async def show_picture(self, press: Press) -> None:
        """Show the contest as pictures, with the presser's own line."""
        interaction, contest_id = press.interaction, parse_contest_id(press)
        found = await self.services.verdicts.get_contest_timeline(
            require_guild_id(interaction), contest_id, LINES_PER_PICTURE, MemberId(interaction.user.id)
        )
        await illustrated.show_with_pictures(
            press,
            standings_picture_screen(found),
            alone=await are_winners_covered(interaction, found.results),
        )

    @answers_route(routes.SEASON_PAGE_ROUTE)
    async def turn_season(self, press: Press) -> None:
        """Show a page of a season, or of all time."""
        table = await self._load_season_table(require_guild_id(press.interaction), press.require_parts(3)[0])
        alone = await are_winners_covered(press.interaction)
        await press.show_screen(
            season_screen(
                table,
                MemberId(press.interaction.user.id),
                press.page,
                in_private=press.is_answered_privately(alone=alone),
            ),
            alone=alone,
        )

    @answers_route(routes.OWN_SEASON_PAGE_ROUTE)
    async def show_own_season_page(self, press: Press) -> None:
        """Show the page of a season with the presser's own row."""
        member_id = MemberId(press.interaction.user.id)
        table = await self._load_season_table(require_guild_id(press.interaction), press.require_parts(1)[0])
        alone = await are_winners_covered(press.interaction)
        await press.show_screen(
            season_screen(
                table,
                member_id,
                find_season_page(table, member_id),
                in_private=press.is_answered_privately(alone=alone),
            ),
            alone=alone,
        )

    async def _load_scope_table(
        self, interaction: Interaction, scope: StandingsScope, contest: Contest | None
    ) -> SeasonTable:
        """Load the season of the contest, or the latest season, or all time."""
        guild_id, verdicts = require_guild_id(interaction), self.services.verdicts
        if scope == "all-time":
            return await verdicts.get_all_time_table(guild_id)
        if contest is None:
            return await verdicts.get_season_table(guild_id)
        return await verdicts.get_season_table(
            guild_id, get_season(await self.services.slates.get_ceremony(guild_id, contest.ceremony_id))
        )

    async def _load_season_table(self, guild_id: GuildId, key: str) -> SeasonTable:
        verdicts = self.services.verdicts
        return await (
            verdicts.get_all_time_table(guild_id)
            if key == routes.ALL_TIME_KEY
            else verdicts.get_season_table(guild_id, key)
        )

    async def _load_standings(
        self, interaction: Interaction, contest_id: ContestId
    ) -> tuple[ContestStandings, OwnStanding]:
        return await self.services.contests.get_own_standings(
            require_guild_id(interaction), contest_id, MemberId(interaction.user.id)
        )
