"""Times and days as hosts type them: the options that take them, and how they are said back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from discord import app_commands

from bot.errors import Choice, UserError
from bot.times.days import read_day
from bot.times.model import (
    Day,
    DayQuestion,
    FixedOffset,
    Instant,
    Question,
    Refusal,
    RefusalKind,
    Region,
    Situation,
)
from bot.times.reading import list_choices, read_time
from bot.times.wall_clock import Occurrence, format_as_value, resolve_wall_time
from bot.times.zone_names import describe_place
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.error_text import error_text
from cogs.kit.options import FreeTextTransformer
from cogs.kit.text import escape_text, format_count, format_day

TIME_EXAMPLES = "`tomorrow 8pm`, `14 March 2027 19:00` or `in 3 days`"
"""Times that are understood, as they are shown to who typed one that was not."""

DAY_EXAMPLES = "`14 March 2027`, `2027-03-14` or `tomorrow`"
"""Days that are understood."""

QUOTED_TEXT_LIMIT = 60
"""Characters of a typed text that are said back."""


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time as someone typed it: what it means, or what must be asked about it."""

    text: str
    reading: Instant | Question


@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as someone typed it: what it means, or what must be asked about it."""

    text: str
    reading: Day | DayQuestion


@dataclass(eq=False)
class TimeRefusedError(UserError):
    """A text means no time to come; `situation` is where and when it was typed."""

    refusal: Refusal
    situation: Situation


@dataclass(eq=False)
class DayRefusedError(UserError):
    """A text means no day."""

    refusal: Refusal


class TimeTransformer(FreeTextTransformer[TypedTime]):
    """Reads a future time; each autocomplete choice says how the text is understood, and is that instant."""

    async def resolve_text(self, interaction: Interaction, text: str) -> TypedTime:
        """Read the text as a future time; see `read_typed_time`."""
        return await read_typed_time(interaction, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest readings of the text; common times if it is empty, evening hours if it names only a day."""
        situation = await load_situation(interaction)
        return [
            Choice(format_as_value(instant), format_time(instant, situation.now))
            for instant in list_choices(text, situation)
        ]


class DayTransformer(FreeTextTransformer[TypedDay]):
    """Reads a day; autocomplete shows how the text is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> TypedDay:
        """Read the text as a day; see `read_typed_day`."""
        return await read_typed_day(interaction, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest the readings of the text."""
        reading = read_day(text, await load_situation(interaction))
        return [Choice(day.isoformat(), format_full_day(day)) for day in list_days(reading)]


TimeOption = app_commands.Transform[TypedTime, TimeTransformer]
DayOption = app_commands.Transform[TypedDay, DayTransformer]


async def load_situation(interaction: Interaction) -> Situation:
    """Load where and when something is typed: now, in the server's time zone."""
    services = interaction.client.services
    settings = await services.guilds.get_settings(require_guild_id(interaction))
    return Situation(services.clock(), settings.time_zone)


async def read_typed_time(interaction: Interaction, text: str) -> TypedTime:
    """Read a future time typed in a command or form of this server.

    Raises:
        TimeRefusedError: The text means no future time.
    """
    situation = await load_situation(interaction)
    reading = read_time(text, situation)
    if isinstance(reading, Refusal):
        raise TimeRefusedError(reading, situation)
    return TypedTime(text, reading)


async def read_typed_day(interaction: Interaction, text: str) -> TypedDay:
    """Read a day typed in a command or form of this server.

    Raises:
        DayRefusedError: The text means no day.
    """
    reading = read_day(text, await load_situation(interaction))
    if isinstance(reading, Refusal):
        raise DayRefusedError(reading)
    return TypedDay(text, reading)


def list_days(reading: Day | DayQuestion | Refusal) -> Sequence[date]:
    """Return the days that a text may mean."""
    match reading:
        case Day():
            return [reading.day]
        case DayQuestion():
            return reading.choices
        case Refusal():
            return []


def format_time(instant: Instant, now: datetime) -> str:
    """Format a time with its zone and distance: "Sunday 14 March, 19:00, New York, in 2 days"."""
    return f"{format_zoned_time(instant, now)}, {format_distance(instant.at - now)}"


