"""A wall clock's time in a zone: one instant, two where the clock goes back over it, none where it skips it.

PEP 495: `fold` chooses between the offsets before and after a change. A wall time that is repeated has two instants;
one that is skipped has none, and its two readings convert back to other wall times.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum


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
