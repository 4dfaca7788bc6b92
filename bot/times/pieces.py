"""The pieces that a typed time is made of: a day, a weekday, a time of day, a zone, a span of time."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias


class ClockStyle(StrEnum):
    """How a time of day was written, which says what else it might mean."""

    EXACT = "exact"
    """am or pm was said, or it is of the 24-hour clock."""
    BARE = "bare"
    """1:00 to 12:59 with neither am nor pm nor a leading zero."""
    MIDNIGHT = "midnight"
    """The word, or 12am, which is as unclear about its day."""
    IMPOSSIBLE = "impossible"
    """An hour over 23, a minute over 59, or 13pm."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day; a bare hour is of the morning, 12 being noon."""

    hour: int
    minute: int
    second: int = 0
    style: ClockStyle = ClockStyle.EXACT


@dataclass(frozen=True, slots=True)
class MonthDate:
    """A date whose month is known; a missing year or month is the next one."""

    day: int
    month: int | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date of numbers, either of which may be the month.

    Attributes:
        first: The first number.
        second: The second.
        year: The year; None if it was left out.
        mark: What stands between them: ".", "/" or "-".
        can_be_month_first: Whether it could be written so at all.
    """

    first: int
    second: int
    year: int | None
    mark: str
    can_be_month_first: bool = True


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """So many days from today.

    Attributes:
        days: How many, 0 for today.
        is_night: Whether the night that follows it is meant: "tonight".
    """

    days: int
    is_night: bool = False


class WeekdayStep(StrEnum):
    """Which of the days of one name is meant."""

    COMING = "coming"
    NEXT = "next"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday being 0, and weeks to be added to it."""

    number: int
    step: WeekdayStep = WeekdayStep.COMING
    weeks: int = 0


class DayPart(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time from now: months and days by the calendar, the rest by the clock."""

    months: int = 0
    days: int = 0
    time: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """Words that name a zone."""

    text: str


@dataclass(frozen=True, slots=True)
class UtcOffset:
    """An offset in numbers, "UTC-5"."""

    offset: timedelta


@dataclass(frozen=True, slots=True)
class Now:
    """The word itself."""


DatePiece: TypeAlias = MonthDate | NumericDate | RelativeDay
Piece: TypeAlias = DatePiece | Weekday | ClockTime | DayPart | Span | ZoneWords | UtcOffset | Now


@dataclass(frozen=True, slots=True)
class Sentence:
    """One way to understand every word of a text; of each piece there is at most one."""

    date: DatePiece | None = None
    weekday: Weekday | None = None
    clock: ClockTime | None = None
    part: DayPart | None = None
    span: Span | None = None
    zone: ZoneWords | None = None
    offset: UtcOffset | None = None
    now: Now | None = None

    def with_piece(self, piece: Piece) -> "Sentence | None":
        """Add a piece; None if there is one of its kind, or what contradicts it."""
        slot = _slot_of(piece)
        if getattr(self, slot) is not None:
            return None
        added = replace(self, **{slot: piece})
        if added.span and (added.date or (added.clock and added.span.time)):
            return None
        if added.span and added.weekday and not (added.span.days or added.span.months):
            return None
        return added


def _slot_of(piece: Piece) -> str:
    match piece:
        case MonthDate() | NumericDate() | RelativeDay():
            return "date"
        case Weekday():
            return "weekday"
        case ClockTime():
            return "clock"
        case DayPart():
            return "part"
        case Span():
            return "span"
        case ZoneWords():
            return "zone"
        case UtcOffset():
            return "offset"
        case Now():
            return "now"
