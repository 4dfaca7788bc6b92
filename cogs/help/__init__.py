"""`/help`: what is going on in this server, and what the asker can do next."""

from bot.client import AwardsBot
from cogs.help.cog import HelpCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(HelpCog(bot))
