"""The deadlines at which a scheduled event that Discord did not let follow its date is tried again."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.ids import GuildId
from bot.jobs.service import JobService

EVENT_RETRY_JOB = "season.event"
"""The kind of job that moves a scheduled event again; its payload has `guild_id`, `event_id`, how many `refusals` there
were, and whether it `follows_place`.
"""

EVENT_RETRY_DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(days=1),
)
"""How long after each refusal it is tried again: first what passes by itself, then what a moderator has to grant."""


def schedule_event_retry(
    connection: Connection,
    jobs: JobService,
    guild_id: GuildId,
    event_id: int,
    *,
    refused_at: datetime,
    refusals: int,
    follows_place: bool,
) -> bool:
    """Set when a refused event is tried again, in place of an earlier deadline of it; False after the last time.

    Args:
        connection: The caller's transaction.
        jobs: Where the deadline is set.
        guild_id: The server.
        event_id: Discord's id of the event.
        refused_at: When it was refused (UTC).
        refusals: How many times in a row it was refused by then.
        follows_place: Whether its place follows that of its date; one that a host gave it stays.
    """
    if refusals > len(EVENT_RETRY_DELAYS):
        return False
    payload = {
        "guild_id": guild_id,
        "event_id": event_id,
        "refusals": refusals,
        "follows_place": follows_place,
    }
    due_at = refused_at + EVENT_RETRY_DELAYS[refusals - 1]
    jobs.schedule(connection, EVENT_RETRY_JOB, f"{guild_id} {event_id}", due_at, payload)
    return True
