"""What a database offers to the rest of the bot: transactions, wherever it lives."""

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from sqlalchemy import Connection

T = TypeVar("T")


class Connections(Protocol):
    """The open connections to a database, which run whole transactions on threads of their own."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one snapshot of the database; it cannot write."""
        ...

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction while nobody else writes; it is durable when this returns.

        It goes on to its end even if the caller is cancelled. Where a server may lose its connections, `work` may run
        more than once, of which all but the last were undone.
        """
        ...

    async def scrub(self) -> None:
        """Leave no byte of what was deleted soon, where that is in the database's power."""
        ...

    async def finish_scrubbing(self) -> None:
        """Leave no byte of what was deleted now, where that is due, and wait for a reader that delays it."""
        ...

    async def close(self) -> None:
        """Wait for what is queued, then close every connection; closing again does nothing."""
        ...


class DriverConnection(Protocol):
    """What the drivers of SQLite and PostgreSQL have in common."""

    def execute(self, statement: str, /) -> object:
        """Run one statement."""
        ...


class Savepoint:
    """Undoes what happened since it was set, and nothing else.

    Said to the driver directly: through SQLAlchemy a savepoint costs as much as the insert it guards.
    """

    def __init__(self, connection: Connection) -> None:
        self._execute = cast("DriverConnection", connection.connection.driver_connection).execute

    def set(self) -> None:
        """Remember this point of the transaction."""
        self._execute("SAVEPOINT operation")

    def release(self) -> None:
        """Keep what happened since."""
        self._execute("RELEASE operation")

    def roll_back(self) -> None:
        """Take back what happened since."""
        self._execute("ROLLBACK TO operation")
        self._execute("RELEASE operation")
