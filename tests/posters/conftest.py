"""A stand-in of TMDB, and a service that asks it."""

from collections.abc import AsyncGenerator

import pytest

from tests.posters.tmdb_standin import TmdbStandin, run_tmdb


@pytest.fixture
async def tmdb() -> AsyncGenerator[TmdbStandin]:
    async with run_tmdb() as standin:
        yield standin