def format_zoned_time(instant: Instant, now: datetime) -> str:
    """Format a time with its zone: "Sunday 14 March, 19:00, New York"; with the year where it is not this one.

    An abbreviation's time is told by the clock of its place, beside what was said: "20:00, New York (19:00 EST)".
    """
    zone = instant.zone
    if isinstance(zone, FixedOffset) and zone.place:
        there = format_zoned_time(Instant(instant.at, Region(zone.place)), now)
        return f"{there} ({instant.wall:%H:%M} {zone.name})"
    wall = instant.wall
    year = "" if wall.year == now.astimezone(zone.clock).year else f" {wall.year}"
    shown = resolve_wall_time(wall.replace(tzinfo=None, fold=0), zone.clock).occurrence
    abbreviation = f" {wall.tzname()}" if shown is Occurrence.TWICE else ""
    place = describe_place(zone.key) if isinstance(zone, Region) else wall.tzname()
    return f"{wall:%A} {wall.day} {wall:%B}{year}, {wall:%H:%M}{abbreviation}, {place}"


def format_full_day(day: date) -> str:
    """Format a day with its weekday: "Sunday 14 March 2027"."""
    return f"{day:%A} {format_day(day)}"


def format_distance(delta: timedelta) -> str:
    """Format how far ahead something is, where Discord shows no timestamps: "in 3 days"."""
    minutes = max(1, round(delta.total_seconds() / 60))
    if minutes < 60:
        return f"in {format_count(minutes, 'minute')}"
    hours = round(minutes / 60)
    return (
        f"in {format_count(hours, 'hour')}" if hours < 48 else f"in {format_count(round(hours / 24), 'day')}"
    )


async def format_read_time(interaction: Interaction, instant: Instant) -> str:
    """Format the note above the outcome of a typed time: how it was read, and whether the zone was never chosen."""
    now = interaction.client.services.clock()
    note = f"-# 🕰️ Read as {format_time(instant, now)}."
    return "\n".join(filter(None, [note, await give_zone_hint(interaction)]))


async def give_zone_hint(interaction: Interaction) -> str:
    """Say that the server has not chosen its time zone, and how to; empty if it has, or was told before."""
    guilds, guild_id = interaction.client.services.guilds, require_guild_id(interaction)
    settings = await guilds.get_settings(guild_id)
    if settings.time_zone_chosen or settings.zone_hint_given:
        return ""
    await guilds.mark_zone_hint_given(guild_id)
    return "-# This server has not chosen its time zone, so times without one are UTC: `/config timezone` sets it."


async def name_server_place(interaction: Interaction) -> str:
    """Name the place by whose clock this server's times are read: "New York"."""
    return describe_place((await load_situation(interaction)).home)


_TIME_REFUSALS: Mapping[RefusalKind, str] = {
    RefusalKind.NO_SUCH_HOUR: (
        "There is no such time of day as in “{text}”: write hours from 0 to 23, or with am or pm, like {examples}."
    ),
    RefusalKind.NO_SUCH_DATE: "There is no such date as in “{text}”: try {examples}.",
    RefusalKind.WRONG_WEEKDAY: "{day} is a {weekday}, and “{text}” says otherwise: leave out the one that is wrong.",
    RefusalKind.NOW: "“{text}” leaves nobody any time: pick a time ahead, like {examples}.",
    RefusalKind.PAST: "“{text}” has passed{when}: name a time to come, like {examples}.",
    RefusalKind.TOO_FAR: (
        "“{text}” is too far ahead{when}: name a time within the next three years, like {examples}."
    ),
}


@error_text.register
def _describe_time_refused(error: TimeRefusedError) -> str:
    refusal = error.refusal
    when = f" ({format_zoned_time(refusal.at, error.situation.now)})" if refusal.at else ""
    if refusal.day and not refusal.at:
        when = f" ({refusal.day:%A} {format_day(refusal.day)})"
    return _describe_refusal(refusal, "time", TIME_EXAMPLES, when)


@error_text.register
def _describe_day_refused(error: DayRefusedError) -> str:
    return _describe_refusal(error.refusal, "day", DAY_EXAMPLES, "")


def _describe_refusal(refusal: Refusal, what: str, examples: str, when: str) -> str:
    text = escape_text(refusal.text, QUOTED_TEXT_LIMIT)
    if refusal.kind is RefusalKind.UNREADABLE:
        # What is read of it is compared in small letters.
        unread = refusal.unread.strip()
        is_part = bool(unread) and unread != refusal.text.strip().casefold()
        if is_part:
            return (
                f"I do not understand “{escape_text(unread, QUOTED_TEXT_LIMIT)}” in “{text}”: try {examples}."
            )
        return f"I cannot read “{text}” as a {what}: try {examples}."
    day = refusal.day
    return _TIME_REFUSALS[refusal.kind].format(
        text=text,
        examples=examples,
        when=when,
        day=format_day(day) if day else "",
        weekday=f"{day:%A}" if day else "",
    )
