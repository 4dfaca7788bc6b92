<<<<<<< HEAD
"""Times and days as hosts type them: the options that take them, and how they are said back."""
=======
"""Times as people type them, in the server's time zone, and the errors for those that cannot be read."""
>>>>>>> main

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
from cogs.kit.contest_options import require_guild_id
from cogs.kit.controls import Interaction
from cogs.kit.error_text import error_text
from cogs.kit.options import FreeTextTransformer
from cogs.kit.text import escape_text, format_count, format_day

TIME_EXAMPLES = "`tomorrow 8pm`, `14 March 2027 19:00` or `in 3 days`"
"""Examples of readable times, shown to whoever typed an unreadable one; Markdown."""

DAY_EXAMPLES = "`14 March 2027`, `2027-03-14` or `tomorrow`"
"""Days that are understood."""

<<<<<<< HEAD
QUOTED_TEXT_LIMIT = 60
"""Characters of a typed text that are said back."""


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time as someone typed it: what it means, or what must be asked about it."""
=======
@dataclass(eq=False)
class UnreadableTimeError(UserError):
    """The text means no time."""
>>>>>>> main

    text: str
    reading: Instant | Question


<<<<<<< HEAD
@dataclass(frozen=True, slots=True)
class TypedDay:
    """A day as someone typed it: what it means, or what must be asked about it."""
=======
@dataclass(eq=False)
class HourMissingError(UserError):
    """The text names a day but no time of day."""
>>>>>>> main

    text: str
    reading: Day | DayQuestion


@dataclass(eq=False)
<<<<<<< HEAD
class TimeRefusedError(UserError):
    """A text means no time to come; `situation` is where and when it was typed."""
=======
class AmbiguousTimeError(UserError):
    """The text has two readings, day and month either way round."""
>>>>>>> main

    refusal: Refusal
    situation: Situation


@dataclass(eq=False)
<<<<<<< HEAD
class DayRefusedError(UserError):
    """A text means no day."""
=======
class WrongWeekdayError(UserError):
    """The text names a date and a wrong weekday for it; `at` is that date."""
>>>>>>> main

    refusal: Refusal


<<<<<<< HEAD
class TimeTransformer(FreeTextTransformer[TypedTime]):
    """A time to come; while it is typed, each choice says how it is understood, and is that instant."""

    async def resolve_text(self, interaction: Interaction, text: str) -> TypedTime:
        """What the text means, or what must be asked."""
        return await read_typed_time(interaction, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """How the text is understood; some times to choose from while it is empty or lacks its hour."""
        situation = await load_situation(interaction)
        return [
            Choice(format_as_value(instant), format_time(instant, situation.now))
            for instant in list_choices(text, situation)
        ]
=======
@dataclass(eq=False)
class PastTimeError(UserError):
    """The time is not in the future."""

    at: datetime


@dataclass(eq=False)
class FarTimeError(UserError):
    """The time is more than `FARTHEST_TIME_AHEAD` ahead."""

    at: datetime


@error_text.register
def _describe_unreadable_time(error: UnreadableTimeError) -> str:
    return f"I cannot read “{escape_text(error.text, 60)}” as a time. Try {TIME_EXAMPLES}."


@error_text.register
def _describe_hour_missing(error: HourMissingError) -> str:
    return (
        f"At what time of day? I read none in “{escape_text(error.text, 60)}”. Add one: `tomorrow 20:00` "
        "or `friday 8pm`."
    )


@error_text.register
def _describe_ambiguous_time(error: AmbiguousTimeError) -> str:
    readings = " or ".join(f"`{format_typed_time(reading)}`" for reading in error.readings)
    return f"“{escape_text(error.text, 60)}” could be two days. Name the month: {readings}?"


@error_text.register
def _describe_wrong_weekday(error: WrongWeekdayError) -> str:
    date = f"{error.at.day} {error.at:%B %Y}"
    return (
        f"{date} is a {error.at:%A}, and “{escape_text(error.text, 60)}” says otherwise. Which do you mean?"
    )


@error_text.register
def _describe_past_time(error: PastTimeError) -> str:
    return f"That time has passed: {format_instant(error.at)}. Name one to come, such as {TIME_EXAMPLES}."


@error_text.register
def _describe_far_time(error: FarTimeError) -> str:
    return (
        f"That is too far ahead: {format_instant(error.at)}. Name a time within the next three years, "
        f"such as {TIME_EXAMPLES}."
    )


def format_typed_time(at: datetime) -> str:
    """Format an instant as people type it, in its own time zone: "14 March 2027 19:00"."""
    return f"{at.day} {at:%B %Y %H:%M}"


TIME_TEXT_MAX_CHARACTERS = 100
"""Longer texts are not read as a time."""

FARTHEST_TIME_AHEAD = timedelta(days=3 * 366)
"""The latest time at which a contest or poll may close: three seasons ahead."""

_SUGGESTED_TIMES = ("in 1 hour", "tomorrow 20:00", "saturday 20:00", "sunday 20:00", "in 7 days")
_EVENING_HOURS = ("18:00", "19:00", "20:00", "21:00")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIMESTAMP = re.compile(r"<t:(\d{1,12})(?::[a-zA-Z])?>")
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)\b"
    r"|(?<![\d.:+-])(?P<hour24>\d{1,2}):(?P<minute24>\d{2})"
    r"|\b(?P<noon>noon)\b|\b(?P<midnight>midnight)\b"
)
_DURATION = re.compile(
    r"\b(?:\d+|an?)\s*(?:m|min|minute|h|hr|hour|d|day|w|week|month|year)s?\b|\d[hm]\d*m?\b"
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|rs|rsday|day|urday)?\b")
_DAY_OF_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3}|[a-z]{3}\s+\d{1,2}\b|\d[./-]\d")
_parser_lock = threading.Lock()  # dateparser's caches are not thread-safe


class TimeTransformer(FreeTextTransformer[datetime]):
    """Reads a future time, in UTC; autocomplete shows how the text is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> datetime:
        """Read the text as a future time; see `read_typed_time`."""
        return await read_typed_time(interaction, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest readings of the text; common times if it is empty, evening hours if it names only a day."""
        now, zone = interaction.client.services.clock(), await load_time_zone(interaction)
        return await asyncio.to_thread(suggest_times, text, zone, now)
>>>>>>> main


class DayTransformer(FreeTextTransformer[TypedDay]):
    """A day; while it is typed, the choices say how it is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> TypedDay:
        """What the text means, or what must be asked."""
        return await read_typed_day(interaction, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """How the text is understood."""
        reading = read_day(text, await load_situation(interaction))
        return [Choice(day.isoformat(), format_full_day(day)) for day in list_days(reading)]


<<<<<<< HEAD
TimeOption = app_commands.Transform[TypedTime, TimeTransformer]
DayOption = app_commands.Transform[TypedDay, DayTransformer]


async def load_situation(interaction: Interaction) -> Situation:
    """Where and when something is typed: now, in the server's zone."""
    services = interaction.client.services
    settings = await services.guilds.get_settings(require_guild_id(interaction))
    return Situation(services.clock(), settings.time_zone)


async def read_typed_time(interaction: Interaction, text: str) -> TypedTime:
    """Read the time to come that someone typed in a command or a form of this server.
=======
async def load_time_zone(interaction: Interaction) -> str:
    """Return the IANA time zone of this server."""
    return (await interaction.client.services.guilds.get_settings(require_guild_id(interaction))).time_zone


async def read_typed_time(interaction: Interaction, text: str) -> datetime:
    """Read a future time typed in a command or form of this server, as UTC.
>>>>>>> main

    Raises:
        TimeRefusedError: It is none.
    """
    situation = await load_situation(interaction)
    reading = read_time(text, situation)
    if isinstance(reading, Refusal):
        raise TimeRefusedError(reading, situation)
    return TypedTime(text, reading)


<<<<<<< HEAD
async def read_typed_day(interaction: Interaction, text: str) -> TypedDay:
    """Read the day that someone typed in a command or a form of this server.

    Raises:
        DayRefusedError: It is none.
=======
def read_time(text: str, zone: str, now: datetime) -> datetime:
    """Read a future time.

    The first call takes a third of a second, later ones a few milliseconds: call it in a thread.

    Args:
        text: The typed text.
        zone: The IANA time zone to assume if the text names none.
        now: The current instant.

    Returns:
        The instant, in UTC.

    Raises:
        UnreadableTimeError: The text means no time.
        HourMissingError: It names only a day.
        AmbiguousTimeError: Day and month could be either way round.
        WrongWeekdayError: Its weekday is not that of its date.
        PastTimeError: The time is not in the future.
        FarTimeError: It is more than three years ahead.
>>>>>>> main
    """
    reading = read_day(text, await load_situation(interaction))
    if isinstance(reading, Refusal):
        raise DayRefusedError(reading)
    return TypedDay(text, reading)


<<<<<<< HEAD
def list_days(reading: Day | DayQuestion | Refusal) -> Sequence[date]:
    """The days that a text may mean."""
    match reading:
        case Day():
            return [reading.day]
        case DayQuestion():
            return reading.choices
        case Refusal():
            return []


def format_time(instant: Instant, now: datetime) -> str:
    """A time with its zone and distance: "Sunday 14 March, 19:00, New York, in 2 days"."""
    return f"{format_zoned_time(instant, now)}, {format_distance(instant.at - now)}"


def format_zoned_time(instant: Instant, now: datetime) -> str:
    """A time with its zone: "Sunday 14 March, 19:00, New York"; with the year where it is not this one.

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
    """A day with its weekday: "Sunday 14 March 2027"."""
    return f"{day:%A} {format_day(day)}"
=======
def format_time_in_zone(at: datetime, zone: str) -> str:
    """Format an instant as people type it, in the given IANA time zone: "14 March 2027 19:00"."""
    return format_typed_time(at.astimezone(ZoneInfo(zone)))
>>>>>>> main


def format_distance(delta: timedelta) -> str:
    """Format how far ahead something is, where Discord shows no timestamps: "in 3 days"."""
    minutes = max(1, round(delta.total_seconds() / 60))
    if minutes < 60:
        return f"in {format_count(minutes, 'minute')}"
    hours = round(minutes / 60)
    return (
        f"in {format_count(hours, 'hour')}" if hours < 48 else f"in {format_count(round(hours / 24), 'day')}"
    )


<<<<<<< HEAD
async def format_read_time(interaction: Interaction, instant: Instant) -> str:
    """What stands above the outcome of a typed time: how it was read, and that the server has not chosen its zone."""
    now = interaction.client.services.clock()
    note = f"-# 🕰️ I read {format_time(instant, now)}."
    return "\n".join(filter(None, [note, await format_zone_hint(interaction)]))


async def format_zone_hint(interaction: Interaction) -> str:
    """That the server has not chosen its time zone, with the way to do it; empty if it has."""
    settings = await interaction.client.services.guilds.get_settings(require_guild_id(interaction))
    if settings.time_zone_chosen:
        return ""
    return "-# This server has not chosen its time zone, so times without one are UTC: `/config timezone` sets it."


async def name_server_place(interaction: Interaction) -> str:
    """The place whose clock times are read by in this server: "New York"."""
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
    return _describe_refusal(refusal, "time", TIME_EXAMPLES, when)
=======
def suggest_times(text: str, zone: str, now: datetime) -> list[Choice]:
    """Suggest readings of the text as choices whose ids are exact ISO instants."""
    typed = text.strip()
    try:
        found = [read_time(typed, zone, now)] if typed else _read_all(_SUGGESTED_TIMES, zone, now)
    except HourMissingError:
        found = _read_all([f"{typed} {hour}" for hour in _EVENING_HOURS], zone, now)
    except AmbiguousTimeError as error:
        found = [reading for reading in error.readings if reading > now]
    except UserError:
        return []
    return [_make_time_choice(at.astimezone(ZoneInfo(zone)), now) for at in dict.fromkeys(found)]


def _read_text(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    exact = _read_exact_time(text)
    if exact is not None:
        return exact
    plain_text = re.sub(r"\b([ap])\.m\.?", r"\1m", text.casefold())
    clock = _CLOCK.search(plain_text)
    if clock is not None and clock["half"]:
        # dateparser ignores "7.30 pm" if a day stands beside it.
        plain_text = plain_text.replace(clock.group(), clock.group().replace(".", ":"))
    readings = [_parse_with_order(plain_text, order, zone, now) for order in ("DMY", "MDY")]
    at = readings[0]
    if at is None:
        raise UnreadableTimeError(text)
    if clock is None and not _DURATION.search(plain_text):
        raise HourMissingError(text)
    other = readings[1]
    if other is not None and other != at:
        raise AmbiguousTimeError(text, (at, other))
    if clock is not None and (at.hour, at.minute) != _read_hour(clock):
        raise UnreadableTimeError(text)
    weekday = _WEEKDAY.search(plain_text)
    if weekday and _DAY_OF_MONTH.search(plain_text) and _WEEKDAYS[at.weekday()] != weekday[1]:
        raise WrongWeekdayError(text, at)
    return at


def _read_exact_time(text: str) -> datetime | None:
    """Read a time that includes its zone: Discord's timestamp markup, or the id of one of our choices."""
    stamp = _TIMESTAMP.fullmatch(text)
    try:
        if stamp:
            return datetime.fromtimestamp(int(stamp[1]), UTC)
        written_out = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return written_out if written_out.tzinfo else None


def _parse_with_order(text: str, order: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Return dateparser's reading, in the zone that the text names or else the server's."""
    if len(text) > TIME_TEXT_MAX_CHARACTERS:
        return None
    base = now.astimezone(zone).replace(tzinfo=None, microsecond=0)
    with _parser_lock:
        # Importing it takes as long as importing all cogs, so it waits until someone types a time.
        import dateparser  # noqa: PLC0415

        found = dateparser.parse(
            text,
            languages=["en"],
            settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "DATE_ORDER": order},
        )
    if found is None or found.tzinfo is not None:
        return found
    return found.replace(tzinfo=zone)


def _read_hour(clock: re.Match[str]) -> tuple[int, int]:
    """Return the hour and minute that the text states."""
    if clock["noon"] or clock["midnight"]:
        return (12, 0) if clock["noon"] else (0, 0)
    if clock["half"]:
        return int(clock["hour"]) % 12 + 12 * (clock["half"] == "pm"), int(clock["minute"] or 0)
    return int(clock["hour24"]), int(clock["minute24"])
>>>>>>> main


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
            return f"I do not understand “{escape_text(unread, QUOTED_TEXT_LIMIT)}” in “{text}”: try {examples}."
        return f"I cannot read “{text}” as a {what}: try {examples}."
    day = refusal.day
    return _TIME_REFUSALS[refusal.kind].format(
        text=text,
        examples=examples,
        when=when,
        day=format_day(day) if day else "",
        weekday=f"{day:%A}" if day else "",
    )
