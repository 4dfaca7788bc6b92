"""A wall clock's time in a zone: the instants that show it, and how an instant is written so that it is read as itself.

A wall time is one instant, two where the clock goes back over it, none where it skips it. PEP 495: `fold` chooses
between the offsets before and after a change; the two readings of a time that is skipped convert back to others.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.times.model import FixedOffset, Instant, Region, ZoneMeaning
from bot.times.zone_names import describe_place, find_region_keys, find_zones, load_iana_names, normalise_name
from bot.times.zone_tables import ABBREVIATIONS, REGIONS


class Occurrence(StrEnum):
    """How often a clock shows a time."""

    ONCE = "once"
    TWICE = "twice"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class WallTime:
    """What a wall time means in a zone.

    Attributes:
        occurrence: How often the clock shows it.
        instants: In UTC, the earlier first: the one, the two, or, where it is never shown, the two that it would be by
            the clock as it went after and before the change.
    """

    occurrence: Occurrence
    instants: tuple[datetime, ...]


def resolve_wall_time(wall: datetime, zone: tzinfo) -> WallTime:
    """Find the instants at which the clocks of a zone show a time.

    Args:
        wall: A naive date and time.
        zone: Whose clocks.

    Raises:
        OverflowError: It lies at the edge of the calendar.
    """
    readings = tuple(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = tuple(sorted({at for at in readings if at.astimezone(zone).replace(tzinfo=None) == wall}))
    if not shown:
        return WallTime(Occurrence.NEVER, tuple(sorted(readings)))
    return WallTime(Occurrence.TWICE if len(shown) == 2 else Occurrence.ONCE, shown)


def format_for_form(instant: Instant) -> str:
    """Write what stands in a form's field: "2027-03-14 19:00 New York".

    The date stands in ISO's order because "14 March 2027 11:00" would be asked: morning or evening? In an hour that the
    clock shows twice the offset stands before the zone.
    """
    wall = instant.wall
    seconds = f":{wall:%S}" if wall.second else ""
    words = f"{wall:%Y-%m-%d %H:%M}{seconds}"
    occurrence = resolve_wall_time(wall.replace(tzinfo=None, fold=0), instant.zone.clock).occurrence
    name = name_zone(instant.zone)
    if occurrence is Occurrence.ONCE and name:
        return f"{words} {name}"
    return f"{words} {_format_offset(instant)} {name}".rstrip()


def format_as_value(instant: Instant) -> str:
    """Write the value of a choice: "2027-03-14T19:00:00-04:00[America/New_York]" (RFC 9557), which is read exactly.

    An abbreviation's time is written by the clock of its place, so that the place is still known when it is read.
    """
    place = instant.zone.key if isinstance(instant.zone, Region) else instant.zone.place
    wall = instant.at.astimezone(Region(place).clock) if place else instant.wall
    stamp = wall.isoformat(timespec="seconds")
    return f"{stamp}[{place}]" if "/" in place else stamp


def name_zone(zone: ZoneMeaning) -> str:
    """Name a region so that the name means it everywhere: its city, else its IANA name; empty if none does."""
    if isinstance(zone, FixedOffset):
        return ""
    if zone.key == "UTC":
        return "UTC"
    city = describe_place(zone.key)
    return next((name for name in (city, zone.key) if _is_known_everywhere(name, zone)), "")


def _is_known_everywhere(name: str, zone: Region) -> bool:
    plain = normalise_name(name)
    if "/" in plain:
        return load_iana_names().get(plain) == zone.key
    if plain in ABBREVIATIONS or plain in REGIONS or len(plain) <= 4:
        return False
    return find_zones(name) == (zone,) and find_region_keys(name) == (zone.key,)


def _format_offset(instant: Instant) -> str:
    offset = instant.wall.utcoffset() or timedelta()
    minutes = round(abs(offset) / timedelta(minutes=1))
    return f"UTC{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
