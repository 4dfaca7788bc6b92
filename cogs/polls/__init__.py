"""Polls: a host asks who will win or who should, and members answer on the public post."""

from bot.client import AwardsBot
from cogs.polls import refusals as refusals  # words the refusals of polls
from cogs.polls.hosts import PollHostCog
from cogs.polls.members import PollsCog
from cogs.polls.posting import PollPosts


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they keep the same posts."""
    posts = PollPosts(bot)
    await bot.add_cog(PollsCog(bot, posts))
    await bot.add_cog(PollHostCog(bot, posts))
