"""Cards that members show to others: a ballot, a night, a season."""

from bot.client import AwardsBot
from cogs.sharing import error_text as error_text  # registers the texts of the errors of sharing
from cogs.sharing.cog import SharingCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(SharingCog(bot))
