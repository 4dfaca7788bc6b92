"""What members are told whose votes were emptied, because their nominee was withdrawn."""

from bot.awards.model import Category
from bot.polls.model import Poll
from cogs.kit import words
from cogs.polls.telling import link, name


def emptied_text(poll: Poll, category: Category, nominee_id: str) -> str:
    """What happened, and where to vote anew."""
    where = f" ([the poll]({link(poll)}))" if link(poll) else ""
    return (
        f"**{name(category, nominee_id)}** was withdrawn from **{words.plain(category.title)}**, so your vote on who "
        f"{poll.question} win is empty again. Vote anew with `/polls`{where}. "
        f"The poll closes {words.when(poll.closes_at)}."
    )
