"""`/privacy`: what is stored about a member, as a file, and its erasure."""

from bot.client import AwardsBot
from cogs.privacy.cog import PrivacyCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(PrivacyCog(bot))
