"""Wording about contests, virtual players and covered winners that several features share."""

from collections.abc import Mapping

import discord

from bot.contests.model import Contest, ContestState, Rules, Scoring
from bot.guilds.model import Cover
from bot.ids import CategoryId
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
"""Ids of the eight canonical categories that most viewers follow."""


def describe_scoring(rules: Rules) -> str:
    """Describe in one sentence what a right pick is worth."""
    weights = [category.weight for category in rules.categories]
    paid = f"{min(weights, default=1)} to {max(weights, default=1)} points"
    match rules.scoring:
        case Scoring.CLASSIC:
            return "Every category you call right is one point."
        case Scoring.WEIGHTED if len(set(weights)) < 2:
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
    """Describe a scoring preset for a list of choices, in at most 100 characters."""
    return {
        Scoring.CLASSIC: "One point for every category called right",
        Scoring.WEIGHTED: "Big prizes count more: each category has a weight",
        Scoring.BOLD: "Upsets pay: the weight, again for everyone who got it wrong",
        Scoring.CONFIDENCE: "Members stake the numbers from 1 up, each on one category",
    }[scoring]


def describe_contest_scope(contest: Contest, ceremony: Ceremony) -> str:
    """Describe which categories a contest covers: "all 24 categories", "the big eight", "Best Director"."""
    chosen = {category.id for category in contest.rules.categories}
    if len(chosen) == 1:
        return name_category(ceremony, *chosen)
    if chosen and chosen == {category.id for category in ceremony.slate}:
        return format_all_categories(len(chosen))
    if len(chosen) == len(BIG_EIGHT_CATEGORIES) and chosen == set(find_big_eight(ceremony)):
        return "the big eight"
    return format_count(len(chosen), "category", "categories")


def format_all_categories(categories: int) -> str:
    """Format all of `categories` categories: "the only category", "both categories", "all 24 categories"."""
    return {1: "the only category", 2: "both categories"}.get(categories, f"all {categories} categories")


def find_big_eight(ceremony: Ceremony) -> tuple[CategoryId, ...]:
    """Return the ids of the slate's categories that belong to the big eight; fewer if the slate lacks some."""
    return tuple(category.id for category in ceremony.slate if category.canonical in BIG_EIGHT_CATEGORIES)


def name_category(ceremony: Ceremony, category_id: CategoryId) -> str:
    """Return a category's title on the slate, escaped; its id in words if the slate no longer has it."""
    category = ceremony.by_id.get(category_id)
    return escape_text(category.title if category else spell_category_id(category_id))


def spell_category_id(category_id: CategoryId) -> str:
    """Derive a category's name from its id, where no slate is at hand: "best-picture" gives "Best Picture"."""
    return escape_text(category_id.replace("-", " ").title())


VIRTUAL_PLAYER_NAMES: Mapping[Guide, str] = {
    Guide.ROOM: "always with the room",
    Guide.PRECURSORS: "always with the precursors",
}
"""Names of the virtual players, by the strategy they follow."""

ERASED_MEMBER_NAME = "someone who left"
"""Stands for a member whose data was erased; plain text."""


def cover_text(cover: Cover | None, text: str) -> str:
    """Put text that reveals a winner behind a Discord spoiler if it is covered."""
    return text if cover is None else f"||{text}||"


def format_thread_pointer(cover: Cover) -> str:
    """Format the line shown instead of a winner that only the ceremony's thread reveals."""
    here = f", and here {discord.utils.format_dt(cover.until, 'R')}" if cover.until else ""
    return f"🤫 **The envelope is open.** Who won is told in <#{cover.thread_id}>{here}."


def format_cover_end(cover: Cover | None) -> str:
    """Format a small line with the time at which a covered winner is uncovered; empty if never or already."""
    if cover is None or cover.thread_id is not None or cover.until is None:
        return ""
    return f"-# Shown openly {discord.utils.format_dt(cover.until, 'R')}."
