"""Times of day as people write them: "7pm", "7p", "19:00", "7.30 p.m.", "19h", "20 h 30", "1900h", "at 8", "noon";
and which times of day, on which day, they may mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.times.model import QuestionKind
from bot.times.pieces import ClockStyle, ClockTime, DayPart, RelativeDay, Sentence

_CLOCK_END = r"(?![\w:]|\.\d)"
_CLOCK_FORMS = tuple(
    re.compile(form + _CLOCK_END)
    for form in (
        r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::(?P<second>\d{2}))?\s*(?P<half>am|pm)",
        r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?P<half>a|p)",
        r"(?P<hour>\d{1,2})(?P<minute>\d{2})\s*(?P<half>am|pm)",
        r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s*(?:uhr|h|hrs|hours))?",
        r"(?P<hour>\d{1,2})\s?h(?P<minute>\d{2})?",
        r"(?P<hour>\d{1,2})\s?h\s(?P<minute>\d{2})",
        r"(?P<exact_hour>\d{2})(?P<minute>\d{2})\s?(?:h|hrs|hours)",
        r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s*uhr",
        r"(?P<hour>\d{1,2})\s*uhr\s(?P<minute>\d{2})",
        r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})",
        r"(?P<half_past>half past )(?P<hour>\d{1,2})(?:\s*(?P<half>am|pm))?",
        r"(?:at|@)\s*(?P<hour>\d{1,2})(?:\s*o['’]?clock)?",
        r"(?P<hour>\d{1,2})\s*o['’]?clock",
        r"(?P<hour>\d{1,2})(?=\s+(?:in the |at )?(?:morning|afternoon|evening|night)(?!\w))",
    )
)
_CLOCK_WORDS = re.compile(r"(?:12\s+)?(?:(?P<noon>noon|midday)|(?P<midnight>midnight))(?!\w)")
_DAY_PART = re.compile(r"(?:in the |at )?(?P<part>morning|afternoon|evening|night)(?!\w)")

_HOURS_OFFERED = {
    None: (18, 19, 20, 21),
    DayPart.MORNING: (8, 9, 10, 11),
    DayPart.AFTERNOON: (13, 14, 15, 16),
    DayPart.EVENING: (18, 19, 20, 21),
    DayPart.NIGHT: (19, 20, 21, 22),
}
"""What is offered for a day without a time of day."""

_HOURS_OF_PART = {
    DayPart.MORNING: frozenset(range(12)),
    DayPart.AFTERNOON: frozenset(range(12, 19)),
    DayPart.EVENING: frozenset(range(16, 24)),
    DayPart.NIGHT: frozenset([*range(17, 24), *range(5)]),
}
_LATE_HOURS = frozenset(range(5))
"""Hours that belong to the night before as people speak: "saturday night 1am"."""


def find_clock_times(text: str, start: int) -> Iterator[tuple[ClockTime, int]]:
    """Find the times of day that begin at a place of a text, each with where it ends."""
    word = _CLOCK_WORDS.match(text, start)
    if word:
        midnight = ClockTime(0, 0, style=ClockStyle.MIDNIGHT)
        yield (ClockTime(12, 0) if word["noon"] else midnight), word.end()
    for form in _CLOCK_FORMS:
        found = form.match(text, start)
        if found:
            yield _make_clock_time(found.groupdict()), found.end()


def find_day_parts(text: str, start: int) -> Iterator[tuple[DayPart, int]]:
    """Find the part of the day that is named at a place of a text, with where it ends."""
    found = _DAY_PART.match(text, start)
    if found:
        yield DayPart(found["part"]), found.end()


def _make_clock_time(found: dict[str, str | None]) -> ClockTime:
    exact_hour = found.get("exact_hour")
    written = exact_hour or found["hour"] or ""
    hour, minute = int(written), 30 if found.get("half_past") else int(found.get("minute") or 0)
    second = int(found.get("second") or 0)
    letter = (found.get("half") or "")[:1]
    half = f"{letter}m" if letter else None
    impossible = minute > 59 or second > 59 or (not 1 <= hour <= 12 if half else hour > 23)
    if impossible:
        return ClockTime(hour, minute, second, ClockStyle.IMPOSSIBLE)
    if half == "am" and (hour, minute, second) == (12, 0, 0):
        return ClockTime(0, 0, style=ClockStyle.MIDNIGHT)
    if half:
        return ClockTime(hour % 12 + 12 * (half == "pm"), minute, second)
    bare = 1 <= hour <= 12 and not written.startswith("0") and not exact_hour
    return ClockTime(hour, minute, second, ClockStyle.BARE if bare else ClockStyle.EXACT)


@dataclass(frozen=True, slots=True)
class PossibleHour:
    """A time of day that a sentence may mean.

    Attributes:
        at: The time of day.
        day_shifts: How many days after the day named it may lie; several if that is not clear.
        kinds: What must be asked.
    """

    at: time
    day_shifts: tuple[int, ...] = (0,)
    kinds: frozenset[QuestionKind] = frozenset()


def find_hours(sentence: Sentence) -> list[PossibleHour]:
    """Find the times of day that a sentence may mean; none if its words contradict each other."""
    part = _find_part(sentence)
    clock = sentence.clock
    if clock is None:
        asked = frozenset({QuestionKind.HOUR})
        return [PossibleHour(time(hour), kinds=asked) for hour in _HOURS_OFFERED[part]]
    if clock.style is ClockStyle.MIDNIGHT:
        return [_place_midnight(sentence)] if part in (None, DayPart.NIGHT, DayPart.EVENING) else []
    found = _list_times_in_part(clock, part)
    if not found and part is None:
        asked = frozenset({QuestionKind.MORNING_OR_EVENING})
        return [PossibleHour(at, kinds=asked) for at in _list_halves(clock)]
    return [_place_hour(at, part, sentence) for at in found]


def _find_part(sentence: Sentence) -> DayPart | None:
    if isinstance(sentence.date, RelativeDay) and sentence.date.is_night:
        return sentence.part or DayPart.NIGHT
    return sentence.part


def _list_times_in_part(clock: ClockTime, part: DayPart | None) -> list[time]:
    """What the clock's time is, given the part of the day; none if it is bare and no part is named."""
    exact = time(clock.hour, clock.minute, clock.second)
    if part is None:
        return [exact] if clock.style is ClockStyle.EXACT else []
    readings = [exact] if clock.style is ClockStyle.EXACT else _list_halves(clock)
    return [at for at in readings if at.hour in _HOURS_OF_PART[part]]


def _list_halves(clock: ClockTime) -> list[time]:
    hour = clock.hour % 12
    return [time(half, clock.minute, clock.second) for half in (hour, hour + 12)]


def _place_hour(at: time, part: DayPart | None, sentence: Sentence) -> PossibleHour:
    """Small hours of a "night" belong to the next day for some."""
    if part is not DayPart.NIGHT or at.hour not in _LATE_HOURS:
        return PossibleHour(at)
    is_tonight = isinstance(sentence.date, RelativeDay) and not sentence.date.days
    kind = QuestionKind.WHICH_DAY if is_tonight else QuestionKind.WHICH_MIDNIGHT
    return PossibleHour(at, (0, 1), frozenset({kind}))


def _place_midnight(sentence: Sentence) -> PossibleHour:
    """The coming one, where the day is today or none is named; else the one before or the one after the day."""
    if isinstance(sentence.date, RelativeDay) and not sentence.date.days:
        return PossibleHour(time(), (1,))
    if sentence.date is None and sentence.weekday is None and sentence.span is None:
        return PossibleHour(time())
    return PossibleHour(time(), (0, 1), frozenset({QuestionKind.WHICH_MIDNIGHT}))
