"""The best rank that a member can still reach, over all outcomes of the categories that are not announced yet.

Where one nominee is at least as good for the member as any other against every rival, that nominee is assumed to
win. The other categories are searched by branch and bound: a branch is given up when even the best outcomes of
its remaining categories, chosen for each rival separately, would leave no fewer rivals ahead than an outcome that
was found already.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.contests.model import Pick
from bot.contests.standings import ScoreScale, add_category_scores, compute_scores
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import Results

Gains = Sequence[int]
"""For one outcome of one category: what each rival gains on the member, negative if the member gains."""


class FewestAheadSearch:
    """The search over the categories whose outcome decides which rivals finish ahead of the member.

    Args:
        margins: How far each rival is ahead of the member now, negative if behind. Only rivals with a margin
            above 0 are ahead.
        categories: The possible outcomes of each category.
        budget: The greatest number of additions that the search may make.
    """

    def __init__(self, margins: Sequence[int], categories: Sequence[Sequence[Gains]], budget: int) -> None:
        self._margins = margins
        self._categories = sorted(map(_drop_dominated, categories), key=_measure_spread, reverse=True)
        self._budget = budget
        self._best = 0
        # By depth: the least that each rival can gain in the categories from there on.
        self._least: list[Gains] = [[0] * len(margins)]
        for outcomes in reversed(self._categories):
            least = (min(gains) for gains in zip(*outcomes, strict=True))
            self._least.insert(0, [a + b for a, b in zip(self._least[0], least, strict=True)])

    def find_fewest_ahead(self, known: int) -> tuple[int, bool]:
        """The fewest rivals that can finish ahead, and whether the search proved that no outcome leaves fewer.

        Args:
            known: How many rivals finish ahead in an outcome that the caller found already.
        """
        self._best = known
        self._search_branch(self._margins, 0)
        return self._best, self._budget > 0

    def _search_branch(self, margins: Sequence[int], depth: int) -> None:
        self._budget -= len(margins)
        ahead = sum(margin + least > 0 for margin, least in zip(margins, self._least[depth], strict=True))
        if ahead >= self._best or self._budget <= 0:
            return
        if depth == len(self._categories):
            self._best = ahead
            return
        for gains in self._categories[depth]:
            self._search_branch(
                [margin + gain for margin, gain in zip(margins, gains, strict=True)], depth + 1
            )


def _drop_dominated(outcomes: Sequence[Gains]) -> Sequence[Gains]:
    """The outcomes that no other equals or beats against every rival, the most promising first."""
    kept: list[Gains] = []
    for gains in sorted(outcomes, key=sum):
        if not any(all(a <= b for a, b in zip(better, gains, strict=True)) for better in kept):
            kept.append(gains)
    return kept


def _measure_spread(outcomes: Sequence[Gains]) -> int:
    return max(map(max, outcomes)) - min(map(min, outcomes))


_SEARCH_BUDGET_ADDITIONS = 200_000
"""Additions that the search for one member may take: some tens of milliseconds."""


@dataclass(frozen=True, slots=True)
class BestFinish:
    """The best rank that a member can still reach.

    Attributes:
        rank: A rank that some outcome of the unannounced categories gives.
        is_exact: Whether no outcome gives a better one. If not, the best rank is this one or better.
    """

    rank: int
    is_exact: bool


def find_best_finish(
    tally: ContestTally, results: Results, member_id: MemberId, answer: int | None = None
) -> BestFinish | None:
    """The best rank that a member can still reach; None if they have no ballot.

    Until its answer is known, the tie-breaker question separates nobody, as in the standings.

    Args:
        tally: The contest's ballots, counted.
        results: The results that the contest is scored on.
        member_id: The member.
        answer: The true answer to the tie-breaker question, once a host gave it.
    """
    place = tally.places.get(member_id)
    if place is None:
        return None
    scale = ScoreScale.from_tally(tally, answer)
    scores = compute_scores(tally, results, tally.list_announced(results), scale)
    return MemberProspects(tally, scale, place).find_best_finish(scores, tally.list_unannounced(results))


@dataclass(frozen=True)
class MemberProspects:
    """What the unannounced categories can bring one member.

    Attributes:
        tally: The contest's ballots, counted.
        scale: What correct picks add to a member's score.
        place: The member's place in the tally.
    """

    tally: ContestTally
    scale: ScoreScale
    place: int

    def find_best_finish(self, scores: Sequence[int], unannounced: Sequence[CategoryId]) -> BestFinish:
        """The member's best finish from these scores, with these categories still unannounced."""
        decided = list(scores)
        undecided: list[CategoryId] = []
        for category_id in unannounced:
            winner_id = self.find_plainly_best(category_id)
            if winner_id is None:
                undecided.append(category_id)
            else:
                add_category_scores(self.tally, category_id, (winner_id,), self.scale, decided)
        hoped = list(decided)
        for category_id in undecided:
            add_category_scores(
                self.tally, category_id, (self._choose_hoped_for(category_id),), self.scale, hoped
            )
        ahead = sum(score > hoped[self.place] for score in hoped)
        if not undecided or not ahead:
            return BestFinish(ahead + 1, is_exact=True)
        return self._search_outcomes(decided, undecided, ahead)

    def find_plainly_best(self, category_id: CategoryId) -> NomineeId | None:
        """The nominee whose win is, against every rival, at least as good for the member as any other's; None
        if none is.
        """
        column = self.tally.columns[category_id]
        if len(column.in_play) == 1:
            return next(iter(column.in_play))
        pick = self._find_pick(category_id)
        if pick is None:
            return next(iter(sorted(column.in_play - column.backers.keys())), None)
        rewards = self.tally.compute_rewards(category_id, (pick.nominee_id,))
        return pick.nominee_id if rewards[pick.nominee_id, pick.wager] == max(rewards.values()) else None

    def _find_pick(self, category_id: CategoryId) -> Pick | None:
        """The member's pick, if it can win."""
        pick = self.tally.ballots[self.place].picks.get(category_id)
        if pick is None or pick.nominee_id not in self.tally.columns[category_id].in_play:
            return None
        return pick

    def _choose_hoped_for(self, category_id: CategoryId) -> NomineeId:
        """The member's pick; without one, the nominee whose win gives the fewest rivals something."""
        pick = self._find_pick(category_id)
        if pick is not None:
            return pick.nominee_id
        column = self.tally.columns[category_id]
        return min(sorted(column.in_play), key=lambda nominee_id: column.count_picks((nominee_id,)))

    def _search_outcomes(
        self, decided: Sequence[int], undecided: Sequence[CategoryId], known: int
    ) -> BestFinish:
        """Search the outcomes of the undecided categories; `known` rivals are ahead if the hoped-for nominees win."""
        nominees = [sorted(self.tally.columns[category_id].in_play) for category_id in undecided]
        if len(decided) * sum(map(len, nominees)) > _SEARCH_BUDGET_ADDITIONS:
            return BestFinish(known + 1, is_exact=False)
        categories: Sequence[Sequence[Gains]] = [
            [self._compute_gains(category_id, nominee_id) for nominee_id in nominee_ids]
            for category_id, nominee_ids in zip(undecided, nominees, strict=True)
        ]
        margins: Sequence[int] = [score - decided[self.place] for score in decided]
        least = sum(min(map(min, outcomes)) for outcomes in categories)
        most = sum(max(map(max, outcomes)) for outcomes in categories)
        certain = sum(margin + least > 0 for margin in margins)
        near = [place for place, margin in enumerate(margins) if margin + least <= 0 < margin + most]
        margins, categories = _restrict_to_places(near, margins, categories)
        lowest, highest = (
            _compute_margins(margins, categories, min),
            _compute_margins(margins, categories, max),
        )
        certain += sum(margin > 0 for margin in lowest)
        if known == certain:
            return BestFinish(known + 1, is_exact=True)
        uncertain = [place for place, margin in enumerate(lowest) if margin <= 0 < highest[place]]
        endgame = FewestAheadSearch(
            *_restrict_to_places(uncertain, margins, categories), _SEARCH_BUDGET_ADDITIONS
        )
        fewest, exact = endgame.find_fewest_ahead(known - certain)
        return BestFinish(certain + fewest + 1, exact)

    def _compute_gains(self, category_id: CategoryId, winner_id: NomineeId) -> Gains:
        """What each rival gains on the member if this nominee wins."""
        gains = [0] * len(self.tally.ballots)
        add_category_scores(self.tally, category_id, (winner_id,), self.scale, gains)
        own = gains[self.place]
        return [gain - own for gain in gains]


def _restrict_to_places(
    places: Sequence[int], margins: Sequence[int], categories: Sequence[Sequence[Gains]]
) -> tuple[Sequence[int], Sequence[Sequence[Gains]]]:
    """The margins and gains of the rivals at these places only."""
    return (
        [margins[place] for place in places],
        [[[gains[place] for place in places] for gains in outcomes] for outcomes in categories],
    )


def _compute_margins(
    margins: Sequence[int], categories: Iterable[Sequence[Gains]], pick: Callable[[Iterable[int]], int]
) -> Sequence[int]:
    """The margins after one outcome of each category, which `pick` chooses for each rival separately."""
    for outcomes in categories:
        gained = map(pick, zip(*outcomes, strict=True))
        margins = [margin + gain for margin, gain in zip(margins, gained, strict=True)]
    return margins
