"""When members are reminded, as pure decisions: late rather than never, not twice, and not once it is over."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.guilds.model import Feature
from bot.jobs.leads import REMINDER_LEAD_DURATIONS, ReminderLead
from bot.reminders.model import Occasion, ReminderKind, ReminderRound, ReminderTime

FEATURES_BY_REMINDER: Mapping[ReminderKind, frozenset[Feature]] = {
    ReminderKind.LOCK: frozenset({Feature.SEASON, Feature.CONTESTS}),
    ReminderKind.AWARD: frozenset({Feature.SEASON, Feature.ROOM_AWARDS}),
    ReminderKind.NOMINATIONS: frozenset({Feature.SEASON}),
    ReminderKind.CEREMONY: frozenset({Feature.SEASON}),
}
"""What must be switched on in a server for its members to be reminded of each kind."""

MORNING_HOUR = 9
"""At which hour of a server's day members are reminded of what has a day and no time."""

LEAST_MOVE: Mapping[ReminderLead, timedelta] = {
    ReminderLead.DAY: timedelta(hours=12),
    ReminderLead.HOUR: timedelta(minutes=30),
    ReminderLead.MORNING: timedelta(hours=12),
}
"""How much later a reminder must be due, than one with the same lead was made, to be made again: a lock that moves by
minutes is not recalled anew.
"""


def list_reminder_times(at: datetime) -> tuple[ReminderTime, ...]:
    """When members are reminded of an instant (UTC)."""
    return tuple(ReminderTime(lead, at - duration) for lead, duration in REMINDER_LEAD_DURATIONS.items())


def find_morning(day: date, zone: ZoneInfo) -> ReminderTime:
    """When members are reminded of a day: on its morning, by a zone's clocks."""
    due_at = datetime.combine(day, time(MORNING_HOUR), zone).astimezone(UTC)
    return ReminderTime(ReminderLead.MORNING, due_at)


def find_due_time(occasion: Occasion, now: datetime) -> ReminderTime | None:
    """The latest time to remind that has come; None before the first, and once it is over.

    An earlier one that was missed is not made up for any more: one message says it all.
    """
    if now >= occasion.ends_at:
        return None
    due = [one for one in occasion.times if one.due_at <= now]
    return due[-1] if due else None


def is_made_already(due: ReminderTime, rounds: Sequence[ReminderRound]) -> bool:
    """Whether members were reminded with this lead, and it has not moved much later since."""
    return any(made.lead is due.lead and due.due_at < made.made_at + LEAST_MOVE[due.lead] for made in rounds)
