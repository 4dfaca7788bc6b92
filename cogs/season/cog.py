"""`/season`: what comes next, and the calendar file for everybody."""

import asyncio
import io

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.ids import GuildId
from bot.season.deadlines import EVENT_RETRY_JOB
from bot.season.errors import NoSuchDateError
from bot.season.read_models import SeasonOverview
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, require_guild_id
from cogs.kit.layouts import make_notice
from cogs.kit.rights import is_host
from cogs.season import routes
from cogs.season.events import SeasonEvents
from cogs.season.screens import coming_dates_screen, date_screen
from cogs.season.text import Awards

CALENDAR_FILE_NAME = "season.ics"


class SeasonCog(FeatureCog):
    """The members' view of the season."""

    feature = Feature.SEASON
    heading = "The season"
    about = (
        "What comes next and how sure it is: nominations, votes, ceremonies, and what closes in this server. "
        "*Put it in my calendar* hands you a file for your phone."
    )

    def __init__(self, bot: AwardsBot, events: SeasonEvents) -> None:
        """Create the cog with the shared events."""
        super().__init__(bot)
        self._events = events
        self._events_followed = False

    async def cog_load(self) -> None:
        """Register routes and the job that moves an event again."""
        await super().cog_load()
        self.services.jobs.register_handler(EVENT_RETRY_JOB, self._events.retry_event)

    @app_commands.command()
    @app_commands.guild_only()
    async def season(self, interaction: Interaction) -> None:
        """What comes next: nominations, ceremonies, and what closes here."""
        overview = await self._load_overview(interaction)
        await interaction.response.send_message(view=self._make_list(overview))

    @answers_route(routes.SEASON_DATES_ROUTE)
    async def turn_page(self, press: Press) -> None:
        """Show a page of what comes next."""
        press.require_parts(2)
        overview = await self._load_overview(press.interaction)
        await press.show_screen(self._make_list(overview, press.page))

    @answers_route(routes.SEASON_DATE_ROUTE)
    async def show_date(self, press: Press) -> None:
        """Show the chosen date."""
        press.require_parts(1)
        overview = await self._load_overview(press.interaction)
        known = overview.find_date(press.value)
        if known is None:
            raise NoSuchDateError
        host = await is_host(press.interaction)
        awards = self.services.record.awards
        await press.show_privately(date_screen(overview, known, awards, press.page, for_host=host))

    @answers_route(routes.SEASON_FILE_ROUTE)
    async def send_file(self, press: Press) -> None:
        """Send the calendar file to the presser."""
        press.require_parts(0)
        overview, guild = await self._load_overview(press.interaction), press.interaction.guild
        name, awards = guild.name if guild else "", self.services.record.awards
        content = await asyncio.to_thread(_make_calendar_file, overview, awards, name)
        file = discord.File(io.BytesIO(content), CALENDAR_FILE_NAME)
        attached = ui.File[ui.LayoutView](file)
        said = (
            "📅 Open it on your phone or computer, and your calendar takes the dates. If one moves, press again: the "
            "new file moves it there too, and nothing stands twice."
        )
        await press.interaction.response.send_message(
            view=make_notice(said, attached), file=file, ephemeral=True
        )

    @commands.Cog.listener("on_ready")
    async def follow_all_dates(self) -> None:
        """Once after a start, let events follow what has changed meanwhile: shipped dates, the rules of time zones."""
        if self._events_followed:
            return
        self._events_followed = True
        await self.services.season.hosting.follow_zone_rules()
        for guild in self.bot.guilds:
            await self._events.follow_dates(guild)

    @commands.Cog.listener("on_scheduled_event_delete")
    async def forget_deleted_event(self, deleted: discord.ScheduledEvent) -> None:
        """Forget an event that somebody deleted; the audit log says so, and another can be made of the date."""
        await self.services.season.events.forget_event(GuildId(deleted.guild_id), deleted.id)

    async def _load_overview(self, interaction: Interaction) -> SeasonOverview:
        settings = await self.services.guilds.get_settings(require_guild_id(interaction))
        return await self.services.season.reading.get_overview(settings)

    def _make_list(self, overview: SeasonOverview, page: int = 0) -> ui.LayoutView:
        return coming_dates_screen(overview, self.services.record.awards, page)


def _make_calendar_file(overview: SeasonOverview, awards: Awards, guild_name: str) -> bytes:
    # Imported where it is used: the library would slow down the start and cost memory.
    from cogs.season.files import make_calendar_file  # noqa: PLC0415

    return make_calendar_file(overview, awards, guild_name)
