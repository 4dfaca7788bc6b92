"""PostgreSQL: how its connections are set up, and what its errors mean to a host.

psycopg is an extra: those who stay with SQLite do not install it, so this module is imported when a PostgreSQL database
is named, and never before.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from math import inf
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StartError
from bot.settings import describe_database

if TYPE_CHECKING:
    from psycopg.abc import PQGen

try:
    import psycopg
    from psycopg.waiting import Ready
except ImportError as error:
    raise StartError(
        "A PostgreSQL database needs psycopg, which is not installed: run `uv sync --extra postgresql`, "
        "or `pip install 'psycopg[binary]'`."
    ) from error

T = TypeVar("T")

DriverError = psycopg.Error
"""What the driver raises where it is spoken to directly; elsewhere SQLAlchemy wraps it."""

POOL_CONNECTIONS = 5
"""How many connections to the server there are at most, readers and the writer together."""

CONNECT_TIMEOUT_SECONDS = 5
"""How long a server may take to accept a connection."""

IDLE_TRANSACTION_TIMEOUT_SECONDS = 15
"""After this long the server ends a transaction whose process says nothing more, and frees what it holds."""

WRITE_LOCK = 0x456E7631
"""The number of the advisory lock that a writer holds: "Env1" in ASCII."""

_BEGIN_WRITING = f"SELECT pg_current_xact_id()::text, pg_advisory_xact_lock({WRITE_LOCK})".encode()

SILENCE_SECONDS = 8
"""After about so long without a word from a process, with its machine or the network gone, the server ends its
connections and frees what they hold. Within two seconds more a stand-by has it.
"""

LISTENING_SECONDS = 0.5
"""How often whoever waits for the server looks whether they waited for too long."""

_TCP_OPTIONS = {
    # A server that vanished without a word, with its machine or the network, is noticed within ten seconds.
    "keepalives": 1,
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}

_SERVER_OPTIONS = {
    "tcp_keepalives_idle": "5s",
    "tcp_keepalives_interval": "1s",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": f"{SILENCE_SECONDS}s",
}
"""How the server notices that a process is gone."""

_SET_UP_SESSION = """
SELECT set_config('TimeZone', 'UTC', false),
    set_config('idle_in_transaction_session_timeout', %s, false),
    set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
        ELSE current_setting('synchronous_commit') END, false)
"""
"""A host may have told the server to answer before a commit is on the disk: this bot's commits wait for it."""


_SET_OPTIONS = (
    "SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) AS wanted (name, value)"
)

_LOOK_FOR_CLIENT = "SELECT set_config('client_connection_check_interval', '2s', false)"
"""Notices that a process is gone while its statement waits or runs; older servers, and those on Windows, cannot."""


class _ImpatientConnection(psycopg.Connection[Any]):
    """A connection that counts as lost when its server is silent for too long.

    A request of which sending failed is waited for by the driver itself for ever, and so is a server that is stuck:
    both would keep the connection, and its thread, from everybody else.

    Attributes:
        patience_seconds: How long the server may say nothing to a statement.
    """

    patience_seconds = inf

    def wait(self, gen: "PQGen[T]", interval: float = LISTENING_SECONDS, timeout: float | None = None) -> T:
        """Carry out what waits for the server; called by the driver.

        Raises:
            OperationalError: The server said nothing for too long; the connection is closed.
        """
        return super().wait(self._limit_silence(gen, interval), interval, timeout)

    def _limit_silence(self, waiting: "PQGen[T]", interval: float) -> "PQGen[T]":
        # Counted, and not read from a clock: a process that was stopped for a while has not waited.
        silent_seconds = 0.0
        try:
            wanted = next(waiting)
            while silent_seconds < self.patience_seconds:
                ready = yield wanted
                silent_seconds = silent_seconds + interval if ready == Ready.NONE else 0.0
                wanted = waiting.send(ready)
        except StopIteration as ended:
            return ended.value
        self.pgconn.finish()
        raise psycopg.OperationalError(f"the server said nothing for {self.patience_seconds:.0f} seconds")


