"""Durable deadlines: rows in the database, and one task that sleeps until the next of them.

It waits only in `asyncio.sleep`, so that simulated time works for it too. A job is run first and marked done
afterwards: if the process dies in between, it is run again, so handlers must be idempotent. All overdue jobs run at
the start.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextvars import Context, copy_context
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.ids import GuildId
from bot.jobs import store
from bot.jobs.model import Job
from bot.json_values import JsonValue
from bot.shards import ALL_SHARDS, Shards

log = logging.getLogger(__name__)

JobHandler = Callable[[Job], Awaitable[None]]
"""Runs a job; it must be idempotent."""

MAX_SLEEP_DURATION = timedelta(days=1)
"""After at most this time the clock is read again: it may have been set, or the machine suspended."""

FIRST_RETRY_DELAY = timedelta(seconds=5)
MAX_RETRY_DELAY = timedelta(hours=1)
"""A failed job is retried after `FIRST_RETRY_DELAY`, each time after twice as long, up to this."""

POSTPONE_DELAY = timedelta(hours=1)
"""How long a postponed job waits."""

DONE_JOB_RETENTION_PERIOD = timedelta(days=30)
"""How long done jobs are stored, so that a host can see what happened."""

CONCURRENT_JOBS_LIMIT = 20
"""How many jobs run at the same time; many servers' contests may lock at one instant."""


class JobService:
    """Schedules jobs, and runs those of the servers that this process serves when they are due."""

    def __init__(self, database: Database, clock: Clock, shards: Shards = ALL_SHARDS) -> None:
        self._database = database
        self._clock = clock
        self._shards = shards
        self._handlers: dict[str, JobHandler] = {}
        self._running: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(CONCURRENT_JOBS_LIMIT)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._context = Context()
        self._waiting: asyncio.Task[None] | None = None
        self._asleep = False
        self._changed = False

    def register_handler(self, kind: str, handler: JobHandler) -> None:
        """Set the handler of a kind, before `start`; jobs of a kind without a handler wait for a version that
        has one.
        """
        self._handlers[kind] = handler

    def schedule(
        self,
        connection: Connection,
        kind: str,
        key: str,
        due_at: datetime,
        payload: Mapping[str, JsonValue] | None = None,
    ) -> None:
        """Schedule a job in the caller's transaction, in place of the one with this kind and key, done or not."""
        store.insert_job(connection, kind, key, due_at, payload or {})
        if self._loop is not None:
            # This runs on the database's thread, with a context of its own, and before the commit.
            self._loop.call_soon_threadsafe(self._wake_up, context=self._context)

    async def postpone_job(self, job: Job) -> None:
        """Run a job `POSTPONE_DELAY` later, because it cannot be done now."""
        await self._database.write(
            self.schedule, job.kind, job.key, self._clock() + POSTPONE_DELAY, job.payload
        )

    def cancel(self, connection: Connection, kind: str, key: str) -> None:
        """Delete a job in the caller's transaction; the sleeping task then finds nothing to run."""
        store.delete_job(connection, kind, key)

    def cancel_guild_jobs(self, connection: Connection, guild_id: GuildId) -> None:
        """Delete every job, done or not, whose payload has this server as its `guild_id`."""
        store.delete_guild_jobs(connection, guild_id)

    async def start(self) -> None:
        """Run overdue jobs, and every job from now on when it is due."""
        self._loop = asyncio.get_running_loop()
        self._context = copy_context()
        self._wake_up()

    async def close(self) -> None:
        """Run no more jobs; running ones are cancelled, and run again after the next start."""
        self._loop = None
        tasks = [*self._running.values(), *([self._waiting] if self._waiting else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _wake_up(self) -> None:
        if self._loop is None:
            return
        self._changed = True
        if self._waiting is not None and self._asleep:
            self._waiting.cancel()
            self._waiting, self._asleep = None, False
        if self._waiting is None or self._waiting.done():
            self._waiting = asyncio.create_task(self._run_until_idle(), name="jobs")

    async def _run_until_idle(self) -> None:
        """Start due jobs and sleep until the next is due, as long as there is one."""
        while True:
            self._changed = False
            try:
                # On the write connection, and so after the transaction whose job woke this task.
                due_at = await self._database.write(
                    store.find_next_due, list(self._handlers), list(self._running), self._shards
                )
                now = self._clock()
                if due_at is not None and due_at <= now:
                    await self._start_due(now)
                    continue
            except Exception as error:  # noqa: BLE001 - without this task no deadline is met until a restart
                log.warning("The deadlines cannot be read, again in %s: %r", FIRST_RETRY_DELAY, error)
                await self._sleep_for(FIRST_RETRY_DELAY)
                continue
            if self._changed:
                continue
            if due_at is None:
                return
            await self._sleep_for(min(due_at - now, MAX_SLEEP_DURATION))

    async def _sleep_for(self, delay: timedelta) -> None:
        self._asleep = True
        await asyncio.sleep(delay.total_seconds())
        self._asleep = False

    async def _start_due(self, now: datetime) -> None:
        due = await self._database.read(
            store.list_due_jobs, list(self._handlers), list(self._running), self._shards, now
        )
        for job in due:
            # Each in a task of its own: one that waits for Discord does not delay the others.
            task = asyncio.create_task(self._run_job(job), name=f"job {job.kind} {job.key}")
            self._running[job.id] = task
            task.add_done_callback(lambda _, job=job: self._on_job_ended(job))

    async def _run_job(self, job: Job) -> None:
        try:
            async with self._slots:
                await self._handlers[job.kind](job)
            now = self._clock()
            await self._database.write(
                store.mark_done, job, now, delete_done_before=now - DONE_JOB_RETENTION_PERIOD
            )
        except Exception as error:  # noqa: BLE001 - the job is retried whatever the error
            delay = min(FIRST_RETRY_DELAY * 2 ** min(job.attempts, 10), MAX_RETRY_DELAY)
            log.warning("Job %s %s failed, again in %s: %r", job.kind, job.key, delay, error)
            try:
                await self._database.write(store.record_failure, job, repr(error))
            except Exception as unrecorded:  # noqa: BLE001 - the job is retried all the same
                log.warning("The failure of job %s %s is not recorded: %r", job.kind, job.key, unrecorded)
            # While it counts as running it is not started again, even if the database cannot be written.
            await asyncio.sleep(delay.total_seconds())

    def _on_job_ended(self, job: Job) -> None:
        del self._running[job.id]
        self._wake_up()
