"""Nominees withdrawn from a slate, and what that does to the contests that are open."""

from datetime import datetime

from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Action, Actor, AuditEntry
from bot.awards.slates import Slates
from bot.clock import Clock
from bot.contests import ballot_store, rules, store
from bot.contests.facts import Emptied
from bot.contests.loading import load_facts
from bot.contests.model import ContestState
from bot.db.engine import Database
from bot.guilds import store as guild_store


class WithdrawalService:
    """Withdraws nominees. The caller has checked that the actor is a host."""

    def __init__(self, database: Database, slates: Slates, clock: Clock) -> None:
        """Keep withdrawals in a database."""
        self._database = database
        self._slates = slates
        self._clock = clock

    async def withdraw(
        self, guild_id: int, ceremony_id: str, category_id: str, nominee_id: str, by: Actor
    ) -> tuple[Emptied, ...]:
        """Withdraw a nominee from a slate in this server.

        Where its category still takes picks, those of the nominee are emptied; elsewhere they stay and score
        nothing.

        Returns:
            Each open contest that had the nominee, with those who must pick anew; none if it was withdrawn
            before.

        Raises:
            NothingFoundError: There is no such ceremony, category or nominee for this server.
        """
        now = self._clock()

        def work(connection: Connection) -> tuple[Emptied, ...]:
            guild_store.ensure(connection, guild_id, now)
            if not self._slates.withdraw(connection, guild_id, ceremony_id, category_id, nominee_id):
                return ()
            emptied = self._empty_picks(connection, guild_id, ceremony_id, category_id, nominee_id, now)
            category = self._slates.load(connection, guild_id, ceremony_id).by_id[category_id]
            members = sum(len(contest.member_ids) for contest in emptied)
            after = {"ceremony": ceremony_id, "nominee": nominee_id, "picks emptied": members}
            entry = AuditEntry(guild_id, now, by, Action.WITHDRAW_NOMINEE, category.name, after=after)
            audit.append(connection, entry)
            return emptied

        return await self._database.write(work)

    def _empty_picks(
        self,
        connection: Connection,
        guild_id: int,
        ceremony_id: str,
        category_id: str,
        nominee_id: str,
        now: datetime,
    ) -> tuple[Emptied, ...]:
        emptied: list[Emptied] = []
        contests = store.in_states(connection, guild_id, {ContestState.OPEN}, ceremony_id=ceremony_id)
        for contest in contests:
            results = load_facts(connection, self._slates, contest).results
            if rules.refusal_of_pick(contest, category_id, now, results) is None:
                member_ids = ballot_store.empty_picks(connection, contest.id, category_id, nominee_id)
                emptied.append(Emptied(contest, tuple(member_ids)))
        return tuple(emptied)
