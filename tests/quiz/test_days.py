"""Days by a server's own calendar: where midnight is skipped or shown twice, and where the server moves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.quiz.days import count_missed_days, find_calendar_day
from bot.quiz.model import QuizDay


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "instant", "day", "starts", "ends"),
    [
        ("UTC", "2026-11-29T00:00", "2026-11-29", "2026-11-29T00:00", "2026-11-30T00:00"),
        ("Europe/Berlin", "2026-11-28T23:00", "2026-11-29", "2026-11-28T23:00", "2026-11-29T23:00"),
        ("Europe/Berlin", "2026-11-28T22:59", "2026-11-28", "2026-11-27T23:00", "2026-11-28T23:00"),
        # The clock goes forward, and back, in the small hours.
        ("Europe/Berlin", "2026-03-29T12:00", "2026-03-29", "2026-03-28T23:00", "2026-03-29T22:00"),
        ("Europe/Berlin", "2026-10-25T12:00", "2026-10-25", "2026-10-24T22:00", "2026-10-25T23:00"),
        # In Cairo midnight itself is skipped: the day begins at one o'clock.
        ("Africa/Cairo", "2026-04-24T12:00", "2026-04-24", "2026-04-23T22:00", "2026-04-24T21:00"),
        # In Havana midnight is shown twice: the day begins with the first.
        ("America/Havana", "2026-11-01T12:00", "2026-11-01", "2026-11-01T04:00", "2026-11-02T05:00"),
        ("Pacific/Kiritimati", "2026-11-28T10:00", "2026-11-29", "2026-11-28T10:00", "2026-11-29T10:00"),
    ],
)
def test_the_day_of_an_instant(zone: str, instant: str, day: str, starts: str, ends: str) -> None:
    expected = QuizDay(date.fromisoformat(day), at(starts), at(ends))
    assert find_calendar_day(at(instant), zone) == expected


@pytest.mark.parametrize("zone", ["UTC", "Africa/Cairo", "America/Havana", "Europe/London", "Asia/Beirut"])
def test_a_year_of_days_has_no_gap_and_nothing_is_missed(zone: str) -> None:
    day = find_calendar_day(at("2026-01-01T12:00"), zone)
    for _ in range(365):
        following = find_calendar_day(day.ends_at, zone)
        assert (following.day, following.starts_at) == (day.day + timedelta(days=1), day.ends_at)
        assert count_missed_days(day, following) == 0
        assert find_calendar_day(following.ends_at - timedelta(seconds=1), zone) == following
        day = following


@pytest.mark.parametrize("zone", ["UTC", "Africa/Cairo", "America/Havana", "Europe/London"])
@pytest.mark.parametrize("missed", [1, 2, 3])
def test_days_between_are_missed_whatever_the_clock_does(zone: str, missed: int) -> None:
    for number in range(365):
        before = find_calendar_day(at("2026-01-01T12:00") + timedelta(days=number), zone)
        after = find_calendar_day(at("2026-01-01T12:00") + timedelta(days=number + missed + 1), zone)
        assert count_missed_days(before, after) == missed


def test_a_server_that_moves_east_over_the_date_line_skips_a_day_and_misses_none() -> None:
    before = find_calendar_day(at("2026-05-10T12:00"), "Pacific/Honolulu")
    after = find_calendar_day(at("2026-05-11T12:00"), "Pacific/Kiritimati")
    assert (before.day, after.day) == (date(2026, 5, 10), date(2026, 5, 12))
    assert count_missed_days(before, after) == 0
