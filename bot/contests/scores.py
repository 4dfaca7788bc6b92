"""A member's points, right picks and tie-break as one number: comparing members is comparing numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.contests.tally import ContestTally
from bot.results.model import Results


@dataclass(frozen=True)
class ScoreScale:
    """Points, right picks and closeness as one whole number, so that who is ahead is whose number is greater.

    Attributes:
        point: What one point adds: more than all right picks and any closeness together.
        right: What one right pick adds: more than any closeness.
        initial_scores: Each ballot's closeness to the true answer of the tie-breaker question, in the tally's order: 0
            for the farthest and for no answer, more the closer; 0 for all without a question or a true
            answer.
        distances: How far each ballot's answer is from the true one; None where there is none.
    """

    point: int
    right: int
    initial_scores: Sequence[int]
    distances: Sequence[int | None]

    @classmethod
    def from_tally(cls, tally: ContestTally, answer: int | None) -> "ScoreScale":
        """The scale of a contest whose tie-breaker question has this true answer, or none yet."""
        distances: list[int | None] = [None] * len(tally.ballots)
        if tally.rules.tiebreaker is not None and answer is not None:
            distances = [None if said is None else abs(said - answer) for said in tally.answers]
        farthest_first = sorted({distance for distance in distances if distance is not None}, reverse=True)
        closeness = {distance: level for level, distance in enumerate(farthest_first, 1)}
        right = len(farthest_first) + 1
        return cls(
            point=right * (len(tally.rules.categories) + 1),
            right=right,
            initial_scores=[0 if distance is None else closeness[distance] for distance in distances],
            distances=distances,
        )

    def compute_gain(self, points: int) -> int:
        """What a right pick that earns these points adds to a member's number."""
        return points * self.point + self.right

    def split_score(self, score: int) -> tuple[int, int]:
        """The points and right picks in a number."""
        points, rest = divmod(score, self.point)
        return points, rest // self.right


def add_category_scores(
    tally: ContestTally, category_id: str, winner_ids: Iterable[str], scale: ScoreScale, scores: list[int]
) -> None:
    """Add to the numbers what these winners of a category pay."""
    backers = tally.columns[category_id].backers
    for (nominee_id, stake), points in tally.compute_rewards(category_id, winner_ids).items():
        gain = scale.compute_gain(points)
        for place in backers[nominee_id][stake]:
            scores[place] += gain


def compute_scores(
    tally: ContestTally, results: Results, announced: Iterable[str], scale: ScoreScale
) -> list[int]:
    """Each ballot's number on the scale after these envelopes, in the tally's order."""
    scores = list(scale.initial_scores)
    for category_id in announced:
        add_category_scores(tally, category_id, results.find_winners(category_id), scale, scores)
    return scores


@dataclass(frozen=True)
class Ranking:
    """Numbers in order; it is sorted when first asked.

    Attributes:
        scores: The numbers, by place.
    """

    scores: Sequence[int]

    @cached_property
    def order(self) -> Sequence[int]:
        """The places, best first; those with the same number keep their order."""
        return sorted(range(len(self.scores)), key=self.scores.__getitem__, reverse=True)

    def find_rank(self, place: int) -> int:
        """The competition rank of the number at a place, 1 for the greatest."""
        return len(self.scores) - bisect_right(self._ascending, self.scores[place]) + 1

    def is_tied(self, place: int) -> bool:
        """Whether another place has the same number."""
        above = bisect_right(self._ascending, self.scores[place])
        return above > 1 and self._ascending[above - 2] == self.scores[place]

    def find_position(self, place: int) -> int:
        """Where a place stands in `order`, from 0."""
        first = self.find_rank(place) - 1
        behind = len(self.scores) - bisect_left(self._ascending, self.scores[place])
        return bisect_left(self.order, place, first, behind)

    @cached_property
    def _ascending(self) -> Sequence[int]:
        return sorted(self.scores)
