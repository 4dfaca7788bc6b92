"""Options of `/remind`: a ceremony whose date is to come."""

from collections.abc import Sequence

from discord import app_commands

from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.record.model import Ceremony
from bot.record.season_dates import DateKind
from bot.reminders.errors import NothingToRemindOfError
from bot.reminders.model import ReminderKind, ReminderSubject
from bot.search.index import ChoiceIndex, SearchEntry
from bot.season.model import SeasonDate
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer, get_search
from cogs.kit.text import format_day


class DatedCeremonyTransformer(FreeTextTransformer[str]):
    """Finds a ceremony by its award, its name or its day, among those with a date of one kind to come; gives its id."""

    def __init__(self, kind: ReminderKind) -> None:
        """Find dates of a kind."""
        super().__init__()
        self._kind = kind

    async def resolve_text(self, interaction: Interaction, text: str) -> str:
        """The one ceremony that the text means; of an award's, the next."""
        index, choices = await self._load_index(interaction)
        found = index.find_choices(text)
        ceremonies = interaction.client.services.record.ceremonies
        awards = {ceremonies[one.id].award if one.id in ceremonies else one.id for one in found.hits}
        if len(awards) > 1:
            raise AmbiguousError(Subject.CEREMONY, text, found.hits)
        if found.hits:
            return found.hits[0].id
        known = _find_in_record(interaction, text)
        if known is None:
            raise NothingFoundError(Subject.CEREMONY, text, found.nearest or choices)
        if all(known.id != choice.id for choice in choices):
            raise NothingToRemindOfError(self._kind, known.name)
        return known.id

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest ceremonies, the next one first."""
        index, _ = await self._load_index(interaction)
        return index.suggest_choices(text)

    async def _load_index(self, interaction: Interaction) -> tuple[ChoiceIndex, Sequence[Choice]]:
        awards = interaction.client.services.record.awards
        choices: list[Choice] = []
        entries: list[SearchEntry] = []
        for known in await _list_coming_dates(interaction, self._kind):
            if (ceremony := known.ceremony) is None:
                continue
            choice = Choice(ceremony.id, ceremony.name, format_day(known.when.days.first))
            award = awards.get(ceremony.award)
            names = (ceremony.name, ceremony.id, *((award.name, award.short) if award else ()))
            choices.append(choice)
            entries.append(SearchEntry(choice, names))
        return ChoiceIndex(entries), choices


NominationsOption = app_commands.Transform[str, DatedCeremonyTransformer(ReminderKind.NOMINATIONS)]
CeremonyDateOption = app_commands.Transform[str, DatedCeremonyTransformer(ReminderKind.CEREMONY)]


def _find_in_record(interaction: Interaction, text: str) -> Ceremony | None:
    """The ceremony of the record that a text means, dated or not: "next", "99", "last year"."""
    try:
        return get_search(interaction).find_ceremony(text)
    except (NothingFoundError, AmbiguousError):
        return None


async def find_next_date(interaction: Interaction, kind: ReminderKind) -> ReminderSubject:
    """Find the next date of a kind in the server.

    Raises:
        NothingToRemindOfError: None is known.
    """
    for known in await _list_coming_dates(interaction, kind):
        if known.ceremony is not None:
            return ReminderSubject(require_guild_id(interaction), kind, known.ceremony.id)
    raise NothingToRemindOfError(kind)


async def _list_coming_dates(interaction: Interaction, kind: ReminderKind) -> list[SeasonDate]:
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    settings = await services.guilds.get_settings(guild_id)
    dates = await services.season.reading.list_dates(settings)
    return [known for known in dates if known.kind is DateKind(kind)]
