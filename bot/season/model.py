"""A date of the season as a server sees it, and Discord's scheduled event of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.ids import DateKey
from bot.record.model import Ceremony
from bot.record.season_dates import AwardDate, Certainty, DateKind, DaySpan
from bot.times.model import Instant
from bot.times.stated_times import StatedTime, compute_instant, take_stated_time

EVENT_DEFAULT_HOURS = 4
"""How long a scheduled event is unless a host says otherwise: a ceremony, and the talk after it."""

ONGOING_PERIOD = timedelta(hours=6)
"""How long after its beginning a date with a time is still shown."""

DATE_NAME_LIMIT = 80
DATE_PLACE_LIMIT = 100
"""The most characters of what hosts call a date, and of its place; Discord allows 100 of an event's."""

_OWN_PREFIX = "own/"


@dataclass(frozen=True, slots=True)
class When:
    """When something happens: a day or several, and an instant only if a time is known.

    Attributes:
        days: The calendar days where it happens.
        at: When it begins (UTC); None if only the day is known.
        stated: What a host stated by the clocks of a place, from which `at` is computed; None without one.
    """

    days: DaySpan
    at: datetime | None = None
    stated: StatedTime | None = None

    @classmethod
    def of_instant(cls, instant: Instant) -> "When":
        """A time as it was typed; its day is the one where it was said to be."""
        return cls(DaySpan.of_day(instant.wall.date()), instant.at, take_stated_time(instant))

    def complete(self, before: "When | None") -> "When":
        """What was said of a date, with what nobody said as it was before: how long it lasts, and the hour.

        Args:
            before: When it was until now; None if that was not known.
        """
        if before is None or self.at is not None or self.days.last != self.days.first:
            return self
        days = DaySpan(self.days.first, self.days.first + (before.days.last - before.days.first))
        if before.at is None or before.stated is None:
            return When(days)
        stated = StatedTime(datetime.combine(days.first, before.stated.wall.time()), before.stated.zone)
        return When(days, compute_instant(stated, before.at + (days.first - before.days.first)), stated)

    def is_ahead(self, now: datetime, today: date) -> bool:
        """Whether it is to come or still going on.

        Args:
            now: The present instant (UTC).
            today: The date in the server.
        """
        return self.days.last >= today if self.at is None else self.at + ONGOING_PERIOD > now


@dataclass(frozen=True, slots=True)
class ScheduledEvent:
    """Discord's scheduled event of a date, as the bot last wrote it.

    Attributes:
        id: Discord's id of it.
        hours: How long it is.
        place: Where, as members read it.
        name: What it is called.
        starts_at: When it begins (UTC).
    """

    id: int
    hours: int
    place: str
    name: str
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        """When it ends (UTC)."""
        return self.starts_at + timedelta(hours=self.hours)


@dataclass(frozen=True, slots=True)
class HostDate:
    """What hosts said of a date.

    Attributes:
        row_id: Its id in the bot's own tables; 0 before it is stored.
        ceremony_id: The ceremony whose date is corrected; None for a date of the server's own.
        kind: What happens there; None for a date of the server's own.
        name: What a date of the server's own is called; empty for a correction.
        when: When it is.
        place: Where; empty if it was not said.
    """

    row_id: int
    ceremony_id: str | None
    kind: DateKind | None
    name: str
    when: When
    place: str

    @property
    def key(self) -> DateKey:
        """What the date is known by."""
        if self.ceremony_id is None or self.kind is None:
            return DateKey(f"{_OWN_PREFIX}{self.row_id}")
        return make_date_key(self.ceremony_id, self.kind)


@dataclass(frozen=True, slots=True)
class SeasonDate:
    """A date as a server sees it: shipped, corrected by its hosts, or its own.

    Attributes:
        key: What it is known by; calendar files and controls name it so for ever.
        ceremony: Whose date it is; None for one that hosts added.
        kind: What happens; None for one that hosts added.
        name: What hosts call what they added; empty for a ceremony's date.
        when: When it is.
        place: Where; empty if unknown.
        certainty: How sure it is; None where this server's hosts said it.
        sources: Addresses of pages that say so.
        shipped: What the bot ships, where hosts corrected it.
        event: Discord's scheduled event of it; None without one.
    """

    key: DateKey
    ceremony: Ceremony | None
    kind: DateKind | None
    name: str
    when: When
    place: str = ""
    certainty: Certainty | None = None
    sources: tuple[str, ...] = ()
    shipped: AwardDate | None = None
    event: ScheduledEvent | None = None

    @property
    def sort_key(self) -> tuple[date, bool, datetime | date, str]:
        """The order of a calendar: by day, what lasts the whole day first."""
        first = self.when.days.first
        return first, self.when.at is not None, self.when.at or first, self.key


def make_date_key(ceremony_id: str, kind: DateKind) -> DateKey:
    """The key of a ceremony's date."""
    return DateKey(f"{ceremony_id}/{kind}")


def parse_date_key(key: str) -> tuple[str, DateKind] | int | None:
    """Take a key apart: a ceremony's id with what happens, or the row of a server's own date; None if it is neither."""
    before, _, after = key.partition("/")
    if key.startswith(_OWN_PREFIX):
        return int(after) if after.isascii() and after.isdecimal() and len(after) <= 18 else None
    return (before, DateKind(after)) if after in set(DateKind) and before else None
