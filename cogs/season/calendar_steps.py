"""What hosts do with the season's dates: done at once, or once they have said what they typed means."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.client import AwardsBot
from bot.errors import ServerOnlyError, UserError
from bot.ids import GuildId
from bot.record.season_dates import DaySpan
from bot.season.model import EVENT_DEFAULT_HOURS, SeasonDate, When
from bot.season.read_models import ChangedDate
from cogs.kit.controls import Interaction
from cogs.kit.events import dispatch_season_dates_changed
from cogs.kit.layouts import make_notice, make_row
from cogs.kit.rights import make_actor
from cogs.kit.text import escape_text
from cogs.kit.time_questions import Unfinished, settle_day, settle_time
from cogs.kit.times import TypedTime, give_zone_hint, read_typed_day
from cogs.season import routes, text
from cogs.season.events import SeasonEvents
from cogs.season.options import read_typed_when
from cogs.season.screens import make_event_link


@dataclass(eq=False)
class HourOfSeveralDaysError(UserError):
    """A host named an hour and a last day: several days begin at no hour."""


_NOT_MOVED = (
    "stays where it was: Discord did not let me move it. I need **Create Events** for that. I try again by myself "
    "until tomorrow, or as soon as you say the date once more."
)
_NOT_DELETED = "Discord did not let me delete its event: take it away there, or members find it still."


class CalendarStep(StrEnum):
    """What a host does with a typed day or time, as unfinished commands name it."""

    ADD = "calendar add"
    CORRECT = "calendar correct"
    TIME_EVENT = "calendar event"
    STARTER = "calendar starter"


@dataclass(frozen=True, slots=True)
class TypedDate:
    """What a host typed for a date.

    Attributes:
        target: The new date's name, or the key of the date that is corrected.
        when: When it is, as it was typed.
        until: Its last day, as it was typed; empty for one day.
        place: Where; None if it was not said.
        asked_for: Which of the two texts is being asked about: `when` or `until`.
    """

    target: str
    when: str
    until: str = ""
    place: str | None = None
    asked_for: str = "when"


class CalendarSteps:
    """Adding, correcting and taking back dates, and making events of them."""

    def __init__(self, bot: AwardsBot, events: SeasonEvents) -> None:
        """Create the steps over the bot's services."""
        self._bot = bot
        self._services = bot.services
        self._events = events

    async def take_step(self, interaction: Interaction, step: CalendarStep, typed: TypedDate) -> None:
        """Do what a host typed, once it is clear when."""
        when = await self._settle_when(interaction, step, typed)
        if when is None:
            return
        guild, host = _require_guild(interaction), make_actor(interaction)
        guild_id, hosting = GuildId(guild.id), self._services.season.hosting
        await interaction.response.defer(ephemeral=True, thinking=interaction.message is None)
        left: frozenset[int] = frozenset()
        if step is CalendarStep.ADD:
            added = await hosting.add_date(guild_id, typed.target, when, typed.place or "", host)
            change = ChangedDate(None, added)
        else:
            change = await hosting.correct_date(guild_id, typed.target, when, typed.place, host)
            left = await self._events.follow_dates(guild, host, change.before)
            dispatch_season_dates_changed(self._bot, guild_id)
        if step is CalendarStep.TIME_EVENT:
            await self.make_event(interaction, typed.target, EVENT_DEFAULT_HOURS, None)
            return
        said = [self._word_change(change, guild_id, await self._find_today(guild_id), left)]
        said.append(await give_zone_hint(interaction))
        await interaction.edit_original_response(view=make_notice("\n".join(filter(None, said))))

    async def take_back_date(self, interaction: Interaction, key: str) -> None:
        """Take back what hosts said of a date, and tell the host; the interaction is deferred already."""
        guild, host = _require_guild(interaction), make_actor(interaction)
        change = await self._services.season.hosting.take_back_date(GuildId(guild.id), key, host)
        left = await self._events.follow_dates(guild, host, change.before)
        today = await self._find_today(GuildId(guild.id))
        dispatch_season_dates_changed(self._bot, GuildId(guild.id))
        await interaction.edit_original_response(view=make_notice(self._word_removal(change, today, left)))

    async def _settle_when(
        self, interaction: Interaction, step: CalendarStep, typed: TypedDate
    ) -> When | None:
        """Return when something is; None if it had to be asked, which has answered the interaction."""
        read = await read_typed_when(interaction, typed.when)
        unfinished = Unfinished(routes.DATE_MEANING_ROUTE, step, asdict(replace(typed, asked_for="when")))
        if isinstance(read, TypedTime):
            if typed.until:
                raise HourOfSeveralDaysError
            instant = await settle_time(interaction, read, unfinished)
            return None if instant is None else When.of_instant(instant)
        first = await settle_day(interaction, read, unfinished)
        if first is None:
            return None
        last: date | None = first
        if typed.until:
            until = await read_typed_day(interaction, typed.until)
            fields = asdict(replace(typed, when=first.isoformat(), asked_for="until"))
            last = await settle_day(interaction, until, Unfinished(routes.DATE_MEANING_ROUTE, step, fields))
        return None if last is None else When(DaySpan(first, last))

    async def make_event(self, interaction: Interaction, key: str, hours: int, place: str | None) -> None:
        """Make a scheduled event of a date, and tell the host; the interaction is deferred already.

        Raises:
            UserError: None can be made of it, or not by the bot.
        """
        guild, host = _require_guild(interaction), make_actor(interaction)
        known = await self._services.season.events.check_event(GuildId(guild.id), key)
        event = await self._events.make_event(guild, known, hours, place, host)
        named = text.format_date_name(known, self._services.record.awards)
        said = (
            f"✨ {named} is an event now, {discord.utils.format_dt(event.starts_at, 'F')}, at "
            f"{escape_text(event.place)}. It follows when `/calendar correct` moves the date."
        )
        link = ui.Button[ui.LayoutView](label="The event", url=make_event_link(GuildId(guild.id), event.id))
        await interaction.edit_original_response(view=make_notice(said, make_row(link)))

    async def _find_today(self, guild_id: GuildId) -> date:
        """The date in the server."""
        settings = await self._services.guilds.get_settings(guild_id)
        return self._services.clock().astimezone(ZoneInfo(settings.time_zone)).date()

    def _word_change(self, change: ChangedDate, guild_id: GuildId, today: date, left: frozenset[int]) -> str:
        known, before = change.after, change.before
        assert known is not None  # noqa: S101 - what was added or corrected is there
        lines = [f"📌 {self._format_date(known, today)} Everyone sees it in `/season`."]
        if before is not None and _keeps_hour(before.when, known.when):
            lines.append("-# The hour is the one it had.")
        if known.event is not None:
            link = f"[Its event](<{make_event_link(guild_id, known.event.id)}>)"
            lines.append(f"⚠️ {link} {_NOT_MOVED}" if known.event.id in left else f"-# {link} follows.")
        return "\n".join(lines)

    def _word_removal(self, change: ChangedDate, today: date, left: frozenset[int]) -> str:
        gone = change.before
        assert gone is not None  # noqa: S101 - what was taken back was there
        named = text.format_date_name(gone, self._services.record.awards)
        about_event = _word_event_of_removed(change, left)
        if change.after is None:
            return f"🧹 {named} is out of the calendar.{about_event}"
        back = self._format_date(change.after, today)
        return f"↩️ {back} That is what it was before anyone here changed it.{about_event}"

    def _format_date(self, known: SeasonDate, today: date) -> str:
        named = text.format_date_name(known, self._services.record.awards)
        return f"{named}: {text.format_full_when(known.when, today)}."


def _require_guild(interaction: Interaction) -> discord.Guild:
    if interaction.guild is None:
        raise ServerOnlyError
    return interaction.guild


def _word_event_of_removed(change: ChangedDate, left: frozenset[int]) -> str:
    """Say what became of the event of a date that was taken back, with a space before; empty if it had none."""
    event = change.before.event if change.before is not None else None
    if event is None:
        return ""
    if change.after is None or change.after.when.at is None:
        return f"\n⚠️ {_NOT_DELETED}" if event.id in left else " Its event is gone too."
    return f"\n⚠️ Its event {_NOT_MOVED}" if event.id in left else ""


def _keeps_hour(before: When, after: When) -> bool:
    """Whether a date was moved and its hour stayed."""
    if before.stated is None or after.stated is None:
        return False
    return before.days != after.days and before.stated.wall.time() == after.stated.wall.time()
