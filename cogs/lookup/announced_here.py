"""The winners that a server announced itself, in its lookups of a ceremony whose winners the record does not know."""

from dataclasses import dataclass, field

from bot.ids import CategoryId, GuildId
from bot.record.model import Ceremony
from bot.slates.standing import can_be_stood_for
from cogs.kit.controls import Interaction
from cogs.kit.covers import are_winners_covered


@dataclass(frozen=True, slots=True)
class NightHere:
    """A ceremony as it is to be shown in a server.

    Attributes:
        ceremony: The ceremony, with the server's own winners where the record has none.
        announced_ids: The categories of those winners.
        is_covered: Whether the server covers one of them now, so that the answer is for the asker alone.
    """

    ceremony: Ceremony
    announced_ids: frozenset[CategoryId] = field(default_factory=frozenset[CategoryId])
    is_covered: bool = False


async def load_night_here(interaction: Interaction, ceremony: Ceremony) -> NightHere:
    """Load a ceremony with what this server announced of it; in direct messages it is the record's."""
    if interaction.guild_id is None or not can_be_stood_for(ceremony):
        return NightHere(ceremony)
    services, guild_id = interaction.client.services, GuildId(interaction.guild_id)
    found = await services.announcing.result_sets.get_announced_ceremony(guild_id, ceremony.id)
    is_covered = bool(found.announced_ids) and await are_winners_covered(interaction, found.results)
    return NightHere(found.ceremony, found.announced_ids, is_covered)
