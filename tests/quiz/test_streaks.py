"""Streaks and their freezes, and the seasons of the table."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from bot.ids import MemberId
from bot.quiz.days import find_calendar_day
from bot.quiz.model import QuizDay
from bot.quiz.read_models import SeasonScore
from bot.quiz.seasons import find_quiz_season
from bot.quiz.streaks import Streak, compute_streak
from bot.quiz.table import rank_members
from tests.quiz.test_days import at

NOON: datetime = at("2026-09-01T12:00")
ZONE = "Europe/Berlin"


def day(number: int) -> QuizDay:
    """The day so many days after the first of September."""
    return find_calendar_day(NOON + timedelta(days=number), ZONE)


def streak(answered: Iterable[int], today: int) -> Streak:
    return compute_streak([day(number) for number in answered], day(today))


@pytest.mark.parametrize(
    ("answered", "today", "expected"),
    [
        ([], 0, Streak(0, 0, 0)),
        ([0], 0, Streak(1, 1, 0)),
        # Today can still be answered; after it, the streak is over.
        ([0, 1, 2], 3, Streak(3, 3, 0)),
        ([0, 1, 2], 4, Streak(0, 3, 0)),
        ([0, 1, 3], 3, Streak(1, 2, 0)),
        # A week earns a freeze, and no more than one is held.
        (range(6), 6, Streak(6, 6, 0)),
        (range(7), 7, Streak(7, 7, 1)),
        (range(14), 14, Streak(14, 14, 1)),
        # It saves one missed day, and the next one is no more saved.
        (range(7), 8, Streak(7, 7, 1)),
        (range(7), 9, Streak(0, 7, 0)),
        ([*range(7), 8], 8, Streak(8, 8, 0)),
        ([*range(7), 8, 10], 10, Streak(1, 8, 0)),
        # The missed day is no day of the week that earns the next.
        ([*range(7), *range(8, 14)], 14, Streak(13, 13, 0)),
        ([*range(7), *range(8, 15)], 15, Streak(14, 14, 1)),
        # Two missed days are more than a freeze covers, and it is gone with the streak.
        ([*range(14), 16], 17, Streak(1, 14, 0)),
        ([*range(14), 16], 18, Streak(0, 14, 0)),
    ],
)
def test_days_in_a_row(answered: Iterable[int], today: int, expected: Streak) -> None:
    assert streak(answered, today) == expected


def test_the_clocks_of_autumn_and_spring_break_no_streak() -> None:
    whole_year = range(365)
    assert streak(whole_year, 365).days == 365


@pytest.mark.parametrize(
    ("today", "name", "last", "over"),
    [
        ("2026-09-01", "2026/27", "2027-03-14", False),
        ("2026-08-31", "2025/26", "2026-03-15", True),
        ("2027-03-14", "2026/27", "2027-03-14", False),
        ("2027-03-15", "2026/27", "2027-03-14", True),
        # The date of these is not known yet.
        ("2031-01-05", "2030/31", "2031-03-31", False),
    ],
)
def test_a_season_runs_from_september_to_the_oscars(today: str, name: str, last: str, over: bool) -> None:
    season = find_quiz_season(date.fromisoformat(today), [date(2026, 3, 15), date(2027, 3, 14)])
    assert (season.name, season.last.isoformat()) == (name, last)
    assert season.is_over(date.fromisoformat(today)) == over
    assert season.has_day(date.fromisoformat(today)) == (not over)


def test_the_table_is_ordered_by_right_answers_then_by_questions_needed() -> None:
    scores = {
        MemberId(1): SeasonScore(3, 9),
        MemberId(2): SeasonScore(5, 9),
        MemberId(3): SeasonScore(5, 6),
        MemberId(4): SeasonScore(3, 9),
        MemberId(5): SeasonScore(0, 1),
    }
    names = {MemberId(1): "Zoe", MemberId(4): "ana", MemberId(2): "Ben"}
    rows = rank_members(scores, names)
    assert [(row.rank, row.member_id) for row in rows] == [(1, 3), (2, 2), (3, 4), (3, 1), (5, 5)]
