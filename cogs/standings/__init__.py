"""Standings of one contest, of a season, and of all time."""

from bot.client import AwardsBot
from cogs.standings.cog import StandingsCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(StandingsCog(bot))
