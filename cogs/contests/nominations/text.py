"""Wording about contests on nominations."""

from bot.contests.model import Contest
from bot.contests.nominations.read_models import ContenderWithdrawal, NominationsCard
from bot.contests.read_models import ContestContext
from bot.ids import CategoryId, NomineeId
from bot.results.shares import NO_ANSWERS
from cogs.kit.contest_text import (
    describe_contest_scope,
    describe_nominations_scoring,
    name_category,
)
from cogs.kit.nominations_text import CONTENDERS_NAMED_LIMIT
from cogs.kit.posts import PostLocation
from cogs.kit.text import escape_text, format_count, format_headline, format_instant


def format_nominations_rules(context: ContestContext) -> str:
    """Describe in two sentences what is asked and how it is paid."""
    contest = context.contest
    slots = sorted({category.slots for category in contest.rules.categories})
    many = f"up to {slots[0]}" if len(slots) == 1 else f"{slots[0]} to {slots[-1]}"
    in_each = "" if len(contest.rules.categories) == 1 else " in each"
    return (
        f"Call who will be **nominated** in **{describe_contest_scope(contest, context.ceremony)}**: "
        f"name {many}{in_each}. {describe_nominations_scoring(contest.rules)}"
    )


def format_favourites_line(card: NominationsCard, category_id: CategoryId) -> str:
    """Format the room's own nominations in a category, with how many named the first of them."""
    category = card.ceremony.by_id.get(category_id)
    counts = card.shares.get(category_id, NO_ANSWERS).counts
    voters = card.voters.get(category_id, 0)
    if category is None or not counts or not voters:
        return "*nobody named anyone here*"
    slots = card.contest.rules.by_id[category_id].slots
    named = [f"{_name_key(card, category_id, key)} {counts[key]}" for key in list(counts)[:slots]]
    more = len(named) - CONTENDERS_NAMED_LIMIT
    listed = " · ".join(named[:CONTENDERS_NAMED_LIMIT])
    return f"{listed}{f' · {more} more' if more > 0 else ''} of {format_count(voters, 'ballot')}"


def _name_key(card: NominationsCard, category_id: CategoryId, key: NomineeId) -> str:
    category = card.get_category(category_id)
    nominee = category.by_id.get(key)
    return format_headline(category, nominee) if nominee else "someone"


def format_withdrawn_contender(withdrawn: ContenderWithdrawal) -> str:
    """Word the notice to members whose ballots name a contender that was withdrawn, or stands again."""
    context, contender = withdrawn.context, withdrawn.contender
    contest = context.contest
    where = (
        f"in **{name_category(context.ceremony, contender.category_id)}** of **{escape_text(contest.title)}**"
    )
    if not contender.withdrawn:
        return f"**{escape_text(contender.text)}** {where} stands again."
    return (
        f"A host has withdrawn **{escape_text(contender.text)}** {where}. It stays on your ballot, marked, until you "
        "name someone else with `/ballot`."
    )


def format_winners_contest_opened(contest: Contest) -> str:
    """Word the notice to members who played on the nominations that the contest on the winners is open."""
    where = ""
    if contest.channel_id is not None and contest.message_id is not None:
        link = PostLocation(contest.channel_id, contest.message_id).make_link(contest.guild_id)
        where = f" ([the contest]({link}))"
    return (
        f"You called the nominations; now call the winners: **{escape_text(contest.title)}** is open{where}. "
        f"Fill in your ballot with `/ballot`. Picks close {format_instant(contest.locks_at)}."
    )
