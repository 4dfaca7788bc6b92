"""Reminders in the database: who asked, rounds, and the queue of direct messages."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, select, update

from bot.db.reminder_tables import reminder_messages, reminder_mutes, reminder_requests, reminder_rounds
from bot.db.tables import guild_features, guilds, members
from bot.db.upsert import build_upsert
from bot.ids import GuildId, MemberId
from bot.jobs.leads import ReminderLead
from bot.reminders.model import (
    MessageOutcome,
    ReminderKind,
    ReminderRound,
    ReminderSubject,
    ReminderTime,
)
from bot.reminders.rules import FEATURES_BY_REMINDER
from bot.shards import SHARD_SHIFT_BITS, Shards

ROUND_RETENTION_PERIOD = timedelta(days=30)
"""How long rounds and their messages are stored after their end, so that nothing is said twice."""

_ASK = build_upsert(reminder_requests, key=["guild_id", "kind", "subject", "user_id"])
_MUTE = build_upsert(reminder_mutes, key=["guild_id", "kind", "subject"])


class WaitingMessage(NamedTuple):
    """The next message of the queue: its id, to whom, about what, and whether it was about to be sent before."""

    id: int
    user_id: MemberId
    subject: ReminderSubject
    was_tried: bool


def save_request(connection: Connection, subject: ReminderSubject, user_id: MemberId, at: datetime) -> None:
    """Store that a member asked to be reminded."""
    connection.execute(_ASK, {**_make_key(subject), "user_id": user_id, "asked_at": at})


def delete_request(connection: Connection, subject: ReminderSubject, user_id: MemberId) -> None:
    """Delete that a member asked; what is waiting for them is not sent either."""
    connection.execute(
        delete(reminder_requests).where(
            _is_about(reminder_requests, subject), reminder_requests.c.user_id == user_id
        )
    )


def is_requested(connection: Connection, subject: ReminderSubject, user_id: MemberId) -> bool:
    """Whether a member asked to be reminded."""
    query = select(reminder_requests.c.user_id).where(
        _is_about(reminder_requests, subject), reminder_requests.c.user_id == user_id
    )
    return connection.scalar(query) is not None


def list_askers(
    connection: Connection, subject: ReminderSubject, *, asked_before: datetime | None = None
) -> list[MemberId]:
    """Who asked to be reminded, at any time or no later than at an instant (UTC), the first to ask first."""
    asked = reminder_requests.c
    query = select(asked.user_id).where(_is_about(reminder_requests, subject))
    if asked_before is not None:
        query = query.where(asked.asked_at <= asked_before)
    return list(connection.scalars(query.order_by(asked.asked_at, asked.user_id)))


def list_asked_dates(connection: Connection, guild_id: GuildId | None) -> list[ReminderSubject]:
    """The dates that anybody asked to be reminded of, in one server or in all."""
    asked, kinds = reminder_requests.c, [kind for kind in ReminderKind if not kind.is_closing]
    query = select(asked.guild_id, asked.kind, asked.subject).where(asked.kind.in_(kinds)).distinct()
    if guild_id is not None:
        query = query.where(asked.guild_id == guild_id)
    return [
        ReminderSubject(asked_in, ReminderKind(kind), subject)
        for asked_in, kind, subject in connection.execute(query)
    ]


def set_muted(connection: Connection, subject: ReminderSubject, *, muted: bool) -> None:
    """Store whether hosts want no post before something closes."""
    if muted:
        connection.execute(_MUTE, _make_key(subject))
    else:
        connection.execute(delete(reminder_mutes).where(_is_about(reminder_mutes, subject)))


def is_muted(connection: Connection, subject: ReminderSubject) -> bool:
    """Whether hosts want no post before something closes."""
    query = select(reminder_mutes.c.guild_id).where(_is_about(reminder_mutes, subject))
    return connection.scalar(query) is not None


def list_rounds(connection: Connection, subject: ReminderSubject) -> list[ReminderRound]:
    """The rounds about something that were made already."""
    rounds = reminder_rounds
    query = select(rounds.c.id, rounds.c.lead, rounds.c.ends_at, rounds.c.made_at, rounds.c.posted_at)
    return [
        ReminderRound(round_id, ReminderLead(lead), ends_at, made_at, posted_at)
        for round_id, lead, ends_at, made_at, posted_at in connection.execute(
            query.where(_is_about(rounds, subject)).order_by(rounds.c.id)
        )
    ]


def insert_round(
    connection: Connection, subject: ReminderSubject, due: ReminderTime, *, ends_at: datetime, at: datetime
) -> ReminderRound:
    """Insert a round, and delete those of which nothing is needed any more."""
    connection.execute(delete(reminder_rounds).where(reminder_rounds.c.ends_at < at - ROUND_RETENTION_PERIOD))
    row = {**_make_key(subject), "lead": due.lead, "ends_at": ends_at, "made_at": at}
    round_id = connection.execute(insert(reminder_rounds).returning(reminder_rounds.c.id), row).scalar_one()
    return ReminderRound(round_id, due.lead, ends_at, at)


def mark_posted(connection: Connection, round_id: int, at: datetime) -> None:
    """Store that a round's post in the channel was made, or cannot be."""
    connection.execute(update(reminder_rounds).where(reminder_rounds.c.id == round_id).values(posted_at=at))


