"""The simulated Discord as fixtures."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.cogs.posters import Cinema, open_cinema
from tests.posters.tmdb_standin import TmdbStandin
from tests.world import World, open_world


@pytest.fixture
async def world(tmp_path: Path, record: Record, search: Search, database_url: str) -> AsyncGenerator[World]:
    async with open_world(tmp_path, record, search, database_url=database_url) as world:
        yield world


@pytest.fixture
async def cinema(
    tmp_path: Path, record: Record, search: Search, database_url: str, tmdb: TmdbStandin
) -> AsyncGenerator[Cinema]:
    """A bot that asks `tmdb`, which each module of tests has its own of."""
    async with open_cinema(tmp_path, record, search, database_url, tmdb) as opened:
        yield opened


@pytest.fixture
async def hasty(
    tmp_path: Path, record: Record, search: Search, database_url: str, tmdb: TmdbStandin
) -> AsyncGenerator[Cinema]:
    """A bot that does not wait for TMDB at all, which takes its time."""
    async with open_cinema(tmp_path, record, search, database_url, tmdb, is_patient=False) as opened:
        opened.hold_answers()
        yield opened
