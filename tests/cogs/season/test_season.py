"""`/season` as members see it."""

from tests.world import World, text


async def test_the_next_ceremonies_come_first(world: World):
    shown = text(await world.member.slash(world.channel, "season"))
    assert shown.index("99th Academy Awards") < shown.index("100th Academy Awards")
