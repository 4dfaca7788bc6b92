"""`/standings`, and the buttons that lead there."""

from discord import app_commands

from bot.contests.errors import SecretPicksError
from bot.contests.facts import ContestStandings
from bot.guilds.model import Feature
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import CurrentContestOption, current_contest, guild_of
from cogs.kit.contest_routes import STANDINGS, contest_id_of
from cogs.kit.controls import Interaction, Press, answers
from cogs.standings.table import MINE, PAGE, Mine, page_of, standings_screen


@app_commands.guild_only()
class StandingsCog(FeatureCog):
    """Who leads."""

    feature = Feature.CONTESTS
    heading = "Who leads"

    @app_commands.command()
    @app_commands.describe(contest="Which contest; the one that is on unless there are several")
    async def standings(self, interaction: Interaction, contest: CurrentContestOption | None = None) -> None:
        """Who leads, how far you moved, and the best finish you can still reach."""
        chosen = contest or await current_contest(interaction)
        found, mine = await self._standings(interaction, chosen.id)
        await interaction.response.send_message(view=standings_screen(found, mine))

    @answers(STANDINGS)
    async def open_standings(self, press: Press) -> None:
        """The button under a contest's posts: the presser's own copy."""
        found, mine = await self._standings(press.interaction, contest_id_of(press))
        await press.show_privately(standings_screen(found, mine))

    @answers(PAGE)
    async def turn(self, press: Press) -> None:
        """Another page."""
        found, mine = await self._standings(press.interaction, contest_id_of(press, 3))
        await press.show(standings_screen(found, mine, press.page))

    @answers(MINE)
    async def find_me(self, press: Press) -> None:
        """The page with the presser's own line."""
        found, mine = await self._standings(press.interaction, contest_id_of(press))
        await press.show(standings_screen(found, mine, page_of(found, press.interaction.user.id)))

    async def _standings(self, interaction: Interaction, contest_id: int) -> tuple[ContestStandings, Mine]:
        guild_id, member_id = guild_of(interaction), interaction.user.id
        contests = self.services.contests
        found = await contests.standings(guild_id, contest_id)
        row = found.standings.of(member_id)
        if row is None:
            return found, Mine(None, None)
        try:
            outlook = await contests.outlook(guild_id, contest_id, member_id)
        except SecretPicksError:
            # Others' picks decide what can be reached, and are nobody's business yet.
            outlook = None
        return found, Mine(row, outlook)
