"""The season: what comes next, near and far, and hosts' dates of it."""

from bot.client import AwardsBot
from cogs.season import error_text as error_text  # registers the texts of the season's errors
from cogs.season.calendar_cog import CalendarCog
from cogs.season.cog import SeasonCog
from cogs.season.events import SeasonEvents


async def setup(bot: AwardsBot) -> None:
    """Add the cogs to the bot; they share the scheduled events."""
    events = SeasonEvents(bot)
    await bot.add_cog(SeasonCog(bot, events))
    await bot.add_cog(CalendarCog(bot, events))
