"""Error texts of reminders."""

from bot.reminders.errors import NothingToRemindOfError
from bot.reminders.model import ReminderKind
from cogs.kit.error_text import error_text
from cogs.kit.text import escape_text


@error_text.register
def _describe_nothing_to_remind_of(error: NothingToRemindOfError) -> str:
    match error.kind:
        case ReminderKind.LOCK:
            return "Its picks are closed, so there is nothing left to be reminded of. `/contests` shows what is on."
        case ReminderKind.AWARD:
            return "That part of the awards is over. The next one has its own **Remind me**."
        case kind if error.name:
            what = "nominations" if kind is ReminderKind.NOMINATIONS else "ceremony"
            return (
                f"**{escape_text(error.name)}**: the day of the {what} has passed, or is not known yet. "
                "`/season` shows what comes next."
            )
        case _:
            return "That date has passed, or is not known yet. `/season` shows what comes next."
