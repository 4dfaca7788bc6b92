"""How contests and their envelopes are worded: the rules in a sentence, the state, what became of an envelope."""

from collections.abc import Mapping

import discord

from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.contests.model import Contest, ContestState, Rules, Scoring
from bot.guilds.model import Cover
from bot.record.model import Category, Ceremony
from bot.verdicts.virtual_players import Guide
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, format_list, format_nominee_line

SCORING_NAMES: Mapping[Scoring, str] = {
    Scoring.CLASSIC: "Classic",
    Scoring.WEIGHTED: "Weighted",
    Scoring.BOLD: "Bold",
    Scoring.CONFIDENCE: "Confidence",
}

CONTEST_STATE_NAMES: Mapping[ContestState, str] = {
    ContestState.DRAFT: "a draft",
    ContestState.OPEN: "open",
    ContestState.LOCKED: "locked",
    ContestState.FINISHED: "finished",
    ContestState.CANCELLED: "cancelled",
}

CONTEST_STATE_MARKS: Mapping[ContestState, str] = {
    ContestState.DRAFT: "📝",
    ContestState.OPEN: "🗳️",
    ContestState.LOCKED: "🔒",
    ContestState.FINISHED: "🏁",
    ContestState.CANCELLED: "🚫",
}

BIG_EIGHT_CATEGORIES = (
    "best-picture",
    "best-director",
    "best-actor",
    "best-actress",
    "best-supporting-actor",
    "best-supporting-actress",
    "original-screenplay",
    "adapted-screenplay",
)
"""The canonical categories that everyone has seen something of."""


def describe_scoring(rules: Rules) -> str:
    """How a right pick is paid, in one sentence."""
    weights = [category.weight for category in rules.categories]
    paid = f"{min(weights, default=1)} to {max(weights, default=1)} points"
    match rules.scoring:
        case Scoring.CLASSIC:
            return "Every category you call right is one point."
        case Scoring.WEIGHTED if not rules.has_unequal_weights:
            return f"Every category you call right is {format_count(max(weights, default=1), 'point')}."
        case Scoring.WEIGHTED:
            return f"Big prizes count more: a category you call right is {paid}."
        case Scoring.BOLD:
            return (
                "Upsets pay: a category you call right earns its weight, "
                "and as much again for everyone who got it wrong."
            )
        case Scoring.CONFIDENCE:
            return (
                f"Stake each number from 1 to {rules.highest_stake} on one category: "
                "the number is what you get if you call it right."
            )


def describe_scoring_briefly(scoring: Scoring) -> str:
    """A preset in a list of choices, at most 100 characters."""
    return {
        Scoring.CLASSIC: "One point for every category called right",
        Scoring.WEIGHTED: "Big prizes count more: each category has a weight",
        Scoring.BOLD: "Upsets pay: the weight, again for everyone who got it wrong",
        Scoring.CONFIDENCE: "Members stake the numbers from 1 up, each on one category",
    }[scoring]


def describe_contest_scope(contest: Contest, ceremony: Ceremony) -> str:
    """What a contest asks about: "all 24 categories", "the big eight", "5 categories", "Best Director"."""
    chosen = {category.id for category in contest.rules.categories}
    if len(chosen) == 1:
        return name_category(ceremony, *chosen)
    if chosen and chosen == {category.id for category in ceremony.slate}:
        return format_all_categories(len(chosen))
    if len(chosen) == len(BIG_EIGHT_CATEGORIES) and chosen == set(find_big_eight(ceremony)):
        return "the big eight"
    return format_count(len(chosen), "category", "categories")


def format_all_categories(categories: int) -> str:
    """All of so many categories: "the only category", "both categories", "all 24 categories"."""
    return {1: "the only category", 2: "both categories"}.get(categories, f"all {categories} categories")


def find_big_eight(ceremony: Ceremony) -> tuple[str, ...]:
    """Which categories of a slate are the big eight, under whatever names; fewer where it has fewer."""
    return tuple(category.id for category in ceremony.slate if category.canonical in BIG_EIGHT_CATEGORIES)


def name_category(ceremony: Ceremony, category_id: str) -> str:
    """What a category of the slate is called; its id in words if the slate has it no more."""
    category = ceremony.by_id.get(category_id)
    return escape_text(category.title if category else spell_category_id(category_id))


def spell_category_id(category_id: str) -> str:
    """A category's name from its id alone, for where no slate is at hand: "best-picture" is "Best Picture"."""
    return escape_text(category_id.replace("-", " ").title())


VIRTUAL_PLAYER_NAMES: Mapping[Guide, str] = {
    Guide.ROOM: "always with the room",
    Guide.PRECURSORS: "always with the precursors",
}
"""Unranked players, by whom they follow."""

ERASED_MEMBER_NAME = "someone who left"
"""A member who was erased, in plain text."""


def cover_text(cover: Cover | None, text: str) -> str:
    """Text that gives a winner away, to be tapped first where it is covered."""
    return text if cover is None else f"||{text}||"


def format_thread_pointer(cover: Cover) -> str:
    """In place of the winner: that only the ceremony's thread tells it."""
    here = f", and here {discord.utils.format_dt(cover.until, 'R')}" if cover.until else ""
    return f"🤫 **The envelope is open.** Who won is told in <#{cover.thread_id}>{here}."


def format_cover_end(cover: Cover | None) -> str:
    """When what is to be tapped is shown openly, in a small line; nothing if it never is, or is already."""
    if cover is None or cover.thread_id is not None or cover.until is None:
        return ""
    return f"-# Shown openly {discord.utils.format_dt(cover.until, 'R')}."


CALLERS_NAMED_LIMIT = 8
"""Members named who called a winner; the others are counted."""


def format_outcome(change: ResultChange, cover: Cover | None = None) -> str:
    """The winner, or that there is none any more, in words."""
    if change.winners:
        note = "\n-# Corrected." if change.kind is ChangeKind.CORRECTED else ""
        if cover is not None and cover.thread_id is not None:
            return format_thread_pointer(cover) + note
        tie = "\n-# A tie: it pays everyone who picked either." if len(change.winners) > 1 else ""
        return "\n".join(_format_winner(change.category, one, cover) for one in change.winners) + tie + note
    if change.category.id in change.results.voided:
        return "🚫 **Cancelled.** This category counts for nobody."
    return "✉️ **Taken back.** The envelope is sealed again; picks stay closed, since the name was read."


def _format_winner(category: Category, nominee_id: str, cover: Cover | None) -> str:
    nominee = category.by_id.get(nominee_id)
    named = format_nominee_line(category, nominee, 150) if nominee else "someone no longer on the slate"
    return f"{TROPHY_EMOJI} {cover_text(cover, named)}"


def format_callers(effect: ContestEffect, winners: tuple[str, ...]) -> str:
    """Who called it: how many of those who picked, and their names."""
    picks, callers = effect.shares.voters, effect.shares.count_for(winners)
    if not picks:
        return "Nobody had a pick here."
    if not callers:
        return f"**Nobody called it**, of {format_count(picks, 'pick')}."
    names = [escape_text(ballot.name, 40) for ballot in effect.right_ballots if ballot.name]
    more = len(names) - CALLERS_NAMED_LIMIT
    shown = format_list([*names[:CALLERS_NAMED_LIMIT], *([f"{more} more"] if more > 0 else [])])
    share = "" if effect.shares.counts_only else f" ({effect.shares.share_for(winners):.0%})"
    everyone = "Everyone" if callers == picks and picks > 1 else f"{callers} of {picks}"
    return f"**{everyone} called it**{share}: {shown}" if shown else f"**{everyone} called it**{share}"
