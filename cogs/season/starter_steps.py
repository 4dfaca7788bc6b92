"""What hosts do with conversation starters: see when there are some, plan them, switch them off."""

from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.client import AwardsBot
from bot.errors import UserError
from bot.guilds.model import Feature, GuildSettings
from bot.starters.model import DEFAULT_HOUR, DEFAULT_WEEKDAYS, StarterPlan
from bot.starters.schedule import EVERY_DAY, read_weekdays
from bot.times.zone_names import describe_place
from cogs.kit.controls import Interaction, make_button, require_guild_id
from cogs.kit.layouts import make_notice, make_row
from cogs.kit.posts import Posts
from cogs.kit.rights import make_actor
from cogs.kit.text import format_list
from cogs.kit.time_questions import Unfinished, settle_time
from cogs.kit.times import give_zone_hint, read_typed_time
from cogs.season import routes
from cogs.season.calendar_steps import CalendarStep

_DAY_NAMES = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")

_WHAT_THEY_ARE = (
    "A starter is a day of the record, someone of this season, or a question that the facts raise; nothing comes twice "
    "in a year, and one press opens its thread."
)


@dataclass(eq=False)
class UnclearDaysError(UserError):
    """A text names no days of the week."""

    text: str


@dataclass(frozen=True, slots=True)
class TypedStarters:
    """What a host typed for starters.

    Attributes:
        days: The days; empty for those that stand.
        hour: The time of day; empty for the one that stands.
        channel_id: Where; None for where they are.
    """

    days: str = ""
    hour: str = ""
    channel_id: int | None = None


class StarterSteps:
    """Showing, planning and switching off starters."""

    def __init__(self, bot: AwardsBot) -> None:
        """Create the steps over the bot's services."""
        self._bot = bot
        self._services = bot.services
        self._posts = Posts(bot, Feature.SEASON)

    async def show_plan(self, interaction: Interaction) -> None:
        """Show when there are starters, with what a host can do about it."""
        plan = await self._services.season.starters.get_plan(require_guild_id(interaction))
        settings = await self._services.guilds.get_settings(require_guild_id(interaction))
        await interaction.response.send_message(view=starter_plan_screen(plan, settings), ephemeral=True)

    async def plan_starters(self, interaction: Interaction, typed: TypedStarters) -> ui.LayoutView | None:
        """Plan starters as a host typed it; what they left out stays as it is.

        Returns:
            What to show; None if the hour had to be asked, which has answered the interaction.

        Raises:
            UnclearDaysError: The days are none.
            CannotPostError: The bot may not post in that channel.
        """
        guild_id = require_guild_id(interaction)
        weekdays = read_weekdays(typed.days) if typed.days else None
        if typed.days and not weekdays:
            raise UnclearDaysError(typed.days)
        settings = await self._services.guilds.get_settings(guild_id)
        before = await self._services.season.starters.get_plan(guild_id)
        hour = before.hour if before else DEFAULT_HOUR
        if typed.hour:
            unfinished = Unfinished(routes.DATE_MEANING_ROUTE, CalendarStep.STARTER, asdict(typed))
            instant = await settle_time(
                interaction, await read_typed_time(interaction, typed.hour), unfinished
            )
            if instant is None:
                return None
            hour = instant.at.astimezone(ZoneInfo(settings.time_zone)).time().replace(second=0, microsecond=0)
        channel_id = typed.channel_id or (before.channel_id if before else None)
        if channel_id is None and not (settings.discussion_channel or settings.announcements_channel):
            channel_id = interaction.channel_id
        if channel_id is not None:
            self._posts.require_can_post(channel_id)
        days = weekdays or (before.weekdays if before else DEFAULT_WEEKDAYS)
        plan = await self._services.season.starters.set_plan(
            guild_id, days, hour, channel_id, make_actor(interaction)
        )
        return starter_plan_screen(plan, settings, await give_zone_hint(interaction))

    async def switch_off(self, interaction: Interaction) -> ui.LayoutView:
        """Post no more starters; returns what to show."""
        guild_id = require_guild_id(interaction)
        await self._services.season.starters.switch_off(guild_id, make_actor(interaction))
        return starter_plan_screen(None, await self._services.guilds.get_settings(guild_id))


def starter_plan_screen(plan: StarterPlan | None, settings: GuildSettings, note: str = "") -> ui.LayoutView:
    """Make the screen of when there are starters, for hosts.

    Args:
        plan: The server's plan; None if it wants none.
        settings: The server's settings.
        note: A line at the end.
    """
    if plan is None:
        usual = f"{_format_days(DEFAULT_WEEKDAYS)} at {DEFAULT_HOUR:%H:%M}"
        content = (
            f"## 💬 Conversation starters are off\n{_WHAT_THEY_ARE} Usual are {usual}; `/calendar starter` takes other "
            "days, another hour and a channel."
        )
        button = make_button(routes.STARTER_ON_ROUTE, label="Switch on", emoji="▶️")
        return make_notice(content, make_row(button))
    where = plan.channel_id or settings.discussion_channel or settings.announcements_channel
    lines = [
        "## 💬 Conversation starters are on",
        f"{_format_days(plan.weekdays)} at {plan.hour:%H:%M}, {describe_place(plan.zone)}"
        + (f", in <#{where}>." if where else "."),
        f"The next one comes {discord.utils.format_dt(plan.next_at, 'R')}.",
    ]
    if Feature.DISCUSSION in settings.switched_off:
        lines.append("⚠️ **discussion** is off in this server, so none is posted: `/config feature`.")
    lines.append("-# Other days, hour or channel: `/calendar starter`.")
    content = "\n".join(filter(None, [*lines, note]))
    return make_notice(
        content, make_row(make_button(routes.STARTER_OFF_ROUTE, label="Switch off", emoji="⏹️"))
    )


def _format_days(weekdays: frozenset[int]) -> str:
    if weekdays == EVERY_DAY:
        return "Every day"
    return format_list(_DAY_NAMES[day] for day in sorted(weekdays))
