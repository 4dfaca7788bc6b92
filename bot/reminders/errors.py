"""Refusals of reminders, as facts; the words are in `cogs.reminders.error_text`."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.reminders.model import ReminderKind


@dataclass(eq=False)
class NothingToRemindOfError(UserError):
    """It is over or was cancelled, or its date is not known, so there is nothing to remind of.

    Attributes:
        kind: What it is.
        name: The ceremony's name; empty if the refusal need not name it.
    """

    kind: ReminderKind
    name: str = ""
