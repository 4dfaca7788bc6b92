"""The outcome of the sealed envelopes that leaves a member best placed, searched for where no outcome is
plainly best.

It is a branch and bound over the categories: a branch is given up when even the best outcomes of the rest for
the member, chosen against each rival apart, would leave no fewer rivals ahead than an outcome found already.
"""

from collections.abc import Sequence

Gains = Sequence[int]
"""What one outcome of one category lets each rival gain on the member, negative if the member gains."""


class FewestAheadSearch:
    """A member's rivals, and the categories whose outcome decides who of them ends ahead.

    Args:
        margins: How far each rival is ahead of the member now, negative if behind. Only those above 0 are
            ahead.
        categories: The possible outcomes of each category.
        budget: How many additions the search may take.
    """

    def __init__(self, margins: Sequence[int], categories: Sequence[Sequence[Gains]], budget: int) -> None:
        self._margins = margins
        self._categories = sorted(map(_drop_dominated, categories), key=_measure_spread, reverse=True)
        self._budget = budget
        self._best = 0
        # What each rival gains at the least in the categories from a depth on.
        self._least: list[Gains] = [[0] * len(margins)]
        for outcomes in reversed(self._categories):
            least = (min(gains) for gains in zip(*outcomes, strict=True))
            self._least.insert(0, [a + b for a, b in zip(self._least[0], least, strict=True)])

    def find_fewest_ahead(self, known: int) -> tuple[int, bool]:
        """The fewest rivals that can end ahead, and whether it is certain that no outcome leaves fewer.

        Args:
            known: How many rivals are left ahead by an outcome that the caller knows.
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
    """The outcomes that no other beats or equals against every rival, the most promising first."""
    kept: list[Gains] = []
    for gains in sorted(outcomes, key=sum):
        if not any(all(a <= b for a, b in zip(better, gains, strict=True)) for better in kept):
            kept.append(gains)
    return kept


def _measure_spread(outcomes: Sequence[Gains]) -> int:
    return max(map(max, outcomes)) - min(map(min, outcomes))
