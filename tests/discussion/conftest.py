"""Threads in a real database."""

from datetime import UTC, datetime

import pytest

from bot.db.engine import Database
from bot.discussion.service import DiscussionService
from bot.record.record import Record
from bot.search.search import Search
from bot.slates.service import SlateService
from tests.contest_club import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def discussions(database: Database, record: Record, search: Search, clock: Clock) -> DiscussionService:
    return DiscussionService(database, record, SlateService(database, record, search, clock), clock)
