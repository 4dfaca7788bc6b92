"""What is stored about a member's reminders, as part of their personal data."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from bot.db.reminder_tables import reminder_messages, reminder_requests, reminder_rounds
from bot.db.room_award_tables import room_awards
from bot.db.tables import contests, guilds
from bot.ids import ContestId, GuildId, MemberId
from bot.json_values import JsonValue
from bot.privacy.name_loading import SlateNames

ReminderData = dict[str, JsonValue]

_LOCK_KIND, _AWARD_KIND = "lock", "award"
"""What is about a contest and about the room's own awards, as stored; anything else is about a ceremony."""


def collect_reminder_data(connection: Connection, names: SlateNames, user_id: MemberId) -> ReminderData:
    """What a member asked to be reminded of, and what was written to them, by the names of the exported file."""
    return {
        "reminders switched on": list(_list_requests(connection, names, user_id)),
        "reminders sent": list(_list_messages(connection, names, user_id)),
    }


def _list_requests(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[ReminderData]:
    """What a member asked to be reminded of."""
    asked = reminder_requests
    rows = connection.execute(
        select(guilds.c.name, guilds.c.id, asked.c.kind, asked.c.subject, asked.c.asked_at)
        .select_from(guilds.join(asked))
        .where(asked.c.user_id == user_id)
        .order_by(asked.c.asked_at)
    ).all()
    for server, guild_id, kind, subject_id, at in rows:
        named = _name_subject(connection, names, guild_id, kind, subject_id)
        yield {
            "server": server,
            "of": kind,
            **named,
            "at": at.isoformat(),
        }


def _list_messages(connection: Connection, names: SlateNames, user_id: MemberId) -> Iterator[ReminderData]:
    """The private messages that were written to a member, or wait to be."""
    sent, rounds = reminder_messages, reminder_rounds
    rows = connection.execute(
        select(guilds.c.name, rounds, sent.c.outcome, sent.c.settled_at)
        .select_from(sent.join(rounds).join(guilds))
        .where(sent.c.user_id == user_id)
        .order_by(sent.c.id)
    ).all()
    for row in rows:
        named = _name_subject(connection, names, row.guild_id, row.kind, row.subject)
        yield {
            "server": row.name,
            "of": row.kind,
            **named,
            "before": row.lead,
            "outcome": row.outcome or "waiting",
            "at": row.settled_at.isoformat() if row.settled_at is not None else None,
        }


def _name_subject(
    connection: Connection, names: SlateNames, guild_id: GuildId, kind: str, subject_id: str
) -> ReminderData:
    """What members know it by; what is gone keeps its id."""
    if kind == _LOCK_KIND:
        return {"contest": _find_contest_title(connection, guild_id, ContestId(int(subject_id)))}
    if kind == _AWARD_KIND:
        award_id, _, phase = subject_id.partition("-")
        return {"awards": _find_award_name(connection, guild_id, award_id), "phase": phase}
    return {"ceremony": names.find_ceremony_name(guild_id, subject_id)}


def _find_contest_title(connection: Connection, guild_id: GuildId, contest_id: ContestId) -> str:
    query = select(contests.c.title).where(contests.c.guild_id == guild_id, contests.c.id == contest_id)
    return connection.scalar(query) or str(contest_id)


def _find_award_name(connection: Connection, guild_id: GuildId, award_id: str) -> str:
    query = select(room_awards.c.name).where(
        room_awards.c.guild_id == guild_id, room_awards.c.id == int(award_id)
    )
    return connection.scalar(query) or award_id
