"""The room against the Academy: verdicts on ceremonies and categories, the years, and members' records."""

from bot.client import AwardsBot
from cogs.verdict import refusals as refusals  # words the refusals of verdicts, records and seasons
from cogs.verdict.cog import VerdictCog
from cogs.verdict.profiles import ProfileCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(VerdictCog(bot))
    await bot.add_cog(ProfileCog(bot))
