"""SQLite: how its connections are set up, and a thread for each connection that runs whole transactions.

An async driver that answers statement by statement hands every one of them to its thread and back four
times over: measured on 1,000 inserts with a savepoint each that is 600 a second, where plain sqlite3 with a
commit a row does 3,000. So aiosqlite's connection, with its thread and its queue, runs a transaction as a whole:
one hop to the thread, and the event loop is free meanwhile, also while rows are turned into models.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Self, TypeVar, cast

import aiosqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool
from sqlalchemy.util import LRUCache

T = TypeVar("T")

APPLICATION_ID = 0x456E7631
"""Marks a file as Envelope's (SQLite's `application_id`): "Env1" in ASCII."""

SYNCHRONOUS_LEVEL = "FULL"
"""SQLite's `synchronous`: a commit returns once the disk has it. Tests that show nothing of that do without."""

_BUSY_TIMEOUT_MS = 5_000


def open_connection(file: Path, *, foreign_keys: bool = True, query_only: bool = False) -> sqlite3.Connection:
    """Open a file: durable at every commit, readers never waiting for the writer.

    Args:
        file: The database; it is made if it does not exist.
        foreign_keys: Off only while a migration rebuilds tables that others refer to.
        query_only: Whether to refuse writing.
    """
    # Without an isolation level the driver begins nothing by itself: the engine's event does, in the right
    # way.
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS_LEVEL}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        connection.execute(f"PRAGMA query_only = {int(query_only)}")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_model_engine() -> Engine:
    engine = create_engine("sqlite://", poolclass=NullPool)
    # When it first connects, the dialect asks its library what it can do.
    engine.connect().close()
    return engine


_MODEL_ENGINE = _make_model_engine()
_COMPILED_STATEMENTS = LRUCache[object, object](1_000)
"""What SQLAlchemy made of each statement, for all connections: each would take a few milliseconds to find it anew.

It is kept by dialect, so they share that as well.
"""


def make_engine(get_connection: Callable[[], sqlite3.Connection], *, query_only: bool = False) -> Engine:
    """An engine over one connection, whose transactions begin as they must."""
    # A plain BEGIN that comes to write later fails if another wrote meanwhile: writers queue at the beginning.
    begin = "BEGIN" if query_only else "BEGIN IMMEDIATE"

    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    # To SQLAlchemy's types an sqlite3 connection is none of the kind that its pool expects.
    creator = cast("Callable[[], DBAPIConnection]", get_connection)
    engine = Engine(
        StaticPool(creator, dialect=_MODEL_ENGINE.dialect),
        _MODEL_ENGINE.dialect,
        _MODEL_ENGINE.url,
        # An error is logged without the values: those are names and ballots.
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED_STATEMENTS},
    )
    event.listen(engine, "begin", begin_transaction)
    return engine


def explain_error(file: Path, error: sqlite3.Error | DBAPIError) -> str:
    """Say what is wrong with a file in words that its host can act on."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name: str = getattr(cause, "sqlite_errorname", "")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"The database {file} cannot be written: its folder must exist and let the bot write."
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return (
            f"The database {file} is damaged or no database: replace it with a backup by "
            "`envelope restore FILE --overwrite`."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return (
            f"The database {file} is in use by another program, or by this bot running twice: stop it first."
        )
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return f"The database {file} cannot be used because its disk is full or failing ({cause})."
    return f"The database {file} cannot be opened: {cause}."


class Worker(aiosqlite.Connection):
    """A connection on a thread of its own that runs whole transactions, one after the other."""

    def __init__(self, connection: sqlite3.Connection, *, query_only: bool) -> None:
        super().__init__(lambda: connection, iter_chunk_size=64)
        # A bot that is killed in its tracks does not wait for a thread.
        self._thread.daemon = True
        self._engine = make_engine(lambda: self._conn, query_only=query_only)

    @classmethod
    async def open(cls, file: Path, *, foreign_keys: bool = True, query_only: bool = False) -> Self:
        """Open a file; the arguments are those of `open_connection`."""
        # Before there is a worker: aiosqlite's thread would outlive a file that cannot be opened.
        connection = await asyncio.to_thread(
            open_connection, file, foreign_keys=foreign_keys, query_only=query_only
        )
        worker = cls(connection, query_only=query_only)
        await worker
        return worker

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on the connection's thread in one transaction, committed when this returns.

        It goes on to its end even if the caller is cancelled.
        """
        return await self._on_thread(partial(self._run_transaction, work))

    async def run_outside_transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on the driver's own connection: for statements that no transaction can hold."""
        return await self._on_thread(lambda: work(self._conn))

    def _run_transaction(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)

    async def close(self) -> None:
        """Wait for what is queued, then close the file and end the thread."""
        if self._connection is None:
            return
        await self._on_thread(self._engine.dispose)
        await super().close()

    async def _on_thread(self, function: Callable[[], T]) -> T:
        # aiosqlite does not say that its `_execute` returns what the function does.
        return cast("T", await self._execute(function))  # pyright: ignore[reportUnknownMemberType]
