"""A member who pressed *Remind me* hears from the bot before the lock while something is missing, and nobody else does."""

from datetime import timedelta

from simcord import InteractionResult, MemberActor

from bot.contests.model import Contest
from tests.cogs.contest_actions import DAY, HOUR, announced, dm_of, pick_all, post_labels
from tests.world import World, read_channel, text

MINUTE = 60.0


def letters(world: World, member: MemberActor) -> list[str]:
    """What the bot wrote to a member."""
    return read_channel(dm_of(world, member), member)


async def press_remind(world: World, member: MemberActor, contest: Contest) -> InteractionResult:
    """Press the button under the contest's post."""
    post = next(message for message in world.channel.history() if message.id == contest.message_id)
    return await member.click(post, label="Remind me")


async def test_only_who_asked_and_has_not_finished_is_written_to(world: World):
    contest = await announced(world)
    ana, ben = world.members
    carla = world.join("Carla")
    await pick_all(world, contest, members=1)
    assert "Reminder on" in text(await press_remind(world, ana, contest))
    assert "Reminder on" in text(await press_remind(world, ben, contest))

    await world.env.advance_time(2 * DAY + MINUTE)

    assert letters(world, ana) == []
    assert letters(world, carla) == []
    [letter] = letters(world, ben)
    assert "Your ballot is still empty" in letter
