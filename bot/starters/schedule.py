"""When starters are due: days of the week and an hour as hosts type them, by the clocks of a zone."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.wall_clock import Occurrence, resolve_wall_time

EVERY_DAY = frozenset(range(7))
WORKING_DAYS = frozenset(range(5))
_NAMED_DAYS = {
    "daily": EVERY_DAY,
    "every day": EVERY_DAY,
    "everyday": EVERY_DAY,
    "weekdays": WORKING_DAYS,
    "weekends": EVERY_DAY - WORKING_DAYS,
    "weekend": EVERY_DAY - WORKING_DAYS,
}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST_LETTERS = 2


def read_weekdays(text: str) -> frozenset[int] | None:
    """Read days of the week: "monday and thursday", "mon, thu", "Fridays", "weekends"; None if it is none of it."""
    plain = " ".join(text.casefold().split())
    if plain in _NAMED_DAYS:
        return _NAMED_DAYS[plain]
    words = [word for word in re.split(r"[\s,;/&+]+", plain) if word and word not in ("and", "on", "every")]
    days = [_read_weekday(word) for word in words]
    return frozenset(day for day in days if day is not None) if days and None not in days else None


def _read_weekday(word: str) -> int | None:
    name = word.rstrip(".")
    name = name.removesuffix("s") if name.endswith("days") else name
    found = [number for number, day in enumerate(_DAY_NAMES) if day.startswith(name)]
    return found[0] if len(name) >= _LEAST_LETTERS and len(found) == 1 else None


def find_next_slot(weekdays: Collection[int], hour: time, zone: str, after: datetime) -> datetime:
    """Find the next instant (UTC) at which starters are due.

    An hour that the clocks skip is taken an hour later, one that they show twice the first time.

    Args:
        weekdays: The days, Monday being 0; not empty.
        hour: The time of day.
        zone: By the clocks of this IANA zone.
        after: The instant that it must be later than.
    """
    clock = ZoneInfo(zone)
    day = after.astimezone(clock).date()
    while True:
        if day.weekday() in weekdays:
            meant = resolve_wall_time(datetime.combine(day, hour), clock)
            instant = meant.instants[-1 if meant.occurrence is Occurrence.NEVER else 0]
            if instant > after:
                return instant.astimezone(UTC)
        day += timedelta(days=1)
