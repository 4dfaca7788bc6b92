import pytest

from bot.db.engine import Database
from bot.jobs.service import JobService
from bot.record.record import Record
from bot.search.search import Search
from bot.slates.service import SlateService
from bot.starters.service import StarterService
from tests.season.season_club import SettableClock


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def starters(database: Database, record: Record, search: Search, clock: SettableClock) -> StarterService:
    slates = SlateService(database, record, search, clock)
    return StarterService(database, record, slates, JobService(database, clock), clock)
