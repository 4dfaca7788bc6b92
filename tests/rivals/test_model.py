from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.contests.model import PROBABILITY_UNIT
from bot.ids import CategoryId, NomineeId, RivalId
from bot.rivals.model import Rival, calculate_brier_score
from tests.contests.small_contests import won

A, B = CategoryId("a"), CategoryId("b")
X, Y, Z = map(NomineeId, "xyz")


def rival(**chances: dict[str, int]) -> Rival:
    """A rival with these percentages by category and nominee."""
    given_ = {
        CategoryId(category_id): {NomineeId(name): percent * 10_000 for name, percent in some.items()}
        for category_id, some in chances.items()
    }
    return Rival(RivalId(1), "The market", given_, sets_odds=False)


def test_a_rival_picks_the_likeliest_and_nobody_where_two_are_level_or_none_is_likely() -> None:
    made = rival(a={"x": 50, "y": 30}, b={"x": 40, "y": 40, "z": 20}, c={"x": 0, "y": 0})
    assert made.find_picks() == {A: X}


def test_brier_scores_of_prophets_fools_and_those_between() -> None:
    results = won(a="x")
    assert calculate_brier_score(rival(a={"x": 100, "y": 0}).chances, results, [A]) == 0
    assert calculate_brier_score(rival(a={"x": 0, "y": 100}).chances, results, [A]) == 2
    # (0.6 − 1)² + 0.3² + 0.1²
    assert calculate_brier_score(rival(a={"x": 60, "y": 30, "z": 10}).chances, results, [A]) == Fraction(
        26, 100
    )


def test_brier_scores_are_means_over_what_is_announced_and_foretold() -> None:
    made = rival(a={"x": 100}, b={"y": 50, "x": 50})
    assert calculate_brier_score(made.chances, won(a="x", b="y", c="z"), [A, B, CategoryId("c")]) == Fraction(
        1, 4
    )
    assert calculate_brier_score(made.chances, won(c="z"), [A, B, CategoryId("c")]) is None


def test_tied_winners_share_what_happened() -> None:
    assert calculate_brier_score(rival(a={"x": 50, "y": 50}).chances, won(a="xy"), [A]) == 0


def test_a_winner_without_a_probability_had_none() -> None:
    assert calculate_brier_score(rival(a={"x": 100}).chances, won(a="z"), [A]) == 2


@given(st.lists(st.integers(0, 100), min_size=1, max_size=3))
def test_whoever_gives_a_whole_is_between_nothing_and_two(shares: list[int]) -> None:
    whole = sum(shares) or 1
    given_ = {name: share * PROBABILITY_UNIT // whole for name, share in zip((X, Y, Z), shares, strict=False)}
    score = calculate_brier_score({A: given_}, won(a="x"), [A])
    assert score is not None
    assert 0 <= score <= 2
