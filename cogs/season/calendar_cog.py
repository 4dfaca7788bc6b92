"""`/calendar`: the season's dates in the hands of hosts."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import AwardsBot
from bot.guilds.model import Feature
from bot.season.model import DATE_NAME_LIMIT, DATE_PLACE_LIMIT, EVENT_DEFAULT_HOURS
from cogs.kit.cog import FeatureCog
from cogs.kit.controls import Interaction, Press, answers_route, parse_enum_part, require_guild_id
from cogs.kit.forms import FormField, make_form
from cogs.kit.time_questions import claim_command, restore_fields
from cogs.kit.times import TimeOption
from cogs.season import routes
from cogs.season.calendar_steps import CalendarStep, CalendarSteps, TypedDate
from cogs.season.events import SeasonEvents
from cogs.season.options import (
    CorrectableDateOption,
    DateOption,
    LastDayOption,
    SaidDateOption,
    WhenOption,
)
from cogs.season.starter_steps import StarterSteps, TypedStarters

HOUR_FIELD = "when"
Place = app_commands.Range[str, 1, DATE_PLACE_LIMIT]


@app_commands.guild_only()
@app_commands.default_permissions(manage_events=True)
class CalendarCog(
    FeatureCog,
    commands.GroupCog,
    group_name="calendar",
    group_description="Your server's dates of the season",
):
    """The server's own view of the season's dates, and Discord's events of them."""

    feature = Feature.SEASON
    heading = "The season's dates (hosts)"
    about = (
        "`/calendar add` puts your own dates into `/season`; `/calendar correct` says when something is after all, and "
        "what you say counts in this server. Type `14 March 2027` for a day, `14 March 2027 4pm Los Angeles` for an "
        "hour. `/calendar event` makes a Discord event of a date with an hour, which follows when the date moves. "
        "`/calendar starter` gives members something to talk about, regularly."
    )

    def __init__(self, bot: AwardsBot, events: SeasonEvents) -> None:
        """Create the cog with the shared events."""
        super().__init__(bot)
        self._steps = CalendarSteps(bot, events)
        self._starters = StarterSteps(bot)

    @app_commands.command()
    @app_commands.describe(
        name="What it is called: Our Oscars party",
        when="A day, or a day with an hour: 14 March 2027, tomorrow 8pm",
        until="Its last day, if it lasts several",
        place="Where it is",
    )
    async def add(
        self,
        interaction: Interaction,
        name: app_commands.Range[str, 1, DATE_NAME_LIMIT],
        when: WhenOption,
        until: LastDayOption | None = None,
        place: Place | None = None,
    ) -> None:
        """Put a date of your own into the season."""
        await self._steps.take_step(interaction, CalendarStep.ADD, TypedDate(name, when, until or "", place))

    @app_commands.command()
    @app_commands.describe(
        date="Which date",
        when="When it is: 14 March 2027, or with an hour: 14 March 2027 4pm Los Angeles",
        until="Its last day, if it lasts several",
        place="Where it is",
    )
    async def correct(
        self,
        interaction: Interaction,
        date: CorrectableDateOption,
        when: WhenOption,
        until: LastDayOption | None = None,
        place: Place | None = None,
    ) -> None:
        """Say when something is after all; in this server it counts at once."""
        await self._steps.take_step(
            interaction, CalendarStep.CORRECT, TypedDate(date, when, until or "", place)
        )

    @app_commands.command()
    @app_commands.describe(date="Which date that was added or corrected here")
    async def remove(self, interaction: Interaction, date: SaidDateOption) -> None:
        """Take back a date that you added, or what you corrected."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._steps.take_back_date(interaction, date)

    @app_commands.command()
    @app_commands.describe(
        date="Which date; its hour must be known",
        hours="How long it is: 4 hours unless you say",
        place="Where it is, as members read it",
    )
    async def event(
        self,
        interaction: Interaction,
        date: DateOption,
        hours: app_commands.Range[int, 1, 24] = EVENT_DEFAULT_HOURS,
        place: Place | None = None,
    ) -> None:
        """Make a Discord event of a date; it follows when the date moves."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._steps.make_event(interaction, date, hours, place)

    @app_commands.command()
    @app_commands.describe(
        days="On which days: monday and thursday, weekends, every day",
        at="At what time of day, by this server's clock: 6pm, 18:30",
        channel="Where; the channel for discussions or announcements unless you say",
    )
    async def starter(
        self,
        interaction: Interaction,
        days: app_commands.Range[str, 1, 80] | None = None,
        at: TimeOption | None = None,
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Something to talk about, regularly: an anniversary, a spotlight, a question."""
        if days is None and at is None and channel is None:
            await self._starters.show_plan(interaction)
            return
        typed = TypedStarters(days or "", at.text if at else "", channel.id if channel else None)
        await self._plan_starters(interaction, typed)

    @answers_route(routes.STARTER_ON_ROUTE)
    async def switch_starters_on(self, press: Press) -> None:
        """Switch conversation starters on, on the usual days."""
        press.require_parts(0)
        await self._plan_starters(press.interaction, TypedStarters())

    @answers_route(routes.STARTER_OFF_ROUTE)
    async def switch_starters_off(self, press: Press) -> None:
        """Switch conversation starters off."""
        press.require_parts(0)
        await press.show_privately(await self._starters.switch_off(press.interaction))

    @answers_route(routes.MAKE_EVENT_ROUTE)
    async def press_event(self, press: Press) -> None:
        """Make a scheduled event of the shown date."""
        (key,) = press.require_parts(1)
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        await self._steps.make_event(press.interaction, key, EVENT_DEFAULT_HOURS, None)

    @answers_route(routes.EVENT_TIME_ROUTE)
    async def open_hour_form(self, press: Press) -> None:
        """Ask for the hour of the shown date."""
        (key,) = press.require_parts(1)
        known = await self.services.season.reading.get_date(require_guild_id(press.interaction), key)
        field = FormField(
            HOUR_FIELD,
            "When does it begin?",
            f"{known.when.days.first.isoformat()} ",
            hint="2027-03-14 4pm Los Angeles",
            limit=100,
        )
        await press.interaction.response.send_modal(
            make_form(routes.EVENT_TIMED_ROUTE, key, title="The hour, for a Discord event", fields=[field])
        )

    @answers_route(routes.EVENT_TIMED_ROUTE)
    async def take_hour(self, press: Press) -> None:
        """Take the typed hour, and make a scheduled event."""
        (key,) = press.require_parts(1)
        typed = TypedDate(key, press.get_typed_text(HOUR_FIELD))
        await self._steps.take_step(press.interaction, CalendarStep.TIME_EVENT, typed)

    @answers_route(routes.DATE_MEANING_ROUTE)
    async def complete_command(self, press: Press) -> None:
        """Go on with a command by the pressed meaning of its day or time."""
        async with claim_command(press) as answered:
            step = parse_enum_part(CalendarStep, answered.kind)
            if step is CalendarStep.STARTER:
                planned = restore_fields(TypedStarters, answered.fields)
                await self._plan_starters(press.interaction, replace(planned, hour=answered.text))
                return
            typed = restore_fields(TypedDate, answered.fields)
            changed = {typed.asked_for: answered.text} if typed.asked_for in ("when", "until") else {}
            await self._steps.take_step(press.interaction, step, replace(typed, **changed))

    async def _plan_starters(self, interaction: Interaction, typed: TypedStarters) -> None:
        layout = await self._starters.plan_starters(interaction, typed)
        if layout is not None:
            await Press(interaction, ()).show_privately(layout)
