"""A database in an SQLite file: one connection to write, some to read, and the checks before they open."""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.db.schema_version import has_newest_version
from bot.db.scrubbing import Scrubber
from bot.db.sqlite import APPLICATION_ID, Worker, explain_error
from bot.errors import StartError

T = TypeVar("T")

READER_CONNECTIONS = 4
"""How many reads run at a time; SQLite lets them run while a transaction is being written."""


class SqliteFile:
    """The open connections to a file; see `bot.db.connections.Connections`."""

    def __init__(self, writer: Worker, readers: list[Worker]) -> None:
        self._writer = writer
        self._scrubber = Scrubber(writer)
        self._readers = readers
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)

    @classmethod
    async def open(cls, file: Path) -> Self:
        """Open a file, made if it does not exist, and bring its tables up to date.

        Raises:
            StartError: It cannot be written, is no database of this bot, or is of a newer version of it.
        """
        try:
            await _migrate_file(file)
            writer = await Worker.open(file)
            readers = [await Worker.open(file, query_only=True) for _ in range(READER_CONNECTIONS)]
        except (sqlite3.Error, DBAPIError) as error:
            raise StartError(explain_error(file, error)) from error
        opened = cls(writer, readers)
        await opened._scrubber.resume()
        return opened

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on one snapshot of the database; it cannot write."""
        reader = await self._idle.get()
        try:
            return await reader.run(work)
        finally:
            # If the caller was cancelled the reader may still be busy: the next work waits in its queue.
            self._idle.put_nowait(reader)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction, durable when this returns."""
        self._scrubber.note_write()
        return await self._writer.run(work)

    async def scrub(self) -> None:
        """Leave no byte of what was deleted in the file and its log soon; see `bot.db.scrubbing`."""
        await self._scrubber.scrub()

    async def finish_scrubbing(self) -> None:
        """Scrub now what is due, and wait for a reader that delays it."""
        await self._scrubber.finish()

    async def close(self) -> None:
        """Wait for what is queued, and close the file."""
        await self._scrubber.close()
        for worker in [*self._readers, self._writer]:
            await worker.close()


async def _migrate_file(file: Path) -> None:
    worker = await Worker.open(file, foreign_keys=False)
    try:
        if not await worker.run(_is_up_to_date):
            # Alembic takes a sixth of the start's time and memory, and is needed only if the schema is outdated.
            from bot.db.migrations import migrate_file  # noqa: PLC0415

            await worker.run(partial(migrate_file, file))
    finally:
        await worker.close()


def _is_up_to_date(connection: Connection) -> bool:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        return False
    return has_newest_version(connection)
