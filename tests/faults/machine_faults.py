"""What machines do to a bot in a storm: it is killed, its disk is full, its database is locked, it stands still."""

import asyncio
import random
import resource
import signal
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg

from tests.faults.evening import OPEN_CATEGORIES, Evening
from tests.faults.recount import check_night
from tests.faults.scale import Scale, Stage
from tests.faults.storm import Storm, list_broken_promises
from tests.run.process import BotProcess
from tests.stored import read_rows

LONGEST_RUN_SECONDS = 3.0
"""Within this time after it is there a bot is killed."""

Harm = Callable[[Evening, BotProcess, Storm], Awaitable[None]]


@asynccontextmanager
async def prepare_storm(stage: Stage, scale: Scale) -> AsyncGenerator[tuple[Evening, Storm]]:
    async with stage.open_evening() as evening:
        async with evening.start() as bot:
            await evening.open_contest()
            for category in OPEN_CATEGORIES[:2]:
                await evening.open_poll(category)
            await bot.stop()
        yield evening, Storm(evening, scale.seed, scale.members)


async def seal_and_check(stage: Stage, evening: Evening, storm: Storm) -> None:
    """Let the night end, and compare everything."""
    async with evening.start() as bot:
        await storm.end()
        await evening.take_step("contest lock")
        await evening.wait_until_stored("SELECT count(*) FROM contests WHERE proof IS NOT NULL", 1)
        await evening.wait_until_stored("SELECT count(*) FROM announcements WHERE told_at IS NULL", 0)
        await bot.stop()
    assert not (broken := list_broken_promises(evening.url, storm)), broken
    await check_night(evening.url, stage.record, stage.search)
    assert evening.count_posts() == len(list_known_posts(evening.url)) + 1, "a post is doubled"


def find_file(url: str) -> str:
    """The file of a SQLite database."""
    return url.removeprefix("sqlite+aiosqlite:///")


def list_known_posts(url: str) -> set[int]:
    """The messages of which the bot knows where they are: all that it posts but a proof."""
    queries = (
        "SELECT message_id FROM contests",
        "SELECT message_id FROM polls",
        "SELECT card_message_id FROM contest_categories",
    )
    return {found for query in queries for (found,) in read_rows(url, query) if found is not None}


async def survive_kills(stage: Stage, scale: Scale) -> str:
    """Killed at random instants, again and again."""
    instants = random.Random(scale.seed)  # noqa: S311 - instants, no secret
    async with prepare_storm(stage, scale) as (evening, storm):
        storm.begin()
        for _ in range(scale.kills):
            async with evening.start() as bot:
                await asyncio.sleep(instants.uniform(0, LONGEST_RUN_SECONDS))
                await bot.kill()
        await seal_and_check(stage, evening, storm)
        return f"{scale.kills} kills, {storm.acknowledged} presses acknowledged, none lost"


async def survive_in_storm(stage: Stage, scale: Scale, harm: Harm, *, clock_offset: float = 0.0) -> str:
    """Let something happen to a bot in a storm, which then goes on."""
    async with prepare_storm(stage, scale) as (evening, storm):
        evening.clock_offset = clock_offset
        async with evening.start() as bot:
            storm.begin()
            await storm.wait_for_presses(scale.presses)
            await harm(evening, bot, storm)
            # It goes on by itself.
            await storm.wait_for_presses(scale.presses)
            await storm.end()
            assert (await bot.stop()).code == 0
        await seal_and_check(stage, evening, storm)
        return f"{storm.acknowledged} presses acknowledged, none lost"


async def survive_full_disk(stage: Stage, scale: Scale) -> str:
    """No file may grow for a while."""

    async def fill_disk(evening: Evening, bot: BotProcess, _: Storm) -> None:
        hard = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)[1]
        size = await asyncio.to_thread(lambda: Path(find_file(evening.url) + "-wal").stat().st_size)
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, hard))
        await asyncio.sleep(scale.harm_seconds)
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (hard, hard))

    return await survive_in_storm(stage, scale, fill_disk)


async def survive_locked_database(stage: Stage, scale: Scale) -> str:
    """A stranger holds the database's lock for a while."""

    async def lock(evening: Evening, _: BotProcess, __: Storm) -> None:
        if evening.url.startswith("sqlite"):
            stranger = sqlite3.connect(find_file(evening.url), isolation_level=None, timeout=30)
            stranger.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(scale.harm_seconds)
            stranger.close()
            return
        url = evening.url.replace("+psycopg", "")
        async with await psycopg.AsyncConnection.connect(url) as stranger:
            await stranger.execute("LOCK TABLE picks, votes, announcements IN ACCESS EXCLUSIVE MODE")
            await asyncio.sleep(scale.harm_seconds)

    return await survive_in_storm(stage, scale, lock)


async def survive_standstill(stage: Stage, scale: Scale) -> str:
    """The process does nothing for a while, as on a machine that is suspended."""

    async def stop(_: Evening, bot: BotProcess, __: Storm) -> None:
        bot.send_signal(signal.SIGSTOP)
        await asyncio.sleep(scale.standstill_seconds)
        bot.send_signal(signal.SIGCONT)

    return await survive_in_storm(stage, scale, stop)
