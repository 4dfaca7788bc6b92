"""Deadlines follow simulated time, so that whole seasons can be tested in seconds."""

from collections.abc import AsyncGenerator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs.model import Job
from bot.record.record import Record
from bot.search.search import Search
from tests.world import World, open_world


@pytest.fixture
async def world(tmp_path: Path, record: Record, search: Search, database_url: str) -> AsyncGenerator[World]:
    async with open_world(tmp_path, record, search, database_url=database_url) as opened:
        yield opened


async def test_deadlines_are_met_as_simulated_time_passes(world: World) -> None:
    met: list[tuple[str, datetime]] = []
    jobs, clock = world.services.jobs, world.services.clock

    async def note(job: Job) -> None:
        met.append((job.key, clock()))

    jobs.register_handler("note", note)
    start = clock()
    in_an_hour, in_40_days = start + timedelta(hours=1), start + timedelta(days=40)
    await world.database.write(jobs.schedule, "note", "later", in_40_days)
    await world.database.write(jobs.schedule, "note", "soon", in_an_hour)
    await world.env.settle()
    assert met == []
    await world.env.advance_time(timedelta(hours=1).total_seconds())
    assert met == [("soon", in_an_hour)]
    await world.env.advance_time(timedelta(days=40).total_seconds())
    assert met == [("soon", in_an_hour), ("later", in_40_days)]
