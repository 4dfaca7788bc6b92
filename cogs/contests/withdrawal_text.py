"""Wording of the notices that picks were emptied because their nominee was withdrawn."""

from collections.abc import Sequence

from bot.contests.guests import GUEST_NAME_MAX_LENGTH
from bot.contests.model import Contest
from bot.contests.read_models import ContestContext
from bot.ids import CategoryId, NomineeId
from cogs.kit.posts import PostLocation
from cogs.kit.text import escape_text, format_headline, format_instant, format_list

GUESTS_NAMED_LIMIT = 10
"""Most guests who are named in one sentence; further ones are counted."""


def format_emptied_picks(context: ContestContext, category_id: CategoryId, nominee_id: NomineeId) -> str:
    """Word the notice that a member's pick was emptied, with the way to pick again."""
    contest = context.contest
    return (
        f"{_format_withdrawn(context, category_id, nominee_id)}, so your pick in "
        f"**{escape_text(contest.title)}** is empty again. Pick anew with `/ballot`{_link_post(contest)}. "
        f"Picks close {format_instant(contest.locks_at)}."
    )


def format_emptied_guests(
    context: ContestContext, category_id: CategoryId, nominee_id: NomineeId, guests: Sequence[str]
) -> str:
    """Word the notice to a contest's host that guests' picks were emptied: nobody else can ask them."""
    contest = context.contest
    named = [f"**{escape_text(name, GUEST_NAME_MAX_LENGTH)}**" for name in guests[:GUESTS_NAMED_LIMIT]]
    if len(guests) > GUESTS_NAMED_LIMIT:
        named.append(f"{len(guests) - GUESTS_NAMED_LIMIT} more")
    picks, are = ("picks", "are") if len(guests) > 1 else ("pick", "is")
    return (
        f"{_format_withdrawn(context, category_id, nominee_id)}, so the {picks} of {format_list(named)} in "
        f"**{escape_text(contest.title)}** {are} empty again. They play on paper: ask them, and correct what you typed "
        f"under **Host** and **Guests …** in `/contests`{_link_post(contest)}. "
        f"Picks close {format_instant(contest.locks_at)}."
    )


def _format_withdrawn(context: ContestContext, category_id: CategoryId, nominee_id: NomineeId) -> str:
    category = context.get_category(category_id)
    nominee = category.by_id.get(nominee_id)
    named = format_headline(category, nominee) if nominee else "A nominee"
    return f"**{named}** was withdrawn from **{escape_text(category.title)}**"


def _link_post(contest: Contest) -> str:
    """Link to a contest's post, in brackets; empty if there is none."""
    if contest.channel_id is None or contest.message_id is None:
        return ""
    return f" ([the contest]({PostLocation(contest.channel_id, contest.message_id).make_link(contest.guild_id)}))"
