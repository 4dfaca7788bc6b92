"""Counted ballots, kept in memory while they cannot change.

On the night everyone asks for the standings after every envelope, and of a sealed contest only the results change.
"""

from collections import OrderedDict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.contests import ballot_store
from bot.contests.facts import ContestContext
from bot.contests.tally import ContestTally

CACHED_TALLIES_LIMIT = 4
"""Contests whose tallies are kept, those asked for last: with 10,000 ballots one takes some 7 MB."""


class _TallyKey(NamedTuple):
    """What a tally depends on besides the contest; when any of it has changed, the ballots are counted anew."""

    sealed_at: datetime
    named: int
    in_play: tuple[frozenset[str], ...]


class TallyCache:
    """The tallies of contests. Names of members in them are those of when their ballots were counted."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[int, tuple[_TallyKey, ContestTally]] = OrderedDict()

    def load_tally(self, connection: Connection, context: ContestContext) -> ContestTally:
        """The ballots of a contest, counted."""
        contest = context.contest
        if contest.sealed_at is None:
            return _count_ballots(connection, context)
        stamp = _TallyKey(
            contest.sealed_at,
            ballot_store.count_unerased_ballots(connection, contest.id),
            tuple(context.in_play.get(category.id, frozenset()) for category in contest.rules.categories),
        )
        kept = self._kept.get(contest.id)
        tally = kept[1] if kept is not None and kept[0] == stamp else _count_ballots(connection, context)
        self._kept[contest.id] = stamp, tally
        self._kept.move_to_end(contest.id)
        if len(self._kept) > CACHED_TALLIES_LIMIT:
            self._kept.popitem(last=False)
        return tally


def _count_ballots(connection: Connection, context: ContestContext) -> ContestTally:
    return ContestTally.from_ballots(
        context.contest.rules, ballot_store.iterate_ballots(connection, context.contest.id), context.in_play
    )
