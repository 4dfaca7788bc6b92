"""What members are told whose picks were emptied, because their nominee was withdrawn."""

from bot.contests.facts import ContestFacts
from cogs.kit import words
from cogs.kit.posts import Place


def emptied_text(facts: ContestFacts, category_id: str, nominee_id: str) -> str:
    """What happened, and where to pick anew."""
    contest, category = facts.contest, facts.category(category_id)
    nominee = category.by_id.get(nominee_id)
    named = words.headline(category, nominee) if nominee else "Your nominee"
    where = ""
    if contest.channel_id is not None and contest.message_id is not None:
        where = f" ([the contest]({Place(contest.channel_id, contest.message_id).link(contest.guild_id)}))"
    return (
        f"**{named}** was withdrawn from **{words.plain(category.title)}**, so your pick in "
        f"**{words.plain(contest.title)}** is empty again. Pick anew with `/ballot`{where}. "
        f"Picks close {words.when(contest.locks_at)}."
    )
