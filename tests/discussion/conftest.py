"""Threads in a real database."""

from datetime import UTC, datetime

import pytest

from bot.awards.record import Record
from bot.awards.search import Search
from bot.awards.slates import SlateService
from bot.db.engine import Database
from bot.discussion.service import DiscussionService
from tests.club import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def discussions(database: Database, record: Record, search: Search, clock: Clock) -> DiscussionService:
    return DiscussionService(database, record, SlateService(database, record, search, clock), clock)
