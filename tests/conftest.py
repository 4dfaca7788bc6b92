"""What many tests stand on: the shipped record, and a real database file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import load_nicknames, load_original_titles, load_record

# The same examples at every run, so that a red test is red again; and however long one takes, since how fast things
# are is measured by the benchmarks alone. `--hypothesis-profile explore` tries others.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, derandomize=False)
settings.load_profile("steady")

SLOW_FOLDERS = (
    "data",
    "faults",
    "fuzz",
    "golden",
    "run",
    "cogs/discussion",
    "cogs/lookup",
    "cogs/server",
    "cogs/slates",
    "cogs/verdicts",
)
"""Folders whose tests are all left out of the fast selection; whoever works on one of them runs it whole."""

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""When the shared search is asked."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by its folder."""
    folders = tuple(Path(__file__).parent / folder for folder in SLOW_FOLDERS)
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in folders):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def record() -> Record:
    """The shipped record; it is immutable, so all tests share it."""
    return load_record()


@pytest.fixture(scope="session")
def search(record: Record) -> Search:
    """The index over it, as immutable."""
    return Search.build(record, load_nicknames(), load_original_titles(), clock=lambda: TODAY)


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
