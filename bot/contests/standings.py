"""Scores and standings: a member's points with what orders equal members as one number, and the members in its order.

Equal points are ordered by the closest answer alone where the contest asks a tie-breaker question, and by the number of
right picks where it asks none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple, overload

from bot.contests.model import Ballot, Rules
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import Results


@dataclass(frozen=True)
class ScoreScale:
    """Combines points with what orders equal members into one integer score; the greater score is ahead.

    Attributes:
        point: What one point adds to a score: more than everything that orders equal members.
        right: What one right pick adds: 1, or 0 in a contest that asks a tie-breaker question.
        initial_scores: Each ballot's closeness to the true answer of the tie-breaker question, in the tally's
            order: 0 for the farthest and for no answer, more the closer; 0 for all without a question or a true
            answer.
        distances: How far each ballot's answer is from the true one; None where there is none.
    """

    point: int
    right: int
    initial_scores: Sequence[int]
    distances: Sequence[int | None]

    @classmethod
    def from_tally(cls, tally: ContestTally, answer: int | None) -> "ScoreScale":
        """The scale of a contest; `answer` is the true answer to its tie-breaker question, None if unknown."""
        return cls.from_answers(tally.rules, tally.answers, answer, most_right=len(tally.rules.categories))

    @classmethod
    def from_answers(
        cls, rules: Rules, answers: Sequence[int | None], answer: int | None, *, most_right: int
    ) -> "ScoreScale":
        """The scale of ballots with these answers, each of which can be right `most_right` times."""
        if rules.tiebreaker is None:
            nobody = [None] * len(answers)
            return cls(most_right + 1, 1, [0] * len(nobody), nobody)
        distances = [None if given is None or answer is None else abs(given - answer) for given in answers]
        farthest_first = sorted({distance for distance in distances if distance is not None}, reverse=True)
        closeness = {distance: level for level, distance in enumerate(farthest_first, 1)}
        return cls(
            point=len(farthest_first) + 1,
            right=0,
            initial_scores=[0 if distance is None else closeness[distance] for distance in distances],
            distances=distances,
        )

    def compute_gain(self, points: int) -> int:
        """What a right pick that earns these points adds to a member's score."""
        return points * self.point + self.right

    def get_points(self, score: int) -> int:
        """The points in a score."""
        return score // self.point


def add_category_scores(
    tally: ContestTally,
    category_id: CategoryId,
    winner_ids: Iterable[NomineeId],
    scale: ScoreScale,
    scores: list[int],
) -> None:
    """Add what these winners of a category earn to `scores`, in place."""
    backers = tally.columns[category_id].backers
    for (nominee_id, wager), points in tally.compute_rewards(category_id, winner_ids).items():
        gain = scale.compute_gain(points)
        for place in backers[nominee_id][wager]:
            scores[place] += gain


def compute_scores(
    tally: ContestTally, results: Results, announced: Iterable[CategoryId], scale: ScoreScale
) -> list[int]:
    """Each ballot's score after these announced categories, in the tally's order."""
    scores = list(scale.initial_scores)
    for category_id in announced:
        add_category_scores(tally, category_id, results.find_winners(category_id), scale, scores)
    return scores


@dataclass(frozen=True)
class Ranking:
    """Scores in order; sorted on first use.

    Attributes:
        scores: The scores, by place in the tally.
    """

    scores: Sequence[int]

    @cached_property
    def order(self) -> Sequence[int]:
        """The places, best first; places with the same score keep their order."""
        return sorted(range(len(self.scores)), key=self.scores.__getitem__, reverse=True)

    def find_rank(self, place: int) -> int:
        """The competition rank of the score at a place, 1 for the greatest."""
        return len(self.scores) - bisect_right(self._ascending, self.scores[place]) + 1

    def is_tied(self, place: int) -> bool:
        """Whether another place has the same score."""
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


