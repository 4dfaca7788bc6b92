"""Options of the lookups that depend on another option: a category of the award, or of the ceremony."""

from collections.abc import Sequence
from contextlib import nullcontext

from discord import app_commands

from bot.errors import Choice
from bot.record.model import Award, CanonicalCategory, Category, Ceremony, Film, Person
from bot.record.record import OSCARS
from bot.search import prizes
from bot.search.divided_prizes import Prize
from bot.search.renown import Match
from bot.search.search import Search
from cogs.kit.controls import Interaction
from cogs.kit.options import FreeTextTransformer, get_search, load_ceremony_here, read_ceremony_text


class PrizeTransformer(FreeTextTransformer[Prize]):
    """Finds a prize of the award in the `award` option; of any award if that is empty."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Prize:
        """Return the one prize that the text means."""
        return prizes.find_prize_anywhere(get_search(interaction), text, _read_award_option(interaction))

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest canonical categories of the award, or of the one that the text names."""
        return prizes.suggest_prizes(get_search(interaction), text, _read_award_option(interaction))


class ComparedCategoryTransformer(FreeTextTransformer[CanonicalCategory]):
    """Finds a category of the Oscars by its own name, or by that of a prize that is compared with it."""

    async def resolve_text(self, interaction: Interaction, text: str) -> CanonicalCategory:
        """Return the one category that the text means."""
        return prizes.find_compared_category(get_search(interaction), text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest canonical categories, of the award that the text names if it names one."""
        return prizes.suggest_prizes(get_search(interaction), text, None)


class CeremonyCategoriesTransformer(FreeTextTransformer[tuple[Category, ...]]):
    """Finds a category of the ceremony in the `ceremony` option; several if divided.

    Without one it is that of the latest Oscars, or of the latest ceremony of the award that the text names.
    """

    async def resolve_text(self, interaction: Interaction, text: str) -> tuple[Category, ...]:
        """Return the categories of the ceremony that the text means."""
        search, ceremony = get_search(interaction), await _read_ceremony_option(interaction, text)
        award = None if read_ceremony_text(interaction) else _find_named_award(search, text)
        with nullcontext() if award is None else prizes.naming_award(award):
            return prizes.find_categories(search, text, ceremony)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest categories of the ceremony."""
        search, ceremony = get_search(interaction), await _read_ceremony_option(interaction, text)
        split = search.split_award(text)
        if split is None or split[0].id != ceremony.award:
            return search.suggest_categories_in(ceremony, text)
        choices = search.suggest_categories_in(ceremony, split[1])
        return choices if read_ceremony_text(interaction) else prizes.name_award_in(choices, split[0])


class FilmMatchTransformer(FreeTextTransformer[Match[Film]]):
    """Finds a film, and less known ones of its name."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Match[Film]:
        """Return the film that the text means, with its namesakes."""
        return get_search(interaction).match_film(text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest films."""
        return get_search(interaction).suggest_films(text)


class PersonMatchTransformer(FreeTextTransformer[Match[Person]]):
    """Finds a person, and less known ones of the name."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Match[Person]:
        """Return the person that the text means, with namesakes."""
        return get_search(interaction).match_person(text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest people."""
        return get_search(interaction).suggest_people(text)


def _read_award_option(interaction: Interaction) -> Award | None:
    typed = str(interaction.namespace.award or "")
    return get_search(interaction).find_award(typed) if typed else None


async def _read_ceremony_option(interaction: Interaction, category: str) -> Ceremony:
    """Return the ceremony of the option, or the latest of the award that the category's text names."""
    found = find_ceremony_or_latest(get_search(interaction), read_ceremony_text(interaction), category)
    return await load_ceremony_here(interaction, found)


def find_ceremony_or_latest(search: Search, typed: str, category: str = "") -> Ceremony:
    """Return the ceremony that a text means; if it is empty, the latest with known winners.

    That is one of the award that the category's text names, "globes drama", or else of the Oscars.
    """
    award = _find_named_award(search, category)
    latest = None if typed else search.record.find_latest_ceremony(award.id if award else OSCARS)
    return search.find_ceremony(typed) if latest is None else latest


def _find_named_award(search: Search, category: str) -> Award | None:
    """Return the award that a category's text names."""
    split = search.split_award(category)
    return None if split is None else split[0]


ComparedCategoryOption = app_commands.Transform[CanonicalCategory, ComparedCategoryTransformer]
PrizeOption = app_commands.Transform[Prize, PrizeTransformer]
FilmMatchOption = app_commands.Transform[Match[Film], FilmMatchTransformer]
PersonMatchOption = app_commands.Transform[Match[Person], PersonMatchTransformer]
CategoriesOption = app_commands.Transform[tuple[Category, ...], CeremonyCategoriesTransformer]
