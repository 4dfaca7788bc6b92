"""The audit log in the database: each entry is added in the transaction of its action, and never changed."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, true, update

from bot.audit.model import ERASED_ACTOR, Actor, AuditAction, AuditEntry
from bot.db.after_commit import notify_after_commit
from bot.db.tables import audit
from bot.ids import GuildId, MemberId
from bot.limits.model import LIMITS, MEMBER_PERIOD, LimitedAction, TooOftenError

AUDIT_TOPIC = "audit"
"""The topic of the event that a server's log has new entries."""

_APPEND = insert(audit)


def append_entry(connection: Connection, entry: AuditEntry) -> None:
    """Insert an entry, whose id the database assigns, and notify the log's listeners after the commit.

    Raises:
        TooOftenError: Its actor did more lately than any person does by hand.
    """
    if entry.actor.id is not None:
        _check_repetition(connection, entry.guild_id, entry.actor.id, entry.at)
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
    notify_after_commit(connection, AUDIT_TOPIC, entry.guild_id)


def _check_repetition(connection: Connection, guild_id: GuildId, actor_id: MemberId, at: datetime) -> None:
    limit = LIMITS[LimitedAction.HOST_ACTION]
    of_actor = (audit.c.guild_id == guild_id) & (audit.c.actor_id == actor_id)
    latest = select(audit.c.at).where(of_actor).order_by(audit.c.id.desc())
    # The action that has to be an hour old by now, and only it, is read.
    oldest = connection.scalar(latest.offset(limit.per_member - 1).limit(1))
    if oldest is not None and oldest > at - MEMBER_PERIOD:
        raise TooOftenError(LimitedAction.HOST_ACTION, limit, oldest + MEMBER_PERIOD, by_all=False)


def list_page(
    connection: Connection, guild_id: GuildId, *, limit: int, skip: int = 0, action: AuditAction | None = None
) -> Sequence[AuditEntry]:
    """A server's entries, the latest first.

    Args:
        connection: The transaction.
        guild_id: The server.
        limit: The most entries to return.
        skip: How many of the latest to leave out.
        action: Only entries of this action; None for all.
    """
    found = (
        select(audit)
        .where(_match_entries(guild_id, action))
        .order_by(audit.c.id.desc())
        .limit(limit)
        .offset(skip)
    )
    return [_make_entry(row) for row in connection.execute(found)]


def read_entries(
    connection: Connection, guild_id: GuildId, action: AuditAction | None = None
) -> Iterator[AuditEntry]:
    """A server's entries, the oldest first, one by one."""
    found = select(audit).where(_match_entries(guild_id, action)).order_by(audit.c.id)
    return map(_make_entry, connection.execute(found))


def list_entries_since(
    connection: Connection, guild_id: GuildId, entry_id: int, limit: int
) -> Sequence[AuditEntry]:
    """A server's entries after the one with this id, the oldest first."""
    later = (audit.c.guild_id == guild_id) & (audit.c.id > entry_id)
    return [
        _make_entry(row)
        for row in connection.execute(select(audit).where(later).order_by(audit.c.id).limit(limit))
    ]


def count_entries(connection: Connection, guild_id: GuildId, action: AuditAction | None = None) -> int:
    """How many entries a server has."""
    return connection.scalar(select(func.count()).where(_match_entries(guild_id, action))) or 0


def list_actions(connection: Connection, guild_id: GuildId) -> Sequence[AuditAction]:
    """Every action that a server has entries of."""
    found = select(audit.c.action).where(audit.c.guild_id == guild_id).distinct()
    return sorted(AuditAction(action) for action in connection.scalars(found))


def find_latest_id(connection: Connection) -> int:
    """The id of the latest entry of all servers; 0 before the first."""
    return connection.scalar(select(func.max(audit.c.id))) or 0


def list_entries_by_actor(connection: Connection, actor_id: MemberId) -> Sequence[AuditEntry]:
    """Everything that a member did, in every server, the oldest first."""
    found = select(audit).where(audit.c.actor_id == actor_id).order_by(audit.c.id)
    return [_make_entry(row) for row in connection.execute(found)]


def erase_actor(connection: Connection, actor_id: MemberId) -> None:
    """Remove a member's id and name from their entries; the entries stay."""
    erased = (
        update(audit)
        .where(audit.c.actor_id == actor_id)
        .values(actor_id=ERASED_ACTOR.id, actor_name=ERASED_ACTOR.name)
    )
    connection.execute(erased)


def erase_ballot_reasons(connection: Connection, guild_id: GuildId, ballot_ids: Collection[int]) -> None:
    """Remove what hosts typed about these ballots from their entries: it may name the member."""
    _erase_reasons(
        connection, guild_id, ballot_ids, [AuditAction.SET_BALLOT_ASIDE, AuditAction.RESTORE_BALLOT]
    )


def erase_voter_reasons(connection: Connection, guild_id: GuildId, voter_ids: Collection[int]) -> None:
    """The same about voters in the server's own awards."""
    _erase_reasons(connection, guild_id, voter_ids, [AuditAction.SET_VOTER_ASIDE, AuditAction.RESTORE_VOTER])


def _erase_reasons(
    connection: Connection, guild_id: GuildId, ballot_ids: Collection[int], actions: Collection[AuditAction]
) -> None:
    about = audit.c.action.in_(actions)
    query = select(audit.c.id, audit.c.after).where(audit.c.guild_id == guild_id, about)
    for entry_id, after in connection.execute(query).all():
        if after["ballot"] in ballot_ids:
            erased = {**after, "reason": ""}
            connection.execute(update(audit).where(audit.c.id == entry_id).values(after=erased))


def _match_entries(guild_id: GuildId, action: AuditAction | None) -> ColumnElement[bool]:
    return (audit.c.guild_id == guild_id) & (true() if action is None else audit.c.action == action)


# Any: SQLAlchemy does not type the rows of a table.
def _make_entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        id=row.id,
        guild_id=row.guild_id,
        at=row.at,
        actor=Actor(row.actor_id, row.actor_name),
        action=AuditAction(row.action),
        subject=row.subject,
        before=row.before,
        after=row.after,
        had_ballot=row.had_ballot,
    )
