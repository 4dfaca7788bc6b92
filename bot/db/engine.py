"""The database: one connection to write and some to read, and the checks before they open."""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError

from bot.db.after_commit import EventListener
from bot.db.group_commit import GroupCommit
from bot.db.scrubbing import Scrubber
from bot.db.sqlite import APPLICATION_ID, Worker, explain_error
from bot.errors import StartError

T = TypeVar("T")
P = ParamSpec("P")

MIGRATIONS_FOLDER = Path(__file__).parent / "migrations" / "versions"
"""The folder of the migrations, in files whose names begin with their versions."""

READER_CONNECTIONS = 4
"""How many reads run at a time; SQLite lets them run while a transaction is being written."""


class Database:
    """The bot's database.

    A unit of work is a plain function whose first argument is a SQLAlchemy connection, most often a
    store's: `await database.read(store.find, contest_id)`. It runs on a database thread, in one
    transaction, and returns models, never rows or results, which end with it.
    """

    def __init__(self, writer: Worker, readers: list[Worker]) -> None:
        self._writer = writer
        self._commits = GroupCommit(writer)
        self._scrubber = Scrubber(writer)
        self._readers = readers
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the SQLite file at `url`, made if it does not exist, and bring its tables up to date.

        Raises:
            StartError: It cannot be written, is no database of this bot, or is of a newer version of it.
        """
        file = Path(str(make_url(url).database))
        try:
            await _migrate_file(file)
            writer = await Worker.open(file)
            readers = [await Worker.open(file, query_only=True) for _ in range(READER_CONNECTIONS)]
        except (sqlite3.Error, DBAPIError) as error:
            raise StartError(explain_error(file, error)) from error
        return cls(writer, readers)

    async def read(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work` on one snapshot of the database; it cannot write."""
        reader = await self._idle.get()
        try:
            return await reader.run(lambda connection: work(connection, *args, **kwargs))
        finally:
            # If the caller was cancelled the reader may still be busy: the next work waits in its queue.
            self._idle.put_nowait(reader)

    async def write(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `work` wholly or not at all, and return once it is durable; see `bot.db.group_commit`."""
        return await self._commits.submit(lambda connection: work(connection, *args, **kwargs))

    def add_listener(self, topic: str, listener: EventListener) -> None:
        """Call a listener with the events of a topic once they are durable; see `bot.db.after_commit`."""
        self._commits.add_listener(topic, listener)

    async def scrub(self) -> None:
        """Leave no byte of what was deleted in the database's files; to be called after an erasure."""
        await self._scrubber.scrub()

    async def finish_scrubbing(self) -> None:
        """Wait for a scrubbing that a reader delays."""
        await self._scrubber.finish()

    async def close(self) -> None:
        """Finish the submitted writes, and close the file; closing again does nothing."""
        await self._commits.close()
        await self._scrubber.close()
        for worker in [*self._readers, self._writer]:
            await worker.close()


async def _migrate_file(file: Path) -> None:
    worker = await Worker.open(file, foreign_keys=False)
    try:
        if not await worker.run(_is_up_to_date):
            # Alembic takes a sixth of the start's time and memory, and is needed only if the schema is outdated.
            from bot.db.migrations import migrate_database  # noqa: PLC0415

            await worker.run(partial(migrate_database, file))
    finally:
        await worker.close()


def _is_up_to_date(connection: Connection) -> bool:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        return False
    newest = max(step.name.partition("_")[0] for step in MIGRATIONS_FOLDER.glob("[0-9]*.py"))
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [newest]
