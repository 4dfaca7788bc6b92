import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar, cast

import pytest

from bot.db import scrubbing
from bot.db.scrubbing import Scrubber
from bot.db.sqlite import Worker

T = TypeVar("T")


class FailingWriter:
    """A writing connection that fails a few times before it does what it is asked."""

    def __init__(self, connection: sqlite3.Connection, failures: list[sqlite3.Error]) -> None:
        self.failures = failures
        self.done = 0
        self._connection = connection

    async def run_outside_transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self.failures:
            raise self.failures.pop()
        self.done += 1
        return work(self._connection)


async def test_no_fault_of_the_file_ends_the_scrubbing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "SCRUBBING_RETRY_SECONDS", 0.0)
    with closing(sqlite3.connect(tmp_path / "bot.sqlite3", isolation_level=None)) as connection:
        failures: list[sqlite3.Error] = [
            sqlite3.OperationalError("disk full"),
            sqlite3.DatabaseError("malformed"),
            sqlite3.InterfaceError("bad parameter"),
        ]
        writer = FailingWriter(connection, failures)
        scrubber = Scrubber(cast("Worker", writer))
        await scrubber.scrub()
        assert writer.done == 0
        await scrubber.finish()
    assert (writer.failures, writer.done) == ([], 1)
