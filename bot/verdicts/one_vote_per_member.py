"""Chooses one answer per member and category, however many contests and polls asked about it.

The rule: the pick in the contest that locked first on that category, and the vote in the poll that closed last. Of
the contests only those with a pick of the member are considered: a member who entered only a later one counts by
that one.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from bot.ids import CategoryId, NomineeId
from bot.verdicts.model import Voter, VoterAnswer

AnswersByCategory: TypeAlias = Mapping[CategoryId, Mapping[Voter, NomineeId]]
"""Each voter's one answer, a nominee id, by category id and voter."""


def choose_first_locked(picks: Iterable[VoterAnswer], *, rehearsal: bool = False) -> AnswersByCategory:
    """Each voter's one pick per category: the one in the contest that locked first on it.

    Args:
        picks: From any number of contests of one server on one ceremony, in any order.
        rehearsal: Which of them count: those of rehearsals, or the others. Never both.
    """
    return _choose_one_each(picks, rehearsal, _locked_earlier)


def choose_last_closed(votes: Iterable[VoterAnswer], *, rehearsal: bool = False) -> AnswersByCategory:
    """Each voter's one vote per category: the one in the poll that closed last.

    Args:
        votes: From any number of polls of one server with the same question, *will* or *should*, about one
            ceremony, in any order.
        rehearsal: Which of them count, as in `choose_first_locked`.
    """
    return _choose_one_each(votes, rehearsal, _closed_later)


_Standing: TypeAlias = tuple[datetime, int, datetime, NomineeId]
"""The best answer so far: closing, source id, press and nominee id. A plain tuple, since a large server has hundreds
of thousands, and the garbage collector skips plain tuples.
"""


def _choose_one_each(
    entries: Iterable[VoterAnswer], rehearsal: bool, comes_before: Callable[[_Standing, _Standing], bool]
) -> AnswersByCategory:
    standing: dict[CategoryId, dict[Voter, _Standing]] = {}
    for entry in entries:
        if entry.rehearsal is not rehearsal:
            continue
        category = standing.setdefault(entry.category_id, {})
        one = (entry.closed_at, entry.source_id, entry.pressed_at, entry.nominee_id)
        other = category.get(entry.voter)
        if other is None or comes_before(one, other):
            category[entry.voter] = one
    return {
        category_id: {voter: nominee_id for voter, (_, _, _, nominee_id) in category.items()}
        for category_id, category in standing.items()
    }


def _locked_earlier(one: _Standing, other: _Standing) -> bool:
    if one[1] != other[1]:
        # Of contests that locked at the same instant the older one counts: it has the smaller id.
        return one[:2] < other[:2]
    return one[2] > other[2]


def _closed_later(one: _Standing, other: _Standing) -> bool:
    if one[1] != other[1]:
        return one[:2] > other[:2]
    return one[2] > other[2]
