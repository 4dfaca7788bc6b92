"""The deadlines at which members are reminded, in the caller's transaction."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.jobs.leads import REMINDER_LEAD_DURATIONS
from bot.jobs.service import JobService
from bot.json_values import JsonValue


def reschedule_reminders(
    connection: Connection,
    jobs: JobService,
    kind: str,
    key: str,
    payload: Mapping[str, JsonValue],
    *,
    closes_at: datetime | None,
    known_since: datetime | None,
) -> None:
    """Set the deadlines before a closing, in place of earlier ones; to be called after every change that may move it.

    A deadline that has passed is set all the same: its handler knows whether it was kept.

    Args:
        connection: The transaction.
        jobs: The deadlines.
        kind: The kind of job.
        key: What closes; each deadline adds its lead to it.
        payload: What the handler needs to know; `lead` is added.
        closes_at: When it closes (UTC); None if it does not any more, and there is nothing to remind of.
        known_since: Since when members know of it (UTC): they are not reminded as they hear of it first.
    """
    for lead, duration in REMINDER_LEAD_DURATIONS.items():
        due_at = None if closes_at is None else closes_at - duration
        if due_at is None or (known_since is not None and due_at < known_since):
            jobs.cancel(connection, kind, f"{key} {lead}")
        else:
            jobs.schedule(connection, kind, f"{key} {lead}", due_at, {**payload, "lead": lead})
