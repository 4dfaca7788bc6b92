"""The audit log in the database: appended to in the transaction of what it tells about, and never changed."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select

from bot.audit.model import Action, Actor, AuditEntry
from bot.db.tables import audit

_APPEND = insert(audit)


def append(connection: Connection, entry: AuditEntry) -> None:
    """Add an entry; it gets its number from the database."""
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


def page(
    connection: Connection,
    guild_id: int,
    *,
    limit: int,
    before: int | None = None,
    action: Action | None = None,
) -> list[AuditEntry]:
    """A server's entries, the latest first.

    Args:
        connection: The transaction.
        guild_id: The server.
        limit: The most entries to give.
        before: Only those before the entry with this number, the last of the page before.
        action: Only this kind.
    """
    query = select(audit).where(audit.c.guild_id == guild_id).order_by(audit.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(audit.c.id < before)
    if action is not None:
        query = query.where(audit.c.action == action)
    return [_entry(row) for row in connection.execute(query)]


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
