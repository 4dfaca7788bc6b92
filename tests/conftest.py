"""What many tests stand on: the shipped record, and a real database file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import load_nicknames, load_record

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""When the shared search is asked."""


@pytest.fixture(scope="session")
def record() -> Record:
    """The shipped record; it is immutable, so all tests share it."""
    return load_record()


@pytest.fixture(scope="session")
def search(record: Record) -> Search:
    """The index over it, as immutable."""
    return Search.build(record, load_nicknames(), clock=lambda: TODAY)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test's database lies."""
    return tmp_path / "envelope.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    """An open database of its own."""
    opened = await Database.open(f"sqlite+aiosqlite:///{file}")
    yield opened
    await opened.close()
