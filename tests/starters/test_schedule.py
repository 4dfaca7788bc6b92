"""When starters are due: days as hosts type them, and an hour that stays the same when the clocks change."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.starters.schedule import EVERY_DAY, find_next_slot, read_weekdays

SIX = time(18)
NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("monday and thursday", {0, 3}),
        ("Mon, Thu", {0, 3}),
        ("mondays & thursdays", {0, 3}),
        ("on Fridays", {4}),
        ("sat/sun", {5, 6}),
        ("every day", set(range(7))),
        ("Daily", set(range(7))),
        ("weekdays", set(range(5))),
        (" weekends ", {5, 6}),
        ("tue wed", {1, 2}),
        ("every Monday", {0}),
    ],
)
def test_days_as_people_type_them(text: str, days: set[int]) -> None:
    assert read_weekdays(text) == days


@pytest.mark.parametrize("text", ["", "t", "s", "someday", "monday or someday", "and", "7", "mo tu xx"])
def test_what_names_no_days_is_none(text: str) -> None:
    assert read_weekdays(text) is None


def test_the_next_day_of_the_plan_is_found() -> None:
    sunday = datetime(2026, 11, 29, 18, tzinfo=UTC)
    assert find_next_slot({0, 3}, SIX, "UTC", sunday) == datetime(2026, 11, 30, 18, tzinfo=UTC)
    monday = datetime(2026, 11, 30, 18, tzinfo=UTC)
    assert find_next_slot({0, 3}, SIX, "UTC", monday) == datetime(2026, 12, 3, 18, tzinfo=UTC)
    assert find_next_slot({0}, SIX, "UTC", monday - timedelta(seconds=1)) == monday


def test_the_day_is_that_of_the_place() -> None:
    """At three at night in London it is still the evening before in New York."""
    at_night = datetime(2026, 12, 1, 3, tzinfo=UTC)
    assert find_next_slot({0}, time(23), NEW_YORK, at_night) == datetime(2026, 12, 1, 4, tzinfo=UTC)


def test_the_hour_stays_when_the_clocks_change() -> None:
    before = find_next_slot(EVERY_DAY, SIX, NEW_YORK, datetime(2027, 3, 13, tzinfo=UTC))
    after = find_next_slot(EVERY_DAY, SIX, NEW_YORK, before)
    assert (before.hour, after.hour) == (23, 22)
    assert after - before == timedelta(hours=23)


def test_an_hour_that_is_skipped_comes_an_hour_later_and_one_that_comes_twice_comes_once() -> None:
    half_past_two = time(2, 30)
    skipped = find_next_slot({6}, half_past_two, NEW_YORK, datetime(2027, 3, 13, tzinfo=UTC))
    assert skipped == datetime(2027, 3, 14, 7, 30, tzinfo=UTC)  # half past three there
    half_past_one = time(1, 30)
    first = find_next_slot({6}, half_past_one, NEW_YORK, datetime(2027, 11, 6, tzinfo=UTC))
    assert first == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
    assert find_next_slot({6}, half_past_one, NEW_YORK, first) == datetime(2027, 11, 14, 6, 30, tzinfo=UTC)
