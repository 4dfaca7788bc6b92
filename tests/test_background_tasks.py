"""Every task that the bot starts survives a bug in what it does, or ends the process loudly: none dies in silence."""

import ast
import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn, cast

import pytest
from sqlalchemy import Connection, text

from bot import background
from bot.app import run_until_cancelled, run_until_stopped
from bot.clock import system_clock
from bot.db import group_commit, scrubbing, shard_holding
from bot.db.batcher import Batcher
from bot.db.engine import Database
from bot.db.scrubbing import Scrubber
from bot.db.sqlite import Worker
from bot.jobs import service as job_service
from bot.jobs import store as job_store
from bot.jobs.model import Job
from bot.jobs.service import JobService
from bot.posters.service import FoundFacts, PosterService
from cogs.reminders import queue

if TYPE_CHECKING:
    from bot.client import AwardsBot
    from bot.posters.tmdb_client import TmdbClient

PROJECT = Path(__file__).parents[1]

STARTERS = frozenset({"create_task", "ensure_future", "start_soon", "run_coroutine_threadsafe"})
"""What starts a task, by the last part of its name."""

Patch = pytest.MonkeyPatch


class Bug(Exception):  # noqa: N818 - what it stands for
    """What nobody expected."""


def fail_once(monkeypatch: Patch, owner: object, name: str) -> None:
    """Let a function raise when it is called next, and work from then on."""
    works: Any = getattr(owner, name)

    def fail(*_: object, **__: object) -> NoReturn:
        monkeypatch.setattr(owner, name, works)
        raise Bug

    monkeypatch.setattr(owner, name, fail)


def select_one(connection: Connection) -> int:
    return connection.execute(text("SELECT 1")).scalar_one()


async def break_commits(database: Database, monkeypatch: Patch) -> None:
    """Whoever waits is told, and the next write is done."""
    fail_once(monkeypatch, group_commit.OPERATIONS_PER_COMMIT, "observe")
    with pytest.raises(Bug):
        await database.write(select_one)
    assert await database.write(select_one) == 1


async def break_batches(database: Database, monkeypatch: Patch) -> None:
    """The same of presses on one contest or poll."""
    del monkeypatch
    answers: list[list[int]] = [[], [7]]

    def decide(_: Connection, __: str, ___: Sequence[str]) -> list[int]:
        return answers.pop(0)

    batcher = Batcher[str, str, int](database, decide)
    with pytest.raises(ValueError, match="shorter"):
        await batcher.submit("poll", "answered by nobody")
    assert await batcher.submit("poll", "again") == 7


async def break_scrubbing(_: Database, monkeypatch: Patch) -> None:
    """It is tried again until it is done."""
    monkeypatch.setattr(scrubbing, "SCRUBBING_RETRY_SECONDS", 0.0)
    monkeypatch.setattr(scrubbing, "SCRUBBING_QUIET_SECONDS", 0.0)
    scrubbed = asyncio.Event()

    class Writer:
        failed = False

        async def run_outside_transaction(self, work: Callable[[sqlite3.Connection], object]) -> bool:
            if work.__name__ != "_scrub_file":
                return False
            if not self.failed:
                self.failed = True
                raise Bug
            scrubbed.set()
            return True

    await Scrubber(cast("Worker", Writer())).scrub()
    await asyncio.wait_for(scrubbed.wait(), 30)


async def run_one_job(database: Database, fault: Callable[[], None], handle: Callable[[], None]) -> None:
    """Schedule one job, and wait until it is done although something fails."""
    jobs = JobService(database, system_clock)
    done = asyncio.Event()

    async def run(_: Job) -> None:
        handle()
        done.set()

    jobs.register_handler("lock", run)
    await database.write(jobs.schedule, "lock", "1", system_clock(), {})
    fault()
    await jobs.start()
    await asyncio.wait_for(done.wait(), 30)
    await jobs.close()


async def break_deadlines(database: Database, monkeypatch: Patch) -> None:
    """They are read again."""
    monkeypatch.setattr(job_service, "FIRST_RETRY_DELAY", timedelta())
    await run_one_job(database, lambda: fail_once(monkeypatch, job_store, "find_next_due"), lambda: None)


async def break_job(database: Database, monkeypatch: Patch) -> None:
    """It is run again."""
    monkeypatch.setattr(job_service, "FIRST_RETRY_DELAY", timedelta())
    faults = [Bug()]

    def handle() -> None:
        if faults:
            raise faults.pop()

    await run_one_job(database, lambda: None, handle)


async def break_kept_work(_: Database, monkeypatch: Patch) -> None:
    """It is begun anew."""
    monkeypatch.setattr(background, "RESTART_DELAY_SECONDS", 0)
    faults, again = [Bug()], asyncio.Event()

    async def work() -> None:
        if faults:
            raise faults.pop()
        again.set()
        await asyncio.Event().wait()

    async with background.keep_running("backups", work):
        await asyncio.wait_for(again.wait(), 30)