def insert_messages(connection: Connection, round_id: int, user_ids: Iterable[MemberId]) -> None:
    """Put a direct message to each of these members into the queue."""
    rows = [{"round_id": round_id, "user_id": user_id} for user_id in user_ids]
    if rows:
        connection.execute(insert(reminder_messages), rows)


def has_waiting_messages(connection: Connection, round_id: int) -> bool:
    """Whether messages of a round wait to be sent."""
    waiting = (reminder_messages.c.round_id == round_id) & reminder_messages.c.settled_at.is_(None)
    return connection.scalar(select(reminder_messages.c.id).where(waiting).limit(1)) is not None


def drop_late_messages(connection: Connection, now: datetime) -> None:
    """Settle every waiting message about something that is over."""
    over = select(reminder_rounds.c.id).where(reminder_rounds.c.ends_at <= now)
    late = reminder_messages.c.settled_at.is_(None) & reminder_messages.c.round_id.in_(over)
    connection.execute(
        update(reminder_messages).where(late).values(settled_at=now, outcome=MessageOutcome.DROPPED)
    )


def find_next_message(connection: Connection, shards: Shards) -> WaitingMessage | None:
    """The message in the queue of these shards' servers that waits the longest.

    Where the season or what it is about is switched off, messages wait.
    """
    queued, rounds = reminder_messages, reminder_rounds
    present = guilds.c.removed_at.is_(None)
    if not shards.are_all:
        # Divided, not shifted: PostgreSQL shifts by a 32-bit number alone.
        present &= (rounds.c.guild_id // 2**SHARD_SHIFT_BITS % shards.count).in_(shards.ids)
    query = (
        select(
            queued.c.id,
            queued.c.user_id,
            rounds.c.guild_id,
            rounds.c.kind,
            rounds.c.subject,
            queued.c.tried_at,
        )
        .select_from(queued.join(rounds).join(guilds))
        .where(queued.c.settled_at.is_(None), present, ~_is_switched_off())
        .order_by(queued.c.id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    message_id, user_id, guild_id, kind, subject, tried_at = row
    return WaitingMessage(
        message_id, user_id, ReminderSubject(guild_id, ReminderKind(kind), subject), tried_at is not None
    )


def mark_tried(connection: Connection, message_id: int, at: datetime) -> None:
    """Store that a message is about to be sent for the first time."""
    this = reminder_messages.c.id == message_id
    connection.execute(update(reminder_messages).where(this).values(tried_at=at))


def settle_message(connection: Connection, message_id: int, outcome: MessageOutcome, at: datetime) -> None:
    """Store that nothing more is to be done about a message."""
    this = reminder_messages.c.id == message_id
    connection.execute(update(reminder_messages).where(this).values(settled_at=at, outcome=outcome))


def set_messages_closed(
    connection: Connection, guild_id: GuildId, user_id: MemberId, since: datetime | None
) -> None:
    """Store since when a member takes no direct messages; None if they do."""
    here = (members.c.guild_id == guild_id) & (members.c.user_id == user_id)
    connection.execute(update(members).where(here).values(messages_closed_at=since))


def are_messages_closed(connection: Connection, guild_id: GuildId, user_id: MemberId) -> bool:
    """Whether the last message to a member could not be delivered because they take none."""
    here = (members.c.guild_id == guild_id) & (members.c.user_id == user_id)
    return connection.scalar(select(members.c.messages_closed_at).where(here)) is not None


def _is_switched_off() -> ColumnElement[bool]:
    """Whether a round's server has switched off what it takes."""
    off, rounds = guild_features, reminder_rounds
    concerns = [
        and_(rounds.c.kind == kind, off.c.feature.in_(features))
        for kind, features in FEATURES_BY_REMINDER.items()
    ]
    here = (off.c.guild_id == rounds.c.guild_id) & off.c.enabled.is_(False) & or_(*concerns)
    return select(off.c.feature).where(here).correlate(rounds).exists()


def _make_key(subject: ReminderSubject) -> dict[str, object]:
    return {"guild_id": subject.guild_id, "kind": subject.kind, "subject": subject.id}


def _is_about(table: Table, subject: ReminderSubject) -> ColumnElement[bool]:
    return and_(
        table.c.guild_id == subject.guild_id, table.c.kind == subject.kind, table.c.subject == subject.id
    )
