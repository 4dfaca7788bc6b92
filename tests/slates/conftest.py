"""Slates in a real database."""

from datetime import UTC, date, datetime

import pytest

from bot.db.engine import Database
from bot.record.model import Ceremony
from bot.record.record import Record
from bot.search.search import Search
from bot.slates.editor import SlateEditor
from bot.slates.edits import AddCategory
from bot.slates.service import SlateService
from tests.slates.golden_popcorn import VILLAINS
from tests.slates.own_servers import GUILD, HOST, StillClock


@pytest.fixture
def clock() -> StillClock:
    return StillClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def slates(database: Database, record: Record, search: Search, clock: StillClock) -> SlateService:
    return SlateService(database, record, search, clock)


@pytest.fixture
def editor(database: Database, record: Record, slates: SlateService, clock: StillClock) -> SlateEditor:
    return SlateEditor(database, record, slates, clock)


@pytest.fixture
async def slate(editor: SlateEditor) -> Ceremony:
    """An own slate with one category, whose ids are `best-villain` and the films'."""
    made = await editor.create_slate(GUILD, "The Golden Popcorn", date(2027, 3, 14), HOST)
    return await editor.edit_slate(GUILD, made.id, AddCategory("Best Villain", None, VILLAINS), HOST)
