"""Options that name a verdict: a ceremony or a rehearsal that was asked about, and one of its categories."""

from collections.abc import Sequence

from discord import app_commands

from bot.awards.model import Category, Ceremony
from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.results.target import Target
from cogs.kit.arguments import FreeText, search_of, typed_ceremony
from cogs.kit.contest_arguments import guild_of
from cogs.kit.controls import Interaction


class VerdictArgument(FreeText[Target]):
    """A ceremony that this server was asked about, or a rehearsal contest by its title."""

    async def find(self, interaction: Interaction, text: str) -> Target:
        """The one verdict that the text means; the server's own titles are nearer than other ceremonies."""
        verdicts, guild_id = interaction.client.services.verdicts, guild_of(interaction)
        try:
            return await verdicts.choose(guild_id, text)
        except NothingFoundError as nothing:
            own = await verdicts.offer(guild_id, text)
            known = {choice.id for choice in own}
            others = [choice for choice in nothing.nearest if choice.id not in known]
            raise NothingFoundError(nothing.subject, nothing.text, [*own, *others]) from None

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Ceremonies first, the latest before others, then rehearsals."""
        return await interaction.client.services.verdicts.offer(guild_of(interaction), text)


class JudgedCategoryArgument(FreeText[Category]):
    """A category of the ceremony in the command's `ceremony` option, or of the latest verdict."""

    async def find(self, interaction: Interaction, text: str) -> Category:
        """The one category that the text means."""
        found = search_of(interaction).find_category_in(await _meant_ceremony(interaction), text)
        category, *others = found
        if others:
            raise AmbiguousError(Subject.CATEGORY, text, [Choice(one.id, one.title) for one in found])
        return category

    async def offer(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The ceremony's categories."""
        return search_of(interaction).categories_in(await _meant_ceremony(interaction), text)


async def meant_target(interaction: Interaction) -> Target:
    """The verdict in the command's `ceremony` option, or the latest; a rehearsal only where it is all there is."""
    typed = typed_ceremony(interaction)
    if typed:
        return await VerdictArgument().find(interaction, typed)
    verdicts, guild_id = interaction.client.services.verdicts, guild_of(interaction)
    try:
        return await verdicts.current(guild_id)
    except NothingFoundError as rehearsals:
        if len(rehearsals.nearest) != 1:
            raise
        return await verdicts.choose(guild_id, rehearsals.nearest[0].id)


async def _meant_ceremony(interaction: Interaction) -> Ceremony:
    target = await meant_target(interaction)
    return await interaction.client.services.slates.ceremony(target.guild_id, target.ceremony_id)


VerdictOption = app_commands.Transform[Target, VerdictArgument]
JudgedCategoryOption = app_commands.Transform[Category, JudgedCategoryArgument]
