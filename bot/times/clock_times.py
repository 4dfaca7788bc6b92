"""Times of day as people write them: "7pm", "19:00", "7.30 p.m.", "19h", "20h30", "20 Uhr", "at 8", "noon"."""

import re
from collections.abc import Iterator

from bot.times.pieces import ClockStyle, ClockTime, DayPart

_END = r"(?![\w:]|\.\d)"
_FORMS = tuple(
    re.compile(form + _END)
    for form in (
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::(?P<second>\d{2}))?\s*(?P<half>am|pm)",
        r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s*(?:uhr|h|hrs|hours))?",
        r"(?P<hour>\d{1,2})\s?h(?P<minute>\d{2})?",
        r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s*uhr",
        r"(?P<hour>\d{1,2})\s*uhr\s(?P<minute>\d{2})",
        r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})",
        r"(?:at|@)\s*(?P<hour>\d{1,2})(?:\s*o['’]?clock)?",
        r"(?P<hour>\d{1,2})\s*o['’]?clock",
        r"(?P<hour>\d{1,2})(?=\s+(?:in the |at )?(?:morning|afternoon|evening|night)(?!\w))",
    )
)
_WORDS = re.compile(r"(?:12\s+)?(?:(?P<noon>noon|midday)|(?P<midnight>midnight))(?!\w)")
_PARTS = re.compile(r"(?:in the |at )?(?P<part>morning|afternoon|evening|night)(?!\w)")


def find_clock_times(text: str, start: int) -> Iterator[tuple[ClockTime, int]]:
    """Find the times of day that begin at a place of a text, each with where it ends."""
    word = _WORDS.match(text, start)
    if word:
        midnight = ClockTime(0, 0, style=ClockStyle.MIDNIGHT)
        yield (ClockTime(12, 0) if word["noon"] else midnight), word.end()
    for form in _FORMS:
        found = form.match(text, start)
        if found:
            yield _clock_time(found.groupdict()), found.end()


def find_day_parts(text: str, start: int) -> Iterator[tuple[DayPart, int]]:
    """Find the part of the day that is named at a place of a text, with where it ends."""
    found = _PARTS.match(text, start)
    if found:
        yield DayPart(found["part"]), found.end()


def _clock_time(found: dict[str, str | None]) -> ClockTime:
    written = found["hour"] or ""
    hour, minute = int(written), int(found.get("minute") or 0)
    second = int(found.get("second") or 0)
    half = found.get("half")
    impossible = minute > 59 or second > 59 or (not 1 <= hour <= 12 if half else hour > 23)
    if impossible:
        return ClockTime(hour, minute, second, ClockStyle.IMPOSSIBLE)
    if half == "am" and (hour, minute, second) == (12, 0, 0):
        return ClockTime(0, 0, style=ClockStyle.MIDNIGHT)
    if half:
        return ClockTime(hour % 12 + 12 * (half == "pm"), minute, second)
    bare = 1 <= hour <= 12 and not written.startswith("0")
    return ClockTime(hour, minute, second, ClockStyle.BARE if bare else ClockStyle.EXACT)
