"""Reminders: a private message before a lock or a date to who asked for one, and a post in the channel."""

from bot.client import AwardsBot
from cogs.reminders import error_text as error_text  # registers the texts of reminders' errors
from cogs.reminders.cog import ReminderCog


async def setup(bot: AwardsBot) -> None:
    """Add the cog to the bot."""
    await bot.add_cog(ReminderCog(bot))
