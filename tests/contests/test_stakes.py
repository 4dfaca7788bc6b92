from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.contests.ballots import list_free_stakes, move_stake, refusal_of_stake
from bot.contests.errors import StakeRangeError, StakeWithoutPickError
from bot.contests.model import Pick, Scoring
from bot.ids import CategoryId, NomineeId
from tests.contests.small_contests import ballot, rules

CATEGORY_A = CategoryId("a")
CATEGORY_B = CategoryId("b")
NOMINEE_X = NomineeId("x")

RULES = rules("a", "b", "c", scoring=Scoring.CONFIDENCE)


def test_stakes_go_from_one_to_the_number_of_categories() -> None:
    picked = ballot(1, {"a": "x"})
    assert refusal_of_stake(RULES, picked, CATEGORY_A, 1) is None
    assert refusal_of_stake(RULES, picked, CATEGORY_A, 3) is None
    for stake in (0, 4):
        refusal = refusal_of_stake(RULES, picked, CATEGORY_A, stake)
        assert isinstance(refusal, StakeRangeError)
        assert refusal.highest == 3


def test_only_a_pick_can_be_staked_on_and_only_under_confidence() -> None:
    picked = ballot(1, {"a": "x"})
    assert isinstance(refusal_of_stake(RULES, picked, CATEGORY_B, 1), StakeWithoutPickError)
    assert isinstance(refusal_of_stake(rules("a", "b"), picked, CATEGORY_A, 1), StakeRangeError)


def test_a_number_taken_from_another_category_is_swapped() -> None:
    picked = ballot(1, {"a": ("x", 1), "b": ("y", 3), "c": "z"})
    assert move_stake(picked, CATEGORY_A, 2) == (Pick(CATEGORY_A, NOMINEE_X, 2),)
    assert move_stake(picked, CATEGORY_A, 3) == (
        Pick(CATEGORY_A, NOMINEE_X, 3),
        Pick(CATEGORY_B, NomineeId("y"), 1),
    )
    assert move_stake(picked, CategoryId("c"), 3) == (
        Pick(CategoryId("c"), NomineeId("z"), 3),
        Pick(CATEGORY_B, NomineeId("y"), None),
    )
    assert move_stake(picked, CATEGORY_A, 1) == (Pick(CATEGORY_A, NOMINEE_X, 1),)


def test_free_stakes_are_those_on_nothing_highest_first() -> None:
    assert list_free_stakes(RULES, ballot(1, {"b": ("y", 2)})) == (3, 1)
    assert list_free_stakes(rules("a", "b"), ballot(1, {})) == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 3)), max_size=8))
def test_however_a_member_stakes_no_number_stands_twice_and_none_is_lost(
    moves: list[tuple[str, int]],
) -> None:
    member = ballot(1, dict.fromkeys("abc", "x"))
    for category_id, stake in moves:
        picks = dict(member.picks)
        picks.update((pick.category_id, pick) for pick in move_stake(member, CategoryId(category_id), stake))
        before = {pick.stake for pick in member.picks.values()} - {None}
        member = replace(member, picks=picks)
        stakes = [pick.stake for pick in picks.values() if pick.stake is not None]
        assert member.picks[CategoryId(category_id)].stake == stake
        assert len(set(stakes)) == len(stakes)
        assert len(stakes) >= len(before)
