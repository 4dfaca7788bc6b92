"""The eye beside what a member has seen on their own ballot."""

from dataclasses import replace
from typing import TypeVar

from bot.contests.read_models import BallotPaper
from bot.guilds.model import Feature
from bot.ids import CategoryId, MemberId, NomineeId
from cogs.kit.controls import Interaction, require_guild_id

SEEN_EMOJI = "👁️"

PaperT = TypeVar("PaperT", bound=BallotPaper)


async def mark_seen(interaction: Interaction, paper: PaperT) -> PaperT:
    """Return the asker's ballot with what they have seen, where watchlists are on."""
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    if not await services.guilds.is_feature_enabled(guild_id, Feature.WATCHLIST):
        return paper
    seen = await services.watchlists.reading.find_seen_nominees(
        guild_id, MemberId(interaction.user.id), paper.ceremony
    )
    return replace(paper, seen=seen)


def format_eye(paper: BallotPaper, category_id: CategoryId, nominee_id: NomineeId) -> str:
    """Format the eye beside a nominee that the member has seen; empty beside any other."""
    return f" {SEEN_EMOJI}" if (category_id, nominee_id) in paper.seen else ""
