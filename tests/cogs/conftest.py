"""The simulated Discord as a fixture."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.world import World, open_world


@pytest.fixture
async def world(tmp_path: Path, record: Record, search: Search, database_url: str) -> AsyncGenerator[World]:
    async with open_world(tmp_path, record, search, database_url=database_url) as world:
        yield world
