"""A feature that is switched off rests in the background too, and catches up when it is on again."""

from bot.contests.model import ContestState
from tests.cogs.played_contests import LOCKS_IN
from tests.world import World, reply


async def switch(world: World, feature: str, *, enabled: bool) -> None:
    await world.owner.slash(world.channel, "config feature", name=feature, enabled=enabled)


def shown(world: World) -> list[str]:
    """What the bot's public posts say, the oldest first."""
    messages = world.channel.history(viewer=world.member)
    return [str(message.components[0].to_dict()) for message in messages]


async def announced(world: World) -> None:
    """A contest drafted and announced through Discord; a rehearsal asks once more."""
    await world.host.slash(
        world.channel, "contest create", ceremony="98", locks="in 3 days", title="Our night"
    )
    draft = reply(await world.host.slash(world.channel, "contest announce", contest="Our night"))
    await world.host.click(draft, label="Announce")


async def test_a_contest_locks_while_switched_off_but_says_so_only_afterwards(world: World):
    await announced(world)
    [before] = shown(world)
    assert "Picks close" in before
    await switch(world, "contests", enabled=False)

    await world.env.advance_time(LOCKS_IN.total_seconds() + 60)

    assert shown(world) == [before], "nothing is posted or edited"
    [contest] = await world.services.contests.list_contests(world.guild_id)
    assert contest.state is ContestState.LOCKED, "what members were promised is kept all the same"

    await switch(world, "contests", enabled=True)
    await world.env.advance_time(60)

    [after] = shown(world)
    assert "Picks closed" in after
    assert str(contest.proof)[:12] in after


async def test_a_poll_closes_while_switched_off_and_shows_it_afterwards(world: World):
    asked = {"category": "picture", "question": "will", "closes": "in 2 hours", "ceremony": "98"}
    await world.host.slash(world.channel, "poll open", **asked)
    [before] = shown(world)
    await switch(world, "polls", enabled=False)
    await world.env.advance_time(3 * 3600)
    assert shown(world) == [before]

    await switch(world, "polls", enabled=True)
    await world.env.advance_time(60)

    [after] = shown(world)
    assert "closed" not in before.casefold()
    assert "closed" in after.casefold()
