"""Whole texts whose meaning is known: the instant is right, or something was asked.

2,000 in CI; more on demand: `python -m tests.fuzz times`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.times.days import DateOrder, get_date_order
from bot.times.model import Instant, Question, Refusal, RefusalKind, Situation
from bot.times.reading import read_time
from tests.fuzz.effort import make_settings

HOMES = (
    "UTC", "America/New_York", "America/Los_Angeles", "America/Phoenix", "America/Toronto", "America/Sao_Paulo",
    "Europe/London", "Europe/Berlin", "Europe/Dublin", "Africa/Casablanca", "Asia/Kolkata", "Asia/Manila",
    "Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Honolulu",
)  # fmt: skip
REGIONS = {
    "ET": "America/New_York", "eastern": "America/New_York", "Eastern Time": "America/New_York",
    "US Central": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles", "uk time": "Europe/London", "New York": "America/New_York",
    "America/Los_Angeles": "America/Los_Angeles", "Europe/Paris": "Europe/Paris", "london": "Europe/London",
    "Vienna": "Europe/Vienna", "Japan": "Asia/Tokyo", "sydney": "Australia/Sydney", "UTC": "UTC",
    "(ET)": "America/New_York", "Santiago": "America/Santiago", "Lord Howe": "Australia/Lord_Howe",
    "Hamburg": "Europe/Berlin",
}  # fmt: skip
ABBREVIATIONS = {
    "EST": ("America/New_York", -5), "EDT": ("America/New_York", -4), "pst": ("America/Los_Angeles", -8),
    "PDT": ("America/Los_Angeles", -7), "CET": ("Europe/Berlin", 1), "CEST": ("Europe/Berlin", 2),
    "IST": ("Asia/Kolkata", 5.5), "BST": ("Europe/London", 1), "CST": ("America/Chicago", -6), "JST": ("Asia/Tokyo", 9),
    "AEST": ("Australia/Sydney", 10), "GMT": ("Europe/London", 0),
}  # fmt: skip
CHANGE_DAYS = (
    date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1), date(2027, 3, 14), date(2027, 3, 28),
    date(2027, 4, 4), date(2027, 10, 3), date(2027, 10, 31), date(2027, 11, 7), date(2028, 3, 12), date(2028, 11, 5),
)  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """A text, what its writer means, and whether it must be asked back whatever the zone."""

    text: str
    situation: Situation
    wall: datetime
    zone: str
    fixed_hours: float | None
    must_ask: bool

    def instants(self) -> set[datetime]:
        """What the writer may mean: the wall time by every offset the place has around it and that shows it."""
        zone = ZoneInfo(self.zone)
        around = [self.wall.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in range(-36, 37, 3)]
        offsets = {at.astimezone(zone).utcoffset() for at in around}
        found = {(self.wall - offset).replace(tzinfo=UTC) for offset in offsets if offset is not None}
        shown = {at for at in found if at.astimezone(zone).replace(tzinfo=None) == self.wall}
        if self.fixed_hours is not None:
            literal = (self.wall - timedelta(hours=self.fixed_hours)).replace(tzinfo=UTC)
            return {literal} if literal in shown else shown | {literal}
        return shown


@st.composite
def dates(draw: st.DrawFn, situation: Situation, zone: str) -> tuple[str, date, bool]:
    """A day to come as someone may type it, and whether a weekday stands in it."""
    here, there = situation.today_in(ZoneInfo(situation.home)), situation.today_in(ZoneInfo(zone))
    near = here + timedelta(days=draw(st.integers(2, 700)))
    day = draw(st.sampled_from([near, *(found for found in CHANGE_DAYS if found > here + timedelta(days=1))]))
    number, month, short = day.day, f"{day:%B}", f"{day:%b}"
    ending = "th" if 10 <= number <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    forms = [
        f"{number} {month} {day.year}", f"{month} {number}, {day.year}", f"{number}{ending} of {short} {day.year}",
        f"{short} {number}{ending} {day.year}", f"{day:%Y-%m-%d}", f"{day:%A} {number} {month} {day.year}",
        f"{day:%a}, {month} {number} {day.year}", f"{number}.{day.month}.{day.year}",
    ]  # fmt: skip
    if get_date_order(situation.home) is DateOrder.MONTH_FIRST:
        forms = [*forms[:-1], f"{day.month}/{number}/{day.year}", f"{day.month}/{number}/{day:%y}"]
    else:
        forms.append(f"{number}/{day.month}/{day.year}")
    if (day - here).days < 300 and here.year <= day.year:
        forms += [f"{number} {month}", f"{month} {number}", f"{number} {short}"]
    if here == there:
        tomorrow = here + timedelta(days=1)
        coming = here + timedelta(days=draw(st.integers(1, 6)))
        relative = [("tomorrow", tomorrow, False), ("in 1 day", tomorrow, False)]
        relative += [(f"{coming:%A}", coming, True), (f"{coming:%a}".lower(), coming, True)]
        return draw(st.sampled_from([(form, day, False) for form in forms] + relative * 3))
    return draw(st.sampled_from(forms)), day, False


@st.composite
def hours(draw: st.DrawFn) -> tuple[str, time, bool]:
    """A time of day as someone may type it, and whether it must be asked."""
    at = time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 0, 30, 15, 59, 5])))
    half, twelve = "pm" if at.hour >= 12 else "am", at.hour % 12 or 12
    is_midnight = at == time()
    forms = [(f"{twelve}:{at:%M}{half}", at, is_midnight), (f"{twelve}.{at:%M} {half}", at, is_midnight)]
    forms += [(f"{twelve}:{at:%M} {half[0]}.m.", at, is_midnight), (f"{at:%H:%M}", at, 10 <= at.hour <= 12)]
    forms += [(f"{at.hour}h{at:%M}", at, 1 <= at.hour <= 12), (f"{twelve}:{at:%M}", at, True)]
    if not at.minute:
        forms += [(f"{twelve}{half}", at, is_midnight), (f"at {twelve} {half.upper()}", at, is_midnight)]
        forms += [(f"{at.hour}h", at, 1 <= at.hour <= 12), (f"{at.hour} Uhr", at, 1 <= at.hour <= 12)]
        forms += [(f"at {twelve}", at, True)]
    if at == time(12):
        forms += [("noon", at, False)] * 3
    if is_midnight:
        forms += [("midnight", at, True), ("at midnight", at, True)]
    return draw(st.sampled_from(forms))


@st.composite
def texts(draw: st.DrawFn) -> Typed:
    """A day, a time of day and perhaps a zone, in any order."""
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 600 * 24 * 60)))
    situation = Situation(now, draw(st.sampled_from(HOMES)))
    named = draw(st.sampled_from(["", "", *REGIONS, *ABBREVIATIONS]))
    zone, fixed = ABBREVIATIONS.get(named, (REGIONS.get(named, situation.home), None))
    if situation.home.startswith("Australia") and named in ("EST", "EDT", "CST", "eastern", "Eastern Time"):
        named, zone, fixed = "", situation.home, None
    if situation.home == "Asia/Manila" and named == "pst":
        named, zone, fixed = "", situation.home, None
    day_text, day, _ = draw(dates(situation, zone))
    hour_text, hour, must_ask = draw(hours())
    is_iso = day_text[:4].isdigit() and len(hour_text) == 5 and hour_text[2] == ":"
    if is_iso:
        hour_text, must_ask = f"{hour:%H:%M}", 10 <= hour.hour <= 12  # behind such a date it is never asked
    order = draw(st.sampled_from([*permutations(filter(None, (day_text, hour_text, named)))]))
    separator = draw(st.sampled_from([" ", " ", ", ", "  "]))
    adjacent = separator.join(order)
    if is_iso and f"{day_text} {hour_text}" in " ".join(adjacent.split()):
        must_ask = False
    if named in ("IST", "BST", "CST", "EST", "GMT"):
        zone, fixed = _own_meaning(named, situation.home, zone, fixed)
    return Typed(adjacent, situation, datetime.combine(day, hour), zone, fixed, must_ask)


def _own_meaning(named: str, home: str, zone: str, fixed: float | None) -> tuple[str, float | None]:
    """What the name is in a server whose own clock uses it."""
    own = {
        ("IST", "Europe/Dublin"): 1, ("CST", "Asia/Manila"): None, ("GMT", "Europe/Dublin"): 0,
        ("EST", "America/Toronto"): -5,
    }  # fmt: skip
    hours_east = own.get((named, home))
    return (zone, fixed) if hours_east is None else (home, float(hours_east))


@pytest.mark.slow
@given(typed=texts())
@make_settings(2000)
def test_the_instant_is_right_or_something_was_asked(typed: Typed) -> None:
    reading = read_time(typed.text, typed.situation)

    meant = typed.instants()
    if isinstance(reading, Instant):
        assert not typed.must_ask, typed
        assert {reading.at} == meant, typed
        assert reading.wall.replace(tzinfo=None) == typed.wall
    elif isinstance(reading, Question):
        ahead = {at for at in meant if at > typed.situation.now}
        assert ahead <= {choice.at for choice in reading.choices}, (typed, reading)
    else:
        assert reading.kind in (RefusalKind.PAST, RefusalKind.TOO_FAR), (typed, reading)
        assert all(at <= typed.situation.now for at in meant), (typed, reading)


@pytest.mark.slow
@given(
    typed=texts(),
    where=st.sampled_from(["before", "after"]),
    word=st.sampled_from(["or", "xyzzy", "77", "not", "🇬🇧"]),
)
@make_settings(300)
def test_a_word_that_is_not_understood_is_never_passed_over(typed: Typed, where: str, word: str) -> None:
    text = f"{word} {typed.text}" if where == "before" else f"{typed.text} {word}"

    assert isinstance(read_time(text, typed.situation), Refusal)


WORDS = (
    "sunday", "next", "in", "3", "days", "7pm", "7:00", "19h", "tomorrow", "tonight", "midnight", "ET", "EST", "14",
    "March", "2027", "3/4", "14.3.", "a", "week", "from", "friday", "at", "hour", "half", "an", "and", "-", "utc+2",
    "2h", "20.11", "night", "morning", "the", "14th", "last", "ago", "now", "this", "2027-03-14", "T19:00", "Z",
    "new york", "on", "00:00",
)  # fmt: skip


@pytest.mark.slow
@given(words=st.lists(st.sampled_from(WORDS), max_size=7), home=st.sampled_from(HOMES))
@make_settings(1500)
def test_any_heap_of_words_has_an_answer_that_lies_ahead(words: list[str], home: str) -> None:
    situation = Situation(datetime(2027, 3, 12, 15, tzinfo=UTC), home)

    reading = read_time(" ".join(words), situation)

    answers = (
        reading.choices
        if isinstance(reading, Question)
        else (reading,)
        if isinstance(reading, Instant)
        else ()
    )
    assert all(answer.at > situation.now for answer in answers)
    assert isinstance(reading, Refusal) or answers


@given(text=st.text(max_size=110), home=st.sampled_from(HOMES))
@make_settings(500)
def test_any_text_has_an_answer(text: str, home: str) -> None:
    read_time(text, Situation(datetime(2027, 3, 12, 15, tzinfo=UTC), home))
