"""Spans of time as people write them: "in 3 days", "in two hours", "half an hour", "1h30m", a show's "3:30"."""

import re
from collections.abc import Iterator
from datetime import timedelta

from bot.times.pieces import Span

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNITS = {
    "minute": ("minutes", "minute", "mins", "min", "m"),
    "hour": ("hours", "hour", "hrs", "hr", "h"),
    "day": ("days", "day", "d"),
    "week": ("weeks", "week", "wks", "wk", "w"),
    "fortnight": ("fortnights", "fortnight"),
    "month": ("months", "month"),
    "year": ("years", "year"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_SIZES = tuple(_UNITS)
_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}

_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})"
_AMOUNT = re.compile(
    rf"(?:(?P<half>half an?|½ an?|half)|(?P<word>{'|'.join(_NUMBERS)})\b|"
    rf"(?P<number>\d{{1,4}})(?P<decimal>\.\d{{1,2}}|½)?)"
    rf"(?P<and_half_before>\s+and a half)?\s*-?{_UNIT}(?![^\W\d_])(?P<and_half>\s+and a half)?"
)
_IN = re.compile(r"in\s+(?:about\s+)?")
_JOIN = re.compile(r"[\s,]*(?:and\s+)?")
_AFTER = re.compile(r"\s*(?P<word>from now|ago)(?!\w)")
_BARE_HOURS = re.compile(r"\d{1,2}\s?h(?:\d{2})?(?!\w)")
_TRAILING_MINUTES = re.compile(r"[0-5]\d(?![\w:.])")
_COLON_LENGTH = re.compile(r"(?P<hours>\d{1,2})(?::|h)(?P<minutes>[0-5]\d)(?:h|hrs)?")

LONGEST_BARE_HOURS = 12
"""Up to which "2h" on its own may mean in two hours; "19h" is the clock's."""


def find_spans(text: str, start: int) -> Iterator[tuple[Span, int]]:
    """Find the spans of time that begin at a place of a text, each with where it ends: "in 3 days 2h" may end early."""
    said_in = _IN.match(text, start)
    bare = None if said_in else _BARE_HOURS.match(text, start)
    if bare:
        hours, _, minutes = bare.group().partition("h")
        if int(hours) <= LONGEST_BARE_HOURS:
            yield Span(time=timedelta(hours=int(hours), minutes=int(minutes or 0))), bare.end()
    for span, end in _sums_of_amounts(text, said_in.end() if said_in else start):
        if bare and end <= bare.end():
            continue
        after = _AFTER.match(text, end)
        if after and after["word"] == "ago":
            yield Span(-span.months, -span.days, -span.time), after.end()
        else:
            yield span, after.end() if after else end


def read_length_minutes(text: str) -> float | None:
    """Read how long a show lasts: "3h 30m", "3:30", "210 minutes", "3.5 hours", "210".

    Returns:
        Its minutes; None if the text is no length.
    """
    written = " ".join(text.casefold().split())
    if re.fullmatch(r"\d{1,4}", written):
        return float(written)
    colon = _COLON_LENGTH.fullmatch(written)
    if colon:
        return 60.0 * int(colon["hours"]) + int(colon["minutes"])
    whole = next((span for span, end in _sums_of_amounts(written, 0) if end == len(written)), None)
    if whole is None or whole.days or whole.months:
        return None
    return whole.time / timedelta(minutes=1)


def _sums_of_amounts(text: str, start: int) -> Iterator[tuple[Span, int]]:
    """The sums of the first, the first two … of the amounts that follow each other, in ever smaller units."""
    months, days, time, position = 0.0, 0.0, timedelta(), start
    smallest = ""
    while found := _AMOUNT.match(text, position):
        unit, amount = _UNIT_OF[found["unit"]], _amount(found)
        if smallest and _SIZES.index(unit) >= _SIZES.index(smallest):
            return
        smallest = unit
        months += amount * _MONTHS.get(unit, 0)
        days += amount * _DAYS.get(unit, 0)
        time += timedelta(minutes=amount * _MINUTES.get(unit, 0))
        if days % 1 or months % 1:
            return
        yield Span(int(months), int(days), time), found.end()
        joined = _JOIN.match(text, found.end())
        position = joined.end() if joined else found.end()
        trailing = _TRAILING_MINUTES.match(text, position) if found["unit"] == "h" else None
        if trailing:
            yield Span(int(months), int(days), time + timedelta(minutes=int(trailing[0]))), trailing.end()


def _amount(found: re.Match[str]) -> float:
    half = 0.5 if found["and_half"] or found["and_half_before"] else 0
    if found["half"]:
        return 0.5
    if found["word"]:
        return _NUMBERS[found["word"]] + half
    decimal = found["decimal"] or ""
    return int(found["number"]) + half + (0.5 if decimal == "½" else float(f"0{decimal}"))
