from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contests.errors import NoOddsError, OddsNotCoveredError
from bot.contests.model import PROBABILITY_UNIT, Odds, Scoring
from bot.contests.rules import find_uncovered_categories, refusal_of_odds
from bot.contests.scoring import RightPick, score_odds
from bot.ids import CategoryId, NomineeId, RivalId
from tests.contests.small_contests import rules

IN_PLAY = {CategoryId(name): frozenset(map(NomineeId, "xy")) for name in "ab"}


def pick(weight: int, chance: int | None) -> RightPick:
    return RightPick(weight, picks=9, right=1, stake=None, chance=chance)


@pytest.mark.parametrize(
    ("weight", "chance", "points"),
    [
        (1, 1_000_000, 1),
        (5, 1_000_000, 5),
        (1, 500_000, 2),
        (5, 450_000, 11),  # 11.11
        (1, 400_000, 3),  # 2.5: halves up
        (3, 666_667, 4),  # 4.499998
        (2, 100_000, 20),
        (2, 99_999, 20),  # no more than ten times the weight
        (2, 1, 20),
        (2, 0, 20),
        (3, None, 3),
    ],
)
def test_a_long_shot_pays_in_whole_points(weight: int, chance: int | None, points: int) -> None:
    assert score_odds(pick(weight, chance)) == points


@given(st.integers(1, 100), st.integers(0, PROBABILITY_UNIT))
def test_points_are_within_half_a_point_of_the_exact_formula(weight: int, chance: int) -> None:
    exact = Fraction(10 * weight)
    if chance:
        exact = min(exact, weight / Fraction(chance, PROBABILITY_UNIT))
    off = score_odds(pick(weight, chance)) - exact
    assert -Fraction(1, 2) < off <= Fraction(1, 2)


@given(st.integers(1, 100), st.integers(0, PROBABILITY_UNIT), st.integers(0, PROBABILITY_UNIT))
def test_whoever_is_less_likely_never_pays_less(weight: int, one: int, other: int) -> None:
    assert score_odds(pick(weight, min(one, other))) >= score_odds(pick(weight, max(one, other)))


def test_a_contest_opens_only_if_its_rival_covers_every_nominee() -> None:
    by_odds = rules("a", "b", scoring=Scoring.ODDS)
    assert isinstance(refusal_of_odds("Night", by_odds, IN_PLAY), NoOddsError)
    of_a = {CategoryId("a"): {NomineeId("x"): 600_000, NomineeId("y"): 0}}
    refusal = refusal_of_odds("Night", replace(by_odds, odds=Odds(RivalId(1), "The market", of_a)), IN_PLAY)
    assert isinstance(refusal, OddsNotCoveredError)
    assert (refusal.rival, refusal.category_ids) == ("The market", ("b",))
    both = of_a | {CategoryId("b"): {NomineeId("x"): 1, NomineeId("y"): 1}}
    assert (
        refusal_of_odds("Night", replace(by_odds, odds=Odds(RivalId(1), "The market", both)), IN_PLAY) is None
    )
    assert refusal_of_odds("Night", rules("a", "b"), IN_PLAY) is None


def test_a_category_is_covered_if_nobody_in_play_lacks_a_probability() -> None:
    withdrawn = IN_PLAY | {CategoryId("b"): frozenset({NomineeId("x")})}
    chances = {CategoryId(name): {NomineeId("x"): 5} for name in "ab"}
    assert find_uncovered_categories(rules("a", "b"), chances, withdrawn) == ("a",)
