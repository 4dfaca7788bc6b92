from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contests.best_finish import FewestAheadSearch

RIVALS = 4

gains = st.lists(st.integers(-4, 4), min_size=RIVALS, max_size=RIVALS)
categories = st.lists(st.lists(gains, min_size=1, max_size=3), max_size=4)


def endings(margins: list[int], outcomes: list[list[list[int]]]) -> Iterator[int]:
    """How many rivals each combination of outcomes leaves ahead."""
    for drawn in product(*outcomes):
        yield sum(sum(parts) > 0 for parts in zip(margins, *drawn, strict=True))


@given(margins=gains, outcomes=categories)
def test_the_fewest_that_any_combination_leaves_ahead_are_found(
    margins: list[int], outcomes: list[list[list[int]]]
) -> None:
    known = max(endings(margins, outcomes))
    assert FewestAheadSearch(margins, outcomes, 100_000).find_fewest_ahead(known) == (
        min(endings(margins, outcomes)),
        True,
    )


@given(margins=gains, outcomes=categories, budget=st.integers(1, 120))
def test_when_the_budget_runs_out_what_was_found_can_be_reached(
    margins: list[int], outcomes: list[list[list[int]]], budget: int
) -> None:
    known = max(endings(margins, outcomes))
    fewest, exact = FewestAheadSearch(margins, outcomes, budget).find_fewest_ahead(known)
    assert fewest in set(endings(margins, outcomes))
    if exact:
        assert fewest == min(endings(margins, outcomes))


def test_the_widest_category_comes_first_and_hopeless_branches_are_given_up() -> None:
    # Whichever way the wide one falls it leaves a rival ahead, whatever the ten narrow ones do: 1,024 combinations.
    narrow, wide = [[1, -1], [-1, 1]], [[9, -9], [-9, 9]]
    search = FewestAheadSearch([5, 5], [*[narrow] * 10, wide], 20)
    assert search.find_fewest_ahead(1) == (1, True)


@pytest.mark.parametrize(("budget", "found"), [(1, (1, False)), (2, (0, True))])
def test_what_is_found_with_one_addition_left_is_proved(budget: int, found: tuple[int, bool]) -> None:
    assert FewestAheadSearch([-1], [], budget).find_fewest_ahead(1) == found


def test_a_budget_of_nothing_leaves_what_the_caller_knows() -> None:
    assert FewestAheadSearch([1, 1], [[[0, 0], [-1, -1]]], 1).find_fewest_ahead(2) == (2, False)
