"""What other features add to a member's own ballot: the eye beside what they have seen, and *Remind me*."""

from dataclasses import replace
from typing import TypeVar

from bot.contests.read_models import BallotPaper
from bot.guilds.model import Feature
from bot.ids import CategoryId, MemberId, NomineeId
from cogs.kit.controls import Interaction, require_guild_id

SEEN_EMOJI = "👁️"

PaperT = TypeVar("PaperT", bound=BallotPaper)


async def complete_paper(interaction: Interaction, paper: PaperT) -> PaperT:
    """Return the asker's ballot with what they have seen, and whether a reminder is offered, as is on in the server."""
    services, guild_id = interaction.client.services, require_guild_id(interaction)
    switched_off = (await services.guilds.get_settings(guild_id)).switched_off
    completed = replace(paper, can_remind=Feature.SEASON not in switched_off)
    if Feature.WATCHLIST in switched_off:
        return completed
    seen = await services.watchlists.reading.find_seen_nominees(
        guild_id, MemberId(interaction.user.id), paper.ceremony
    )
    return replace(completed, seen=seen)


def format_eye(paper: BallotPaper, category_id: CategoryId, nominee_id: NomineeId) -> str:
    """Format the eye beside a nominee that the member has seen; empty beside any other."""
    return f" {SEEN_EMOJI}" if (category_id, nominee_id) in paper.seen else ""
