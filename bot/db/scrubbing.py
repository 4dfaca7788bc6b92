"""Leaving no byte of erased data in the files of a SQLite database.

SQLite, told to delete securely, overwrites rows as they are deleted, but copies of them stay in the free space of pages
that it has rearranged before (one or two in three hundred, where it was tried), and in the write-ahead log. So after an
erasure the file is written anew by `VACUUM`, and the log is written into it and cut to nothing.
"""

import asyncio
import logging
import sqlite3

from bot.db.sqlite import Worker

log = logging.getLogger(__name__)

SCRUBBING_RETRY_SECONDS = 0.5
"""How long to wait for a reader that still needs what is in the log; then twice as long, and so on."""

MAX_SCRUBBING_RETRY_SECONDS = 30.0
"""The longest wait, also after a fault of the file, such as a full disk."""


class Scrubber:
    """Scrubs a database through its writing connection; what a reader prevents is tried again until it succeeds."""

    def __init__(self, writer: Worker) -> None:
        self._writer = writer
        self._retrying: asyncio.Task[None] | None = None

    async def scrub(self) -> None:
        """Scrub at once; where a reader prevents that, return and go on in the background."""
        if await self._try_scrub():
            return
        if self._retrying is None:
            self._retrying = asyncio.create_task(self._scrub_later(), name="scrubbing")

    async def finish(self) -> None:
        """Wait until everything is scrubbed."""
        if self._retrying is not None:
            await asyncio.wait([self._retrying])

    async def close(self) -> None:
        """Try no more: the log is written into the file when the last connection to it is closed."""
        if self._retrying is not None:
            self._retrying.cancel()
            await asyncio.wait([self._retrying])

    async def _scrub_later(self) -> None:
        delay = SCRUBBING_RETRY_SECONDS
        try:
            while True:
                await asyncio.sleep(delay)
                if await self._try_scrub():
                    return
                delay = min(2 * delay, MAX_SCRUBBING_RETRY_SECONDS)
        finally:
            self._retrying = None

    async def _try_scrub(self) -> bool:
        try:
            return await self._writer.run_outside_transaction(_scrub_file)
        except sqlite3.Error as error:
            log.info("Scrubbing the database waits: %r", error)
            return False


def _scrub_file(connection: sqlite3.Connection) -> bool:
    """Write the file anew and cut the log; False if a reader keeps the log."""
    [patience_ms] = connection.execute("PRAGMA busy_timeout").fetchone()
    # Waiting here would keep every write waiting.
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("VACUUM")
        [is_busy, _, _] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
    return not is_busy
