"""The scoring presets: what a right pick earns. A wrong pick, or none, earns nothing under any of them.

In a tie everyone who picked any of the winners is right, and paid in full. Points are whole numbers.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.contests.model import Scoring


class RightPick(NamedTuple):
    """A pick of a winner, with everything its points may depend on.

    Attributes:
        weight: The category's weight.
        picks: P, how many ballots have a pick in the category, right or wrong.
        right: C, how many of those are right; this one is among them, so it is at least 1.
        stake: What the member staked on it; None if nothing.
    """

    weight: int
    picks: int
    right: int
    stake: int | None


def score_classic(_: RightPick) -> int:
    """One point a category."""
    return 1


def score_weighted(pick: RightPick) -> int:
    """The category's weight."""
    return pick.weight


def score_bold(pick: RightPick) -> int:
    """Weight × (P − C + 1): once the weight for what all saw coming, P times for what one member called."""
    return pick.weight * (pick.picks - pick.right + 1)


def score_confidence(pick: RightPick) -> int:
    """The number staked on it."""
    return pick.stake or 0


SCORING_PRESETS: Mapping[Scoring, Callable[[RightPick], int]] = {
    Scoring.CLASSIC: score_classic,
    Scoring.WEIGHTED: score_weighted,
    Scoring.BOLD: score_bold,
    Scoring.CONFIDENCE: score_confidence,
}
"""Each preset's rule. They all pay at least nothing, and the first three pay equal picks of a category
equally: the best finish of `bot.contests.outlook` rests on both."""

SCORING_FORMULAS: Mapping[Scoring, str] = {
    Scoring.CLASSIC: "1",
    Scoring.WEIGHTED: "weight",
    Scoring.BOLD: "weight × (P − C + 1)",
    Scoring.CONFIDENCE: "stake",
}
"""What a right pick earns, as the header of an exported file states it."""
