"""`/picks` and `/versus`: views of members' ballots, one alone or two side by side."""

import discord
from discord import app_commands

from bot.contests.model import Contest
from bot.contests.nominations.standings import VisibleEntries
from bot.contests.read_models import VisiblePicks
from bot.errors import NothingFoundError
from bot.guilds.model import Feature
from bot.ids import MemberId
from cogs.ballots import routes
from cogs.ballots.entries_screens import entries_screen
from cogs.ballots.error_text import NoBallotError, NominationsComparedError, SameBallotError
from cogs.ballots.paper_features import SeenNominees, find_seen_nominees
from cogs.ballots.picks_screens import picks_screen, versus_screen
from cogs.kit.cog import FeatureCog
from cogs.kit.contest_options import CurrentContestOption, find_shown_contest
from cogs.kit.controls import Interaction, Press, answers_route, parse_id_part, require_guild_id
from cogs.kit.covers import are_winners_covered
from cogs.kit.routes import parse_contest_id


@app_commands.guild_only()
class PicksCog(FeatureCog):
    """Views of ballots, as far as the asker may see them."""

    feature = Feature.CONTESTS
    heading = "Everyone's ballots"
    about = (
        "`/picks` without a name is your own ballot. Another member's picks open category by category, as "
        "each closes; before that nobody reads them, no host and no moderator, unless the contest was opened "
        "with open ballots. `/versus` lays two ballots side by side and says what may still decide between "
        "them."
    )

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
        if chosen.is_on_nominations:
            entries = await self._find_entries(interaction, chosen, whose)
            open_ones = whose.id == interaction.user.id and chosen.sealed_at is None
            await interaction.response.send_message(
                view=entries_screen(entries, whose.display_name), ephemeral=open_ones
            )
            return
        found = await self._find_picks(interaction, chosen, whose)
        private = _are_own_open(interaction, found) or await are_winners_covered(interaction, found.results)
        seen = await _find_seen(interaction, found)
        await interaction.response.send_message(
            view=picks_screen(found, whose.display_name, seen=seen), ephemeral=private
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
        if chosen.is_on_nominations:
            raise NominationsComparedError
        guild_id, asker_id = require_guild_id(interaction), MemberId(interaction.user.id)
        try:
            found = await self.services.contests.compare_picks(
                guild_id, chosen.id, MemberId(member.id), MemberId(second.id), asker_id
            )
        except NothingFoundError as error:
            missing = member if error.text == str(member.id) else second
            raise _make_no_ballot_error(chosen, missing, asker_id) from error
        names = {MemberId(one.id): one.display_name for one in (member, second)}
        await interaction.response.send_message(
            view=versus_screen(found, names), ephemeral=await are_winners_covered(interaction, found.results)
        )

    @answers_route(routes.PICKS_PAGE_ROUTE)
    async def turn_picks(self, press: Press) -> None:
        """Show another page of someone's picks, as far as the presser may see them."""
        contest_id, member_id = parse_contest_id(press, 4), MemberId(parse_id_part(press.state[1]))
        guild_id, asker_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        names = await self.services.guilds.get_names(guild_id, [member_id])
        contest = await self.services.contests.get_contest(guild_id, contest_id)
        if contest.is_on_nominations:
            entries = await self.services.nominations.entries.get_entries(
                guild_id, contest_id, member_id, asker_id, self.services.clock()
            )
            name = names.get(member_id, entries.ballot.name)
            await press.show_screen(
                entries_screen(entries, name, press.page), alone=contest.sealed_at is None
            )
            return
        found = await self.services.contests.get_picks(guild_id, contest_id, member_id, asker_id)
        seen = await _find_seen(press.interaction, found)
        await press.show_screen(
            picks_screen(found, names.get(member_id, found.ballot.name), press.page, seen=seen),
            alone=_are_own_open(press.interaction, found)
            or await are_winners_covered(press.interaction, found.results),
        )

    @answers_route(routes.VERSUS_PAGE_ROUTE)
    async def turn_versus(self, press: Press) -> None:
        """Show another page of two ballots side by side."""
        contest_id, one, other = (
            parse_contest_id(press, 5),
            MemberId(parse_id_part(press.state[1])),
            MemberId(parse_id_part(press.state[2])),
        )
        guild_id, asker_id = require_guild_id(press.interaction), MemberId(press.interaction.user.id)
        found = await self.services.contests.compare_picks(guild_id, contest_id, one, other, asker_id)
        names = await self.services.guilds.get_names(guild_id, [one, other])
        await press.show_screen(
            versus_screen(found, names, press.page),
            alone=await are_winners_covered(press.interaction, found.results),
        )

    async def _find_entries(
        self, interaction: Interaction, contest: Contest, whose: discord.User | discord.Member
    ) -> VisibleEntries:
        asker_id = MemberId(interaction.user.id)
        try:
            return await self.services.nominations.entries.get_entries(
                contest.guild_id, contest.id, MemberId(whose.id), asker_id, self.services.clock()
            )
        except NothingFoundError as error:
            raise _make_no_ballot_error(contest, whose, asker_id) from error

    async def _find_picks(
        self, interaction: Interaction, contest: Contest, whose: discord.User | discord.Member
    ) -> VisiblePicks:
        guild_id, asker_id = require_guild_id(interaction), MemberId(interaction.user.id)
        try:
            return await self.services.contests.get_picks(guild_id, contest.id, MemberId(whose.id), asker_id)
        except NothingFoundError as error:
            raise _make_no_ballot_error(contest, whose, asker_id) from error


def _are_own_open(interaction: Interaction, picks: VisiblePicks) -> bool:
    """Return whether these are the asker's own picks and not sealed yet: then they are shown to them alone."""
    return picks.ballot.member_id == interaction.user.id and picks.contest.sealed_at is None


async def _find_seen(interaction: Interaction, picks: VisiblePicks) -> SeenNominees:
    """Return what the asker has seen, beside their own picks that nobody else reads yet; none otherwise."""
    if not _are_own_open(interaction, picks):
        return frozenset()
    return await find_seen_nominees(interaction, picks.ceremony)


def _make_no_ballot_error(
    contest: Contest, whose: discord.User | discord.Member, asker_id: MemberId
) -> NoBallotError:
    return NoBallotError(contest.title, whose.display_name, own=whose.id == asker_id)
