"""A calendar file (iCalendar, RFC 5545) of a server's season.

The UID of an entry never changes, so that a calendar that takes the file again moves what moved instead of showing it
twice; the time at which the file was written says which version is the newer one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import STATUS, TRANSP, Calendar, Event

from bot.ids import GuildId
from bot.record.season_dates import DaySpan

PRODUCT_ID = "-//Envelope//The season//EN"
UID_DOMAIN = "envelope.invalid"
"""What follows the @ of a UID: a domain that nobody can own, since servers have none (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry of a calendar file.

    Attributes:
        key: What it is known by among the server's entries, for ever.
        title: Its title.
        days: Its days, for one that lasts whole days; None for one with a time.
        starts_at: When it begins (UTC); None for whole days.
        duration: How long one with a time is; nothing for a deadline.
        place: Where; empty if unknown.
        description: What else there is to say, in plain text.
        link: Where it leads to.
        tentative: Whether it is not sure yet.
    """

    key: str
    title: str
    days: DaySpan | None = None
    starts_at: datetime | None = None
    duration: timedelta = timedelta()
    place: str = ""
    description: str = ""
    link: str = ""
    tentative: bool = False


def write_calendar_file(
    guild_id: GuildId, name: str, entries: Sequence[CalendarEntry], now: datetime
) -> bytes:
    """Write a calendar file.

    Args:
        guild_id: The server.
        name: What the calendar is called.
        entries: What stands in it.
        now: The present instant (UTC).
    """
    calendar = Calendar.new(
        prodid=PRODUCT_ID, uid=f"{guild_id}-season@{UID_DOMAIN}", name=name, method="PUBLISH"
    )
    for entry in entries:
        calendar.add_component(_make_event(guild_id, entry, now))
    return calendar.to_ical()


def _make_event(guild_id: GuildId, entry: CalendarEntry, now: datetime) -> Event:
    begins, ends = _find_bounds(entry)
    return Event.new(
        uid=f"{guild_id}-{entry.key.replace('/', '-')}@{UID_DOMAIN}",
        stamp=now,
        summary=entry.title,
        start=begins,
        end=ends,
        location=entry.place or None,
        description=entry.description or None,
        url=entry.link or None,
        status=STATUS.TENTATIVE if entry.tentative else STATUS.CONFIRMED,
        # A whole day of the season leaves its reader free.
        transparency=TRANSP.TRANSPARENT if entry.starts_at is None else TRANSP.OPAQUE,
    )


def _find_bounds(entry: CalendarEntry) -> tuple[date | datetime, date | datetime | None]:
    """When an entry begins and ends; that of whole days ends on the day after its last, one without length nowhere."""
    if entry.starts_at is not None:
        return entry.starts_at, entry.starts_at + entry.duration if entry.duration else None
    assert entry.days is not None  # noqa: S101 - it has days or a time
    return entry.days.first, entry.days.last + timedelta(days=1)