def make_engine(url: str, *, connections: int = POOL_CONNECTIONS, patience_seconds: float = inf) -> Engine:
    """An engine over a bounded pool of connections, none of which is open yet.

    Args:
        url: The database.
        connections: The most connections that are open at a time; who needs another waits.
        patience_seconds: How long the server may say nothing to a statement before the connection counts as lost.
    """

    # Any: what the driver is told, and SQLAlchemy's own, which do not matter.
    def connect(_: object, __: object, ___: object, parameters: dict[str, Any]) -> psycopg.Connection[Any]:
        connection = _ImpatientConnection.connect(**parameters)
        connection.patience_seconds = patience_seconds
        return connection

    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=None,
        use_native_hstore=False,
        hide_parameters=True,  # an error is logged without the values: those are names and ballots
        connect_args={
            "connect_timeout": CONNECT_TIMEOUT_SECONDS,
            "application_name": "envelope",
            **_TCP_OPTIONS,
        },
    )
    event.listen(engine, "do_connect", connect)
    event.listen(engine, "connect", _set_up_session)
    return engine


def _set_up_session(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(_SET_UP_SESSION, (f"{IDLE_TRANSACTION_TIMEOUT_SECONDS}s",))
    cursor.execute(_SET_OPTIONS, (list(_SERVER_OPTIONS), list(_SERVER_OPTIONS.values())))
    with suppress(DriverError):
        cursor.execute(_LOOK_FOR_CLIENT)
    cursor.close()
    connection.autocommit = False


def begin_writing(connection: Connection) -> str:
    """Wait until nobody else writes, and return the transaction's id.

    Said to the driver directly, as a savepoint is: it stands before everything that is written.
    """
    driver = cast("psycopg.Connection", connection.connection.driver_connection)
    [(transaction_id, _)] = driver.execute(_BEGIN_WRITING).fetchall()
    return transaction_id


def is_lost(driver: object, error: DBAPIError | DriverError) -> bool:
    """Whether an error ended the driver's connection on which it occurred.

    The connection may still look open if the server only said that it ends it.
    """
    if cast("psycopg.Connection", driver).closed:
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = cause.sqlstate if isinstance(cause, DriverError) else None
    return state is not None and state.startswith(_DISCONNECTION_STATES)


_DISCONNECTION_STATES = ("08", "57P", "25P03")
"""SQLSTATE codes: the connection failed, the server or an administrator ended it, or it was idle in a transaction."""


@contextmanager
def explain_errors(url: str) -> Generator[None]:
    """Let errors of the driver leave as what is wrong with the database of this address.

    Raises:
        StartError: The driver raised an error.
    """
    try:
        yield
    except (DBAPIError, DriverError) as error:
        raise StartError(explain_error(describe_database(url), error)) from error


def explain_error(name: str, error: DBAPIError | DriverError) -> str:
    """Say what is wrong with a database of this name in words that its host can act on."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = " ".join(str(cause).split())
    for sign, meaning in _SIGNS.items():
        if sign in said:
            return f"The database {name} {meaning}."
    return f"The database {name} cannot be used: {said}."


_SIGNS = {
    "password authentication failed": "refuses the user or the password: correct them in DATABASE",
    "no password supplied": "wants a password: give it in DATABASE, after the user and a colon",
    "does not exist": "does not exist, or its user does not: create it on the server, or correct DATABASE",
    "permission denied": "does not let its user make or change tables: make the user its owner",
    "read-only transaction": "is a read-only copy: name the server that may be written in DATABASE",
    "too many": "has no connections left: allow more on the server (max_connections), or end other programs",
    "starting up": "is still starting: try again in a moment",
    "shutting down": "is being stopped: start its server again",
    "onnection refused": "cannot be reached, because nothing answers there: start its server, or correct DATABASE",
    "No such file or directory": "cannot be reached: start its server, or correct DATABASE",
    "timeout expired": "cannot be reached: its server does not answer; correct DATABASE, or look at the network",
    "resolve host": "cannot be reached: there is no such machine; correct DATABASE",
}
"""What the driver says, and what it means; the first that is found counts."""
