"""How contests are told to members: the rules in a sentence, the state, what it asks about."""

from collections.abc import Mapping

import discord

from bot.contests.model import Contest, ContestState, Rules, Scoring
from bot.guilds.model import Cover
from bot.record.model import Ceremony
from bot.verdicts.virtual_players import Guide
from cogs.kit.text import escape_text, format_count

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
