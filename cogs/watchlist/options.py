"""Options of watchlists: films by name, one or several, and ratings."""

from collections.abc import Sequence

from discord import app_commands

from bot.errors import Choice
from bot.watchlist.model import HIGHEST_RATING, NO_RATING
from cogs.kit.controls import Interaction, require_guild_id
from cogs.kit.options import FreeTextTransformer
from cogs.watchlist.text import format_rating

RATING_CHOICES = [
    *(
        app_commands.Choice(name=format_rating(rating), value=rating)
        for rating in range(HIGHEST_RATING, 0, -1)
    ),
    app_commands.Choice(name="No rating", value=NO_RATING),
]


class FilmNamesTransformer(FreeTextTransformer[str]):
    """Completes films of the season and of the record; what is typed is understood when it is marked."""

    async def resolve_text(self, interaction: Interaction, text: str) -> str:
        """The text as it was typed, or the id of the choice."""
        del interaction
        return text

    async def suggest_choices(self, interaction: Interaction, text: str) -> Sequence[Choice]:
        """Suggest films, the season's first; after a semicolon, what the next one may be."""
        return await interaction.client.services.watchlists.reading.suggest_films(
            require_guild_id(interaction), text
        )


FilmNamesOption = app_commands.Transform[str, FilmNamesTransformer]
