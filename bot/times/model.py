"""What a typed time can turn out to be: an instant, a question with its choices, or a refusal with its facts."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

TEXT_LIMIT = 100
"""Characters of a text that is read as a time at all; also Discord's limit on a choice's value."""

FARTHEST_AHEAD = timedelta(days=3 * 366)
"""How far ahead a time may be: three seasons."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region's clock, summer time and all.

    Attributes:
        key: Its IANA name.
    """

    key: str

    @property
    def clock(self) -> tzinfo:
        """What `datetime` needs to know of it."""
        return ZoneInfo(self.key)


@dataclass(frozen=True, slots=True)
class FixedOffset:
    """A fixed distance from UTC, as "EST" or "UTC+2" say it.

    Attributes:
        offset: East of UTC is positive.
        name: As it is written: "EST"; empty for a bare offset.
        place: The IANA zone of the place meant by such an abbreviation, empty for a bare offset.
    """

    offset: timedelta
    name: str = ""
    place: str = ""

    @property
    def clock(self) -> tzinfo:
        """What `datetime` needs to know of it."""
        return timezone(self.offset, self.name) if self.name else timezone(self.offset)


ZoneMeaning: TypeAlias = Region | FixedOffset


@dataclass(frozen=True, slots=True)
class Instant:
    """One instant, and whose clock it was read from.

    Attributes:
        at: In UTC.
        zone: The zone that the text names, else the server's.
        is_stated: Whether the text says what that zone's clock will show, and neither a length of time nor an offset.
    """

    at: datetime
    zone: ZoneMeaning
    is_stated: bool = field(default=False, compare=False)

    @property
    def wall(self) -> datetime:
        """What that zone's clock shows then; aware, so that it can say its weekday, offset and abbreviation."""
        return self.at.astimezone(self.zone.clock)


class QuestionKind(StrEnum):
    """Why a text does not say one instant."""

    MISSPELT = "misspelt"
    """A word of it is known only if it is a misspelling: "tommorow"."""
    CLOCK_OR_DATE = "clock-or-date"
    """20.11"""
    HOUR = "hour"
    """It names a day and no time of day; some evenings are the choices."""
    MORNING_OR_EVENING = "morning-or-evening"
    """7:00."""
    WHICH_MIDNIGHT = "which-midnight"
    """Midnight with a day: the night before it or the one after."""
    DAY_OR_MONTH = "day-or-month"
    """3/4."""
    WHICH_DAY = "which-day"
    """Next Sunday; Sunday on a Sunday; today, where the date differs between the server's zone and the one said."""
    WHICH_YEAR = "which-year"
    """A date without a year that passed a short while ago."""
    CLOCK_OR_DURATION = "clock-or-duration"
    """2h."""
    STANDARD_OR_SUMMER = "standard-or-summer"
    """EST on a date on which New York keeps EDT: literally, or by the clock there."""
    WHICH_PLACE = "which-place"
    """IST, in a server that is in none of its places; a country of several zones."""
    REPEATED = "repeated"
    """The clock shows that time twice that night."""
    SKIPPED = "skipped"
    """The clock skips that time that night; the choices are an hour to either side."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text that is asked back.

    Attributes:
        kinds: Why, the most telling first; never empty.
        choices: What it may mean, all to come and the earliest first; never empty. One alone is a "do you mean".
    """

    kinds: tuple[QuestionKind, ...]
    choices: tuple[Instant, ...]


class RefusalKind(StrEnum):
    """Why a text is no time."""

    UNREADABLE = "unreadable"
    """`unread` is where understanding ended, empty if something is missing rather than strange."""
    NO_SUCH_HOUR = "no-such-hour"
    """An hour over 23, a minute over 59, or 13pm."""
    NO_SUCH_DATE = "no-such-date"
    """31 April."""
    WRONG_WEEKDAY = "wrong-weekday"
    """The weekday is not that of the date; `day` is that date."""
    NOW = "now"
    PAST = "past"
    """`at` is when it was."""
    TOO_FAR = "too-far"
    """`at` is when it would be, None beyond the calendar."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that is refused, with what its wording needs.

    Attributes:
        kind: Why.
        text: As it was typed.
        unread: From the first place on that is not understood.
        at: The instant that has passed or is too far ahead.
        day: The day that has passed, or that does not bear the weekday.
    """

    kind: RefusalKind
    text: str
    unread: str = ""
    at: Instant | None = None
    day: date | None = None


Reading: TypeAlias = Instant | Question | Refusal


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day that a text says."""

    day: date


@dataclass(frozen=True, slots=True)
class DayQuestion:
    """A text that may mean several days, the earliest first."""

    kinds: tuple[QuestionKind, ...]
    choices: tuple[date, ...]


DayReading: TypeAlias = Day | DayQuestion | Refusal


@dataclass(frozen=True, slots=True)
class Situation:
    """Where and when a text is typed.

    Attributes:
        now: The present instant.
        home: The IANA zone of the server.
    """

    now: datetime
    home: str

    def today_in(self, zone: tzinfo) -> date:
        """The date there now."""
        return self.now.astimezone(zone).date()

    def __post_init__(self) -> None:
        """Hold `now` to be aware.

        Raises:
            ValueError: It is naive.
        """
        if self.now.tzinfo is None:
            raise ValueError("now must be aware")
        object.__setattr__(self, "now", self.now.astimezone(UTC))
