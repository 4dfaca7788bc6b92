"""What is asked back about times as people type them."""

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
"""Times that are understood, as they are shown to who typed one that was not."""


@dataclass(eq=False)
class UnreadableTimeError(UserError):
    """A text means no time."""

    text: str


@dataclass(eq=False)
class HourMissingError(UserError):
    """A text names a day, and no time of day."""

    text: str


@dataclass(eq=False)
class AmbiguousTimeError(UserError):
    """A text means one time to some and another to others."""

    text: str
    readings: Sequence[datetime]


@dataclass(eq=False)
class WrongWeekdayError(UserError):
    """A text names a date and a weekday that it is not; `at` is that date."""

    text: str
    at: datetime


@dataclass(eq=False)
class PastTimeError(UserError):
    """The time is not to come."""

    at: datetime


@dataclass(eq=False)
class FarTimeError(UserError):
    """The time is farther ahead than anything here can be planned."""

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
    """An instant as someone would type it in its own zone: "14 March 2027 19:00"."""
    return f"{at.day} {at:%B %Y %H:%M}"


TIME_TEXT_MAX_CHARACTERS = 100
"""Characters of a text that is read as a time at all."""

FARTHEST_TIME_AHEAD = timedelta(days=3 * 366)
"""How far ahead a contest or poll can close: three seasons."""

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
_parser_lock = threading.Lock()  # dateparser shares caches among calls


class TimeTransformer(FreeTextTransformer[datetime]):
    """A time to come, in UTC; while it is typed, the choices say how it is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> datetime:
        """The time that the text means."""
        return await read_typed_time(interaction, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """How the text is understood; some times to choose from while it is empty or lacks its hour."""
        now, zone = interaction.client.services.clock(), await load_time_zone(interaction)
        return await asyncio.to_thread(suggest_times, text, zone, now)


TimeOption = app_commands.Transform[datetime, TimeTransformer]


async def load_time_zone(interaction: Interaction) -> str:
    """The zone in which times are read in this server."""
    return (await interaction.client.services.guilds.get_settings(require_guild_id(interaction))).time_zone


async def read_typed_time(interaction: Interaction, text: str) -> datetime:
    """The time to come that someone typed in a command or a form of this server, in UTC.

    Raises:
        UserError: As `read_time`.
    """
    now, zone = interaction.client.services.clock(), await load_time_zone(interaction)
    return await asyncio.to_thread(read_time, text, zone, now)


def read_time(text: str, zone: str, now: datetime) -> datetime:
    """Read a time to come.

    The first reading takes a third of a second, later ones a few milliseconds: call it in a thread.

    Args:
        text: As it was typed.
        zone: The IANA zone that it is in unless it says otherwise.
        now: The present instant.

    Returns:
        The instant, in UTC.

    Raises:
        UnreadableTimeError: It means no time.
        HourMissingError: It names only a day.
        AmbiguousTimeError: Day and month could be either way round.
        WrongWeekdayError: The weekday it names is not that of its date.
        PastTimeError: It is over.
        FarTimeError: It is more than three years ahead.
    """
    at = _read_text(text.strip(), ZoneInfo(zone), now)
    if at <= now:
        raise PastTimeError(at)
    if at - now > FARTHEST_TIME_AHEAD:
        raise FarTimeError(at)
    return at.astimezone(UTC)


def format_time_in_zone(at: datetime, zone: str) -> str:
    """An instant as someone would type it in that zone: "14 March 2027 19:00"."""
    return format_typed_time(at.astimezone(ZoneInfo(zone)))


def format_distance(delta: timedelta) -> str:
    """How far ahead something is, for where Discord shows no timestamps: "in 3 days"."""
    minutes = max(1, round(delta.total_seconds() / 60))
    if minutes < 60:
        return f"in {format_count(minutes, 'minute')}"
    hours = round(minutes / 60)
    return (
        f"in {format_count(hours, 'hour')}" if hours < 48 else f"in {format_count(round(hours / 24), 'day')}"
    )


def suggest_times(text: str, zone: str, now: datetime) -> list[Choice]:
    """What a text may come to mean, as choices whose ids are exact."""
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
        # dateparser passes over "7.30 pm" where a day stands beside it.
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
    """A time that says its zone itself: Discord's own form, and the one that our choices carry."""
    stamp = _TIMESTAMP.fullmatch(text)
    try:
        if stamp:
            return datetime.fromtimestamp(int(stamp[1]), UTC)
        written_out = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return written_out if written_out.tzinfo else None


def _parse_with_order(text: str, order: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """One reading, in the zone that the text names or else the server's."""
    if len(text) > TIME_TEXT_MAX_CHARACTERS:
        return None
    base = now.astimezone(zone).replace(tzinfo=None, microsecond=0)
    with _parser_lock:
        # It takes as long to import as all cogs together: not before someone types a time.
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
    """The hour and minute that a text says."""
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
