"""Slates in a real database."""

from datetime import UTC, datetime

import pytest

from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from bot.slates.editor import SlateEditor
from bot.slates.service import SlateService
from tests.slates.own_servers import StillClock


@pytest.fixture
def clock() -> StillClock:
    return StillClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def slates(database: Database, record: Record, search: Search, clock: StillClock) -> SlateService:
    return SlateService(database, record, search, clock)


@pytest.fixture
def editor(database: Database, record: Record, slates: SlateService, clock: StillClock) -> SlateEditor:
    return SlateEditor(database, record, slates, clock)
