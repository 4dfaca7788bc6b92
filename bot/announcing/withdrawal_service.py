"""Withdrawing nominees from a slate, and removing their picks and votes in open contests and polls."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.clock import Clock
from bot.contests.ballot_service import empty_picks_of_withdrawn
from bot.contests.read_models import EmptiedPicks
from bot.db.engine import Database
from bot.guilds import store as guild_store
from bot.polls.read_models import EmptiedVotes
from bot.polls.vote_service import empty_votes_for_withdrawn
from bot.record.model import Category
from bot.results import store as results_store
from bot.results.errors import WinnerStandsError
from bot.room_awards.loading import find_skipped_votes
from bot.room_awards.read_models import SkippedVotes
from bot.search.choices import format_choice_label, make_nominee_choice
from bot.slates.model import SlateNominee
from bot.slates.service import SlateService


@dataclass(frozen=True)
class Withdrawal:
    """The picks and votes that the withdrawal of a nominee removed.

    Attributes:
        contests: The contests in which its category takes picks, with the members and guests who must pick again.
        polls: The polls about its category that take votes, with the members who must vote again.
        award: The server's own awards whose vote it was in, with the members whose ballots name it; None if none.
    """

    contests: tuple[EmptiedPicks, ...] = ()
    polls: tuple[EmptiedVotes, ...] = ()
    award: SkippedVotes | None = None

    @property
    def pick_count(self) -> int:
        """How many picks were removed."""
        return sum(len(contest.member_ids) for contest in self.contests) + self.guest_pick_count

    @property
    def guest_pick_count(self) -> int:
        """How many of those picks were guests'."""
        return sum(len(contest.guests) for contest in self.contests)

    @property
    def vote_count(self) -> int:
        """How many votes were removed."""
        return sum(len(poll.member_ids) for poll in self.polls)


class WithdrawalService:
    """Withdraws nominees. The caller has checked that the actor is a host."""

    def __init__(self, database: Database, slates: SlateService, clock: Clock) -> None:
        """Store withdrawals in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def withdraw_nominee(self, nominee: SlateNominee, by: Actor) -> Withdrawal:
        """Withdraw a nominee from a slate in this server.

        Where its category still takes picks or votes, those for the nominee are removed; elsewhere they stay, and the
        picks score nothing.

        Returns:
            What was removed; nothing if the nominee was withdrawn before.

        Raises:
            NothingFoundError: There is no such ceremony, category or nominee for this server.
            WinnerStandsError: It stands as a winner of the category, be it in a rehearsal.
        """
        now = self._clock()

        def empty_and_log(connection: Connection) -> Withdrawal:
            guild_store.ensure_guild(connection, nominee.guild_id, now)
            self._check_no_winner(connection, nominee)
            if not self._slates.withdraw_nominee(connection, nominee):
                return Withdrawal()
            emptied = Withdrawal(
                empty_picks_of_withdrawn(connection, self._slates, nominee, now),
                empty_votes_for_withdrawn(connection, self._slates, nominee, now),
                find_skipped_votes(connection, self._slates, nominee, now),
            )
            category = self._load_category(connection, nominee)
            after = {
                "ceremony": nominee.ceremony_id,
                "nominee": nominee.nominee_id,
                "picks emptied": emptied.pick_count,
                "votes emptied": emptied.vote_count,
                **({"guests' picks emptied": emptied.guest_pick_count} if emptied.guest_pick_count else {}),
            }
            entry = AuditEntry(
                nominee.guild_id, now, by, AuditAction.WITHDRAW_NOMINEE, category.name, after=after
            )
            audit.append_entry(connection, entry)
            return emptied

        return await self._database.write(empty_and_log)

    def _check_no_winner(self, connection: Connection, nominee: SlateNominee) -> None:
        """Refuse to withdraw a nominee that stands as a winner in any of the ceremony's sets of results."""
        for result_set in results_store.list_result_sets(connection, nominee.guild_id):
            if result_set.ceremony_id != nominee.ceremony_id:
                continue
            results = results_store.load_results(connection, result_set)
            if nominee.nominee_id in results.find_winners(nominee.category_id):
                category = self._load_category(connection, nominee)
                name = format_choice_label(make_nominee_choice(category, category.by_id[nominee.nominee_id]))
                raise WinnerStandsError(category.title, name)

    def _load_category(self, connection: Connection, nominee: SlateNominee) -> Category:
        ceremony = self._slates.load_ceremony(connection, nominee.guild_id, nominee.ceremony_id)
        return ceremony.by_id[nominee.category_id]
