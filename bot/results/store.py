"""Results in the database: announcements are appended and never changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.db.tables import announcements, contests, result_sets
from bot.db.upsert import build_upsert
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.results.model import Announcement, ResultAction, Results
from bot.results.result_set import ResultSet

_INSERT_SET = build_upsert(result_sets, key=["guild_id", "ceremony_id", "rehearsal"])
_INSERT_ANNOUNCEMENT = insert(announcements)
_IN_SET = (
    (result_sets.c.guild_id == bindparam("guild_id"))
    & (result_sets.c.ceremony_id == bindparam("ceremony_id"))
    & (result_sets.c.rehearsal == bindparam("rehearsal"))
)
_OF_NOMINATIONS = select(contests.c.id).where(contests.c.kind == "nominations")
"""What a set of results has in place of a rehearsal if nominations are announced in it."""
_SELECT_SET = select(result_sets.c.id).where(_IN_SET)
_SELECT_ORDER = select(result_sets.c.running_order).where(_IN_SET)
_SELECT_ANNOUNCEMENTS = (
    select(
        announcements.c.id,
        announcements.c.category_id,
        announcements.c.action,
        announcements.c.winner_ids,
        announcements.c.at,
        announcements.c.by,
        announcements.c.had_ballot,
        announcements.c.told_at,
        announcements.c.thread_id,
    )
    .join(result_sets)
    .where(_IN_SET)
    .order_by(announcements.c.id)
)


def list_result_sets(connection: Connection, guild_id: GuildId) -> list[ResultSet]:
    """All sets of results of a server that tell winners: those of contests on nominations are left out."""
    columns = result_sets.c.guild_id, result_sets.c.ceremony_id, result_sets.c.rehearsal
    query = select(*columns).where(columns[0] == guild_id, columns[2].not_in(_OF_NOMINATIONS))
    return [ResultSet.from_number(*row) for row in connection.execute(query)]


def list_announcements(connection: Connection, result_set: ResultSet) -> list[Announcement]:
    """All announcements of a set of results, in order."""
    return [
        _make_announcement(row)
        for row in connection.execute(_SELECT_ANNOUNCEMENTS, _get_key_columns(result_set))
    ]


def load_results(connection: Connection, result_set: ResultSet) -> Results:
    """What stands in a set of results."""
    return Results.from_announcements(list_announcements(connection, result_set))


def load_running_order(connection: Connection, result_set: ResultSet) -> tuple[CategoryId, ...]:
    """The categories in the order in which a host said that they will be announced; empty if none did."""
    return tuple(connection.scalar(_SELECT_ORDER, _get_key_columns(result_set)) or ())


def save_running_order(
    connection: Connection, result_set: ResultSet, category_ids: Sequence[CategoryId]
) -> None:
    """Store the order in which categories will be announced; an empty one removes it."""
    connection.execute(_INSERT_SET, _get_key_columns(result_set))
    set_id = connection.scalar(_SELECT_SET, _get_key_columns(result_set))
    order = update(result_sets).where(result_sets.c.id == set_id)
    connection.execute(order.values(running_order=list(category_ids) or None))


def append_announcement(
    connection: Connection,
    result_set: ResultSet,
    category_id: CategoryId,
    action: ResultAction,
    winner_ids: Sequence[NomineeId],
    *,
    at: datetime,
    by: MemberId | None,
    had_ballot: bool,
) -> None:
    """Append an announcement, an undo or a voiding to a set of results."""
    connection.execute(_INSERT_SET, _get_key_columns(result_set))
    connection.execute(
        _INSERT_ANNOUNCEMENT,
        {
            "set_id": connection.scalar(_SELECT_SET, _get_key_columns(result_set)),
            "category_id": category_id,
            "action": action,
            "winner_ids": list(winner_ids),
            "at": at,
            "by": by,
            "had_ballot": had_ballot,
        },
    )


def mark_thread_notified(connection: Connection, announcement_id: int, thread_id: int) -> None:
    """Store the thread in which an announcement was posted."""
    note = update(announcements).where(announcements.c.id == announcement_id)
    connection.execute(note.values(thread_id=thread_id))


def mark_published(connection: Connection, announcement_id: int, at: datetime) -> None:
    """Store when (UTC) an announcement was posted in the server."""
    note = update(announcements).where(announcements.c.id == announcement_id)
    connection.execute(note.values(told_at=at))


# Any: SQLAlchemy does not type the rows of a table.
def _make_announcement(row: Row[*tuple[Any, ...]]) -> Announcement:
    return Announcement(
        id=row.id,
        category_id=row.category_id,
        action=ResultAction(row.action),
        winner_ids=tuple(row.winner_ids),
        at=row.at,
        by=row.by,
        had_ballot=row.had_ballot,
        published_at=row.told_at,
        thread_id=row.thread_id,
    )


def _get_key_columns(result_set: ResultSet) -> dict[str, int | str]:
    """The columns that name a set, by which it is found and made."""
    return {
        "guild_id": result_set.guild_id,
        "ceremony_id": result_set.ceremony_id,
        "rehearsal": result_set.rehearsal_number,
    }
