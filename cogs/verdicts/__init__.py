"""The room against the Academy: verdicts on ceremonies and categories, the years, and members' records."""

from bot.client import AwardsBot
from cogs.verdicts import error_text as error_text  # registers the texts of verdict, record and season errors
from cogs.verdicts.cog import ProfileCog, VerdictCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(VerdictCog(bot))
    await bot.add_cog(ProfileCog(bot))
