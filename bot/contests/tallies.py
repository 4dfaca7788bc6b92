"""Counted ballots, kept in memory while they cannot change.

On the night everyone asks for the standings after every envelope, and of a sealed contest only the results change.
"""

from collections import OrderedDict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.contests import ballot_store
from bot.contests.facts import ContestFacts
from bot.contests.tally import Tally

KEPT = 4
"""Contests whose tallies are kept, those asked for last: with 10,000 ballots one takes some 7 MB."""


class _Stamp(NamedTuple):
    """What a tally depends on besides the contest; when any of it has changed, the ballots are counted anew."""

    sealed_at: datetime
    named: int
    in_play: tuple[frozenset[str], ...]


class Tallies:
    """The tallies of contests. Names of members in them are those of when their ballots were counted."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[int, tuple[_Stamp, Tally]] = OrderedDict()

    def load(self, connection: Connection, facts: ContestFacts) -> Tally:
        """The ballots of a contest, counted."""
        contest = facts.contest
        if contest.sealed_at is None:
            return _count(connection, facts)
        stamp = _Stamp(
            contest.sealed_at,
            ballot_store.count_named(connection, contest.id),
            tuple(facts.in_play.get(category.id, frozenset()) for category in contest.rules.categories),
        )
        kept = self._kept.get(contest.id)
        tally = kept[1] if kept is not None and kept[0] == stamp else _count(connection, facts)
        self._kept[contest.id] = stamp, tally
        self._kept.move_to_end(contest.id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return tally


def _count(connection: Connection, facts: ContestFacts) -> Tally:
    return Tally.of(facts.contest.rules, ballot_store.all_of(connection, facts.contest.id), facts.in_play)
