"""What members are told whose votes were emptied, because their nominee was withdrawn."""

from bot.awards.model import Category
from bot.polls.model import Poll
from cogs.kit.words import escape_text, format_instant
from cogs.polls.telling import make_post_link, name_voted_nominee


def format_emptied_votes(poll: Poll, category: Category, nominee_id: str) -> str:
    """What happened, and where to vote anew."""
    where = f" ([the poll]({make_post_link(poll)}))" if make_post_link(poll) else ""
    return (
        f"**{name_voted_nominee(category, nominee_id)}** was withdrawn from **{escape_text(category.title)}**, so your vote on who "
        f"{poll.question} win is empty again. Vote anew with `/polls`{where}. "
        f"The poll closes {format_instant(poll.closes_at)}."
    )
