from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contests.model import ContestCategory, Rules, Scoring
from bot.contests.scoring import SCORING_PRESETS, RightPick
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.shares import AnswerShares
from bot.verdicts.member_profile import MemberResult
from bot.verdicts.seasons import (
    MARKS_PER_CONTEST,
    SeasonRow,
    calculate_available_points,
    calculate_marks,
    rank_season,
)
from tests.verdicts.room_of_ten import PICKED, results
from tests.verdicts.test_profile import call, night

PICKS = {
    CategoryId(category_id): AnswerShares({NomineeId(one): count for one, count in counts.items()})
    for category_id, counts in PICKED.items()
}


def standings(played: Mapping[int, Iterable[MemberResult]]) -> Sequence[SeasonRow]:
    return rank_season((MemberId(member_id), one) for member_id, nights in played.items() for one in nights)


def test_marks_are_the_share_of_the_points_there_were() -> None:
    assert calculate_marks(night(points=8, available_points=10)) == 80
    assert calculate_marks(night(points=1, available_points=3)) == Fraction(100, 3)
    assert calculate_marks(night(points=0, available_points=0)) == 0


def test_standings_add_up_everyones_contests() -> None:
    globes = night(1, points=30, available_points=40)
    oscars = night(2, points=12, available_points=24)
    last_year = replace(night(3, points=9, available_points=10), season="2023")
    played = {7: [globes, oscars], 8: [replace(oscars, points=24), last_year], 9: [last_year]}

    assert [(row.member_id, row.rank, row.marks, row.contests) for row in standings(played)] == [
        (8, 1, 190, 2),
        (7, 2, 125, 2),
        (9, 3, 90, 1),
    ]


def test_equal_marks_are_ordered_by_titles_then_right_picks_and_share_a_rank_if_still_equal() -> None:
    right, wrong = (call(None, right=True),), (call(None, right=False),)
    rows = standings(
        {
            1: [night(rank=2, judged_picks=wrong)],
            2: [night(rank=2, judged_picks=right)],
            3: [night(rank=1, judged_picks=wrong)],
            4: [night(rank=2, judged_picks=right)],
        }
    )
    assert [(row.member_id, row.rank, row.tied) for row in rows] == [
        (3, 1, False),
        (2, 2, True),
        (4, 2, True),
        (1, 4, False),
    ]


def test_rehearsals_never_enter() -> None:
    assert standings({1: [night(rehearsal=True)]}) == []


@pytest.mark.parametrize(
    ("scoring", "points"),
    [
        (Scoring.CLASSIC, 5),
        (Scoring.WEIGHTED, 1 + 2 + 3 + 4 + 5),
        # weight × (P − C + 1), with 6, 5, 2, 6 and 10 of 10 right.
        (Scoring.BOLD, 1 * 5 + 2 * 6 + 3 * 9 + 4 * 5 + 5 * 1),
        # Six categories, five announced: the five highest stakes.
        (Scoring.CONFIDENCE, 6 + 5 + 4 + 3 + 2),
        # Without a rival the weights alone.
        (Scoring.ODDS, 1 + 2 + 3 + 4 + 5),
    ],
)
def test_the_points_that_were_there_to_be_had(scoring: Scoring, points: int) -> None:
    rules = Rules(
        scoring, tuple(ContestCategory(CategoryId(name), weight) for weight, name in enumerate(PICKED, 1))
    )
    assert calculate_available_points(rules, results(), PICKS) == points


def test_a_bold_category_that_nobody_called_was_there_for_the_only_one_to_call_it() -> None:
    rules = Rules(
        Scoring.BOLD, (ContestCategory(CategoryId("picture"), 3), ContestCategory(CategoryId("makeup"), 2))
    )
    won = results({"picture": ("wicked",), "makeup": ("wicked",)})
    assert calculate_available_points(rules, won, PICKS) == 3 * 10 + 2 * 1


@given(
    scoring=st.sampled_from([Scoring.CLASSIC, Scoring.WEIGHTED, Scoring.BOLD]),
    weights=st.lists(st.integers(1, 5), min_size=len(PICKED), max_size=len(PICKED)),
    right_in=st.sets(st.sampled_from(list(PICKED))),
)
def test_nobody_earns_more_than_there_was(scoring: Scoring, weights: list[int], right_in: set[str]) -> None:
    rules = Rules(
        scoring,
        tuple(
            ContestCategory(CategoryId(name), weight) for name, weight in zip(PICKED, weights, strict=True)
        ),
    )
    earned = sum(
        SCORING_PRESETS[scoring](
            RightPick(
                category.weight,
                PICKS[category.id].voters,
                PICKS[category.id].count_for(results().find_winners(category.id)),
                None,
            )
        )
        for category in rules.categories
        if category.id in right_in and results().find_winners(category.id)
    )
    assert earned <= calculate_available_points(rules, results(), PICKS)


def played_night(points: int, rank: int, season: str) -> MemberResult:
    return night(points=points, rank=rank, season=season)


nights = st.builds(played_night, st.integers(0, 10), st.integers(1, 3), st.sampled_from(["2023", "2024"]))


@given(st.dictionaries(st.integers(1, 9), st.lists(nights, max_size=4), max_size=9))
def test_ranks_are_competition_ranks(played: dict[int, list[MemberResult]]) -> None:
    rows = standings(played)
    assert {row.member_id for row in rows} == {member for member, of_member in played.items() if of_member}
    for row in rows:
        ahead = [other for other in rows if other.rank < row.rank]
        equal = [other for other in rows if other.rank == row.rank]
        assert row.rank == len(ahead) + 1
        assert row.tied == (len(equal) > 1)
        assert all(other.marks >= row.marks for other in ahead)
        assert row.marks <= MARKS_PER_CONTEST * row.contests
