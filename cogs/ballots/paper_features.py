"""What other features add to a member's own ballot: the eye beside what they have seen, and *Remind me*."""

from dataclasses import replace
from typing import TypeVar

from bot.contests.read_models import BallotPaper
from bot.guilds.model import Feature
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Ceremony
from cogs.kit.controls import Interaction, require_guild_id

SEEN_EMOJI = "👁️"

SeenNominees = frozenset[tuple[CategoryId, NomineeId]]
"""The nominees, as (category id, nominee id), whose films a member has seen."""

PaperT = TypeVar("PaperT", bound=BallotPaper)


async def complete_paper(interaction: Interaction, paper: PaperT) -> PaperT:
    """Return the asker's ballot with what they have seen, and whether a reminder is offered, as is on in the server."""
    settings = await interaction.client.services.guilds.get_settings(require_guild_id(interaction))
    seen = await find_seen_nominees(interaction, paper.ceremony)
    return replace(paper, can_remind=Feature.SEASON not in settings.switched_off, seen=seen)


async def find_seen_nominees(interaction: Interaction, ceremony: Ceremony) -> SeenNominees:
    """Return which nominees' films the asker has seen; none where the watchlist is switched off."""
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    if not await services.guilds.is_feature_enabled(guild_id, Feature.WATCHLIST):
        return frozenset()
    return await services.watchlists.reading.find_seen_nominees(
        guild_id, MemberId(interaction.user.id), ceremony
    )


def format_eye(paper: BallotPaper, category_id: CategoryId, nominee_id: NomineeId) -> str:
    """Format the eye beside a nominee that the member has seen; empty beside any other."""
    return f" {SEEN_EMOJI}" if (category_id, nominee_id) in paper.seen else ""
