import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar, cast

import pytest

from bot.db import scrubbing
from bot.db.scrubbing import (
    MAX_SCRUBBING_DELAY_SECONDS,
    SCRUBBING_QUIET_SECONDS,
    Scrubber,
    find_scrubbing_time,
)
from bot.db.sqlite import Worker

T = TypeVar("T")


class Writer:
    """A writing connection that may fail a few times, and counts how often the file was written anew."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.failures: list[sqlite3.Error] = []
        self.times_scrubbed = 0
        self.began = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()
        self._connection = connection

    async def run_outside_transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if work.__name__ == "_scrub_file":
            if self.failures:
                raise self.failures.pop()
            self.times_scrubbed += 1
            self.began.set()
            await self.may_end.wait()
        return work(self._connection)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3", isolation_level=None)) as connection:
        yield Writer(connection)


@pytest.fixture
def scrubber(writer: Writer) -> Scrubber:
    return Scrubber(cast("Worker", writer))


async def test_no_fault_of_the_file_ends_the_scrubbing(
    writer: Writer, scrubber: Scrubber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "SCRUBBING_RETRY_SECONDS", 0.0)
    writer.failures = [
        sqlite3.OperationalError("disk full"),
        sqlite3.DatabaseError("malformed"),
        sqlite3.InterfaceError("bad parameter"),
    ]
    await scrubber.scrub()
    await scrubber.finish()
    assert (writer.failures, writer.times_scrubbed) == ([], 1)


async def test_several_erasures_are_scrubbed_together(writer: Writer, scrubber: Scrubber) -> None:
    for _ in range(5):
        scrubber.note_write()
        await scrubber.scrub()
    assert writer.times_scrubbed == 0
    await scrubber.finish()
    await scrubber.finish()
    assert writer.times_scrubbed == 1


async def test_what_is_erased_while_it_scrubs_is_scrubbed_again(writer: Writer, scrubber: Scrubber) -> None:
    await scrubber.scrub()
    writer.may_end.clear()
    finishing = asyncio.create_task(scrubber.finish())
    await writer.began.wait()
    await scrubber.scrub()
    writer.may_end.set()
    await finishing
    await scrubber.finish()
    assert writer.times_scrubbed == 2


def test_it_waits_until_nobody_writes_but_not_for_ever() -> None:
    assert find_scrubbing_time(due_at=1_000, written_at=1_000) == 1_000 + SCRUBBING_QUIET_SECONDS
    assert find_scrubbing_time(due_at=1_000, written_at=1_200) == 1_200 + SCRUBBING_QUIET_SECONDS
    assert find_scrubbing_time(due_at=1_000, written_at=9_000) == 1_000 + MAX_SCRUBBING_DELAY_SECONDS


async def test_closing_scrubs_what_is_due(writer: Writer, scrubber: Scrubber) -> None:
    await scrubber.scrub()
    await scrubber.close()
    assert writer.times_scrubbed == 1
