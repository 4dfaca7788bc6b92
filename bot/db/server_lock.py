"""Who serves a database on a PostgreSQL server: advisory locks, held by a connection that does nothing else.

Either one process serves everything, or several serve a shard or more each; a shard is never held by two. The server
frees a lock when the connection ends, however the process did. Where a process vanished without a word, with its
machine or the network, its server notices within `SILENCE_SECONDS` (`bot.db.postgresql`), and the process itself, if it
still runs, sooner: it is gone before another one can take what it held.
"""

import logging
from collections.abc import Generator
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import Self

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, PendingRollbackError

from bot.db.postgresql import WRITE_LOCK, DriverError, explain_errors, make_engine
from bot.errors import StartError
from bot.settings import describe_database

log = logging.getLogger(__name__)

SERVING_LOCK_CLASS = WRITE_LOCK + 1
"""The first number of the locks that say how a database is served: the second is how many shards there are, 0 for one
process that serves everything. A process without shards of its own holds it alone, others share it.
"""

LOCK_PATIENCE_SECONDS = 5.0
"""How long the server may say nothing to a question about its locks, which it answers at once."""

SHARD_LOCK_CLASS = WRITE_LOCK + 2
"""The first number of the lock of a shard: the second is the shard's."""

_UNDEALT_SHARD_COUNT = 0

_LIST_OTHER_WAYS = text(
    "SELECT DISTINCT objid::bigint FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
    "WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND datname = current_database() "
    "AND classid::bigint = :serving AND objid::bigint <> :shard_count"
)
"""How else the database is served at this moment."""

_SET_HOLDER = text("SELECT set_config('application_name', :holder, false)")

_COUNT_OTHER_HOLDERS = text(
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
    "LEFT JOIN pg_stat_activity ON pg_stat_activity.pid = pg_locks.pid "
    "WHERE locktype = 'advisory' AND objsubid = 2 AND granted AND pg_database.datname = current_database() "
    "AND classid::bigint = :serving AND application_name IS DISTINCT FROM :holder"
)
"""How many connections of others serve the database at this moment."""


class DatabaseServedError(StartError):
    """Other processes serve the database in a way that leaves no place for this one."""


class ServerLock:
    """A connection, and the locks that it holds."""

    def __init__(self, url: str, engine: Engine, connection: Connection, holder: str) -> None:
        self._name = describe_database(url)
        self._holder = holder
        self._engine = engine
        self._connection = connection

    @classmethod
    def connect(cls, url: str, holder: str) -> Self:
        """Connect to a server, holding nothing yet.

        Args:
            url: The database.
            holder: How the server is to name whoever holds the locks; see `make_holder_name`.

        Raises:
            StartError: The server cannot be reached, or refuses.
        """
        engine = make_engine(url, connections=1, patience_seconds=LOCK_PATIENCE_SECONDS)
        try:
            with explain_errors(url):
                connection = engine.execution_options(isolation_level="AUTOCOMMIT").connect()
                connection.execute(_SET_HOLDER, {"holder": holder})
        except BaseException:
            engine.dispose()
            raise
        # Kept open for its locks alone: whether it was lost meanwhile does not matter when it is closed.
        connection.detach()
        return cls(url, engine, connection, holder)

    def serve_alone(self) -> None:
        """Be the one process that serves the database.

        Raises:
            DatabaseServedError: Another one serves it, or a part of it.
        """
        if not self._try(
            "pg_try_advisory_lock", SERVING_LOCK_CLASS, _UNDEALT_SHARD_COUNT
        ) or self._list_other_ways(_UNDEALT_SHARD_COUNT):
            raise DatabaseServedError(
                f"Another `envelope run` serves the database {self._name} already: stop it first, or name another "
                "one in DATABASE."
            )

    def serve_with_others(self, shard_count: int) -> None:
        """Be one of several processes that serve the database, holding no shard yet.

        Raises:
            DatabaseServedError: One process serves it alone, or others deal it to another number of shards.
        """
        # Taken before looking: of two processes that start at once, at least one sees the other.
        self._try("pg_try_advisory_lock_shared", SERVING_LOCK_CLASS, shard_count)
        others = self._list_other_ways(shard_count)
        if _UNDEALT_SHARD_COUNT in others:
            raise DatabaseServedError(
                f"Another `envelope run` serves all of the database {self._name} already: stop it first, and give "
                "every process SHARD_COUNT and SHARD_IDS."
            )
        if others:
            raise DatabaseServedError(
                f"The database {self._name} is served with SHARD_COUNT={others[0]}: every process needs the same "
                f"number, and this one has {shard_count}."
            )

    def try_take_shard(self, shard_id: int) -> bool:
        """Take a shard; False if another process holds it."""
        return self._try("pg_try_advisory_lock", SHARD_LOCK_CLASS, shard_id)

    def is_served_by_others(self) -> bool:
        """Whether anybody serves the database but its holder, be it on an earlier connection.

        The server may not have noticed yet that an earlier one is gone: it frees what that held when it does.
        """
        asked = {"serving": SERVING_LOCK_CLASS, "holder": self._holder}
        return self._connection.execute(_COUNT_OTHER_HOLDERS, asked).scalar_one() > 0

    def ask_for_life(self) -> None:
        """Ask the server whether it is there.

        Raises:
            DBAPIError: The connection is lost, and the locks with it.
        """
        self._connection.exec_driver_sql("SELECT 1")

    def close(self) -> None:
        """Give everything back: whoever asks next finds it free."""
        # The server ends a closed connection when it comes to it, and would hold the locks until then.
        # Where the connection is lost, so are they.
        with suppress(DBAPIError, PendingRollbackError):
            self._connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
        # One that was lost in the middle of a statement cannot be rolled back either.
        with suppress(DBAPIError, PendingRollbackError, DriverError):
            self._connection.close()
        self._engine.dispose()

    def _try(self, function: str, first: int, second: int) -> bool:
        taken = self._connection.scalar(
            text(f"SELECT {function}(:first, :second)"), {"first": first, "second": second}
        )
        return bool(taken)

    def _list_other_ways(self, shard_count: int) -> list[int]:
        return list(
            self._connection.scalars(
                _LIST_OTHER_WAYS, {"serving": SERVING_LOCK_CLASS, "shard_count": shard_count}
            )
        )


def make_holder_name() -> str:
    """A name under which a process holds locks: no other process ever has it."""
    return f"envelope {token_hex(8)}"


@contextmanager
def hold_server(url: str) -> Generator[None]:
    """Be the one process that serves a database on a server while the context lasts.

    Raises:
        StartError: Another process serves it, or the server cannot be reached.
    """
    lock = ServerLock.connect(url, make_holder_name())
    try:
        with explain_errors(url):
            lock.serve_alone()
        yield
    finally:
        lock.close()
