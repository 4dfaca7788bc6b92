from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.ids import CategoryId, ContestId
from bot.verdicts.member_profile import JudgedPick, MemberResult, build_profile
from bot.verdicts.model import Accuracy


def night(
    contest_id: int = 1, rank: int = 1, sharing: int = 1, players: int = 11, **more: object
) -> MemberResult:
    plain = MemberResult(
        ContestId(contest_id),
        f"Contest {contest_id}",
        f"oscars-{contest_id}",
        "2024",
        datetime(2025, 3, contest_id, tzinfo=UTC),
        rank,
        sharing,
        players,
        points=8,
        available_points=10,
        judged_picks=(),
    )
    return replace(plain, **more)


def call(canonical: str | None, *, right: bool, picks: int = 10, shared_by: int = 5) -> JudgedPick:
    return JudgedPick(CategoryId("picture"), canonical, right, picks, shared_by)


@pytest.mark.parametrize(
    ("rank", "sharing", "players", "percentile"),
    [
        (1, 1, 11, 1.0),
        (11, 1, 11, 0.0),
        (3, 1, 11, 0.8),
        (1, 2, 11, 0.95),
        (1, 11, 11, 0.5),
        (1, 1, 1, None),
    ],
)
def test_percentile_is_the_share_of_others_behind(
    rank: int, sharing: int, players: int, percentile: float | None
) -> None:
    assert night(rank=rank, sharing=sharing, players=players).percentile == percentile


def test_a_record_over_contests() -> None:
    first = night(
        ContestId(1), rank=3, judged_picks=(call("best-picture", right=True), call("best-song", right=False))
    )
    second = night(
        ContestId(2), judged_picks=(call("best-picture", right=True, shared_by=1), call(None, right=True))
    )
    record = build_profile([second, first])
    assert record.results == [first, second]
    assert record.titles == 1
    assert record.accuracy == Accuracy(3, 4)
    assert record.by_category == {"best-picture": Accuracy(2, 2), "best-song": Accuracy(0, 1)}
    assert record.percentile == 0.9
    assert record.best_result == second


def test_boldness_is_how_rare_the_right_picks_were() -> None:
    calls = (
        call("best-picture", right=True, picks=10, shared_by=9),  # a tenth had someone else
        call("best-actress", right=True, picks=10, shared_by=1),  # nine tenths had
        call("best-song", right=False, picks=10, shared_by=1),  # rare, and wrong
        call("best-sound", right=True, picks=4, shared_by=1),  # too few to speak of shares
    )
    assert build_profile([night(judged_picks=calls)]).boldness == 0.5
    assert build_profile([night(judged_picks=calls[2:])]).boldness is None


def test_a_shared_first_place_is_a_title_and_a_room_of_one_is_not() -> None:
    assert build_profile([night(rank=1, sharing=3)]).titles == 1
    assert build_profile([night(rank=1, players=1)]).titles == 0
    assert build_profile([night(rank=1, sharing=3, points=0)]).titles == 0


def test_of_equal_nights_the_one_with_more_right_was_best_then_the_larger_then_the_latest() -> None:
    wrong = night(1, judged_picks=(call(None, right=False),))
    right = night(2, judged_picks=(call(None, right=True),))
    larger = replace(right, contest_id=3, players=40)
    later = replace(larger, contest_id=4, finished_at=datetime(2026, 3, 15, tzinfo=UTC))
    alone = night(5, players=1, judged_picks=(call(None, right=True),))
    assert build_profile([right, wrong, alone]).best_result == right
    assert build_profile([right, larger]).best_result == larger
    assert build_profile([later, larger]).best_result == later


def test_rehearsals_never_enter() -> None:
    rehearsed = night(judged_picks=(call("best-picture", right=True),), rehearsal=True)
    record = build_profile([rehearsed])
    assert (record.results, record.titles, record.by_category) == ([], 0, {})
    assert (record.accuracy.share, record.percentile, record.boldness, record.best_result) == (None,) * 4
