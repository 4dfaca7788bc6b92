"""The rule of wall times over every zone, at its own changes of 2026 to 2028."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times.wall_clock import Occurrence, resolve_wall_time
from tests.fuzz.effort import make_settings

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
STEP = timedelta(days=5)
MINUTE = timedelta(minutes=1)


def offset_at(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def change_between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first minute of the new offset, found by halving."""
    before = offset_at(zone, low)
    while high - low > MINUTE:
        middle = low + ((high - low) / MINUTE // 2) * MINUTE
        low, high = (middle, high) if offset_at(zone, middle) == before else (low, middle)
    return high


@cache
def changes() -> list[tuple[str, datetime]]:
    """Every change of every zone's offset in those years."""
    found: list[tuple[str, datetime]] = []
    for key in sorted(available_timezones() - {"localtime"}):
        zone, at = ZoneInfo(key), FIRST
        while at < LAST:
            if offset_at(zone, at) != offset_at(zone, at + STEP):
                found.append((key, change_between(zone, at, at + STEP)))
            at += STEP
    return found


def check(key: str, change: datetime, minutes: int) -> Occurrence:
    """Hold one wall time near a change against arithmetic on the two offsets alone."""
    zone = ZoneInfo(key)
    before, after = offset_at(zone, change - MINUTE), offset_at(zone, change)
    wall = (change + before).replace(tzinfo=None) + minutes * MINUTE
    early, late = (wall - before).replace(tzinfo=UTC), (wall - after).replace(tzinfo=UTC)
    shown = sorted({at for at, is_right in ((early, early < change), (late, late >= change)) if is_right})

    found = resolve_wall_time(wall, zone)

    expected = {0: Occurrence.NEVER, 1: Occurrence.ONCE, 2: Occurrence.TWICE}[len(shown)]
    assert (key, wall, found.occurrence) == (key, wall, expected)
    assert list(found.instants) == (shown or sorted((early, late)))
    return found.occurrence


def test_every_zone_has_its_instants_at_each_of_its_changes() -> None:
    seen = {
        check(key, change, minutes)
        for key, change in changes()
        for minutes in (-121, -61, -60, -31, -1, 0, 1, 29, 30, 59, 60, 61, 120)
    }

    assert seen == set(Occurrence)
    assert len({key for key, _ in changes()}) > 150


@given(index=st.integers(0), minutes=st.integers(-2000, 2000))
@make_settings(500)
def test_any_minute_around_a_change(index: int, minutes: int) -> None:
    key, change = changes()[index % len(changes())]
    check(key, change, minutes)


@pytest.mark.parametrize(
    ("key", "wall", "occurrence", "instants"),
    [
        ("America/New_York", "2027-03-14T02:30", "never", ["2027-03-14T06:30", "2027-03-14T07:30"]),
        ("America/New_York", "2027-11-07T01:30", "twice", ["2027-11-07T05:30", "2027-11-07T06:30"]),
        ("America/New_York", "2027-03-14T19:00", "once", ["2027-03-14T23:00"]),
        ("Australia/Lord_Howe", "2027-04-04T01:45", "twice", ["2027-04-03T14:45", "2027-04-03T15:15"]),
    ],
)
def test_known_nights(key: str, wall: str, occurrence: str, instants: list[str]) -> None:
    found = resolve_wall_time(datetime.fromisoformat(wall), ZoneInfo(key))

    assert found.occurrence == occurrence
    assert [f"{at:%Y-%m-%dT%H:%M}" for at in found.instants] == instants
