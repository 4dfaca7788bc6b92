"""What many tests stand on: the shipped record, and a real database."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import load_nicknames, load_original_titles, load_record

if TYPE_CHECKING:
    from tests.postgresql import PostgresqlServer

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


@pytest.fixture(scope="session")
def postgresql() -> "Iterator[PostgresqlServer]":
    """A PostgreSQL server for this run, or this worker of it; without PostgreSQL the test is skipped."""
    # Its driver is loaded only where it is asked for.
    from tests.postgresql import run_prepared_server  # noqa: PLC0415

    with run_prepared_server() as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test's SQLite database lies."""
    return tmp_path / "envelope.db"


@pytest.fixture
def postgresql_url(postgresql: "PostgresqlServer") -> Iterator[str]:
    """The address of a PostgreSQL database with every table and no row."""
    with postgresql.lend_database() as url:
        yield url


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database of the test's own: an SQLite file, or what `ENVELOPE_TEST_DATABASE` says."""
    if os.environ.get("ENVELOPE_TEST_DATABASE") == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return f"sqlite+aiosqlite:///{request.getfixturevalue('file')}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database of its own."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()
