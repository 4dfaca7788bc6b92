"""Talking about it: one thread a topic, begun with facts and a question, and told the results on the night."""

from bot.client import AwardsBot
from cogs.discussion.cog import DiscussionCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(DiscussionCog(bot))
