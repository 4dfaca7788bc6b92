"""How long before an instant members are reminded of it."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum


class ReminderLead(StrEnum):
    """When members are reminded; of what has a day and no time, on the morning of that day."""

    DAY = "24h"
    HOUR = "1h"
    MORNING = "morning"


REMINDER_LEAD_DURATIONS: Mapping[ReminderLead, timedelta] = {
    ReminderLead.DAY: timedelta(hours=24),
    ReminderLead.HOUR: timedelta(hours=1),
}
"""How long before an instant each reminder of it is."""
