"""Times as people type them, on Friday 2 January 2026, noon in Vienna."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import UserError
from cogs.kit import times
from cogs.kit.error_text import error_text
from cogs.kit.times import (
    AmbiguousTimeError,
    FarTimeError,
    HourMissingError,
    PastTimeError,
    UnreadableTimeError,
    WrongWeekdayError,
    format_distance,
    format_time_in_zone,
    read_time,
)

NOON = datetime(2026, 1, 2, 11, tzinfo=UTC)
ZONE = "Europe/Vienna"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("14 March 2027 7pm", "14 March 2027 19:00"),
        ("march 14, 2027 at 19:00", "14 March 2027 19:00"),
        ("2027-03-14 19:00", "14 March 2027 19:00"),
        ("2027-03-14T19:00Z", "14 March 2027 20:00"),
        ("14 March 2027 7pm EST", "15 March 2027 01:00"),
        ("13/04/2027 7pm", "13 April 2027 19:00"),
        ("4.4.2027 19:00", "4 April 2027 19:00"),
        ("in 3 days", "5 January 2026 12:00"),
        ("in a week", "9 January 2026 12:00"),
        ("in 90 minutes", "2 January 2026 13:30"),
        ("1h30m", "2 January 2026 13:30"),
        ("in 3 days at 8pm", "5 January 2026 20:00"),
        ("tomorrow 20:00", "3 January 2026 20:00"),
        ("tomorrow 7.30 p.m.", "3 January 2026 19:30"),
        ("7.30 pm tomorrow", "3 January 2026 19:30"),
        ("8pm", "2 January 2026 20:00"),
        ("tonight 8pm", "2 January 2026 20:00"),
        ("saturday noon", "3 January 2026 12:00"),
        ("Sat 14 March 2026 19:00", "14 March 2026 19:00"),
        ("  FRIDAY at 8PM ", "9 January 2026 20:00"),
        ("<t:1805047200>", "14 March 2027 19:00"),
        ("<t:1805047200:R>", "14 March 2027 19:00"),
        ("28 March 2027 3:30 am", "28 March 2027 03:30"),
    ],
)
def test_times_that_are_understood(text: str, means: str):
    at = read_time(text, ZONE, NOON)

    assert at.tzinfo is UTC
    assert format_time_in_zone(at, ZONE) == means


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", UnreadableTimeError),
        ("when it starts", UnreadableTimeError),
        ("monday 25:00", UnreadableTimeError),
        ("31 April 2027 7pm", UnreadableTimeError),
        ("<t:999999999999999>", UnreadableTimeError),
        ("🎬" * 50, UnreadableTimeError),
        ("in 3 days" * 500, UnreadableTimeError),
        ("<@123456789012345678>", UnreadableTimeError),
        ("tomorrow", HourMissingError),
        ("tomorrow at 8", HourMissingError),
        ("14 March 2027", HourMissingError),
        ("2027", HourMissingError),
        ("3/4/2027 19:00", AmbiguousTimeError),
        ("03.04. 19:00", AmbiguousTimeError),
        ("Sun 14 March 2026 19:00", WrongWeekdayError),
        ("yesterday 8pm", PastTimeError),
        ("3 hours ago", PastTimeError),
        ("14 March 2025 7pm", PastTimeError),
        ("<t:1>", PastTimeError),
        ("in 40 years", FarTimeError),
    ],
)
def test_times_that_are_asked_back(text: str, refusal: type[UserError]):
    with pytest.raises(refusal) as refused:
        read_time(text, ZONE, NOON)

    sentence = error_text(refused.value)
    assert sentence.startswith(("I cannot read", "At what time", "“", "14 March", "That"))
    assert len(sentence) < 400
    assert "<@" not in sentence.replace("\\<", "")


def test_both_readings_of_an_ambiguous_date_are_named():
    with pytest.raises(AmbiguousTimeError) as refused:
        read_time("3/4/2027 19:00", ZONE, NOON)

    assert "`3 April 2027 19:00` or `4 March 2027 19:00`" in error_text(refused.value)


def test_a_time_is_read_in_the_servers_zone():
    assert read_time("tomorrow 20:00", "America/Los_Angeles", NOON) == datetime(2026, 1, 4, 4, tzinfo=UTC)
    assert read_time("tomorrow 20:00", "Asia/Kolkata", NOON) == datetime(2026, 1, 3, 14, 30, tzinfo=UTC)


def test_what_is_written_is_read_as_the_same_minute():
    for days in range(0, 900, 17):
        at = NOON + timedelta(days=days, hours=3, minutes=20)
        assert read_time(format_time_in_zone(at, ZONE), ZONE, NOON) == at


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "in 1 minute"),
        (59, "in 59 minutes"),
        (60, "in 1 hour"),
        (32 * 60, "in 32 hours"),
        (4320, "in 3 days"),
    ],
)
def test_distances(minutes: int, said: str):
    assert format_distance(timedelta(minutes=minutes)) == said


def test_choices_carry_the_exact_instant():
    for typed in ("", "14 March 2027", "3/4 8pm", "tomorrow 8pm"):
        choices = times.suggest_times(typed, ZONE, NOON)
        assert choices
        assert len({choice.id for choice in choices}) == len(choices)
        for choice in choices:
            at = read_time(choice.id, ZONE, NOON)
            assert format_time_in_zone(at, ZONE) in choice.name
            assert at > NOON
    assert times.suggest_times("nonsense", ZONE, NOON) == []
