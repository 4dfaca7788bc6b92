"""Discussions: one thread per topic, with facts and a question first; a ceremony's thread gets its results too."""

from bot.client import AwardsBot
from cogs.discussion.cog import DiscussionCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(DiscussionCog(bot))
