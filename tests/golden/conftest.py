"""A simulated Discord in which nothing is left to luck."""

import secrets
from collections.abc import AsyncGenerator
from itertools import count
from pathlib import Path

import pytest

from bot.record.record import Record
from bot.search.search import Search
from tests.golden.recording import Recorder
from tests.world import World, open_world


def count_salts(patch: pytest.MonkeyPatch) -> None:
    """Make what should be random text out of a running number, so that two runs seal the same ballots."""
    numbers = count(1)

    def token_hex(nbytes: int | None = None) -> str:
        return f"{next(numbers):0{2 * (nbytes or 32)}x}"

    patch.setattr(secrets, "token_hex", token_hex)


@pytest.fixture
async def world(
    tmp_path: Path, record: Record, search: Search, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[World]:
    count_salts(monkeypatch)
    async with open_world(tmp_path, record, search) as world:
        yield world


@pytest.fixture
def recorder(world: World) -> Recorder:
    return Recorder(world)
