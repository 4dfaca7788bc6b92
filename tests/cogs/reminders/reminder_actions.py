"""What the tests of reminders do and look at."""

from simcord import InteractionResult, MemberActor

from bot.audit.model import Actor
from bot.contests.model import Contest
from bot.ids import CategoryId, MemberId
from tests.cogs.contest_actions import dm_of
from tests.world import World, read_channel

MINUTE = 60.0

OLGA = Actor(MemberId(1), "Olga")


def read_letters(world: World, member: MemberActor) -> list[str]:
    """What the bot wrote to a member."""
    return read_channel(dm_of(world, member), member)


def list_posts(world: World) -> list[str]:
    """The posts in the channel that say that picks close soon."""
    return [post for post in read_channel(world.channel, world.member) if "## ⏰ Picks close" in post]


async def press_remind(world: World, member: MemberActor, contest: Contest) -> InteractionResult:
    """Press the button under the contest's post."""
    post = next(message for message in world.channel.history() if message.id == contest.message_id)
    return await member.click(post, label="Remind me")


async def take_back_pick(world: World, member: MemberActor, contest: Contest, category_id: str) -> None:
    """Empty one category of a ballot."""
    await world.services.ballots.clear_pick(
        world.guild_id,
        contest.id,
        MemberId(member.id),
        CategoryId(category_id),
        pressed_at=world.env.now(),
    )
