"""What stands out in a ceremony: the biggest upset, and where the room was most divided and most certain.

Shares of fewer than `FEWEST_FOR_SHARES` voters are compared only where no category has more: two friends who
both missed a winner are no bigger upset than a whole room that did. Of equals, the category with more voters
stands out, then the one that comes first.
"""

from collections.abc import Iterable, Sequence

from bot.verdict.room import CategoryVerdict


def find_biggest_upset(categories: Iterable[CategoryVerdict]) -> CategoryVerdict | None:
    """Where the winner had the smallest share; None where the room called everything, as nothing was one."""
    missed = [category for category in categories if category.is_judged and not category.right]
    return min(
        _select_comparable(missed),
        key=lambda category: (category.winner_share, -category.belief.voters),
        default=None,
    )


def find_most_divided(categories: Iterable[CategoryVerdict]) -> CategoryVerdict | None:
    """Where the room's first place led by the least, announced or not; None where nobody answered."""
    return min(
        _select_comparable(categories),
        key=lambda category: (category.belief.lead, -category.belief.voters),
        default=None,
    )


def find_most_certain(categories: Iterable[CategoryVerdict]) -> CategoryVerdict | None:
    """Where the room's first place led by the most, announced or not; None where nobody answered."""
    return max(
        _select_comparable(categories),
        key=lambda category: (category.belief.lead, category.belief.voters),
        default=None,
    )


def _select_comparable(categories: Iterable[CategoryVerdict]) -> Sequence[CategoryVerdict]:
    answered = [category for category in categories if category.belief.voters]
    return [category for category in answered if not category.belief.counts_only] or answered
