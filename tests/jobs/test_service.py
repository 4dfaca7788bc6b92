import asyncio
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from types import CoroutineType
from typing import Any, cast

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from bot.db.engine import Database
from bot.db.tables import jobs as table
from bot.jobs import store
from bot.jobs.model import Job
from bot.jobs.service import (
    CONCURRENT_JOBS_LIMIT,
    DONE_JOB_RETENTION_PERIOD,
    FIRST_RETRY_DELAY,
    MAX_SLEEP_DURATION,
    JobService,
)
from bot.json_values import JsonValue
from bot.shards import ALL_SHARDS, SHARD_SHIFT_BITS, Shards

START = datetime(2026, 3, 15, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Time:
    """A clock moved by hand, and the event loop's sleeps with it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        loop = asyncio.get_running_loop()
        self._ahead = timedelta()
        self._set = timedelta()
        real = loop.time
        monkeypatch.setattr(loop, "time", lambda: real() + self._ahead.total_seconds())

    def __call__(self) -> datetime:
        return START + self._ahead + self._set

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self._ahead += by

    def set(self, to: datetime) -> None:
        """Put the clock's hands elsewhere, which no sleeper feels."""
        self._set += to - self()


def rests(task: asyncio.Task[Any]) -> bool:
    """Whether a task waits in `asyncio.sleep`, or for what a test keeps from it, and not for the database."""
    name, inner = "", cast("object", task.get_coro())
    while isinstance(inner, CoroutineType):
        name, inner = inner.__name__, cast("object", inner.cr_await)
    return name in ("sleep", "wait")


class Desk:
    """The jobs of a bot, with one kind whose doing is noted."""

    def __init__(self, database: Database, time: Time, shards: Shards = ALL_SHARDS) -> None:
        self.jobs = JobService(database, time, shards)
        self.done: asyncio.Queue[Job] = asyncio.Queue()
        self.failures = 0
        self._database = database
        self.jobs.register_handler("lock", self.lock)

    async def lock(self, job: Job) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("Discord is away")
        await self.done.put(job)

    async def schedule(
        self, key: str, due_at: datetime, payload: Mapping[str, JsonValue] | None = None, kind: str = "lock"
    ) -> None:
        await self._database.write(self.jobs.schedule, kind, key, due_at, payload)

    async def settle(self) -> None:
        """Let everything that is due get as far as it can without more time."""
        quiet = 0
        # What is due, and what ended, comes to the next one's turn in a few rounds of the loop.
        while quiet < 10:
            await asyncio.sleep(0)
            tasks = [task for task in asyncio.all_tasks() if task.get_name().startswith("job")]
            quiet = quiet + 1 if all(map(rests, tasks)) else 0

    async def next_done(self) -> Job:
        return await asyncio.wait_for(self.done.get(), 30)

    async def all_done(self) -> list[str]:
        await self.settle()
        return [self.done.get_nowait().key for _ in range(self.done.qsize())]


@pytest.fixture
async def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
async def desk(database: Database, time: Time) -> AsyncIterator[Desk]:
    opened = Desk(database, time)
    await opened.jobs.start()
    yield opened
    await opened.jobs.close()


async def test_a_job_is_done_when_it_is_due_and_not_before(desk: Desk, time: Time) -> None:
    await desk.schedule("contest 1", START + HOUR, {"contest": 1})
    assert await desk.all_done() == []
    time.move(HOUR - timedelta(seconds=30))
    assert await desk.all_done() == []
    time.move(timedelta(seconds=30))
    job = await desk.next_done()
    assert (job.key, job.due_at, job.payload) == ("contest 1", START + HOUR, {"contest": 1})


async def test_an_earlier_deadline_wakes_the_sleeper(desk: Desk, time: Time) -> None:
    await desk.schedule("late", START + 2 * HOUR)
    await desk.settle()
    await desk.schedule("early", START + HOUR)
    await desk.settle()
    time.move(HOUR)
    assert (await desk.next_done()).key == "early"
    time.move(HOUR)
    assert (await desk.next_done()).key == "late"


async def test_a_deadline_can_be_moved(desk: Desk, time: Time) -> None:
    await desk.schedule("contest 1", START + HOUR)
    await desk.schedule("contest 1", START + 2 * HOUR)
    await desk.settle()
    time.move(HOUR)
    assert await desk.all_done() == []
    time.move(HOUR)
    assert (await desk.next_done()).due_at == START + 2 * HOUR
    assert await desk.all_done() == []


async def test_a_deadline_that_was_met_can_be_set_again(desk: Desk, time: Time) -> None:
    await desk.schedule("contest 1", START)
    await desk.next_done()
    await desk.schedule("contest 1", START + HOUR)
    await desk.settle()
    time.move(HOUR)
    assert (await desk.next_done()).due_at == START + HOUR


async def test_a_cancelled_deadline_passes_quietly(desk: Desk, time: Time, database: Database) -> None:
    await desk.schedule("contest 1", START + HOUR)
    await database.write(desk.jobs.cancel, "lock", "contest 1")
    time.move(2 * HOUR)
    assert await desk.all_done() == []


async def test_a_deadline_of_a_refused_transaction_is_none(desk: Desk, database: Database) -> None:
    def refused(connection: Connection) -> None:
        desk.jobs.schedule(connection, "lock", "contest 1", START)
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(refused)
    assert await desk.all_done() == []


async def test_what_passed_while_the_bot_was_down_is_done_at_the_start(
    desk: Desk, database: Database, time: Time
) -> None:
    await desk.jobs.close()
    await desk.schedule("second", START + 2 * HOUR)
    await desk.schedule("first", START + HOUR)
    time.move(24 * HOUR)
    again = Desk(database, time)
    await again.jobs.start()
    assert [(await again.next_done()).key, (await again.next_done()).key] == ["first", "second"]
    await again.jobs.close()


async def test_what_was_broken_off_is_done_again(desk: Desk, database: Database, time: Time) -> None:
    begun = asyncio.Event()

    async def never_ends(_: Job) -> None:
        begun.set()
        await asyncio.Event().wait()

    desk.jobs.register_handler("lock", never_ends)
    await desk.schedule("contest 1", START)
    await begun.wait()
    await desk.jobs.close()
    again = Desk(database, time)
    await again.jobs.start()
    assert (await again.next_done()).key == "contest 1"
    await again.jobs.close()


async def test_what_is_done_is_not_done_again_after_a_restart(
    desk: Desk, database: Database, time: Time
) -> None:
    await desk.schedule("contest 1", START)
    await desk.next_done()
    await desk.settle()
    await desk.jobs.close()
    again = Desk(database, time)
    await again.jobs.start()
    assert await again.all_done() == []
    await again.jobs.close()


async def test_what_was_done_long_ago_is_forgotten(desk: Desk, database: Database, time: Time) -> None:
    await desk.schedule("far ahead", START + 10 * DONE_JOB_RETENTION_PERIOD)
    for key in ("of long ago", "of late", "of now"):
        await desk.schedule(key, time())
        await desk.next_done()
        await desk.settle()
        time.move(DONE_JOB_RETENTION_PERIOD / 2 + HOUR)

    kept = await database.read(lambda connection: connection.scalars(select(table.c.key)).all())

    assert sorted(kept) == ["far ahead", "of late", "of now"]


async def test_a_failure_is_one_line_in_the_log_and_tried_again_later(
    desk: Desk, time: Time, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def stored(connection: Connection) -> tuple[int, str | None, bool]:
        row = connection.execute(select(table.c.attempts, table.c.failed, table.c.done_at)).one()
        return row.attempts, row.failed, row.done_at is not None

    desk.failures = 2
    with caplog.at_level(logging.INFO, "bot.jobs"):
        await desk.schedule("contest 1", START)
        await desk.settle()
    assert await database.read(stored) == (1, "ConnectionError('Discord is away')", False)
    time.move(FIRST_RETRY_DELAY)
    await desk.settle()
    assert await database.read(stored) == (2, "ConnectionError('Discord is away')", False)
    time.move(FIRST_RETRY_DELAY)
    assert await desk.all_done() == []
    time.move(FIRST_RETRY_DELAY)
    await desk.next_done()
    await desk.settle()
    assert await database.read(stored) == (2, None, True)
    assert len(caplog.records) == 2
    assert "lock contest 1" in caplog.messages[0]


DATABASE_FAULTS = (
    sqlite3.OperationalError("disk I/O error"),
    DBAPIError("SELECT 1", None, Exception("connection lost")),
    OSError("no such device"),
)


def fail_once(monkeypatch: pytest.MonkeyPatch, name: str, fault: Exception) -> None:
    """Let a function of the jobs' store fail the next time."""
    work = getattr(store, name)

    def fail(*_: object, **__: object) -> None:
        monkeypatch.setattr(store, name, work)
        raise fault

    monkeypatch.setattr(store, name, fail)


@pytest.mark.parametrize("name", ["find_next_due", "list_due_jobs"])
@pytest.mark.parametrize("fault", DATABASE_FAULTS, ids=lambda fault: type(fault).__name__)
async def test_no_fault_of_the_database_ends_the_deadlines(
    desk: Desk,
    time: Time,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
    fault: Exception,
) -> None:
    await desk.settle()
    fail_once(monkeypatch, name, fault)
    await desk.schedule("contest 1", START)
    assert await desk.all_done() == []
    assert [message.startswith("The deadlines cannot be read") for message in caplog.messages] == [True]
    time.move(FIRST_RETRY_DELAY)
    assert (await desk.next_done()).key == "contest 1"


@pytest.mark.parametrize("name", ["mark_done", "record_failure"])
@pytest.mark.parametrize("fault", DATABASE_FAULTS, ids=lambda fault: type(fault).__name__)
async def test_a_job_whose_outcome_cannot_be_stored_is_done_again(
    desk: Desk,
    time: Time,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
    fault: Exception,
) -> None:
    desk.failures = 1 if name == "record_failure" else 0
    fail_once(monkeypatch, name, fault)
    await desk.schedule("contest 1", START)
    first = await desk.all_done()
    assert len(caplog.records) == (2 if name == "record_failure" else 1)
    time.move(FIRST_RETRY_DELAY)
    assert [*first, (await desk.next_done()).key] == ["contest 1"] * (1 if name == "record_failure" else 2)


async def test_one_that_fails_does_not_keep_the_others(desk: Desk) -> None:
    desk.failures = 1
    await desk.schedule("first", START)
    await desk.settle()
    await desk.schedule("second", START)
    assert (await desk.next_done()).key == "second"


async def test_one_that_waits_does_not_keep_the_others(desk: Desk) -> None:
    go_on = asyncio.Event()

    async def slow(job: Job) -> None:
        await go_on.wait()
        await desk.done.put(job)

    desk.jobs.register_handler("slow", slow)
    await desk.schedule("slow", START, kind="slow")
    await desk.settle()
    await desk.schedule("quick", START)
    assert (await desk.next_done()).key == "quick"
    go_on.set()
    assert (await desk.next_done()).key == "slow"


async def test_a_deadline_moved_while_it_is_met_is_met_again(desk: Desk, time: Time) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(job: Job) -> None:
        begun.set()
        await go_on.wait()
        await desk.done.put(job)

    desk.jobs.register_handler("lock", slow)
    await desk.schedule("contest 1", START)
    await begun.wait()
    await desk.schedule("contest 1", START + HOUR)
    go_on.set()
    assert (await desk.next_done()).due_at == START
    await desk.settle()
    time.move(HOUR)
    assert (await desk.next_done()).due_at == START + HOUR


async def test_a_crowd_is_done_a_few_at_a_time(desk: Desk, database: Database) -> None:
    at_work: list[int] = []
    busy = 0

    async def slow(job: Job) -> None:
        nonlocal busy
        busy += 1
        at_work.append(busy)
        await asyncio.sleep(0)
        busy -= 1
        await desk.done.put(job)

    def many(connection: Connection) -> None:
        for number in range(3 * CONCURRENT_JOBS_LIMIT):
            desk.jobs.schedule(connection, "lock", str(number), START)

    desk.jobs.register_handler("lock", slow)
    await database.write(many)
    assert (
        len({(await desk.next_done()).key for _ in range(3 * CONCURRENT_JOBS_LIMIT)})
        == 3 * CONCURRENT_JOBS_LIMIT
    )
    assert max(at_work) == CONCURRENT_JOBS_LIMIT


async def test_a_deadline_set_while_the_next_is_looked_up_is_met(desk: Desk, database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold_up(_: Connection) -> None:
        begun.set()
        go_on.wait()

    await desk.settle()
    held = asyncio.create_task(database.write(hold_up))
    await asyncio.to_thread(begun.wait)
    await desk.jobs.start()
    await asyncio.sleep(0)
    # It is written after the look-up, and in the same transaction.
    scheduling = asyncio.create_task(desk.schedule("contest 1", START))
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(held, scheduling)
    assert (await desk.next_done()).key == "contest 1"


async def test_a_deadline_far_away_is_met(desk: Desk, time: Time) -> None:
    await desk.schedule("next year", START + 3 * MAX_SLEEP_DURATION)
    for _ in range(3):
        assert await desk.all_done() == []
        time.move(MAX_SLEEP_DURATION)
    assert (await desk.next_done()).key == "next year"


async def test_a_clock_that_was_set_is_noticed_after_the_longest_sleep(desk: Desk, time: Time) -> None:
    await desk.schedule("next week", START + 7 * MAX_SLEEP_DURATION)
    await desk.settle()
    time.set(START + 7 * MAX_SLEEP_DURATION)
    assert await desk.all_done() == []
    time.move(MAX_SLEEP_DURATION)
    assert (await desk.next_done()).key == "next week"


async def test_a_kind_that_nobody_does_waits(
    desk: Desk, database: Database, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.schedule("future", START, kind="hologram")
    assert await desk.all_done() == []
    assert caplog.records == []
    await desk.jobs.close()
    again = Desk(database, time)
    again.jobs.register_handler("hologram", again.done.put)
    await again.jobs.start()
    assert (await again.next_done()).key == "future"
    await again.jobs.close()


async def test_nothing_idles_when_nothing_is_due(desk: Desk) -> None:
    await desk.schedule("contest 1", START)
    await desk.next_done()
    await desk.settle()
    assert [task for task in asyncio.all_tasks() if task.get_name().startswith("job")] == []


async def test_every_job_is_done_by_the_process_that_has_its_servers_shard(
    database: Database, time: Time
) -> None:
    desks = [Desk(database, time, Shards(3, (0, 2))), Desk(database, time, Shards(3, (1,)))]
    for shard_id in range(3):
        guild_id = (300_000_000_000 + shard_id << SHARD_SHIFT_BITS) + 4_000_000
        await desks[0].schedule(f"of shard {shard_id}", START, {"guild_id": guild_id})
    await desks[1].schedule("of nobody", START)
    for desk in desks:
        await desk.jobs.start()
        await desk.settle()
    assert sorted(await desks[0].all_done()) == ["of nobody", "of shard 0", "of shard 2"]
    assert await desks[1].all_done() == ["of shard 1"]
    for desk in desks:
        await desk.jobs.close()
