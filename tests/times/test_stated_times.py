"""Times as hosts state them, and their instants by today's rules."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.times.model import Instant, Situation
from bot.times.reading import list_choices, read_time
from bot.times.stated_times import StatedTime, compute_instant, state_in_zone, take_stated_time
from bot.times.wall_clock import format_as_value

SITUATION = Situation(datetime(2027, 3, 1, 12, tzinfo=UTC), "Europe/London")
SEVEN = datetime.fromisoformat("2027-03-14T19:00")


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("14 march 7pm", StatedTime(SEVEN, "Europe/London")),
        ("2027-03-14 19:00", StatedTime(SEVEN, "Europe/London")),
        ("14 march 7pm ET", StatedTime(SEVEN, "America/New_York")),
        ("10 march 8pm EST", StatedTime(datetime.fromisoformat("2027-03-10T20:00"), "America/New_York")),
        ("in 3 days at 7pm", StatedTime(datetime.fromisoformat("2027-03-04T19:00"), "Europe/London")),
        ("in 3 days", None),
        ("in 2 hours", None),
        ("2027-03-14T19:00:00-04:00", None),
        ("2027-03-14 19:00 UTC-4", None),
        ("<t:1805047200:F>", None),
    ],
)
def test_only_what_a_clock_will_show_is_stated(typed: str, stated: StatedTime | None) -> None:
    instant = read_time(typed, SITUATION)
    assert isinstance(instant, Instant)
    assert take_stated_time(instant) == stated


def test_a_choice_is_an_instant_and_states_nothing() -> None:
    (choice,) = list_choices("14 march 7pm ET", SITUATION)
    instant = read_time(format_as_value(choice), SITUATION)
    assert isinstance(instant, Instant)
    assert instant == choice
    assert take_stated_time(instant) is None


@pytest.mark.parametrize("offset_hours", [-1, 0, 1])
def test_the_instant_follows_todays_rules_whatever_it_was(offset_hours: int) -> None:
    at = datetime(2027, 3, 14, 23, tzinfo=UTC)
    known = at + timedelta(hours=offset_hours)
    assert compute_instant(StatedTime(SEVEN, "America/New_York"), known) == at


def test_of_two_instants_the_one_that_was_chosen_stays() -> None:
    twice = StatedTime(datetime.fromisoformat("2026-11-01T01:30"), "America/New_York")
    for at in (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)):
        assert compute_instant(twice, at) == at


def test_a_zone_that_is_gone_moves_nothing() -> None:
    known = datetime(2027, 3, 14, 12, tzinfo=UTC)
    for zone in ("Europe/Atlantis", "America", "", "../zone"):
        assert compute_instant(StatedTime(SEVEN, zone), known) == known
        assert state_in_zone(known, zone) is None


def test_what_the_clocks_show_at_an_instant() -> None:
    at = datetime(2027, 3, 14, 23, tzinfo=UTC)
    assert state_in_zone(at, "America/New_York") == StatedTime(SEVEN, "America/New_York")
