"""Write an instant so that reading it gives the same instant, in whatever zone the server is by then."""

from datetime import timedelta

from bot.times.model import FixedOffset, Instant, Region, ZoneMeaning
from bot.times.wall_clock import Occurrence, resolve_wall_time
from bot.times.zone_names import describe_place, find_region_keys, find_zones, iana_names, normalise_name
from bot.times.zone_tables import ABBREVIATIONS, REGIONS


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
    return f"{words} {_offset_of(instant)} {name}".rstrip()


def format_as_value(instant: Instant) -> str:
    """Write the value of a choice: "2027-03-14T19:00:00-04:00[America/New_York]" (RFC 9557), which is read exactly."""
    stamp = instant.wall.isoformat(timespec="seconds")
    key = instant.zone.key if isinstance(instant.zone, Region) else ""
    return f"{stamp}[{key}]" if "/" in key else stamp


def name_zone(zone: ZoneMeaning) -> str:
    """Name a region so that the name means it everywhere: its city, else its IANA name; empty if none does."""
    if isinstance(zone, FixedOffset):
        return ""
    if zone.key == "UTC":
        return "UTC"
    city = describe_place(zone.key)
    return next((name for name in (city, zone.key) if _means_everywhere(name, zone)), "")


def _means_everywhere(name: str, zone: Region) -> bool:
    plain = normalise_name(name)
    if "/" in plain:
        return iana_names().get(plain) == zone.key
    if plain in ABBREVIATIONS or plain in REGIONS or len(plain) <= 4:
        return False
    return find_zones(name) == (zone,) and find_region_keys(name) == (zone.key,)


def _offset_of(instant: Instant) -> str:
    offset = instant.wall.utcoffset() or timedelta()
    minutes = round(abs(offset) / timedelta(minutes=1))
    return f"UTC{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
