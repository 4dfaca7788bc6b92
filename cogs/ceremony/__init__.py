"""A server's own slates: made by hand or from a file, changed, and withdrawn from."""

from bot.client import AwardsBot
from cogs.ceremony import refusals as refusals  # words the errors of slates
from cogs.ceremony.categories import CategoryEditingCog
from cogs.ceremony.cog import CeremonyCog
from cogs.ceremony.nominees import NomineeEditingCog
from cogs.ceremony.slates import SlateEditingCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(CeremonyCog(bot))
    await bot.add_cog(SlateEditingCog(bot))
    await bot.add_cog(CategoryEditingCog(bot))
    await bot.add_cog(NomineeEditingCog(bot))
