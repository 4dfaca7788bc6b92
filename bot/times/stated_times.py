"""A time as a host stated it: what the clocks of a place will show. The instant is computed from it, and computed anew
when the rules of the place's zone change, as governments change them, sometimes at short notice.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.times.model import Instant, Region
from bot.times.wall_clock import resolve_wall_time
from bot.times.zone_names import load_iana_names


@dataclass(frozen=True, slots=True)
class StatedTime:
    """What the clocks of a place will show.

    Attributes:
        wall: The date and time on them, without a zone.
        zone: The IANA name of the place's zone.
    """

    wall: datetime
    zone: str


def take_stated_time(instant: Instant) -> StatedTime | None:
    """What was stated; None for an instant that was given otherwise: a length of time, an offset, a choice."""
    if not instant.is_stated or not isinstance(instant.zone, Region):
        return None
    return StatedTime(instant.wall.replace(tzinfo=None, fold=0), instant.zone.key)


def state_in_zone(at: datetime, zone: str) -> StatedTime | None:
    """What the clocks of a zone show at an instant; None if there is no zone of that IANA name."""
    if zone not in load_iana_names().values():
        return None
    return StatedTime(at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0), zone)


def compute_instant(stated: StatedTime, known: datetime) -> datetime:
    """The instant (UTC) of a stated time by today's rules of its zone.

    Args:
        stated: What was stated.
        known: The instant that it was by the rules known then: it chooses between two, and stays where the zone is not
            known any more.
    """
    if stated.zone not in load_iana_names().values():
        return known
    meanings = resolve_wall_time(stated.wall, ZoneInfo(stated.zone)).instants
    return min(meanings, key=lambda instant: abs(instant - known))


def split_stated_time(name: str, stated: StatedTime | None) -> dict[str, str | None]:
    """Split a stated time into its two stored texts, the wall time in ISO 8601 and the zone, by column."""
    return {
        f"{name}_wall": stated.wall.isoformat(timespec="seconds") if stated else None,
        f"{name}_zone": stated.zone if stated else None,
    }


def join_stated_time(wall: str | None, zone: str | None) -> StatedTime | None:
    """Make a stated time of its two texts."""
    return StatedTime(datetime.fromisoformat(wall), zone) if wall and zone else None
