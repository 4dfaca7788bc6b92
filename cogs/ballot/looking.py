"""The commands that look at ballots: someone's picks, and two ballots side by side."""

import discord
from discord import app_commands

from bot.contests.facts import VisiblePicks
from bot.contests.model import Contest
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from cogs.ballot import routes
from cogs.ballot.picks import picks_screen, versus_screen
from cogs.ballot.refusals import NoBallotError, SameBallotError
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_arguments import CurrentContestOption, find_shown_contest, require_guild_id
from cogs.kit.contest_routes import parse_contest_id
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part


@app_commands.guild_only()
class PicksCog(FeatureCog):
    """Ballots, as far as the asker may see them."""

    feature = Feature.CONTESTS
    heading = "Everyone's ballots"

    @app_commands.command()
    @app_commands.describe(
        member="Whose picks; yours unless you say. Others' are secret until a category closes",
        contest="Which contest; the one that is on unless there are several",
    )
    async def picks(
        self,
        interaction: Interaction,
        member: discord.User | None = None,
        contest: CurrentContestOption | None = None,
    ) -> None:
        """Someone's picks, right and wrong once the envelopes are open."""
        chosen = contest or await find_shown_contest(interaction)
        whose = member or interaction.user
        found = await self._find_picks(interaction, chosen, whose)
        # One's own picks are told to nobody else before everyone's are.
        secret = whose.id == interaction.user.id and found.contest.sealed_at is None
        await interaction.response.send_message(
            view=picks_screen(found, whose.display_name), ephemeral=secret
        )

    @app_commands.command()
    @app_commands.describe(
        member="One member",
        other="The other; you unless you say",
        contest="Which contest; the one that is on unless there are several",
    )
    async def versus(
        self,
        interaction: Interaction,
        member: discord.User,
        other: discord.User | None = None,
        contest: CurrentContestOption | None = None,
    ) -> None:
        """Two ballots side by side, where they differ first."""
        chosen = contest or await find_shown_contest(interaction)
        second = other or interaction.user
        if second.id == member.id:
            raise SameBallotError
        guild_id, asker_id = require_guild_id(interaction), interaction.user.id
        try:
            found = await self.services.contests.compare_picks(
                guild_id, chosen.id, member.id, second.id, asker_id
            )
        except NothingFoundError as error:
            missing = member if error.text == str(member.id) else second
            raise _make_no_ballot_error(chosen, missing, asker_id) from error
        names = {member.id: member.display_name, second.id: second.display_name}
        await interaction.response.send_message(view=versus_screen(found, names))

    @answers_route(routes.PICKS_PAGE_ROUTE)
    async def turn_picks(self, press: Press) -> None:
        """Another page of someone's picks, as the presser may see them."""
        contest_id, member_id = parse_contest_id(press, 4), parse_id_part(press.state[1])
        guild_id, asker_id = require_guild_id(press.interaction), press.interaction.user.id
        found = await self.services.contests.get_picks(guild_id, contest_id, member_id, asker_id)
        names = await self.services.guilds.get_names(guild_id, [member_id])
        await press.show_screen(picks_screen(found, names.get(member_id, found.ballot.name), press.page))

    @answers_route(routes.VERSUS_PAGE_ROUTE)
    async def turn_versus(self, press: Press) -> None:
        """Another page of two ballots side by side."""
        contest_id, one, other = (
            parse_contest_id(press, 5),
            parse_id_part(press.state[1]),
            parse_id_part(press.state[2]),
        )
        guild_id, asker_id = require_guild_id(press.interaction), press.interaction.user.id
        found = await self.services.contests.compare_picks(guild_id, contest_id, one, other, asker_id)
        names = await self.services.guilds.get_names(guild_id, [one, other])
        await press.show_screen(versus_screen(found, names, press.page))

    async def _find_picks(
        self, interaction: Interaction, contest: Contest, whose: discord.User | discord.Member
    ) -> VisiblePicks:
        guild_id, asker_id = require_guild_id(interaction), interaction.user.id
        try:
            return await self.services.contests.get_picks(guild_id, contest.id, whose.id, asker_id)
        except NothingFoundError as error:
            raise _make_no_ballot_error(contest, whose, asker_id) from error


def _make_no_ballot_error(
    contest: Contest, whose: discord.User | discord.Member, asker_id: int
) -> NoBallotError:
    return NoBallotError(contest.title, whose.display_name, own=whose.id == asker_id)