async def break_watch(_: Database, __: Patch) -> None:
    """A process that cannot watch what it holds is told that it lost it, and ends."""
    lost = asyncio.Event()
    reasons: list[str] = []

    def lose(reason: str) -> None:
        reasons.append(reason)
        lost.set()

    async def watch() -> str:
        raise Bug

    async with shard_holding._watched(watch, lose):  # pyright: ignore[reportPrivateUsage]
        await asyncio.wait_for(lost.wait(), 30)
    assert reasons == ["Bug()"]


async def break_everything(_: Database, __: Patch) -> None:
    """The process ends with it."""

    async def serve() -> None:
        raise Bug

    with pytest.raises(Bug):
        await run_until_stopped(serve())


async def break_serving(_: Database, __: Patch) -> None:
    """The process ends with it."""

    async def serve() -> None:
        raise Bug

    with pytest.raises(Bug):
        await run_until_cancelled(serve())


async def break_unawaited_work(_: Database, monkeypatch: Patch) -> None:
    """It is in the log."""
    logged: list[str] = []

    def log_exception(said: str, *_: object) -> None:
        logged.append(said)

    monkeypatch.setattr(background.log, "exception", log_exception)

    async def work() -> None:
        raise Bug

    await background.start_unawaited("completing a card", work())
    assert logged == ["%s: it failed, and nobody waited for it"]


async def break_asking(_: Database, __: Patch) -> None:
    """Whoever waits for it shows a film without a poster."""

    class Client:
        async def fetch_film(self, *_: object) -> NoReturn:
            raise Bug

        async def close(self) -> None:
            pass

    service = PosterService(cast("TmdbClient", Client()))
    assert await service.find_facts("tt0113277") == FoundFacts()
    await service.close()


async def break_reminders(_: Database, monkeypatch: Patch) -> None:
    """They go on."""
    monkeypatch.setattr(queue, "RETRY_DELAY", timedelta())
    faults, again = [Bug()], asyncio.Event()

    class Reminders:
        async def take_next(self) -> None:
            if faults:
                raise faults.pop()
            again.set()

    services = SimpleNamespace(reminders=SimpleNamespace(queue=Reminders()))
    sending = queue.ReminderQueue(cast("AwardsBot", SimpleNamespace(services=services)))
    sending.wake()
    await asyncio.wait_for(again.wait(), 30)
    await sending.close()


Break = Callable[[Database, Patch], Awaitable[None]]

TASKS: Mapping[str, Break | str] = {
    "bot/app.py: serving": break_serving,
    "bot/app.py: work": break_everything,
    "bot/background.py: _log_fault(name, work)": break_unawaited_work,
    "bot/background.py: _run_again_and_again(name, work)": break_kept_work,
    "bot/db/batcher.py: self._process_queue(key)": break_batches,
    "bot/db/group_commit.py: self._commit_all()": break_commits,
    "bot/db/scrubbing.py: self._scrub_in_quiet()": break_scrubbing,
    "bot/db/shard_holding.py: watch()": break_watch,
    "bot/jobs/service.py: self._run_job(job)": break_job,
    "bot/jobs/service.py: self._run_until_idle()": break_deadlines,
    "bot/posters/service.py: self._ask(client, imdb_id, kept)": break_asking,
    "cogs/kit/posts.py: self._edit_until_current(place)": (
        "tests/cogs/polls/test_closing.py:test_a_post_is_edited_again_after_the_database_failed"
    ),
    "cogs/reminders/queue.py: self._send_all()": break_reminders,
    "cogs/results/posts.py: publishing": (
        "tests/cogs/results/test_night.py:test_a_bug_over_publishing_is_made_good_by_the_job"
    ),
    "cogs/server/log_channel.py: self._post_after_delay(guild_id)": (
        "tests/cogs/server/test_audit.py:test_what_the_database_kept_back_is_told_with_the_next_entry"
    ),
}
"""Every place that starts a task: what lets a bug happen in it, or the test of the cogs that does.

What `keep_running` runs is not here: it is begun anew whatever happens, and `background` alone starts it.
"""


def list_started(file: Path) -> Iterator[str]:
    """Every place in a file that starts a task, with what the task does."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in STARTERS:
                yield f"{file.relative_to(PROJECT).as_posix()}: {ast.unparse(node.args[0])}"


def test_every_task_has_its_entry() -> None:
    files = [file for folder in ("bot", "cogs", "data") for file in sorted((PROJECT / folder).rglob("*.py"))]
    assert sorted(started for file in files for started in list_started(file)) == sorted(TASKS)


@pytest.mark.parametrize(
    ("break_task"),
    [pytest.param(found, id=name) for name, found in TASKS.items() if not isinstance(found, str)],
)
async def test_a_bug_ends_no_task_in_silence(
    database: Database, monkeypatch: Patch, break_task: Break
) -> None:
    await break_task(database, monkeypatch)


@pytest.mark.parametrize("test", [found for found in TASKS.values() if isinstance(found, str)])
def test_the_tests_of_the_cogs_tasks_are_there(test: str) -> None:
    path, name = test.split(":")
    tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
    assert any(isinstance(node, ast.AsyncFunctionDef) and node.name == name for node in tree.body)
