"""Members who may vote in a server's own awards."""

import pytest
from simcord import MemberActor

from tests.cogs.room_awards.award_presses import MINUTE
from tests.world import World


@pytest.fixture
async def old_hands(world: World) -> list[MemberActor]:
    """Members who have been here long before the awards."""
    people = [*world.members, *(world.join(name) for name in ("Cleo", "Dov", "Eve"))]
    await world.env.advance_time(MINUTE)
    await world.env.advance_time(60 * 86_400.0)
    return people
