"""Options that name a verdict (a ceremony or a rehearsal with answers) and one of its categories."""

from collections.abc import Sequence

from discord import app_commands

from bot.errors import Choice, NothingFoundError
from bot.record.model import Category, Ceremony
from bot.results.result_set import ResultSet
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer, get_search, read_ceremony_text


class VerdictTransformer(FreeTextTransformer[ResultSet]):
    """Finds a ceremony with answers in this server, or a rehearsal contest by its title."""

    async def resolve_text(self, interaction: Interaction, text: str) -> ResultSet:
        """Return the one verdict that the text means; titles of this server precede other ceremonies."""
        verdicts, guild_id = interaction.client.services.verdicts, require_guild_id(interaction)
        try:
            return await verdicts.match_verdict(guild_id, text)
        except NothingFoundError as nothing:
            own = await verdicts.complete_verdict(guild_id, text)
            known = {choice.id for choice in own}
            others = [choice for choice in nothing.nearest if choice.id not in known]
            raise NothingFoundError(nothing.subject, nothing.text, [*own, *others]) from None

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest ceremonies, latest first, then rehearsals."""
        return await interaction.client.services.verdicts.complete_verdict(
            require_guild_id(interaction), text
        )


class JudgedCategoryTransformer(FreeTextTransformer[Category]):
    """Finds a category of the ceremony in the `ceremony` option, or of the latest verdict."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        return get_search(interaction).find_one_category_in(await _resolve_ceremony(interaction), text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest the ceremony's categories."""
        return get_search(interaction).suggest_categories_in(await _resolve_ceremony(interaction), text)


async def resolve_verdict(interaction: Interaction) -> ResultSet:
    """Return the verdict of the `ceremony` option, or the latest one; a rehearsal only if there is nothing else."""
    typed = read_ceremony_text(interaction)
    if typed:
        return await VerdictTransformer().resolve_text(interaction, typed)
    verdicts, guild_id = interaction.client.services.verdicts, require_guild_id(interaction)
    try:
        return await verdicts.find_current_verdict(guild_id)
    except NothingFoundError as rehearsals:
        if len(rehearsals.nearest) != 1:
            raise
        return await verdicts.match_verdict(guild_id, rehearsals.nearest[0].id)


async def _resolve_ceremony(interaction: Interaction) -> Ceremony:
    result_set = await resolve_verdict(interaction)
    return await interaction.client.services.slates.get_ceremony(result_set.guild_id, result_set.ceremony_id)


VerdictOption = app_commands.Transform[ResultSet, VerdictTransformer]
JudgedCategoryOption = app_commands.Transform[Category, JudgedCategoryTransformer]
