"""Insert or update in one statement, which SQLite and PostgreSQL spell alike."""

from collections.abc import Sequence

from sqlalchemy import Table

# SQLite's compiler understands PostgreSQL's statement, though not the other way round.
from sqlalchemy.dialects.postgresql import Insert, insert


def build_upsert(
    table: Table, *, key: Sequence[str], update: Sequence[str] = (), latest_by: str | None = None
) -> Insert:
    """Build a statement that inserts a row, or gives the row with the same `key` the new values of `update`.

    Execute it with the values as parameters: `connection.execute(SAVE, {"id": 1, "name": "…"})`. Build it
    once, as a constant, so that it is not built at each use.

    Args:
        table: The table to write.
        key: The columns of its primary key or of a unique constraint.
        update: The columns of an existing row that are overwritten; if empty, it stays as it is.
        latest_by: One of the `update` columns: an existing row stays as it is if its own value is later.
    """
    statement = insert(table)
    if not update:
        return statement.on_conflict_do_nothing(index_elements=key)
    later = None if latest_by is None else statement.excluded[latest_by] >= table.c[latest_by]
    return statement.on_conflict_do_update(
        index_elements=key, set_={column: statement.excluded[column] for column in update}, where=later
    )
