"""The members of a contest in order: points, then right picks, then the tie-breaker question.

Members who are equal in all three share a rank, and the ranks after them are skipped: 1, 1, 3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from bot.contests.model import Ballot
from bot.contests.scores import Ranking, ScoreScale, add_category_scores, compute_scores
from bot.contests.tally import ContestTally
from bot.results.model import Results


class StandingsRow(NamedTuple):
    """One member's line in the standings.

    Attributes:
        ballot: The ballot; its member is None if erased, and the points stand.
        rank: From 1, shared by equals.
        tied: Whether anyone shares it.
        points: What the right picks earned.
        right: How many picks are right.
        movement: The ranks gained by the last envelope, negative if lost; None if it was the first, or none
            was opened.
        distance: How far the tie-breaker's answer is from the true one; None without a question, a true
            answer, or an answer.
    """

    ballot: Ballot
    rank: int
    tied: bool
    points: int
    right: int
    movement: int | None
    distance: int | None


class StandingsRows(Sequence[StandingsRow]):
    """The lines of a contest's standings, best first, equals by name; each is made when it is asked for."""

    def __init__(
        self, tally: ContestTally, scale: ScoreScale, before: Ranking | None, after: Ranking
    ) -> None:
        self._tally = tally
        self._scale = scale
        self._before = before
        self._after = after

    def __len__(self) -> int:
        return len(self._after.scores)

    @overload
    def __getitem__(self, index: int) -> StandingsRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[StandingsRow]: ...
    def __getitem__(self, index: int | slice) -> StandingsRow | Sequence[StandingsRow]:
        if isinstance(index, slice):
            return [self._make_row(place) for place in self._after.order[index]]
        return self._make_row(self._after.order[index])

    def find_position(self, member_id: int) -> int | None:
        """Where a member's line is, from 0; None without a ballot."""
        place = self._tally.places.get(member_id)
        return None if place is None else self._after.find_position(place)

    def _make_row(self, place: int) -> StandingsRow:
        rank = self._after.find_rank(place)
        points, right = self._scale.split_score(self._after.scores[place])
        return StandingsRow(
            ballot=self._tally.ballots[place],
            rank=rank,
            tied=self._after.is_tied(place),
            points=points,
            right=right,
            movement=None if self._before is None else self._before.find_rank(place) - rank,
            distance=self._scale.distances[place],
        )


@dataclass(frozen=True)
class Standings:
    """A contest's members in order.

    Attributes:
        rows: Best first, equals by name.
        announced: The contest's categories announced now, in the order in which their envelopes were opened.
        unannounced: Those whose envelope can still be opened, in the contest's order.
    """

    rows: StandingsRows
    announced: tuple[str, ...]
    unannounced: tuple[str, ...]

    def find_row(self, member_id: int) -> StandingsRow | None:
        """A member's line; None without a ballot."""
        position = self.rows.find_position(member_id)
        return None if position is None else self.rows[position]


def compute_standings(tally: ContestTally, results: Results, answer: int | None = None) -> Standings:
    """The standings of a contest.

    Args:
        tally: The contest's ballots, counted.
        results: The results it is played on.
        answer: The true answer to the tie-breaker question, once a host gave it; until then it separates
            nobody.
    """
    opened = tally.list_announced(results)
    scale = ScoreScale.from_tally(tally, answer)
    scores = compute_scores(tally, results, opened[:-1], scale)
    before = None
    if len(opened) > 1:
        before = Ranking(scores)
        scores = list(scores)
    if opened:
        add_category_scores(tally, opened[-1], results.find_winners(opened[-1]), scale, scores)
    rows = StandingsRows(tally, scale, before, Ranking(scores))
    return Standings(rows, opened, tally.list_unannounced(results))


def compute_earnings(tally: ContestTally, results: Results, ballot: Ballot) -> Mapping[str, int | None]:
    """What each of a ballot's picks earned, by category id, for announced categories alone; None for a wrong
    pick.
    """
    earnings: dict[str, int | None] = {}
    for category_id, pick in ballot.picks.items():
        if category_id in results.winners:
            rewards = tally.compute_rewards(category_id, results.find_winners(category_id))
            earnings[category_id] = rewards.get((pick.nominee_id, pick.stake))
    return earnings
