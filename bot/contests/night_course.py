"""The course of a night: who led after each envelope, and how those who ended in front got there. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from bot.contests.standings import Standings, StandingsRow
from bot.ids import CategoryId, MemberId
from bot.results.model import Results

FOLLOWED_MEMBERS = 6
"""How many members, the first of the standings, are followed through the night."""


@dataclass(frozen=True, slots=True)
class CourseStep:
    """The standings after one envelope.

    Attributes:
        category_id: The category that it announced.
        leaders: The rows in first place.
        ranks: The followed members' ranks, in the order of `NightCourse.followed`.
    """

    category_id: CategoryId
    leaders: tuple[StandingsRow, ...]
    ranks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NightCourse:
    """A night from its first envelope to its last.

    Attributes:
        followed: The members in front now, best first; erased ones are not among them.
        steps: In the order of the announcements.
    """

    followed: tuple[StandingsRow, ...] = ()
    steps: tuple[CourseStep, ...] = ()


def trace_course(rank_ballots: Callable[[Results], Standings], results: Results) -> NightCourse:
    """Follow a contest through its announcements, as they stand now: a correction is part of them from the start.

    Args:
        rank_ballots: Returns the standings of the contest's ballots on given results.
        results: What stands.
    """
    last = rank_ballots(results)
    named = (row for row in last.rows if row.ballot.member_id is not None)
    followed = tuple(islice(named, FOLLOWED_MEMBERS))
    members = [row.ballot.member_id for row in followed if row.ballot.member_id is not None]
    steps: list[CourseStep] = []
    for number, category_id in enumerate(last.announced, 1):
        opened = last.announced[:number]
        then = rank_ballots(replace(results, winners={one: results.winners[one] for one in opened}))
        steps.append(CourseStep(category_id, _list_leaders(then), _find_ranks(then, members)))
    return NightCourse(followed, tuple(steps))


def _list_leaders(standings: Standings) -> tuple[StandingsRow, ...]:
    leaders: list[StandingsRow] = []
    for row in standings.rows:
        if row.rank > 1:
            break
        leaders.append(row)
    return tuple(leaders)


def _find_ranks(standings: Standings, members: list[MemberId]) -> tuple[int, ...]:
    rows = (standings.find_row(member_id) for member_id in members)
    return tuple(row.rank for row in rows if row is not None)
