"""Discussion threads in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from bot.db.discussion_tables import threads
from bot.db.upsert import build_upsert
from bot.discussion.model import DiscussionThread, DiscussionTopic
from bot.ids import GuildId

_SAVE = build_upsert(
    threads, key=["guild_id", "subject"], update=["thread_id", "channel_id", "opened_at", "asked_at"]
)


def find_thread(connection: Connection, guild_id: GuildId, topic: DiscussionTopic) -> DiscussionThread | None:
    """The server's thread on a topic, even one that was deleted; None if there never was one."""
    query = select(threads).where(threads.c.guild_id == guild_id, threads.c.subject == topic.key)
    row = connection.execute(query).one_or_none()
    return None if row is None else _make_thread(row)


def has_thread(connection: Connection, guild_id: GuildId, thread_id: int) -> bool:
    """Whether a thread is the server's one on any topic."""
    query = select(threads.c.thread_id).where(
        threads.c.guild_id == guild_id, threads.c.thread_id == thread_id
    )
    return connection.execute(query).first() is not None


def list_known_threads(connection: Connection, guild_id: GuildId) -> list[DiscussionThread]:
    """The server's threads that are not known to be deleted, those last opened first."""
    query = select(threads).where(threads.c.guild_id == guild_id, threads.c.thread_id.is_not(None))
    rows = connection.execute(query.order_by(threads.c.opened_at.desc(), threads.c.subject))
    return [_make_thread(row) for row in rows]


def list_recent_questions(connection: Connection, guild_id: GuildId, limit: int) -> Sequence[str]:
    """The kinds of the latest questions asked in a server, the latest first."""
    query = select(threads.c.question).where(threads.c.guild_id == guild_id, threads.c.asked_at.is_not(None))
    latest_first = query.order_by(threads.c.asked_at.desc(), threads.c.subject).limit(limit)
    return connection.scalars(latest_first).all()


def save_thread(
    connection: Connection,
    guild_id: GuildId,
    topic: DiscussionTopic,
    *,
    thread_id: int,
    channel_id: int,
    at: datetime,
) -> None:
    """Store a new thread as the server's thread on a topic; the kind of the last question in an earlier one stays."""
    values = {
        "guild_id": guild_id,
        "subject": topic.key,
        "thread_id": thread_id,
        "channel_id": channel_id,
        "opened_at": at,
        "asked_at": None,
    }
    connection.execute(_SAVE, values)


def save_question(
    connection: Connection, guild_id: GuildId, topic: DiscussionTopic, question: str, at: datetime
) -> None:
    """Store the kind of the question that was just asked."""
    here = (threads.c.guild_id == guild_id) & (threads.c.subject == topic.key)
    connection.execute(update(threads).where(here).values(question=question, asked_at=at))


def forget_thread(connection: Connection, guild_id: GuildId, thread_id: int) -> None:
    """Store that a thread was deleted."""
    here = (threads.c.guild_id == guild_id) & (threads.c.thread_id == thread_id)
    connection.execute(update(threads).where(here).values(thread_id=None))


def forget_channel(connection: Connection, guild_id: GuildId, channel_id: int) -> None:
    """Store that a channel was deleted with all its threads."""
    here = (threads.c.guild_id == guild_id) & (threads.c.channel_id == channel_id)
    connection.execute(update(threads).where(here).values(thread_id=None))


def _make_thread(row: Row[int, str, int | None, int, datetime, str, datetime | None]) -> DiscussionThread:
    guild_id, subject, thread_id, channel_id, opened_at, question, asked_at = row
    return DiscussionThread(
        GuildId(guild_id),
        DiscussionTopic.from_key(subject),
        thread_id,
        channel_id,
        opened_at,
        question,
        asked_at,
    )
