"""Ballots whose cards tests share, and what they find of them."""

from datetime import timedelta

from simcord import ChannelHandle, InteractionResult, MemberActor, ResponseMessage

from bot.contests.model import Contest
from tests.cogs.played_contests import fill, open_contest, slate_of, winner_of
from tests.world import World, custom_id, read_channel, reply

LOCK_PASSED = timedelta(days=3, seconds=20).total_seconds()


async def open_ballot(world: World) -> Contest:
    """A contest with the asker's ballot, still open."""
    contest = await open_contest(world)
    choices = {one.id: winner_of(one).id for one in await slate_of(world, contest)}
    await fill(world, world.member, contest, choices)
    return contest


async def share(world: World, member: MemberActor) -> InteractionResult:
    """A press on *Share mine* under the member's picks."""
    answer = await member.slash(world.channel, "picks")
    return await member.click(reply(answer), label="Share mine")


def find_channel_select(message: ResponseMessage) -> str:
    """The control that chooses where a card goes."""
    return custom_id(message, "Where to share it")


def find_last(world: World, channel: ChannelHandle) -> ResponseMessage:
    """The last message of a channel, with its components as Discord has them."""
    last = channel.last_message
    assert last is not None
    return ResponseMessage(world.env, world.env.backend.get_message(channel.id, last.id))


def shared_in(world: World, channel: ChannelHandle) -> list[str]:
    """The cards in a channel, as members read them."""
    return [one for one in read_channel(channel, world.member) if "shares a card" in one]
