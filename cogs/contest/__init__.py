"""Prediction contests: a host drafts, announces, locks and finishes them; members find them and fill in ballots."""

from bot.client import AwardsBot
from cogs.contest import refusals as refusals  # words the refusals of contests and results
from cogs.contest.cog import ContestCog
from cogs.contest.commands import HostCog
from cogs.contest.desk import HostContext
from cogs.contest.drafting import ContestDraftCog
from cogs.contest.panel import ContestPanelCog
from cogs.contest.podium import PodiumPosts
from cogs.contest.posting import ContestPosts


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they keep the same posts."""
    posts = ContestPosts(bot)
    podiums = PodiumPosts(bot, posts)
    host_context = HostContext(bot, posts, podiums)
    await bot.add_cog(ContestCog(bot, posts, podiums))
    await bot.add_cog(HostCog(bot, host_context))
    await bot.add_cog(ContestDraftCog(bot, host_context))
    await bot.add_cog(ContestPanelCog(bot, host_context))
