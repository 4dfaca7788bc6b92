"""Prediction contests: a host drafts, announces, locks and finishes them; members find them and fill in ballots."""

from bot.client import AwardsBot
from cogs.contest import refusals as refusals  # words the refusals of contests and results
from cogs.contest.cog import ContestCog
from cogs.contest.commands import HostCog
from cogs.contest.desk import Desk
from cogs.contest.drafting import DraftCog
from cogs.contest.panel import PanelCog
from cogs.contest.podium import Podiums
from cogs.contest.posting import ContestPosts


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they keep the same posts."""
    posts = ContestPosts(bot)
    podiums = Podiums(bot, posts)
    desk = Desk(bot, posts, podiums)
    await bot.add_cog(ContestCog(bot, posts, podiums))
    await bot.add_cog(HostCog(bot, desk))
    await bot.add_cog(DraftCog(bot, desk))
    await bot.add_cog(PanelCog(bot, desk))
