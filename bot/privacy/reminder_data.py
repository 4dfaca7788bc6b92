"""What is stored about a member's reminders, as part of their personal data."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.db.reminder_tables import reminder_messages, reminder_requests, reminder_rounds
from bot.db.tables import guilds
from bot.ids import MemberId
from bot.json_values import JsonValue

ReminderData = dict[str, JsonValue]


def collect_reminder_data(connection: Connection, user_id: MemberId) -> ReminderData:
    """What a member asked to be reminded of, and what was written to them, by the names of the exported file."""
    return {
        "reminders switched on": list(_list_requests(connection, user_id)),
        "reminders sent": list(_list_messages(connection, user_id)),
    }


def _list_requests(connection: Connection, user_id: MemberId) -> Iterator[ReminderData]:
    """What a member asked to be reminded of."""
    asked = reminder_requests
    rows = connection.execute(
        select(guilds.c.name, asked.c.kind, asked.c.subject, asked.c.asked_at)
        .select_from(guilds.join(asked))
        .where(asked.c.user_id == user_id)
        .order_by(asked.c.asked_at)
    )
    for server, kind, subject, at in rows:
        yield {"server": server, "of": kind, "id": subject, "at": at.isoformat()}


def _list_messages(connection: Connection, user_id: MemberId) -> Iterator[ReminderData]:
    """The private messages that were written to a member, or wait to be."""
    sent, rounds = reminder_messages, reminder_rounds
    rows = connection.execute(
        select(
            guilds.c.name, rounds.c.kind, rounds.c.subject, rounds.c.lead, sent.c.outcome, sent.c.settled_at
        )
        .select_from(sent.join(rounds).join(guilds))
        .where(sent.c.user_id == user_id)
        .order_by(sent.c.id)
    )
    for server, kind, subject, lead, outcome, at in rows:
        yield {
            "server": server,
            "of": kind,
            "id": subject,
            "before": lead,
            "outcome": outcome or "waiting",
            "at": at.isoformat() if at is not None else None,
        }
