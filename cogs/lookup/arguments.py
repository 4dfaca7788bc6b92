"""Options of the lookups that depend on another option: a prize of the award, a category of the ceremony."""

from collections.abc import Sequence

from discord import app_commands

from bot.awards import prizes
from bot.awards.model import Award, CanonicalCategory, Category
from bot.errors import Choice
from cogs.kit.arguments import FreeText, search_of, typed_ceremony
from cogs.kit.controls import Interaction


class PrizeArgument(FreeText[CanonicalCategory]):
    """A prize of the award in the command's `award` option, of any where that says none."""

    async def find(self, interaction: Interaction, text: str) -> CanonicalCategory:
        """The one prize that the text means there."""
        return prizes.find_prize(search_of(interaction), text, _meant_award(interaction))

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The prizes it may mean there."""
        award = _meant_award(interaction)
        return search_of(interaction).categories(text, award.id if award else None)


class CategoryOfNightArgument(FreeText[tuple[Category, ...]]):
    """A category of the ceremony in the command's `ceremony` option: several where a prize was then divided."""

    async def find(self, interaction: Interaction, text: str) -> tuple[Category, ...]:
        """The categories that the text means at that ceremony."""
        search = search_of(interaction)
        return prizes.find_categories(search, text, search.find_ceremony(typed_ceremony(interaction)))

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Categories of that ceremony."""
        search = search_of(interaction)
        return search.categories_in(search.find_ceremony(typed_ceremony(interaction)), text)


def _meant_award(interaction: Interaction) -> Award | None:
    typed = str(interaction.namespace.award or "")
    return search_of(interaction).find_award(typed) if typed else None


PrizeOption = app_commands.Transform[CanonicalCategory, PrizeArgument]
CategoriesOption = app_commands.Transform[tuple[Category, ...], CategoryOfNightArgument]
