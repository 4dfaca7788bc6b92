"""What is kept about whoever asks, and its end."""

from bot.client import AwardsBot
from cogs.privacy.cog import PrivacyCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(PrivacyCog(bot))
