"""Answers while winners are covered: what could name one is for the asker alone, as posts cover it."""

from collections.abc import Sequence

from bot.guilds.model import Cover, Spoilers
from bot.results.covers import has_covered_winners, list_covers
from bot.results.model import Results
from cogs.kit.controls import Interaction, require_guild_id


async def are_winners_covered(interaction: Interaction, results: Results | None = None) -> bool:
    """Whether the server covers a winner now that an answer could name.

    Args:
        interaction: The interaction that is answered.
        results: The results that the answer is about; None for one about several contests.
    """
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    settings = await services.guilds.get_settings(guild_id)
    if settings.spoilers is Spoilers.SHOWN:
        return False
    if results is not None:
        return has_covered_winners(settings, results, services.clock())
    return await services.announcing.result_sets.has_covered_winners(guild_id)


async def list_winner_covers(interaction: Interaction, results: Results) -> Sequence[Cover]:
    """How the server covers those of the winners that it covers now."""
    services = interaction.client.services
    settings = await services.guilds.get_settings(require_guild_id(interaction))
    return list_covers(settings, results, services.clock())
