"""Where a room's answers are: its contests and polls, by the set of results that they are held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.contests import store as contest_store
from bot.contests.loading import find_result_set
from bot.contests.model import Contest, ContestState
from bot.contests.rules import is_public
from bot.polls import store as poll_store
from bot.polls.model import Poll
from bot.results.model import Results
from bot.results.target import REAL_CEREMONY, REHEARSAL_POLLS, ResultSet

JUDGED_CONTEST_STATES = frozenset({ContestState.OPEN, ContestState.LOCKED, ContestState.FINISHED})
"""The states of contests whose picks can enter a verdict: one that was cancelled counts for nothing."""


@dataclass(frozen=True)
class AnswerSources:
    """What asked a room about one set of results.

    Attributes:
        result_set: The set of results.
        contests: Its contests, in the order in which they lock.
        polls: Its polls, open and closed; for a rehearsal contest, the rehearsal polls of its ceremony.
    """

    result_set: ResultSet
    contests: tuple[Contest, ...] = ()
    polls: tuple[Poll, ...] = ()

    @property
    def latest_closing(self) -> datetime:
        """When the last of them closes or closed."""
        return max([contest.locks_at for contest in self.contests] + [poll.ends_at for poll in self.polls])

    def list_public_closings(
        self, contest: Contest, results: Results, now: datetime
    ) -> Mapping[str, datetime]:
        """The categories of a contest whose picks anybody may see now, with when each closed.

        One that has no moment of its own, its picks being open to all from the start, closes with its contest.
        """
        return {
            category.id: contest.closes_at(category) or contest.sealed_at or contest.locks_at
            for category in contest.rules.categories
            if is_public(contest, category.id, now, results)
        }

    def list_public_polls(self, now: datetime) -> tuple[Poll, ...]:
        """The polls whose shares anybody may see now."""
        return tuple(poll for poll in self.polls if poll.is_public(now))


def find_answer_sources(connection: Connection, guild_id: int) -> Mapping[ResultSet, AnswerSources]:
    """What asked a server's room, by set of results: the ceremonies themselves, and each rehearsal apart."""
    contests: dict[ResultSet, list[Contest]] = {}
    polls: dict[ResultSet, list[Poll]] = {}
    for contest in contest_store.list_contests(connection, guild_id, JUDGED_CONTEST_STATES):
        contests.setdefault(find_result_set(contest), []).append(contest)
    for poll in [
        *poll_store.list_open_polls(connection, guild_id),
        *poll_store.list_closed_polls(connection, guild_id),
    ]:
        polls.setdefault(poll.result_set, []).append(poll)
    return {
        target: AnswerSources(
            target, tuple(contests.get(target, ())), tuple(polls.get(_select_poll_result_set(target), ()))
        )
        for target in dict.fromkeys([*contests, *polls])
    }


def _select_poll_result_set(result_set: ResultSet) -> ResultSet:
    """The set of results that the polls are on whose votes belong to a verdict."""
    return (
        result_set
        if result_set.rehearsal == REAL_CEREMONY
        else result_set._replace(rehearsal=REHEARSAL_POLLS)
    )
