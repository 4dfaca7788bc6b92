"""Polls: a host asks who will or should win, and members answer on the public post."""

from bot.client import AwardsBot
from cogs.polls import error_text as error_text  # registers the texts of poll errors
from cogs.polls.cog import PollsCog
from cogs.polls.host_cog import PollHostCog
from cogs.polls.posts import PollPosts
from cogs.polls.ranking_cog import RankingCog
from cogs.polls.start_controls import PollStartCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they share one `PollPosts`, because two would not know each other's edits."""
    posts = PollPosts(bot)
    await bot.add_cog(PollsCog(bot, posts))
    await bot.add_cog(RankingCog(bot))
    host_cog = PollHostCog(bot, posts)
    await bot.add_cog(host_cog)
    await bot.add_cog(PollStartCog(host_cog))
