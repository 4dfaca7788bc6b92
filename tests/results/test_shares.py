import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import NomineeId
from bot.results.shares import MIN_VOTERS_FOR_SHARES, NO_ANSWERS, AnswerShares

ANUJA = NomineeId("anuja")
NOMINEE_A = NomineeId("a")
ROBOT = NomineeId("robot")

answers = st.lists(st.sampled_from(list(map(NomineeId, "abcd"))), max_size=40)


def test_figures_of_a_room_of_ten() -> None:
    shares = AnswerShares.from_answers(map(NomineeId, [*["anora"] * 6, *["b"] * 3, "c"]))
    assert dict(shares.counts) == {"anora": 6, "b": 3, "c": 1}
    assert shares.voters == 10
    assert shares.share_for([NomineeId("anora")]) == 0.6
    assert shares.choice == "anora"
    assert shares.lead == 0.3
    assert not shares.counts_only


def test_tied_winners_add_up_and_count_once_each() -> None:
    shares = AnswerShares({NomineeId("lien"): 4, ANUJA: 3, ROBOT: 3})
    assert shares.count_for([ANUJA, ROBOT, ROBOT]) == 6
    assert shares.share_for([ANUJA, ROBOT]) == 0.6


def test_a_shared_first_place_is_no_choice() -> None:
    shares = AnswerShares({NomineeId("baker"): 5, NomineeId("corbet"): 5})
    assert shares.leaders == ("baker", "corbet")
    assert shares.choice is None
    assert shares.lead == 0


def test_one_nominee_alone_leads_by_everything() -> None:
    assert AnswerShares({NomineeId("el-mal"): 10}).lead == 1


def test_nobody_has_no_choice_and_no_share() -> None:
    assert (NO_ANSWERS.voters, NO_ANSWERS.choice, NO_ANSWERS.leaders) == (0, None, ())
    assert (NO_ANSWERS.share_for([NOMINEE_A]), NO_ANSWERS.lead, NO_ANSWERS.counts_only) == (0, 0, True)


def test_fewer_than_five_voters_are_counts_only() -> None:
    assert AnswerShares({NOMINEE_A: MIN_VOTERS_FOR_SHARES - 1}).counts_only
    assert not AnswerShares({NOMINEE_A: MIN_VOTERS_FOR_SHARES}).counts_only
    assert MIN_VOTERS_FOR_SHARES == 5


@given(answers)
def test_shares_sum_to_one(given_answers: list[NomineeId]) -> None:
    shares = AnswerShares.from_answers(given_answers)
    total = math.fsum(shares.share_for([nominee_id]) for nominee_id in shares.counts)
    assert math.isclose(total, 1 if given_answers else 0)


@pytest.mark.slow
@given(answers)
def test_the_choice_is_named_more_often_than_anyone_else(given_answers: list[NomineeId]) -> None:
    shares = AnswerShares.from_answers(given_answers)
    for nominee_id, count in shares.counts.items():
        if shares.choice not in {None, nominee_id}:
            assert shares.count_for([shares.choice or NomineeId("")]) > count
    assert (shares.choice is None) == (len(shares.leaders) != 1)
