"""The audit log in the database: appended to in the transaction of what it tells about, and never changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, true, update

from bot.audit.model import ERASED, Action, Actor, AuditEntry
from bot.db.news import tell
from bot.db.tables import audit

TOPIC = "audit"
"""Under which transactions tell that a server's log has grown."""

_APPEND = insert(audit)


def append(connection: Connection, entry: AuditEntry) -> None:
    """Add an entry, which gets its number from the database, and tell those who follow the server's log."""
    connection.execute(
        _APPEND,
        {
            "guild_id": entry.guild_id,
            "at": entry.at,
            "actor_id": entry.actor.id,
            "actor_name": entry.actor.name,
            "action": entry.action,
            "subject": entry.subject,
            "before": entry.before,
            "after": entry.after,
            "had_ballot": entry.had_ballot,
        },
    )
    tell(connection, TOPIC, entry.guild_id)


def page(
    connection: Connection, guild_id: int, *, limit: int, skip: int = 0, action: Action | None = None
) -> Sequence[AuditEntry]:
    """A server's entries, the latest first.

    Args:
        connection: The transaction.
        guild_id: The server.
        limit: The most entries to give.
        skip: How many of the latest to leave out.
        action: Only this kind.
    """
    found = select(audit).where(_of(guild_id, action)).order_by(audit.c.id.desc()).limit(limit).offset(skip)
    return [_entry(row) for row in connection.execute(found)]


def all_of(connection: Connection, guild_id: int, action: Action | None = None) -> Iterator[AuditEntry]:
    """A server's entries, the oldest first, as they are read."""
    found = select(audit).where(_of(guild_id, action)).order_by(audit.c.id)
    return map(_entry, connection.execute(found))


def since(connection: Connection, guild_id: int, entry_id: int, limit: int) -> Sequence[AuditEntry]:
    """A server's entries after the one with this number, the oldest first."""
    later = (audit.c.guild_id == guild_id) & (audit.c.id > entry_id)
    return [
        _entry(row)
        for row in connection.execute(select(audit).where(later).order_by(audit.c.id).limit(limit))
    ]


def count(connection: Connection, guild_id: int, action: Action | None = None) -> int:
    """How many entries a server has."""
    return connection.scalar(select(func.count()).where(_of(guild_id, action))) or 0


def kinds(connection: Connection, guild_id: int) -> Sequence[Action]:
    """Every action that a server has entries of."""
    found = select(audit.c.action).where(audit.c.guild_id == guild_id).distinct()
    return sorted(Action(action) for action in connection.scalars(found))


def latest(connection: Connection) -> int:
    """The number of the latest entry of all servers; 0 before the first."""
    return connection.scalar(select(func.max(audit.c.id))) or 0


def of_actor(connection: Connection, actor_id: int) -> Sequence[AuditEntry]:
    """Everything that someone did, in every server, the oldest first."""
    found = select(audit).where(audit.c.actor_id == actor_id).order_by(audit.c.id)
    return [_entry(row) for row in connection.execute(found)]


def erase_actor(connection: Connection, actor_id: int) -> None:
    """Take someone's id and name from what they did; that it was done stays."""
    erased = (
        update(audit).where(audit.c.actor_id == actor_id).values(actor_id=ERASED.id, actor_name=ERASED.name)
    )
    connection.execute(erased)


def _of(guild_id: int, action: Action | None) -> ColumnElement[bool]:
    return (audit.c.guild_id == guild_id) & (true() if action is None else audit.c.action == action)


# Any: SQLAlchemy does not type the rows of a table.
def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        id=row.id,
        guild_id=row.guild_id,
        at=row.at,
        actor=Actor(row.actor_id, row.actor_name),
        action=Action(row.action),
        subject=row.subject,
        before=row.before,
        after=row.after,
        had_ballot=row.had_ballot,
    )
