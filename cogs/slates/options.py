"""Options that name a slate, a category or nominee of the slate in the `ceremony` option, or a day."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from discord import app_commands

from bot.contests.service import CURRENT_STATES
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject, UserError
from bot.record.model import Category, Ceremony, Nominee
from cogs.kit.contest_options import require_guild_id
from cogs.kit.controls import Interaction
from cogs.kit.error_text import error_text
from cogs.kit.options import FreeTextTransformer, read_ceremony_text
from cogs.kit.text import escape_text, format_day, format_list


async def resolve_slate(interaction: Interaction) -> Ceremony:
    """Return the ceremony of the `ceremony` option; without one, that of the only current contest, or the newest own.

    Raises:
        NothingFoundError: There is none.
        AmbiguousError: The text means several.
    """
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    typed = read_ceremony_text(interaction)
    if typed:
        return await services.slates.find_ceremony(guild_id, typed)
    try:
        contest = await services.contests.choose_contest(guild_id, None, CURRENT_STATES)
    except (NothingFoundError, AmbiguousError):
        own = await services.slates.list_own_ceremonies(guild_id)
        if not own:
            raise NothingFoundError(Subject.CEREMONY, "") from None
        return own[0]
    return await services.slates.get_ceremony(guild_id, contest.ceremony_id)


class SlateCategoryTransformer(FreeTextTransformer[Category]):
    """Finds a category of the slate in the `ceremony` option."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        return resolve_slate_category(interaction, await resolve_slate(interaction), text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest categories."""
        return interaction.client.services.search.suggest_categories_in(
            await resolve_slate(interaction), text
        )


class SlateNomineeTransformer(FreeTextTransformer[Nominee]):
    """Finds a nominee of the category in the `category` option."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Nominee:
        """Return the one nominee that the text means, withdrawn or not."""
        category = resolve_slate_category(
            interaction, await resolve_slate(interaction), _read_typed_category(interaction)
        )
        return interaction.client.services.search.find_nominee(category, text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest nominees that are not withdrawn."""
        category = resolve_slate_category(
            interaction, await resolve_slate(interaction), _read_typed_category(interaction)
        )
        return interaction.client.services.search.suggest_nominees_in(category, text)


SlateCategoryOption = app_commands.Transform[Category, SlateCategoryTransformer]
SlateNomineeOption = app_commands.Transform[Nominee, SlateNomineeTransformer]


def resolve_slate_category(interaction: Interaction, slate: Ceremony, text: str) -> Category:
    """Return the one category of a slate that a text means.

    Raises:
        NothingFoundError: It means none.
        AmbiguousError: It means several.
    """
    first, *others = interaction.client.services.search.find_category_in(slate, text)
    if others:
        choices = [Choice(category.id, category.name) for category in (first, *others)]
        raise AmbiguousError(Subject.CATEGORY, text, choices)
    return first


def _read_typed_category(interaction: Interaction) -> str:
    return str(interaction.namespace.category or "")


_MONTH_NAMES = [name.casefold() for name in calendar.month_name][1:]
_NAMED_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[a-z]{3,9})"
    r"|(?P<month2>[a-z]{3,9}) (?P<day2>\d{1,2})(?:st|nd|rd|th)?)(?: (?P<year>\d{4}))?"
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC_DATE = re.compile(r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})")
_DISCORD_TIMESTAMP = re.compile(r"<t:(\d{1,11})(?::[a-zA-Z])?>")


@dataclass(eq=False)
class UnreadableDayError(UserError):
    """The text means no day."""

    text: str


@dataclass(eq=False)
class AmbiguousDayError(UserError):
    """The text has two readings, day and month either way round."""

    text: str
    readings: Sequence[date]


@error_text.register
def _describe_unreadable_day(error: UnreadableDayError) -> str:
    return f"I cannot read “{escape_text(error.text, 60)}” as a day. Write it like `14 March 2027` or `2027-03-14`."


@error_text.register
def _describe_ambiguous_day(error: AmbiguousDayError) -> str:
    readings = format_list((f"`{format_day(reading)}`" for reading in error.readings), "or")
    return f"“{escape_text(error.text, 60)}” could be two days. Write the month out: {readings}."


class DayTransformer(FreeTextTransformer[date]):
    """Reads a day; autocomplete shows how the text is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> date:
        """Return the day that the text means."""
        return parse_day(text, interaction.client.services.clock().date())

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest the readings of the text."""
        try:
            readings: Sequence[date] = [await self.resolve_text(interaction, text)]
        except AmbiguousDayError as error:
            readings = error.readings
        return [Choice(reading.isoformat(), f"{reading:%A} {format_day(reading)}") for reading in readings]


DayOption = app_commands.Transform[date, DayTransformer]


def parse_day(text: str, today: date) -> date:
    """Parse a day; without a year, the next such day from `today`.

    Raises:
        UnreadableDayError: The text means no day.
        AmbiguousDayError: Day and month could be either way round.
    """
    asked = " ".join(text.casefold().replace(",", " ").split())
    stamp = _DISCORD_TIMESTAMP.fullmatch(asked)
    if stamp:
        return datetime.fromtimestamp(int(stamp[1]), UTC).date()
    iso, named, numbers = (
        _ISO_DATE.fullmatch(asked),
        _NAMED_DATE.fullmatch(asked),
        _NUMERIC_DATE.fullmatch(asked),
    )
    readings: list[date] = []
    if iso:
        readings = _list_valid_days((int(iso[1]), int(iso[2]), int(iso[3])))
    elif named:
        readings = _parse_named_day(named, today)
    elif numbers:
        one, two, year = int(numbers["one"]), int(numbers["two"]), int(numbers["year"])
        # With dots in between, the day comes first in every language that writes dates so.
        readings = (
            _list_valid_days((year, two, one))
            if numbers["mark"] == "."
            else _list_valid_days((year, two, one), (year, one, two))
        )
    if not readings:
        raise UnreadableDayError(text)
    if len(readings) > 1:
        raise AmbiguousDayError(text, readings)
    return readings[0]


def _parse_named_day(found: re.Match[str], today: date) -> list[date]:
    name = found["month"] or found["month2"]
    month = next((number for number, full in enumerate(_MONTH_NAMES, 1) if full.startswith(name)), 0)
    number = int(found["day"] or found["day2"])
    if found["year"]:
        return _list_valid_days((int(found["year"]), month, number))
    coming = [
        reading
        for year in range(5)
        for reading in _list_valid_days((today.year + year, month, number))
        if reading >= today
    ]
    return coming[:1]


def _list_valid_days(*readings: tuple[int, int, int]) -> list[date]:
    """Return the readings that are valid dates, without duplicates."""
    found: dict[date, None] = {}
    for year, month, number in readings:
        if year >= 1 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
            found[date(year, month, number)] = None
    return list(found)
