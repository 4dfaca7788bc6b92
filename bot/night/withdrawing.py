"""Nominees withdrawn from a slate, and what that does to the contests and polls that are open."""

from dataclasses import dataclass

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Action, Actor, AuditEntry
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests.facts import Emptied
from bot.contests.withdrawing import empty_picks
from bot.db.engine import Database
from bot.guilds import store as guild_store
from bot.polls.facts import EmptiedPoll
from bot.polls.withdrawing import empty_votes


@dataclass(frozen=True)
class Withdrawal:
    """What the withdrawal of a nominee emptied.

    Attributes:
        contests: The contests in which its category takes picks, with those who must pick anew.
        polls: The polls about its category that take votes, with those who must vote anew.
    """

    contests: tuple[Emptied, ...] = ()
    polls: tuple[EmptiedPoll, ...] = ()

    @property
    def picks(self) -> int:
        """How many picks were emptied."""
        return sum(len(contest.member_ids) for contest in self.contests)

    @property
    def votes(self) -> int:
        """How many votes were emptied."""
        return sum(len(poll.member_ids) for poll in self.polls)


class WithdrawalService:
    """Withdraws nominees. The caller has checked that the actor is a host."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Keep withdrawals in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def withdraw(
        self, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str, by: Actor
    ) -> Withdrawal:
        """Withdraw a nominee from a slate in this server.

        Where its category still takes picks or votes, those for the nominee are emptied; elsewhere they stay, and
        the picks score nothing.

        Returns:
            What was emptied; nothing if the nominee was withdrawn before.

        Raises:
            NothingFoundError: There is no such ceremony, category or nominee for this server.
        """
        now = self._clock()

        def work(connection: Connection) -> Withdrawal:
            guild_store.ensure(connection, guild_id, now)
            if not self._slates.withdraw(connection, guild_id, ceremony_id, category_id, nominee_id):
                return Withdrawal()
            gone = (guild_id, ceremony_id, category_id, nominee_id, now)
            emptied = Withdrawal(empty_picks(connection, self._slates, *gone), empty_votes(connection, *gone))
            category = self._slates.load(connection, guild_id, ceremony_id).by_id[category_id]
            after = {
                "ceremony": ceremony_id,
                "nominee": nominee_id,
                "picks emptied": emptied.picks,
                "votes emptied": emptied.votes,
            }
            entry = AuditEntry(guild_id, now, by, Action.WITHDRAW_NOMINEE, category.name, after=after)
            audit.append(connection, entry)
            return emptied

        return await self._database.write(work)
