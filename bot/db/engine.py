"""The database as the rest of the bot sees it, in an SQLite file or on a PostgreSQL server."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.db.after_commit import EventListener
from bot.db.connections import Connections
from bot.db.group_commit import GroupCommit
from bot.db.sqlite_file import SqliteFile
from bot.metrics import DATABASE_ERRORS
from bot.settings import find_database_file

T = TypeVar("T")
P = ParamSpec("P")


class Database:
    """The bot's database.

    A unit of work is a plain function whose first argument is a SQLAlchemy connection, most often a
    store's: `await database.read(store.find, contest_id)`. It runs on a database thread, in one
    transaction, and returns models, never rows or results, which end with it.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._commits = GroupCommit(connections)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database at `url`, and bring its tables up to date; an SQLite file is made if it does not exist.

        Raises:
            StartError: It cannot be reached or written, is no database of this bot, or is of a newer version of it.
        """
        file = find_database_file(url)
        if file is not None:
            return cls(await SqliteFile.open(file))
        # The driver is an extra that those who stay with SQLite need not have.
        from bot.db.postgresql_server import PostgresqlServer  # noqa: PLC0415

        return cls(await PostgresqlServer.open(url))

    async def read(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work` on one snapshot of the database; it cannot write."""
        try:
            return await self._connections.read(lambda connection: work(connection, *args, **kwargs))
        except DBAPIError:
            DATABASE_ERRORS.count("read")
            raise

    async def write(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work` wholly or not at all, and return once it is durable; see `bot.db.group_commit`."""
        return await self._commits.submit(lambda connection: work(connection, *args, **kwargs))

    def add_listener(self, topic: str, listener: EventListener) -> None:
        """Call a listener with the events of a topic once they are durable; see `bot.db.after_commit`."""
        self._commits.add_listener(topic, listener)

    async def scrub(self) -> None:
        """Leave no byte of what was deleted in the database's files soon; to be called after an erasure."""
        await self._connections.scrub()

    async def finish_scrubbing(self) -> None:
        """Leave no byte of what was deleted now, where that is due, and wait for a reader that delays it."""
        await self._connections.finish_scrubbing()

    async def close(self) -> None:
        """Finish the submitted writes, and close every connection; closing again does nothing."""
        await self._commits.close()
        await self._connections.close()
