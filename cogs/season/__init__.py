"""The season: what comes next, near and far."""

from bot.client import AwardsBot
from cogs.season.cog import SeasonCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(SeasonCog(bot))
