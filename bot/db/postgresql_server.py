"""A database on a PostgreSQL server: readers and the writer from one bounded pool, and lost connections made good.

One transaction writes at a time, as in SQLite: it begins by taking a lock of the whole database, and every statement
after that sees all that was committed before (READ COMMITTED takes a snapshot a statement). What is right under `BEGIN
IMMEDIATE` is right here, also when several processes share the database. A reader sees one snapshot (REPEATABLE READ).

A connection is lost when the server restarts or the network fails. The transaction is then run again on a new one,
unless it was lost while it was being committed and the server says that it was kept: nothing is kept twice, and nothing
is acknowledged that was not kept.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, Self, TypeVar

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.db.postgresql import (
    POOL_CONNECTIONS,
    DriverError,
    begin_writing,
    explain_error,
    is_lost,
    make_engine,
)
from bot.db.schema_version import has_newest_version
from bot.errors import StartError
from bot.settings import describe_database

T = TypeVar("T")

RETRY_DELAYS_SECONDS = (0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 5.0)
"""How long to wait before each further attempt after a lost connection, half a minute in all."""

SERVER_PATIENCE_SECONDS = 20.0
"""How long the server may say nothing to a statement; longer than any transaction waits for another."""


class _ConnectionLostError(Exception):
    """A connection broke, or could not be made; `cause` is what the driver or SQLAlchemy raised."""

    def __init__(self, cause: DBAPIError | DriverError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class PostgresqlServer:
    """The connections to a server; see `bot.db.connections.Connections`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._threads = ThreadPoolExecutor(POOL_CONNECTIONS, thread_name_prefix="database")
        # One connection and its thread are always left to the writer.
        self._readers = asyncio.Semaphore(POOL_CONNECTIONS - 1)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect to a server, and bring the tables of the database up to date.

        Raises:
            StartError: It cannot be reached, is no database of this bot, or is of a newer version of it.
        """
        server = cls(make_engine(url, patience_seconds=SERVER_PATIENCE_SECONDS))
        try:
            await asyncio.to_thread(_migrate_server, url)
        except (DBAPIError, DriverError) as error:
            await server.close()
            raise StartError(explain_error(describe_database(url), error)) from error
        except BaseException:
            await server.close()
            raise
        return server

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one snapshot of the database; it cannot write."""
        async with self._readers:
            return await self._run(lambda: _run_transaction(self._reading, work))

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction while nobody else writes, durable when this returns."""
        transaction = _WriteTransaction(self._engine, work)
        return await self._run(transaction.run)

    async def scrub(self) -> None:
        """Do nothing: the server overwrites what was deleted at its next vacuum."""

    async def finish_scrubbing(self) -> None:
        """Do nothing: nothing is ever delayed."""

    async def close(self) -> None:
        """Wait for what is queued, and close every connection."""
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    async def _run(self, attempt: Callable[[], T]) -> T:
        """Run an attempt on a thread, and others as long as the connection is lost.

        Raises:
            DBAPIError: The server did not come back in time.
        """
        loop = asyncio.get_running_loop()
        for delay in RETRY_DELAYS_SECONDS:
            try:
                return await loop.run_in_executor(self._threads, attempt)
            except _ConnectionLostError:
                await asyncio.sleep(delay)
        try:
            return await loop.run_in_executor(self._threads, attempt)
        except _ConnectionLostError as error:
            cause = error.cause
            # Callers know SQLAlchemy's errors alone; a savepoint speaks to the driver directly.
            raise cause if isinstance(cause, DBAPIError) else OperationalError(None, None, cause) from error


class _WriteTransaction(Generic[T]):
    """A transaction that is attempted until it is known to be kept."""

    def __init__(self, engine: Engine, work: Callable[[Connection], T]) -> None:
        self._engine = engine
        self._work = work
        self._committing: tuple[str, T] | None = None
        """The id of the attempt whose commit was sent and not answered, and its outcome."""

    def run(self) -> T:
        """Make one attempt, unless the last one turns out to have been kept."""
        return _run_transaction(self._engine, self._run_in)

    def _run_in(self, connection: Connection) -> T:
        # An attempt that still runs on the server holds the lock: whoever has it knows how that one ended.
        transaction_id = begin_writing(connection)
        if self._committing is not None:
            earlier_id, outcome = self._committing
            status = connection.exec_driver_sql("SELECT pg_xact_status(%s::xid8)", (earlier_id,)).scalar_one()
            if status == "committed":
                return outcome
            self._committing = None
        outcome = self._work(connection)
        self._committing = transaction_id, outcome
        return outcome


def _run_transaction(engine: Engine, work: Callable[[Connection], T]) -> T:
    """Run `work` in a transaction.

    Raises:
        _ConnectionLostError: The connection broke before the commit was answered, or could not be made.
    """
    try:
        connection = engine.connect()
    except DBAPIError as error:
        raise _ConnectionLostError(error) from error
    with connection:
        # Asked for now: one that is lost is taken from the connection.
        driver = connection.connection.driver_connection
        try:
            with connection.begin():
                return work(connection)
        except (DBAPIError, DriverError) as error:
            if not is_lost(driver, error):
                raise
            connection.invalidate()
            raise _ConnectionLostError(error) from error


def _migrate_server(url: str) -> None:
    """Bring the tables up to date, however long it takes; of several processes that start at once, one does it."""
    engine = make_engine(url, connections=1)
    try:
        _migrate_tables(url, engine)
    finally:
        engine.dispose()


def _migrate_tables(url: str, engine: Engine) -> None:
    with engine.begin() as connection:
        begin_writing(connection)
        if inspect(connection).has_table("alembic_version") and has_newest_version(connection):
            return
        # Alembic takes a sixth of the start's time and memory, and is needed only if the schema is outdated.
        from bot.db.migrations import migrate_server  # noqa: PLC0415

        migrate_server(describe_database(url), connection)
