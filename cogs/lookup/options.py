"""Options of the lookups that depend on another option: a category of the award, or of the ceremony."""

from collections.abc import Sequence

from discord import app_commands

from bot.errors import Choice
from bot.record.model import Award, Category, Ceremony, Film, Person
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


class CeremonyCategoriesTransformer(FreeTextTransformer[tuple[Category, ...]]):
    """Finds a category of the ceremony in the `ceremony` option, or of the latest Oscars; several if divided."""

    async def resolve_text(self, interaction: Interaction, text: str) -> tuple[Category, ...]:
        """Return the categories of the ceremony that the text means."""
        ceremony = await _read_ceremony_option(interaction)
        return prizes.find_categories(get_search(interaction), text, ceremony)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest categories of the ceremony."""
        ceremony = await _read_ceremony_option(interaction)
        return get_search(interaction).suggest_categories_in(ceremony, text)


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


async def _read_ceremony_option(interaction: Interaction) -> Ceremony:
    """Return the ceremony of the option, or the latest Oscars."""
    found = find_ceremony_or_latest(get_search(interaction), read_ceremony_text(interaction))
    return await load_ceremony_here(interaction, found)


def find_ceremony_or_latest(search: Search, typed: str) -> Ceremony:
    """Return the ceremony that a text means; the latest Oscars with known winners if it is empty."""
    latest = None if typed else search.record.find_latest_ceremony()
    return search.find_ceremony(typed) if latest is None else latest


PrizeOption = app_commands.Transform[Prize, PrizeTransformer]
FilmMatchOption = app_commands.Transform[Match[Film], FilmMatchTransformer]
PersonMatchOption = app_commands.Transform[Match[Person], PersonMatchTransformer]
CategoriesOption = app_commands.Transform[tuple[Category, ...], CeremonyCategoriesTransformer]
