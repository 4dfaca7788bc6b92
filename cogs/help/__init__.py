"""`/help`: what is on here, what is open, and what to do next, for whoever asks."""

from bot.client import AwardsBot
from cogs.help.cog import HelpCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(HelpCog(bot))
