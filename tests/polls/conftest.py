import pytest
from hypothesis import settings

from bot.db.engine import Database
from tests.polls.poll_actions import Asking

# An example may take as long as it takes: how fast things are is measured by the benchmarks alone.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def asking(database: Database) -> Asking:
    """A club over the test's own database that asks its members."""
    return Asking(database)
