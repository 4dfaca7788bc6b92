"""What a right pick earns: the scoring presets, each a pure function."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.contests.model import PROBABILITY_UNIT, Scoring


class RightPick(NamedTuple):
    """A pick of a winner, with all that its points may depend on.

    Attributes:
        weight: The category's weight.
        picks: P, how many ballots have a pick in the category, right or wrong.
        right: C, how many of those are right; this one is among them, so it is at least 1.
        stake: The number staked on it; None without a stake.
        chance: The nominee's probability in parts of `PROBABILITY_UNIT`, under `odds`; None without one.
    """

    weight: int
    picks: int
    right: int
    stake: int | None
    chance: int | None = None


def score_classic(_: RightPick) -> int:
    """One point for each category."""
    return 1


def score_weighted(pick: RightPick) -> int:
    """The category's weight."""
    return pick.weight


def score_bold(pick: RightPick) -> int:
    """Weight × (P − C + 1): the weight if everyone was right, P times the weight if only one member was."""
    return pick.weight * (pick.picks - pick.right + 1)


def score_confidence(pick: RightPick) -> int:
    """The number staked on it."""
    return pick.stake or 0


HIGHEST_ODDS_FACTOR = 10
"""The most that `odds` multiplies a weight by, however unlikely the winner was."""


def score_odds(pick: RightPick) -> int:
    """Weight × min(10, 1 ÷ p), to the nearest whole point, halves up; the weight alone without a probability.

    It is computed in whole numbers, with p in parts of `PROBABILITY_UNIT`.
    """
    if pick.chance is None:
        return pick.weight
    if pick.chance * HIGHEST_ODDS_FACTOR <= PROBABILITY_UNIT:
        return pick.weight * HIGHEST_ODDS_FACTOR
    return (2 * pick.weight * PROBABILITY_UNIT + pick.chance) // (2 * pick.chance)


def score_pick(scoring: Scoring, pick: RightPick, *, doubled: bool = False) -> int:
    """The points of a right pick under a preset; a doubled one counts twice."""
    return SCORING_PRESETS[scoring](pick) * (2 if doubled else 1)


SCORING_PRESETS: Mapping[Scoring, Callable[[RightPick], int]] = {
    Scoring.CLASSIC: score_classic,
    Scoring.WEIGHTED: score_weighted,
    Scoring.BOLD: score_bold,
    Scoring.CONFIDENCE: score_confidence,
    Scoring.ODDS: score_odds,
}
"""The scoring function of each preset. No result is negative, and picks of one nominee with the same wager earn the
same: `bot.contests.tally` and `bot.contests.best_finish` depend on both. Nominees of one category may be worth
different points, as under `odds`. Contests on nominations are counted by
`bot.contests.nominations.scoring`, whose `hits` is not among them.
"""

SCORING_FORMULAS: Mapping[Scoring, str] = {
    Scoring.CLASSIC: "1",
    Scoring.WEIGHTED: "weight",
    Scoring.BOLD: "weight × (P − C + 1)",
    Scoring.CONFIDENCE: "stake",
    Scoring.HITS: "1, and 1 more for a category without a miss",
    Scoring.ODDS: "weight × min(10, 1 ÷ p), to the nearest whole point, halves up",
}
"""What a right pick earns, as stated in the header of an exported file; P and C are of one nominee on nominations."""
