import pytest

from bot.db.engine import Database
from bot.record.record import Record
from bot.search.search import Search
from tests.season.season_club import SeasonClub


@pytest.fixture
def club(database: Database, record: Record, search: Search) -> SeasonClub:
    return SeasonClub.open(database, record, search)
