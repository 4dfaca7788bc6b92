from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.db.engine import Database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "envelope.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{file}")
    yield opened
    await opened.close()
