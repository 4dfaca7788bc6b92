import pytest

from bot.db.engine import Database
from tests.polls.poll_actions import Asking


@pytest.fixture
def asking(database: Database) -> Asking:
    """A club over the test's own database that asks its members."""
    return Asking(database)
