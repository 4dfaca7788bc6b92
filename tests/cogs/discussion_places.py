"""What the tests of discussions act in: places for threads, and what there is to read in them."""

from typing import cast

import discord
from simcord import ChannelHandle

from bot.audit.model import Actor
from bot.client import AwardsBot
from bot.discussion.model import DiscussionThread, DiscussionTopic
from bot.guilds.model import ChannelPurpose
from bot.ids import MemberId
from cogs.discussion.threads import DiscussionThreads
from tests.world import World, read_channel


async def choose_place(world: World, place: ChannelHandle) -> None:
    """Let a moderator choose where discussions are."""
    by = Actor(MemberId(world.owner.id), "Olga")
    await world.services.guilds.set_channel(world.guild_id, ChannelPurpose.DISCUSSION, place.id, by)


def forbidding(world: World, **rights: bool) -> ChannelHandle:
    """A channel in which the bot lacks rights."""
    me = world.env.bot.user
    assert me is not None
    return world.guild.create_text_channel("closed", overwrites={me: discord.PermissionOverwrite(**rights)})


def discord_side(world: World) -> tuple[DiscussionThreads, discord.Guild, discord.TextChannel]:
    """The bot's threads, beside those of its cog, and where it may open some: for asks at the same time."""
    bot = cast("AwardsBot", world.env.bot)
    guild = bot.get_guild(world.guild.id)
    assert guild is not None
    channel = guild.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return DiscussionThreads(bot), guild, channel


async def stored(world: World, topic: DiscussionTopic) -> DiscussionThread:
    """The thread on a topic, as it is kept."""
    found = await world.services.discussions.find_thread(world.guild_id, topic)
    assert found is not None
    return found


def thread_of(place: ChannelHandle, name: str) -> ChannelHandle:
    """The only thread of this name in a place."""
    (found,) = [thread for thread in place.threads if thread.name == name]
    return found


def read_thread(world: World, thread: ChannelHandle) -> list[str]:
    """What members can read in a thread, message by message."""
    return read_channel(thread, world.member)


def question_in(message: str) -> str:
    """The question of a card."""
    (asked,) = [line for line in message.splitlines() if line.startswith("### ")]
    return asked.removeprefix("### ")
