"""Options of the lookups that depend on another option: a category of the award, or of the ceremony."""

from collections.abc import Sequence

from discord import app_commands

from bot.errors import Choice
from bot.record.model import Award, CanonicalCategory, Category
from bot.search import prizes
from cogs.kit.controls import Interaction
from cogs.kit.options import FreeTextTransformer, get_search, read_ceremony_text


class PrizeTransformer(FreeTextTransformer[CanonicalCategory]):
    """Finds a canonical category of the award in the `award` option; of any award if that is empty."""

    async def resolve_text(self, interaction: Interaction, text: str) -> CanonicalCategory:
        """Return the one canonical category of the award that the text means."""
        return prizes.find_prize(get_search(interaction), text, _read_award_option(interaction))

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest canonical categories of the award."""
        award = _read_award_option(interaction)
        return get_search(interaction).suggest_categories(text, award.id if award else None)


class CeremonyCategoriesTransformer(FreeTextTransformer[tuple[Category, ...]]):
    """Finds a category of the ceremony in the `ceremony` option; several categories if the prize was divided."""

    async def resolve_text(self, interaction: Interaction, text: str) -> tuple[Category, ...]:
        """Return the categories of the ceremony that the text means."""
        search = get_search(interaction)
        return prizes.find_categories(search, text, search.find_ceremony(read_ceremony_text(interaction)))

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest categories of the ceremony."""
        search = get_search(interaction)
        return search.suggest_categories_in(search.find_ceremony(read_ceremony_text(interaction)), text)


def _read_award_option(interaction: Interaction) -> Award | None:
    typed = str(interaction.namespace.award or "")
    return get_search(interaction).find_award(typed) if typed else None


PrizeOption = app_commands.Transform[CanonicalCategory, PrizeTransformer]
CategoriesOption = app_commands.Transform[tuple[Category, ...], CeremonyCategoriesTransformer]
