"""Options of the lookups that depend on another option: a prize of the award, a category of the ceremony."""

from collections.abc import Sequence

from discord import app_commands

from bot.errors import Choice
from bot.record.model import Award, CanonicalCategory, Category
from bot.search import prizes
from cogs.kit.controls import Interaction
from cogs.kit.options import FreeTextTransformer, get_search, read_ceremony_text


class PrizeTransformer(FreeTextTransformer[CanonicalCategory]):
    """A prize of the award in the command's `award` option, of any where that says none."""

    async def resolve_text(self, interaction: Interaction, text: str) -> CanonicalCategory:
        """The one prize that the text means there."""
        return prizes.find_prize(get_search(interaction), text, _read_award_option(interaction))

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The prizes it may mean there."""
        award = _read_award_option(interaction)
        return get_search(interaction).suggest_categories(text, award.id if award else None)


class CeremonyCategoriesTransformer(FreeTextTransformer[tuple[Category, ...]]):
    """A category of the ceremony in the command's `ceremony` option: several where a prize was then divided."""

    async def resolve_text(self, interaction: Interaction, text: str) -> tuple[Category, ...]:
        """The categories that the text means at that ceremony."""
        search = get_search(interaction)
        return prizes.find_categories(search, text, search.find_ceremony(read_ceremony_text(interaction)))

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Categories of that ceremony."""
        search = get_search(interaction)
        return search.suggest_categories_in(search.find_ceremony(read_ceremony_text(interaction)), text)


def _read_award_option(interaction: Interaction) -> Award | None:
    typed = str(interaction.namespace.award or "")
    return get_search(interaction).find_award(typed) if typed else None


PrizeOption = app_commands.Transform[CanonicalCategory, PrizeTransformer]
CategoriesOption = app_commands.Transform[tuple[Category, ...], CeremonyCategoriesTransformer]