class StandingsRow(NamedTuple):
    """One member's row in the standings.

    Attributes:
        ballot: The ballot; an erased member's ballot keeps its points.
        rank: From 1, shared by equals.
        tied: Whether another member has the same rank.
        points: What the right picks earned.
        right: How many picks are right.
        movement: The ranks gained by the latest announced category, negative if lost; None before the second one.
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
    """The rows of a contest's standings, best first, equals by name; each is made when it is asked for."""

    def __init__(
        self,
        ballots: Sequence[Ballot],
        places: Mapping[MemberId, int],
        count_right: Callable[[Ballot], int],
        *,
        scale: ScoreScale,
        before: Ranking | None,
        after: Ranking,
    ) -> None:
        self._ballots = ballots
        self._places = places
        self._count_right = count_right
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

    def find_position(self, member_id: MemberId) -> int | None:
        """The index of a member's row; None without a ballot."""
        place = self._places.get(member_id)
        return None if place is None else self._after.find_position(place)

    def find_place(self, index: int) -> int:
        """The place of a row's ballot among the contest's ballots, which no result changes."""
        return self._after.order[index]

    def find_rank_at(self, place: int) -> int:
        """The rank of the ballot at a place."""
        return self._after.find_rank(place)

    def _make_row(self, place: int) -> StandingsRow:
        rank = self._after.find_rank(place)
        ballot = self._ballots[place]
        return StandingsRow(
            ballot=ballot,
            rank=rank,
            tied=self._after.is_tied(place),
            points=self._scale.get_points(self._after.scores[place]),
            right=self._count_right(ballot),
            movement=None if self._before is None else self._before.find_rank(place) - rank,
            distance=self._scale.distances[place],
        )


def _count_right_picks(tally: ContestTally, results: Results, ballot: Ballot) -> int:
    """How many of a ballot's picks stand as winners and can win."""
    return sum(
        pick.nominee_id in results.find_winners(category_id)
        and pick.nominee_id in tally.columns[category_id].in_play
        for category_id, pick in ballot.picks.items()
    )


@dataclass(frozen=True)
class Standings:
    """A contest's members in order.

    Attributes:
        rows: Best first, equals by name.
        announced: The contest's announced categories, in the order of their announcements.
        unannounced: Those that can still be announced, in the contest's order.
        reachable: On nominations, how many nominees a ballot could have named so far; None on winners.
    """

    rows: StandingsRows
    announced: tuple[CategoryId, ...]
    unannounced: tuple[CategoryId, ...]
    reachable: int | None = None

    @property
    def most_right(self) -> int:
        """How much a ballot could have had right so far."""
        return len(self.announced) if self.reachable is None else self.reachable

    def find_row(self, member_id: MemberId) -> StandingsRow | None:
        """A member's row; None without a ballot."""
        position = self.rows.find_position(member_id)
        return None if position is None else self.rows[position]


def compute_standings(tally: ContestTally, results: Results, answer: int | None = None) -> Standings:
    """The standings of a contest.

    Args:
        tally: The contest's ballots, counted.
        results: The results that the contest is scored on.
        answer: The true answer to the tie-breaker question, once a host gave it; until then equal points are
            equal where there is a question.
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
    count_right = partial(_count_right_picks, tally, results)
    rows = StandingsRows(
        tally.ballots, tally.places, count_right, scale=scale, before=before, after=Ranking(scores)
    )
    return Standings(rows, opened, tally.list_unannounced(results))


def compute_earnings(
    tally: ContestTally, results: Results, ballot: Ballot
) -> Mapping[CategoryId, int | None]:
    """The points of a ballot's picks by category id, for announced categories only; None for a wrong pick."""
    earnings: dict[CategoryId, int | None] = {}
    for category_id, pick in ballot.picks.items():
        if category_id in results.winners:
            rewards = tally.compute_rewards(category_id, results.find_winners(category_id))
            earnings[category_id] = rewards.get((pick.nominee_id, pick.wager))
    return earnings
