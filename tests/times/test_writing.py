"""What is written into forms and choices is read as the same instant, in any server's zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times.model import FARTHEST_AHEAD, FixedOffset, Instant, Region, Situation
from bot.times.reading import read_time
from bot.times.wall_clock import format_as_value, format_for_form, name_zone
from tests.fuzz.effort import make_settings
from tests.times.test_wall_clock import changes

NOW = datetime(2026, 1, 2, 11, tzinfo=UTC)
KEYS = sorted(available_timezones() - {"localtime", "Factory"})
ZONES = st.one_of(
    st.sampled_from(KEYS).map(Region),
    st.sampled_from(
        [FixedOffset(timedelta(hours=-5), "EST", "America/New_York"), FixedOffset(timedelta(hours=2))]
    ),
)


@given(
    zone=ZONES,
    home=st.sampled_from(KEYS),
    seconds=st.integers(1, int(FARTHEST_AHEAD.total_seconds()) - 6 * 86400),
    whole_minutes=st.booleans(),
)
@make_settings(600)
def test_what_is_written_is_read_back(
    zone: Region | FixedOffset, home: str, seconds: int, *, whole_minutes: bool
) -> None:
    at = NOW + timedelta(seconds=seconds)
    instant = Instant(at.replace(second=0) + timedelta(minutes=1) if whole_minutes else at, zone)
    for written in (format_for_form(instant), format_as_value(instant)):
        reading = read_time(written, Situation(NOW - timedelta(days=5), home))
        assert isinstance(reading, Instant), (written, reading)
        assert reading.at == instant.at, written


@pytest.mark.slow
def test_the_hours_that_a_clock_shows_twice_are_read_back() -> None:
    homes = ("UTC", "America/New_York", "Australia/Sydney")
    for key, change in changes():
        for minutes in (-90, -45, -1, 0, 15, 59):
            instant = Instant(change + timedelta(minutes=minutes), Region(key))
            reading = read_time(format_for_form(instant), Situation(NOW, homes[minutes % 3]))
            if instant.at > NOW:
                assert isinstance(reading, Instant), (format_for_form(instant), reading)
                assert reading.at == instant.at


@pytest.mark.parametrize(
    ("key", "at", "written"),
    [
        ("America/New_York", datetime(2027, 3, 14, 23, tzinfo=UTC), "2027-03-14 19:00 New York"),
        ("Europe/Vienna", datetime(2027, 3, 14, 18, 0, 30, tzinfo=UTC), "2027-03-14 19:00:30 Vienna"),
        ("UTC", datetime(2027, 3, 14, 9, tzinfo=UTC), "2027-03-14 09:00 UTC"),
        (
            "America/New_York",
            datetime(2027, 11, 7, 6, 30, tzinfo=UTC),
            "2027-11-07 01:30 UTC-05:00 New York",
        ),
    ],
)
def test_a_form_says_the_zone(key: str, at: datetime, written: str) -> None:
    assert format_for_form(Instant(at, Region(key))) == written


def test_a_zone_is_named_by_its_city_where_that_is_clear() -> None:
    assert name_zone(Region("America/New_York")) == "New York"
    assert name_zone(Region("US/Eastern")) == "US/Eastern"
    assert name_zone(Region("EST")) == ""
