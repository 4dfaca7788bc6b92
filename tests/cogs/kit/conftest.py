"""A simulated Discord whose database is counted."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.cogs.kit.door_counting import CountedDatabase, DoorLog
from tests.world import World, open_world


@pytest.fixture
async def counted(
    tmp_path: Path, record: Record, search: Search, database_url: str
) -> AsyncGenerator[tuple[World, DoorLog]]:
    async with open_world(tmp_path, record, search, CountedDatabase, database_url) as world:
        assert isinstance(world.database, CountedDatabase)
        yield world, world.database.log
