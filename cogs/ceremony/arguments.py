"""Options that take a category and a nominee of the ceremony in the command's `ceremony` option."""

from collections.abc import Sequence

from discord import app_commands

from bot.awards.model import Category, Ceremony, Nominee
from bot.contests.service import CURRENT
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from cogs.kit.arguments import FreeText, typed_ceremony
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction


async def slate_meant(interaction: Interaction) -> Ceremony:
    """The ceremony in the `ceremony` option; without one that of the only contest that is on, or the newest own.

    Raises:
        NothingFoundError: Nothing is meant.
        AmbiguousError: The text means several.
    """
    services, guild_id = interaction.client.services, guild_of(interaction)
    typed = typed_ceremony(interaction)
    if typed:
        return await services.slates.find(guild_id, typed)
    try:
        contest = await services.contests.choose(guild_id, None, CURRENT)
    except (NothingFoundError, AmbiguousError):
        own = await services.slates.own(guild_id)
        if not own:
            raise NothingFoundError(Subject.CEREMONY, "") from None
        return own[0]
    return await services.slates.ceremony(guild_id, contest.ceremony_id)


class SlateCategoryArgument(FreeText[Category]):
    """One category of that ceremony."""

    async def find(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        return category_meant(interaction, await slate_meant(interaction), text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Categories it may mean."""
        return interaction.client.services.search.categories_in(await slate_meant(interaction), text)


class SlateNomineeArgument(FreeText[Nominee]):
    """A nominee of the category in the command's `category` option."""

    async def find(self, interaction: Interaction, text: str) -> Nominee:
        """The one nominee that the text means, withdrawn or not."""
        category = category_meant(interaction, await slate_meant(interaction), _typed_category(interaction))
        return interaction.client.services.search.find_nominee(category, text)

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Nominees it may mean, none of them withdrawn."""
        category = category_meant(interaction, await slate_meant(interaction), _typed_category(interaction))
        return interaction.client.services.search.nominees_in(category, text)


SlateCategoryOption = app_commands.Transform[Category, SlateCategoryArgument]
SlateNomineeOption = app_commands.Transform[Nominee, SlateNomineeArgument]


def category_meant(interaction: Interaction, slate: Ceremony, text: str) -> Category:
    """The one category of a slate that a text means.

    Raises:
        NothingFoundError: It means none.
        AmbiguousError: It means several.
    """
    first, *others = interaction.client.services.search.find_category_in(slate, text)
    if others:
        choices = [Choice(category.id, category.name) for category in (first, *others)]
        raise AmbiguousError(Subject.CATEGORY, text, choices)
    return first


def _typed_category(interaction: Interaction) -> str:
    return str(interaction.namespace.category or "")
