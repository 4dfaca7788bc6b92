"""For moderators: the server's settings, its audit log, and what happens when the bot joins or leaves."""

from bot.client import AwardsBot
from cogs.server import error_text as error_text  # registers the texts of settings errors
from cogs.server.audit_cog import AuditCog
from cogs.server.config_cog import ConfigCog
from cogs.server.joining_cog import JoiningCog


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot."""
    await bot.add_cog(ConfigCog(bot))
    await bot.add_cog(AuditCog(bot))
    await bot.add_cog(JoiningCog(bot))
