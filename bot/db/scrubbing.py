"""Leaving no byte of erased data in the files of a SQLite database.

SQLite, told to delete securely, overwrites rows as they are deleted, but copies of them stay in the free space of pages
that it has rearranged before (one or two in three hundred, where it was tried), and in the write-ahead log. So after an
erasure the file is written anew by `VACUUM`, and the log is written into it and cut to nothing.

That keeps every write waiting. So it is done once for all erasures of a few moments, when nobody has written for a
while. A mark in the file says that it is due, and outlives a process that is killed before.
"""

import asyncio
import logging
import sqlite3

from bot.db.sqlite import Worker

log = logging.getLogger(__name__)

SCRUBBING_QUIET_SECONDS = 3.0
"""For how long nobody may have written before the file is written anew."""

MAX_SCRUBBING_DELAY_SECONDS = 300.0
"""After this long it is done even if somebody writes all the time."""

SCRUBBING_RETRY_SECONDS = 0.5
"""How long to wait for a reader that still needs what is in the log; then twice as long, and so on."""

MAX_SCRUBBING_RETRY_SECONDS = 30.0
"""The longest wait, also after a fault of the file, such as a full disk."""


class Scrubber:
    """Scrubs a database through its writing connection; what a reader prevents is tried again until it succeeds."""

    def __init__(self, writer: Worker) -> None:
        self._writer = writer
        self._written_at = 0.0
        self._is_due = False
        self._scrubbing: asyncio.Task[None] | None = None

    def note_write(self) -> None:
        """Note that somebody writes at this instant."""
        self._written_at = asyncio.get_running_loop().time()

    async def resume(self) -> None:
        """Go on with what an earlier process was told to scrub, and did not."""
        if await self._writer.run_outside_transaction(_is_marked):
            self._schedule()

    async def scrub(self) -> None:
        """Mark the file as one to be scrubbed, and do so in the background once nobody writes."""
        await self._writer.run_outside_transaction(_mark_file)
        self._schedule()

    async def finish(self) -> None:
        """Scrub at once if that is due, and wait until a reader that prevents it is done."""
        await self._stop_waiting()
        while self._is_due:
            await self._scrub_until_done()

    async def close(self) -> None:
        """Scrub if that is due and nobody prevents it; otherwise the next process does."""
        await self._stop_waiting()
        if self._is_due:
            await self._try_scrub()

    def _schedule(self) -> None:
        self._is_due = True
        if self._scrubbing is None:
            self._scrubbing = asyncio.create_task(self._scrub_in_quiet(), name="scrubbing")

    async def _stop_waiting(self) -> None:
        if self._scrubbing is not None:
            self._scrubbing.cancel()
            await asyncio.wait([self._scrubbing])
            self._scrubbing = None

    async def _scrub_in_quiet(self) -> None:
        while self._is_due:
            await self._wait_for_quiet()
            await self._scrub_until_done()
        self._scrubbing = None

    async def _wait_for_quiet(self) -> None:
        loop = asyncio.get_running_loop()
        due_at = loop.time()
        # Who writes meanwhile only moves the time on.
        while (delay := find_scrubbing_time(due_at, self._written_at) - loop.time()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(delay)

    async def _scrub_until_done(self) -> None:
        delay = SCRUBBING_RETRY_SECONDS
        while not await self._try_scrub():
            await asyncio.sleep(delay)
            delay = min(2 * delay, MAX_SCRUBBING_RETRY_SECONDS)

    async def _try_scrub(self) -> bool:
        # What is erased from now on may come after the file is written anew, and is due again.
        self._is_due = False
        try:
            is_done = await self._writer.run_outside_transaction(_scrub_file)
        except sqlite3.Error as error:
            log.info("Scrubbing the database waits: %r", error)
            is_done = False
        except Exception:
            log.exception("Scrubbing the database failed, and is tried again")
            is_done = False
        except asyncio.CancelledError:
            self._is_due = True
            raise
        self._is_due = self._is_due or not is_done
        return is_done


def find_scrubbing_time(due_at: float, written_at: float) -> float:
    """When to write the file anew, if nobody writes until then.

    Args:
        due_at: When something was erased, in seconds on the event loop's clock, as all times here.
        written_at: When somebody last wrote.
    """
    return min(written_at + SCRUBBING_QUIET_SECONDS, due_at + MAX_SCRUBBING_DELAY_SECONDS)


def _mark_file(connection: sqlite3.Connection) -> None:
    # A number in the file's header that SQLite leaves to applications.
    connection.execute("PRAGMA user_version = 1")


def _is_marked(connection: sqlite3.Connection) -> bool:
    [mark] = connection.execute("PRAGMA user_version").fetchone()
    return bool(mark)


def _scrub_file(connection: sqlite3.Connection) -> bool:
    """Write the file anew and cut the log; False if a reader keeps the log."""
    [patience_ms] = connection.execute("PRAGMA busy_timeout").fetchone()
    # Waiting here would keep every write waiting.
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("VACUUM")
        [is_busy, _, _] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not is_busy:
            connection.execute("PRAGMA user_version = 0")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience_ms}")
    return not is_busy
