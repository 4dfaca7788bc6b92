"""A server's own slates: made by hand or from a file, changed, and withdrawn from."""

from bot.client import AwardsBot
from cogs.ceremony import refusals
from cogs.ceremony.categories import CategoryDesk
from cogs.ceremony.cog import CeremonyCog
from cogs.ceremony.nominees import NomineeDesk
from cogs.ceremony.slates import SlateDesk

__all__ = ("refusals", "setup")


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(CeremonyCog(bot))
    await bot.add_cog(SlateDesk(bot))
    await bot.add_cog(CategoryDesk(bot))
    await bot.add_cog(NomineeDesk(bot))
