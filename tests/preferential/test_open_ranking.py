"""A ranking as presses make it, whatever happens to their order."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import NomineeId, PressId
from bot.preferential.open_ranking import KEPT_PRESSES_LIMIT, OpenRanking, RankingPress, RankingStep

ADD, UNDO, CLEAR = RankingStep


def presses_of(text: str) -> list[RankingPress]:
    """A press a letter: `-` takes the last choice back, `0` all of them, a letter adds one."""
    steps = {"-": UNDO, "0": CLEAR}
    return [
        RankingPress(PressId(number), steps.get(letter, ADD), None if letter in steps else NomineeId(letter))
        for number, letter in enumerate(text, 1)
    ]


def made_of(presses: list[RankingPress]) -> OpenRanking:
    ranking = OpenRanking()
    for press in presses:
        ranking = ranking.add_press(press)
    return ranking


@pytest.mark.parametrize(
    ("pressed", "ranking"),
    [
        ("", ""),
        ("abc", "abc"),
        ("ab-c", "ac"),
        ("a--b", "b"),
        ("aba", "ab"),
        ("abc0d", "d"),
        ("ab0", ""),
        ("abcdefghijklmnopqrstuvwxyz--", "abcdefghijklmnopqrstuvwx"),
    ],
)
def test_choices_are_added_taken_back_and_begun_again(pressed: str, ranking: str) -> None:
    assert "".join(made_of(presses_of(pressed)).ranking) == ranking


def test_a_press_that_comes_late_is_put_where_it_belongs() -> None:
    first, second, third = presses_of("ab-")
    assert made_of([second, first]).ranking == ("a", "b")
    assert made_of([third, second, first]).ranking == ("a",)


def test_a_press_that_comes_twice_counts_once() -> None:
    first, undo, second = presses_of("a-b")
    assert made_of([first, second, undo, undo, first, second]).ranking == ("b",)


def test_what_was_pressed_before_beginning_again_is_gone_even_if_it_comes_later() -> None:
    before, cleared, after = presses_of("a0b")
    assert made_of([cleared, after, before]).ranking == ("b",)
    assert made_of([after, cleared]).presses == (after,)


def test_no_more_than_the_latest_presses_are_kept() -> None:
    presses = presses_of("abcdefghijklmnopqrstuvwxyz")
    ranking = made_of(presses)
    assert ranking.presses == tuple(presses[-KEPT_PRESSES_LIMIT:])
    assert ranking.ranking == tuple("abcdefghijklmnopqrstuvwxyz")
    assert ranking.add_press(presses[0]) == ranking


@given(st.text("abcd-0", max_size=KEPT_PRESSES_LIMIT), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(pressed: str, random: Random) -> None:
    in_order = presses_of(pressed)
    shuffled = list(in_order)
    random.shuffle(shuffled)
    assert made_of(shuffled).ranking == made_of(in_order).ranking
