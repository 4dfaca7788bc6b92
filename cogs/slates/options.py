"""Options that name a slate, a category or nominee of the slate in the `ceremony` option, or a day."""

from collections.abc import Sequence

from discord import app_commands

from bot.contests.service import CURRENT_STATES
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.record.model import Category, Ceremony, Nominee
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer, read_ceremony_text, read_option_text


async def resolve_slate(interaction: Interaction) -> Ceremony:
    """Return the ceremony of the `ceremony` option; without one, that of the current contests, or the newest own.

    Raises:
        NothingFoundError: There is none.
        AmbiguousError: The text means several; or it was left out, and contests on several ceremonies are current.
    """
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    typed = read_ceremony_text(interaction)
    if typed:
        return await services.slates.find_ceremony(guild_id, typed)
    contests = await services.contests.list_contests(guild_id, CURRENT_STATES)
    played = [
        await services.slates.get_ceremony(guild_id, ceremony_id)
        for ceremony_id in dict.fromkeys(contest.ceremony_id for contest in contests)
    ]
    if len(played) > 1:
        choices = [Choice(ceremony.id, ceremony.name) for ceremony in played]
        raise AmbiguousError(Subject.CEREMONY, "", choices)
    found = played or await services.slates.list_own_ceremonies(guild_id)
    if not found:
        raise NothingFoundError(Subject.CEREMONY, "")
    return found[0]


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
    return read_option_text(interaction, "category")
