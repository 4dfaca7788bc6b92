"""A server's days: when one begins and ends, and which of them were missed between two."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.quiz.model import QuizDay
from bot.times.wall_clock import Occurrence, resolve_wall_time

SHORTEST_DAY = timedelta(hours=23)
"""How long a day is on which the clock goes forward. What is shorter, as when a server moves to another zone, nobody
could be expected to play in.
"""

DAYS_AHEAD = timedelta(days=2)
"""How far a day that has begun may be ahead of the server's calendar: as far as zones can be apart. What is further
ahead comes from a clock that was wrong.
"""

LATE_PERIOD = timedelta(days=7)
"""For how long after its day a question can be answered late."""


def find_calendar_day(at: datetime, zone_name: str) -> QuizDay:
    """Find the day of a zone's calendar in which an instant (UTC) lies."""
    zone = ZoneInfo(zone_name)
    day = at.astimezone(zone).date()
    return QuizDay(day, _find_midnight(day, zone), _find_midnight(day + timedelta(days=1), zone))


def _find_midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day (UTC), be midnight shown twice there, or skipped."""
    midnight = resolve_wall_time(datetime.combine(day, time()), zone)
    # Where it is skipped, the day begins at the change: what midnight would be by the clock before it.
    first = midnight.instants[-1 if midnight.occurrence is Occurrence.NEVER else 0]
    return first.astimezone(UTC)


def count_missed_days(before: QuizDay, after: QuizDay) -> int:
    """Count the whole days between two on which somebody could have played.

    Both the calendar and the clock must have had the day: a server that moves to another zone can skip a date, or live
    through one in a few hours, and whoever plays each day loses nothing by it.
    """
    by_calendar = (after.day - before.day).days - 1
    by_clock = (after.starts_at - before.ends_at) // SHORTEST_DAY
    return max(0, min(by_calendar, by_clock))
