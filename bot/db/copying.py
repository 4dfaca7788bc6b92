"""Copying a whole database to another one, of the same kind or of the other, and proving the copy row by row."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from itertools import zip_longest
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, String, Table, collate, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from bot.db.copy_ends import open_source, open_target
from bot.db.process_lock import hold_database
from bot.db.sequences import read_last_number, set_last_number
from bot.db.tables import metadata
from bot.errors import StartError

ROWS_PER_BATCH = 1_000
"""How many rows are in memory at a time."""

ProgressListener = Callable[[int, int], None]
"""Called with the steps done and their total: a row is one when it is copied, and another when it is compared."""


def copy_database(source_url: str, target_url: str, *, progress: ProgressListener) -> int:
    """Copy every row of a database to an empty one, wholly or not at all, and compare what arrived.

    No bot may serve either of them meanwhile: what it wrote later would not be copied.

    Returns:
        The number of rows.

    Raises:
        StartError: One of them cannot be opened or is served, the source is of another version, the target has rows
            already, or a row cannot be kept there. The target is as it was then.
    """
    with (
        hold_database(source_url),
        hold_database(target_url),
        open_source(source_url) as source,
        open_target(target_url) as target,
    ):
        tables = metadata.sorted_tables
        rows = sum(source.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
        steps = Steps(2 * rows, progress)
        for table in tables:
            _copy_rows(source, target, table, steps)
            set_last_number(target, table, read_last_number(source, table))
        for table in tables:
            _compare_rows(source, target, table, steps)
    return rows


class Steps:
    """Counts what is done, and says so."""

    def __init__(self, total: int, progress: ProgressListener) -> None:
        """Count up to a total."""
        self._done = 0
        self._total = total
        self._progress = progress

    def add(self, number: int) -> None:
        """Count some more."""
        self._done += number
        self._progress(self._done, self._total)


def _copy_rows(source: Connection, target: Connection, table: Table, steps: Steps) -> None:
    names = table.columns.keys()
    for batch in _read_batches(source, table):
        try:
            target.execute(insert(table), [dict(zip(names, row, strict=True)) for row in batch])
        except (DataError, IntegrityError) as error:
            raise StartError(
                f"A row of the table {table.name} cannot be kept in the new database, and nothing was copied: "
                f"{' '.join(str(error.orig).split())}."
            ) from error
        steps.add(len(batch))


def _compare_rows(source: Connection, target: Connection, table: Table, steps: Steps) -> None:
    with closing(_read_batches(source, table)) as sent, closing(_read_batches(target, table)) as arrived:
        for batch, copied in zip_longest(sent, arrived, fillvalue=()):
            if batch != copied:
                raise StartError(
                    f"The rows of the table {table.name} did not arrive as they were, and nothing was copied: "
                    "report it as a fault of Envelope."
                )
            steps.add(len(batch))


# Any: SQLAlchemy does not type the rows of a table.
def _read_batches(connection: Connection, table: Table) -> Generator[Sequence[Row[Any]]]:
    """Every row, in the order of the primary key, which is the same in every database."""
    order = [_make_sort_key(connection, column) for column in table.primary_key]
    query = select(table).order_by(*order).execution_options(yield_per=ROWS_PER_BATCH)
    with connection.execute(query) as found:
        yield from found.partitions()


def _make_sort_key(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    # A server may sort text by the rules of a language; SQLite sorts it by its characters' numbers.
    by_language = connection.dialect.name == "postgresql" and isinstance(column.type, String)
    return collate(column, "C") if by_language else column
