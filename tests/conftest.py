"""What many tests stand on: the shipped record, and a real database."""

import asyncio
import gc
import os
import random
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings

from bot.db import sqlite
from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from data.record_files import load_nicknames, load_original_titles, load_record

if TYPE_CHECKING:
    from tests.postgresql import PostgresqlServer

T = TypeVar("T")

# What is imported and collected stays: the garbage collector is off meanwhile, and never looks through it later.
gc.disable()

# The same examples at every run, so that a red test is red again; and however long one takes, since how fast things
# are is measured by the benchmarks alone. `--hypothesis-profile explore` tries others.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("quick", settings.get_profile("steady"), max_examples=30)
settings.register_profile("explore", deadline=None, derandomize=False)
settings.load_profile("steady")

SLOW_PARTS = (
    "data",
    "demo",
    "faults",
    "fuzz",
    "golden",
    "run",
    "cogs/discussion",
    "cogs/lookup",
    "cogs/results",
    "cogs/server",
    "cogs/slates",
    "cogs/verdicts",
    "db/test_copying.py",
    "db/test_postgresql.py",
    "db/test_restoring.py",
)
"""Folders and modules whose tests the fast selection leaves out; whoever works on one of them runs it whole."""

TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""When the shared search is asked."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer another order: no test needs one before it."""
    parser.addoption(
        "--shuffle",
        type=int,
        metavar="SEED",
        help="run the tests in a random order, the same for the same number",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Try properties on fewer examples in the fast selection, unless a profile is named."""
    if _are_slow_unwanted(config) and not config.getoption("--hypothesis-profile"):
        settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import what is slow where slow tests are not wanted."""
    is_slow = collection_path in [Path(__file__).parent / part for part in SLOW_PARTS]
    return True if is_slow and _are_slow_unwanted(config) else None


def _are_slow_unwanted(config: pytest.Config) -> bool:
    return "not slow" in str(config.getoption("markexpr"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow by its place or starts a PostgreSQL server, and shuffle the tests if that is asked for."""
    parts = tuple(Path(__file__).parent / part for part in SLOW_PARTS)
    for item in items:
        starts_server = isinstance(item, pytest.Function) and "postgresql" in item.fixturenames
        if starts_server or any(item.path.is_relative_to(part) for part in parts):
            item.add_marker(pytest.mark.slow)
    seed = config.getoption("--shuffle")
    if seed is not None:
        random.Random(seed).shuffle(items)  # noqa: S311 - an order of tests, no secret


def pytest_collection_finish() -> None:
    """Let the garbage collector look through what the tests make, and nothing else."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def record() -> Record:
    """The shipped record; it is immutable, so all tests share it."""
    return load_shared_record()


@pytest.fixture(scope="session")
def search() -> Search:
    """The index over it, as immutable."""
    return load_shared_search()


@cache
def load_shared_record() -> Record:
    """The shipped record, read once, for what has no fixtures."""
    return _load_frozen(load_record)


@cache
def load_shared_search() -> Search:
    """The index over it, built once."""
    return _load_frozen(
        lambda: Search.build(
            load_shared_record(), load_nicknames(), load_original_titles(), clock=lambda: TODAY
        )
    )


def _load_frozen(load: Callable[[], T]) -> T:
    """Load what lives as long as the tests do, which the garbage collector then never looks through, as in the bot."""
    gc.disable()
    try:
        return load()
    finally:
        gc.freeze()
        gc.enable()


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


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with every table and no row, which tests get copies of."""

    async def make_tables() -> None:
        await (await Database.open(f"sqlite+aiosqlite:///{file}")).close()

    file = tmp_path_factory.mktemp("empty") / "envelope.db"
    asyncio.run(make_tables())
    return file


@pytest.fixture(autouse=True)
def set_durability(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commits to SQLite not wait for the disk: a test's file need not outlive the machine.

    Folders whose tests show or measure that a commit lasts put their own in its place.
    """
    monkeypatch.setattr(sqlite, "SYNCHRONOUS_LEVEL", "OFF")


@pytest.fixture
def postgresql_url(postgresql: "PostgresqlServer") -> Iterator[str]:
    """The address of a PostgreSQL database with every table and no row."""
    with postgresql.lend_database() as url:
        yield url


@pytest.fixture
def file_url(file: Path, empty_file: Path) -> str:
    """The address of an SQLite database with every table and no row."""
    shutil.copyfile(empty_file, file)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database of the test's own: an SQLite file, or what `ENVELOPE_TEST_DATABASE` says."""
    is_postgresql = os.environ.get("ENVELOPE_TEST_DATABASE") == "postgresql"
    return request.getfixturevalue("postgresql_url" if is_postgresql else "file_url")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database of its own."""
    opened = await Database.open(database_url)
    yield opened
    await opened.close()
