"""The demo without a browser: the film server in a simulated Discord, with or without its season."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime

import pytest
import simcord

from bot.app import make_client
from bot.db.engine import Database
from bot.demo.film_server import create_film_server
from bot.demo.guide import pin_guide
from bot.demo.serving import overlook_refusals
from bot.demo.stage import Stage, play_season
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services

OPENS_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""When the demo opens in the tests."""


@pytest.fixture
async def empty_stage(database: Database, record: Record, search: Search) -> AsyncGenerator[Stage]:
    """The film server, where nothing has happened yet."""
    services = Services.build(database, record, search, lambda: env.now())  # noqa: PLW0108 - `env` comes after it
    env = simcord.Env(make_client(services), check_errors=False, shard_count=1)
    await env.start()
    try:
        overlook_refusals(env)
        yield Stage(env, services, create_film_server(env))
        assert env.errors == []
    finally:
        await env.shutdown()
        await services.close()


@pytest.fixture
async def stage(empty_stage: Stage) -> Stage:
    """The film server as the demo opens on it."""
    await play_season(empty_stage, OPENS_AT)
    await pin_guide(empty_stage)
    return empty_stage
