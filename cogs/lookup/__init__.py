"""Looking things up: who won what, in a century of awards."""

from bot.client import AwardsBot
from cogs.lookup import error_text as error_text  # words why a prize was not given
from cogs.lookup.cog import LookupCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(LookupCog(bot))
