"""Times as people type them, in the server's time zone, and the errors for those that cannot be read."""

import asyncio
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from discord import app_commands

from bot.errors import Choice, UserError
from cogs.kit.contest_options import require_guild_id
from cogs.kit.controls import Interaction
from cogs.kit.error_text import error_text
from cogs.kit.options import FreeTextTransformer
from cogs.kit.text import escape_text, format_count, format_instant

TIME_EXAMPLES = "`tomorrow 8pm`, `14 March 2027 19:00` or `in 3 days`"
"""Examples of readable times, shown to whoever typed an unreadable one; Markdown."""


@dataclass(eq=False)
class UnreadableTimeError(UserError):
    """The text means no time."""

    text: str


@dataclass(eq=False)
class HourMissingError(UserError):
    """The text names a day but no time of day."""

    text: str


@dataclass(eq=False)
class AmbiguousTimeError(UserError):
    """The text has two readings, day and month either way round."""

    text: str
    readings: Sequence[datetime]


@dataclass(eq=False)
class WrongWeekdayError(UserError):
    """The text names a date and a wrong weekday for it; `at` is that date."""

    text: str
    at: datetime


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


TimeOption = app_commands.Transform[datetime, TimeTransformer]


async def load_time_zone(interaction: Interaction) -> str:
    """Return the IANA time zone of this server."""
    return (await interaction.client.services.guilds.get_settings(require_guild_id(interaction))).time_zone


async def read_typed_time(interaction: Interaction, text: str) -> datetime:
    """Read a future time typed in a command or form of this server, as UTC.

    Raises:
        UserError: As `read_time`.
    """
    now, zone = interaction.client.services.clock(), await load_time_zone(interaction)
    return await asyncio.to_thread(read_time, text, zone, now)


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
    """
    at = _read_text(text.strip(), ZoneInfo(zone), now)
    if at <= now:
        raise PastTimeError(at)
    if at - now > FARTHEST_TIME_AHEAD:
        raise FarTimeError(at)
    return at.astimezone(UTC)


def format_time_in_zone(at: datetime, zone: str) -> str:
    """Format an instant as people type it, in the given IANA time zone: "14 March 2027 19:00"."""
    return format_typed_time(at.astimezone(ZoneInfo(zone)))


def format_distance(delta: timedelta) -> str:
    """Format how far ahead something is, where Discord shows no timestamps: "in 3 days"."""
    minutes = max(1, round(delta.total_seconds() / 60))
    if minutes < 60:
        return f"in {format_count(minutes, 'minute')}"
    hours = round(minutes / 60)
    return (
        f"in {format_count(hours, 'hour')}" if hours < 48 else f"in {format_count(round(hours / 24), 'day')}"
    )


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


def _read_all(texts: Sequence[str], zone: str, now: datetime) -> list[datetime]:
    found: list[datetime] = []
    for text in texts:
        try:
            found.append(read_time(text, zone, now))
        except UserError:
            continue
    return found


def _make_time_choice(at: datetime, now: datetime) -> Choice:
    at = at.replace(microsecond=0)
    return Choice(at.isoformat(), f"{at:%A} {format_typed_time(at)}", format_distance(at - now))
