"""What members are told whose picks were emptied, because their nominee was withdrawn."""

from bot.contests.facts import ContestContext
from cogs.kit.posts import PostLocation
from cogs.kit.words import escape_text, format_headline, format_instant


def format_emptied_picks(context: ContestContext, category_id: str, nominee_id: str) -> str:
    """What happened, and where to pick anew."""
    contest, category = context.contest, context.get_category(category_id)
    nominee = category.by_id.get(nominee_id)
    named = format_headline(category, nominee) if nominee else "Your nominee"
    where = ""
    if contest.channel_id is not None and contest.message_id is not None:
        where = f" ([the contest]({PostLocation(contest.channel_id, contest.message_id).make_link(contest.guild_id)}))"
    return (
        f"**{named}** was withdrawn from **{escape_text(category.title)}**, so your pick in "
        f"**{escape_text(contest.title)}** is empty again. Pick anew with `/ballot`{where}. "
        f"Picks close {format_instant(contest.locks_at)}."
    )
