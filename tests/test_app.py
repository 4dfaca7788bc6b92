from datetime import UTC, datetime

import pytest

from bot.app import open_services
from bot.ids import GuildId

pytestmark = pytest.mark.slow


async def test_the_bot_understands_nicknames_and_counts_years_by_its_clock(database_url: str):
    async with open_services(database_url, lambda: datetime(2020, 5, 1, tzinfo=UTC)) as services:
        assert services.search.find_film("t2").title == "Terminator 2: Judgment Day"
        assert services.search.find_ceremony("this year").id == "oscars-92"
        assert (await services.slates.find_ceremony(GuildId(1), "last year")).id == "oscars-91"
