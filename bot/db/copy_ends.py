"""The two ends of a copy: a database read at one instant, and an empty one filled in one transaction."""

import sqlite3
from collections.abc import Generator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from bot.db.backups import verify_database
from bot.db.migrations import migrate_file, migrate_server, refuse_orphans
from bot.db.schema_version import has_newest_version
from bot.db.sqlite import explain_error, make_engine, open_connection
from bot.db.tables import metadata
from bot.errors import StartError
from bot.settings import find_database_file


def open_source(url: str) -> AbstractContextManager[Connection]:
    """A database of the newest version, as it is at this instant, while the context lasts.

    Raises:
        StartError: It cannot be opened, is no database of this bot, or is of another version.
    """
    file = find_database_file(url)
    return _open_server_source(url) if file is None else _open_file_source(file)


def open_target(url: str) -> AbstractContextManager[Connection]:
    """An empty database with every table, which keeps what was done in the context if that ends without an error.

    Raises:
        StartError: It cannot be opened, is another program's, or has rows.
    """
    file = find_database_file(url)
    return _open_server_target(url) if file is None else _open_file_target(file)


@contextmanager
def _open_file_source(file: Path) -> Generator[Connection]:
    verify_database(file)
    try:
        with (
            closing(open_connection(file, query_only=True)) as driver,
            make_engine(lambda: driver, query_only=True).begin() as connection,
        ):
            _refuse_older(file, connection)
            yield connection
    except (sqlite3.Error, DBAPIError) as error:
        raise StartError(explain_error(file, error)) from error


@contextmanager
def _open_file_target(file: Path) -> Generator[Connection]:
    is_new = not file.exists()
    try:
        with (
            closing(open_connection(file, foreign_keys=False)) as driver,
            make_engine(lambda: driver).begin() as connection,
        ):
            migrate_file(file, connection)
            _refuse_rows(file, connection)
            yield connection
            refuse_orphans(file, connection)
    except BaseException as error:
        if is_new:
            file.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error | DBAPIError):
            raise StartError(explain_error(file, error)) from error
        raise


@contextmanager
def _open_server_source(url: str) -> Generator[Connection]:
    from bot.db.server_checks import check_server, open_transaction  # noqa: PLC0415 - its driver is an extra

    with open_transaction(url, isolation_level="REPEATABLE READ", postgresql_readonly=True) as (
        name,
        connection,
    ):
        check_server(name, connection)
        _refuse_older(name, connection)
        yield connection


@contextmanager
def _open_server_target(url: str) -> Generator[Connection]:
    from bot.db.server_checks import open_transaction  # noqa: PLC0415 - its driver is an extra

    with open_transaction(url) as (name, connection):
        migrate_server(name, connection)
        _refuse_rows(name, connection)
        yield connection


def _refuse_older(name: object, connection: Connection) -> None:
    if not has_newest_version(connection):
        raise StartError(
            f"The database {name} was written by an older version of Envelope: start this version on it once, "
            "stop it, and copy it then."
        )


def _refuse_rows(name: object, connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise StartError(f"The database {name} is not empty: copy to a new one.")
