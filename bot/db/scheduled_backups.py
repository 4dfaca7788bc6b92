"""Backups while the bot runs: one whenever the newest is old enough, tried again if it fails."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

from bot.clock import Clock
from bot.db.backup_rotation import delete_old_backups, list_backups, make_backup
from bot.errors import StartError
from bot.metrics import BACKUPS, LAST_BACKUP_BYTES, LAST_BACKUP_SECONDS

log = logging.getLogger(__name__)

BACKUP_RETRY_DELAY = timedelta(minutes=10)
"""How long after a failed backup the next attempt is made."""

MAX_SLEEP_DURATION = timedelta(hours=1)
"""After at most this time the clock is read again: it may have been set, or the machine suspended."""


class ScheduledBackups:
    """The backups of one database into one folder.

    When the next is due follows from the files that are there, so a restart neither doubles nor skips one.
    """

    def __init__(self, url: str, folder: Path, interval: timedelta, kept: int, clock: Clock) -> None:
        """Back up the database at `url`.

        Args:
            url: The database.
            folder: Where the backups go.
            interval: The time from one backup to the next.
            kept: How many backups are kept; at least one.
            clock: Returns the present instant in UTC.
        """
        self._url = url
        self._folder = folder
        self._interval = interval
        self._kept = kept
        self._clock = clock

    async def run(self) -> None:
        """Make backups when they are due, for ever. If it is cancelled, a backup under way is still finished."""
        self._count_newest()
        while True:
            delay = await self.make_due_backup()
            await asyncio.sleep(min(delay, MAX_SLEEP_DURATION).total_seconds())

    async def make_due_backup(self) -> timedelta:
        """Make a backup if one is due, and return the time until this is to be asked again."""
        existing = list_backups(self._folder)
        now = self._clock()
        # An instant that is still to come was written by a clock that was wrong: it postpones nothing.
        newest = max((at for at, _ in existing if at <= now), default=None)
        if newest is not None and now < newest + self._interval:
            return newest + self._interval - now
        try:
            backup = await asyncio.to_thread(make_backup, self._url, self._folder, now)
            deleted = await asyncio.to_thread(delete_old_backups, self._folder, self._kept, now)
        except (StartError, OSError) as error:
            BACKUPS.count("failed")
            log.error("NO BACKUP, next attempt in %s: %s", BACKUP_RETRY_DELAY, error)  # noqa: TRY400 - it is a sentence
            return BACKUP_RETRY_DELAY
        BACKUPS.count("made")
        self._count_newest()
        log.info("Backed up to %s; deleted %d older backups", backup, len(deleted))
        return self._interval

    def _count_newest(self) -> None:
        for at, file in list_backups(self._folder)[-1:]:
            LAST_BACKUP_SECONDS.set(at.timestamp())
            LAST_BACKUP_BYTES.set(file.stat().st_size)
