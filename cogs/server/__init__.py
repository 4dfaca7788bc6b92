"""Moderators' own: the server's settings, its audit log, and how the bot comes and goes."""

from bot.client import AwardsBot
from cogs.server import refusals as refusals  # words what cannot be configured
from cogs.server.config import ConfigCog
from cogs.server.joining import JoiningCog
from cogs.server.log import AuditCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(ConfigCog(bot))
    await bot.add_cog(AuditCog(bot))
    await bot.add_cog(JoiningCog(bot))
