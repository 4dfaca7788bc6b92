"""Options of `/calendar`: a date of the server's season, and a day or time for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from discord import app_commands

from bot.errors import Choice, UserError
from bot.ids import DateKey
from bot.record.season_dates import DateKind
from bot.search.index import ChoiceIndex, SearchEntry
from bot.season.model import SeasonDate, make_date_key, parse_date_key
from bot.season.read_models import SeasonOverview
from bot.times.days import read_day
from bot.times.model import Refusal
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer, remembered
from cogs.kit.times import (
    DayTransformer,
    TimeTransformer,
    TypedDay,
    TypedTime,
    load_situation,
    read_typed_day,
    read_typed_time,
)
from cogs.season import text


@dataclass(eq=False)
class UnclearDateError(UserError):
    """A text means no date of the season, or several.

    Attributes:
        text: What was typed.
        choices: What it may mean, or what there is.
        is_several: Whether it means several.
    """

    text: str
    choices: Sequence[Choice]
    is_several: bool


@remembered
async def load_season(interaction: Interaction) -> SeasonOverview:
    """Load what comes next in the server, once for a command."""
    services = interaction.client.services
    settings = await services.guilds.get_settings(require_guild_id(interaction))
    return await services.season.reading.get_overview(settings)


class DateTransformer(FreeTextTransformer[DateKey]):
    """Finds a date to come, by the award and what happens: "oscars nominations", or by what hosts call it."""

    async def resolve_text(self, interaction: Interaction, text: str) -> DateKey:
        """The one date that the text means."""
        if parse_date_key(text) is not None:
            return DateKey(text)
        choices = await self.list_choices(interaction)
        if not choices:
            raise UnclearDateError(text, (), is_several=False)
        hits = _make_index(choices).find_choices(text).hits
        # Two ceremonies of one award may be ahead: the next one is meant.
        if len({each.name for each in hits}) != 1:
            raise UnclearDateError(text, hits or choices, is_several=bool(hits))
        return DateKey(hits[0].id)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest dates, the next one first."""
        choices = await self.list_choices(interaction)
        return _make_index(choices).suggest_choices(text) if choices else []

    async def list_choices(self, interaction: Interaction) -> Sequence[Choice]:
        """The dates that can be meant, the next one first."""
        overview = await load_season(interaction)
        return [_make_choice(interaction, each) for each in overview.dates]


class SaidDateTransformer(DateTransformer):
    """Finds a date that hosts of the server added or corrected."""

    async def list_choices(self, interaction: Interaction) -> Sequence[Choice]:
        """The dates that hosts said."""
        overview = await load_season(interaction)
        by_hosts = [each for each in overview.dates if each.ceremony is None or each.shipped is not None]
        return [_make_choice(interaction, each) for each in by_hosts]


class CorrectableDateTransformer(DateTransformer):
    """Finds a date to come, or what is not known yet of a ceremony to come."""

    async def list_choices(self, interaction: Interaction) -> Sequence[Choice]:
        """The dates to come, then the missing nominations of their ceremonies."""
        overview = await load_season(interaction)
        awards = interaction.client.services.record.awards
        known = {each.key for each in overview.dates}
        missing = {
            make_date_key(each.ceremony.id, DateKind.NOMINATIONS): awards[each.ceremony.award]
            for each in overview.dates
            if each.kind is DateKind.CEREMONY and each.ceremony and each.ceremony.award in awards
        }
        return [
            *(_make_choice(interaction, each) for each in overview.dates),
            *(
                Choice(key, f"{award.short} {text.KIND_NAMES[DateKind.NOMINATIONS]}", "no date yet")
                for key, award in missing.items()
                if key not in known
            ),
        ]


class WhenTransformer(FreeTextTransformer[str]):
    """Takes a day or a time as it was typed; autocomplete shows how it is understood."""

    async def resolve_text(self, interaction: Interaction, text: str) -> str:
        """Return the text, which is read with the rest of the command; refused at once if it means nothing."""
        await read_typed_when(interaction, text)
        return text

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest the day, then times on it."""
        times = await TimeTransformer().suggest_choices(interaction, text)
        if not text.strip():
            return times
        return [*await DayTransformer().suggest_choices(interaction, text), *times]


class LastDayTransformer(FreeTextTransformer[str]):
    """Takes the last day of something as it was typed."""

    async def resolve_text(self, interaction: Interaction, text: str) -> str:
        """Return the text, which is read with the rest of the command; refused at once if it means no day."""
        await read_typed_day(interaction, text)
        return text

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest the readings of the text."""
        return await DayTransformer().suggest_choices(interaction, text)


DateOption = app_commands.Transform[DateKey, DateTransformer]
SaidDateOption = app_commands.Transform[DateKey, SaidDateTransformer]
CorrectableDateOption = app_commands.Transform[DateKey, CorrectableDateTransformer]
WhenOption = app_commands.Transform[str, WhenTransformer]
LastDayOption = app_commands.Transform[str, LastDayTransformer]


async def read_typed_when(interaction: Interaction, typed: str) -> TypedDay | TypedTime:
    """Read a day alone as a day, and anything else as a time to come.

    Raises:
        TimeRefusedError: The text means neither.
    """
    reading = read_day(typed, await load_situation(interaction))
    if isinstance(reading, Refusal):
        return await read_typed_time(interaction, typed)
    return TypedDay(typed, reading)


def _make_choice(interaction: Interaction, known: SeasonDate) -> Choice:
    name = text.name_date_plainly(known, interaction.client.services.record.awards)
    return Choice(known.key, name, text.format_full_span(known.when.days))


def _make_index(choices: Sequence[Choice]) -> ChoiceIndex:
    return ChoiceIndex(SearchEntry(choice, (choice.name, choice.detail)) for choice in choices)
