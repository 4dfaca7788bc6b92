import pytest

from bot.db.engine import Database
from tests.room_awards.award_actions import AwardClub


@pytest.fixture
def club(database: Database) -> AwardClub:
    """A club over the test's own database that gives its own awards."""
    return AwardClub(database)
