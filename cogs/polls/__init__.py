"""Polls: a host asks who will win or who should, and members answer on the public post."""

from bot.client import AwardsBot
from cogs.polls import error_text as error_text  # words the refusals of polls
from cogs.polls.cog import PollsCog
from cogs.polls.host_cog import PollHostCog
from cogs.polls.posts import PollPosts


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they keep the same posts."""
    posts = PollPosts(bot)
    await bot.add_cog(PollsCog(bot, posts))
    await bot.add_cog(PollHostCog(bot, posts))
