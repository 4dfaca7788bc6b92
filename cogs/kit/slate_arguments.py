"""Options that take a ceremony with a slate: the record's, or the server's own."""

from collections.abc import Sequence

from discord import app_commands

from bot.awards.model import Ceremony
from bot.errors import Choice
from cogs.kit.arguments import FreeTextTransformer
from cogs.kit.contest_arguments import require_guild_id
from cogs.kit.controls import Interaction


class SlateTransformer(FreeTextTransformer[Ceremony]):
    """A ceremony as this server sees it: "98", "2026", or an own one by its name."""

    async def resolve_text(self, interaction: Interaction, text: str) -> Ceremony:
        """The one ceremony that the text means."""
        return await interaction.client.services.slates.find_ceremony(require_guild_id(interaction), text)

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """The server's own first, then the record's."""
        return await interaction.client.services.slates.suggest_ceremonies(
            require_guild_id(interaction), text
        )


SlateOption = app_commands.Transform[Ceremony, SlateTransformer]
