"""Days as people type them: "14 March 2027", "March 14", "2027-03-14", "14.3.2027"; past ones too."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from discord import app_commands

from bot.errors import Choice, UserError
from cogs.kit.arguments import FreeTextTransformer
from cogs.kit.controls import Interaction
from cogs.kit.refusals import error_text
from cogs.kit.words import escape_text, format_day, format_list

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
    """A text means no day."""

    text: str


@dataclass(eq=False)
class AmbiguousDayError(UserError):
    """A text means one day to some and another to others."""

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
    """A day; while it is typed, the choice says how it is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> date:
        """The day that the text means."""
        return parse_day(text, interaction.client.services.clock().date())

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """How the text is understood."""
        try:
            readings: Sequence[date] = [await self.resolve_text(interaction, text)]
        except AmbiguousDayError as error:
            readings = error.readings
        return [Choice(reading.isoformat(), f"{reading:%A} {format_day(reading)}") for reading in readings]


DayOption = app_commands.Transform[date, DayTransformer]


def parse_day(text: str, today: date) -> date:
    """Read a day; without a year it is the next one of that name.

    Raises:
        UnreadableDayError: It means none.
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
        # Where dots stand between them the day comes first, in every language that writes so.
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
    """Those days that there are, each once."""
    found: dict[date, None] = {}
    for year, month, number in readings:
        if year >= 1 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
            found[date(year, month, number)] = None
    return list(found)
