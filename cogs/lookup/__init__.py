"""Lookups in the record of awards: who won what, in a century."""

from bot.client import AwardsBot
from cogs.lookup import error_text as error_text  # registers the texts of lookup errors
from cogs.lookup.cog import LookupCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(LookupCog(bot))
