"""What machines do to a bot in a storm: they kill it, fill its disk, let it fail, lock its database, stand still."""

import asyncio
import random
import resource
import signal
import sqlite3
from pathlib import Path

import psycopg

from tests.faults.failing_calls import fail_calls
from tests.faults.night import Night, close_night, prepare_night
from tests.faults.scale import Scale, Stage
from tests.run.process import BotProcess

LONGEST_RUN_SECONDS = 3.0
"""Within this time after it is there a bot is killed."""

CLOCK_ERROR_SECONDS = 300.0
"""How wrong the machine's clock is."""

DISK_CALLS = ("posix/io/rw/pread", "posix/io/rw/pwrite", "posix/io/sync/fdatasync", "posix/io/sync/fsync")
"""How SQLite reads and writes; nothing else of the process reads or writes files in this way meanwhile."""

NETWORK_CALLS = ("posix/io/net/send", "posix/io/net/recv")
"""How PostgreSQL's library talks to the server; what talks to Discord uses other calls."""


async def survive_kills(stage: Stage, scale: Scale) -> str:
    """Killed at random instants, again and again, the clock being right, ahead and behind in turn."""
    instants = random.Random(scale.seed)  # noqa: S311 - instants, no secret
    async with prepare_night(stage, scale) as night:
        night.storm.begin()
        for number in range(scale.kills):
            night.evening.clock_offset = (0.0, CLOCK_ERROR_SECONDS, -CLOCK_ERROR_SECONDS)[number % 3]
            async with night.evening.start() as bot:
                if number % 2 == 0:
                    # The others are killed over catching up, or before anybody is answered.
                    await night.storm.wait_for_presses(1)
                await asyncio.sleep(instants.uniform(0, LONGEST_RUN_SECONDS))
                await bot.kill()
            night.storm.orphan_presses()
            stage.tell(f"  kill {number + 1} of {scale.kills}, {night.storm.acknowledged:,} acknowledgements")
        # A deadline that was set by a clock that was ahead is due when the time has come by which it was set.
        night.evening.clock_offset = 2 * CLOCK_ERROR_SECONDS
        return f"{scale.kills} kills, {await close_night(stage, night)}"


def find_file(url: str) -> Path:
    """The file of a SQLite database."""
    return Path(url.removeprefix("sqlite+aiosqlite:///"))


def is_file(url: str) -> bool:
    """Whether the database is SQLite's."""
    return url.startswith("sqlite")


async def fill_disk(night: Night, bot: BotProcess) -> None:
    """No file may grow for a while."""
    if not is_file(night.evening.url):
        return  # The files are another process's.
    hard = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)[1]
    log = find_file(night.evening.url + "-wal")
    size = await asyncio.to_thread(lambda: log.stat().st_size)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, hard))
    await asyncio.sleep(night.scale.harm_seconds)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (hard, hard))


async def fail_reads_and_writes(night: Night, bot: BotProcess) -> None:
    """Some of what the bot asks of its disk, or of the connection to its server, fails for a while."""
    calls = DISK_CALLS if is_file(night.evening.url) else NETWORK_CALLS
    async with fail_calls(night.evening.folder, bot.pid, calls):
        await asyncio.sleep(night.scale.harm_seconds)


async def lock_database(night: Night, _: BotProcess) -> None:
    """A stranger holds the database's lock for a while."""
    if is_file(night.evening.url):
        stranger = sqlite3.connect(find_file(night.evening.url), isolation_level=None, timeout=30)
        stranger.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(night.scale.harm_seconds)
        stranger.close()
        return
    url = night.evening.url.replace("+psycopg", "")
    async with await psycopg.AsyncConnection.connect(url) as stranger:
        # One table, which cannot end in a deadlock; the bot's next write on it keeps all others waiting.
        await stranger.execute("LOCK TABLE picks IN ACCESS EXCLUSIVE MODE")
        await asyncio.sleep(night.scale.harm_seconds)


async def stand_still(night: Night, bot: BotProcess) -> None:
    """The process does nothing for a while, as on a machine that is suspended."""
    bot.send_signal(signal.SIGSTOP)
    await asyncio.sleep(night.scale.standstill_seconds)
    bot.send_signal(signal.SIGCONT)
