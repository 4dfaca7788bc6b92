"""Discussions: one thread per topic, with facts and a question first; and what starts a conversation."""

from bot.client import AwardsBot
from cogs.discussion.cog import DiscussionCog
from cogs.discussion.starter_cog import StarterCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(DiscussionCog(bot))
    await bot.add_cog(StarterCog(bot))
