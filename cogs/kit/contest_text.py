"""Wording about contests, results, virtual players and covered winners that several features share."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import discord

from bot.announcing.model import ChangeKind, ContestEffect, ResultChange
from bot.contests.lifecycle import list_askable_categories
from bot.contests.model import Contest, ContestState, Rules, Scoring
from bot.contests.scoring import HIGHEST_ODDS_FACTOR
from bot.guilds.model import Cover
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony
from bot.results.model import ResultAction
from bot.search.text import fold_text
from bot.verdicts.virtual_players import Guide, VirtualRecord
from cogs.kit.text import TROPHY_EMOJI, escape_text, format_count, format_list, format_nominee_line

SCORING_NAMES: Mapping[Scoring, str] = {
    Scoring.CLASSIC: "Classic",
    Scoring.WEIGHTED: "Weighted",
    Scoring.BOLD: "Bold",
    Scoring.CONFIDENCE: "Confidence",
    Scoring.ODDS: "Odds",
    Scoring.HITS: "Hits",
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

MAIN_PRIZES_COUNT = 6
"""How many of them, in their order, are the main prizes: the film, the director and the four of acting."""


def describe_scoring(rules: Rules) -> str:
    """Describe in one sentence what a right pick is worth."""
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
        case Scoring.ODDS:
            whose = f" that {escape_text(rules.odds.name, 60)} gave it" if rules.odds is not None else ""
            return (
                f"Long shots pay: a category you call right earns its weight ÷ the chance{whose}, "
                f"up to {HIGHEST_ODDS_FACTOR} times the weight, in whole points."
            )
        case Scoring.HITS:
            return "Every nominee you name is one point, and naming all you could is one more."


def describe_doubles(rules: Rules) -> str:
    """Describe in one sentence how many categories a member may double; empty without doubles."""
    if not rules.doubles:
        return ""
    which = format_count(rules.doubles, "category", "categories")
    return f"You may double {which}: called right, they count twice. Nobody sees which before picks close."


def describe_nominations_scoring(rules: Rules) -> str:
    """Describe in one sentence what a nominee is worth that a ballot named."""
    if rules.scoring is not Scoring.BOLD:
        return describe_scoring(rules)
    return (
        "Bold calls pay: a nominee you name earns the category’s weight, "
        "and as much again for everyone who did not name it."
    )


EQUAL_POINTS_RULE = (
    "Equal points: the closest tie-breaker answer goes first; without a tie-breaker, more right picks."
)
"""What orders members with equal points: the same words in posts, forms, `/help`, the podium and the documents.

At most 100 characters, the most that Discord shows under a form's label.
"""


def describe_scoring_briefly(scoring: Scoring) -> str:
    """Describe a scoring preset for a list of choices, in at most 100 characters."""
    return {
        Scoring.CLASSIC: "One point for every category called right",
        Scoring.WEIGHTED: "Big prizes count more: each category has a weight",
        Scoring.BOLD: "Upsets pay: the weight, again for everyone who got it wrong",
        Scoring.CONFIDENCE: "Members stake the numbers from 1 up, each on one category",
        Scoring.ODDS: "Long shots pay, by the odds of a forecaster that you import",
        Scoring.HITS: "Nominations: a point a nominee, one more for naming all you could",
    }[scoring]


def describe_contest_scope(contest: Contest, ceremony: Ceremony) -> str:
    """Describe which categories a contest covers: "all 24 categories", "the big eight", "Best Director"."""
    chosen = {category.id for category in contest.rules.categories}
    askable = list_askable_categories(contest.kind, ceremony)
    if len(chosen) == 1:
        return name_category(ceremony, *chosen)
    if chosen and chosen == {category.id for category in askable}:
        return format_all_categories(len(chosen))
    if len(chosen) == len(BIG_EIGHT_CATEGORIES) and chosen == set(find_big_eight(askable)):
        return "the big eight"
    return format_count(len(chosen), "category", "categories")


def format_all_categories(categories: int) -> str:
    """Format all of `categories` categories: "the only category", "both categories", "all 24 categories"."""
    return {1: "the only category", 2: "both categories"}.get(categories, f"all {categories} categories")


def find_big_eight(categories: Iterable[Category]) -> tuple[CategoryId, ...]:
    """Return the ids of those categories that belong to the big eight; fewer than eight if some are lacking."""
    return tuple(category.id for category in categories if category.canonical in BIG_EIGHT_CATEGORIES)


def find_main_prizes(ceremony: Ceremony, category_ids: Collection[CategoryId]) -> Sequence[CategoryId]:
    """Find the main prizes among a contest's categories; its first ones where it has too few of them."""
    main = BIG_EIGHT_CATEGORIES[:MAIN_PRIZES_COUNT]
    found = [one for one in category_ids if one in ceremony.by_id and ceremony.by_id[one].canonical in main]
    return found if len(found) > 1 else list(category_ids)[:MAIN_PRIZES_COUNT]


def is_main_prize(category: Category) -> bool:
    """Whether a category is one of the main prizes of its ceremony."""
    return category.canonical in BIG_EIGHT_CATEGORIES[:MAIN_PRIZES_COUNT]


def name_category(ceremony: Ceremony, category_id: CategoryId) -> str:
    """Return a category's title on the slate, escaped; its id in words if the slate no longer has it."""
    category = ceremony.by_id.get(category_id)
    return escape_text(category.title if category else spell_category_id(category_id))


def spell_category_id(category_id: CategoryId) -> str:
    """Derive a category's name from its id, where no slate is at hand: "best-picture" gives "Best Picture"."""
    return escape_text(category_id.replace("-", " ").title())


VIRTUAL_PLAYER_NAMES: Mapping[Guide, str] = {
    Guide.ROOM: "the room’s favourite every time",
    Guide.PRECURSORS: "the precursors’ favourite every time",
}
"""Names of the virtual players, by the strategy they follow; rivals have their own."""


def name_virtual_player(player: VirtualRecord) -> str:
    """Name a virtual player in Markdown: a rival by its own name."""
    return escape_text(player.name, 60) if player.guide is Guide.RIVAL else VIRTUAL_PLAYER_NAMES[player.guide]


def format_brier_score(player: VirtualRecord) -> str:
    """Format a rival's Brier score, `, Brier 0.31`; empty without one."""
    return "" if player.brier_score is None else f", Brier {float(player.brier_score):.2f}"


ERASED_MEMBER_NAME = "someone who left"
"""Stands for a member whose data was erased, wherever one is spoken of; plain text."""


MEMBER_NAME_LIMIT = 40
"""Most characters of a member's name that are shown; Discord allows 32."""


def format_member_name(name: str) -> str:
    """Format a member's last known name in Markdown; it is empty for an erased member."""
    return escape_text(name, MEMBER_NAME_LIMIT) or f"*{ERASED_MEMBER_NAME}*"


def is_named_in_title(title: str, ceremony_name: str) -> bool:
    """Whether a contest's title says its ceremony's name already, as it does unless a host chose another."""
    return f" {fold_text(ceremony_name)} " in f" {fold_text(title)} "


PAST_POLLS_NAME = "polls after the fact"
"""Names the polls on a ceremony whose winners were known when they were opened."""


def name_rehearsal(ceremony_name: str, title: str = "") -> str:
    """Name a contest that is a rehearsal after its ceremony, in Markdown; the title is empty if it has none."""
    if is_named_in_title(title, ceremony_name):
        return f"{escape_text(title)} · a rehearsal"
    name = escape_text(ceremony_name)
    return f"{name} · rehearsal: {escape_text(title)}" if title else f"{name} · a rehearsal"


def join_occasion(title: str, *details: str) -> str:
    """Join a contest's title with its ceremony's name and further details; what the title says is left out.

    The texts are plain, and so is the result.
    """
    return " · ".join([title, *(one for one in details if one and not is_named_in_title(title, one))])


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


CALLERS_NAMED_LIMIT = 8
"""How many members who picked a winner are named; the others are only counted."""


def format_outcome(change: ResultChange, cover: Cover | None = None) -> str:
    """Format the winner, or that there is none any more; covered if `cover` says so."""
    if change.winners:
        note = "\n-# Corrected." if change.kind is ChangeKind.CORRECTED else ""
        if cover is not None and cover.thread_id is not None:
            return format_thread_pointer(cover) + note
        tie = "\n-# A tie: it pays everyone who picked either." if len(change.winners) > 1 else ""
        return "\n".join(_format_winner(change.category, one, cover) for one in change.winners) + tie + note
    if change.category.id in change.results.voided:
        return "🚫 **Cancelled.** This category counts for nobody."
    return f"✉️ **Taken back.** The envelope is sealed again; {_describe_picks_after_undo(change)}"


def _describe_picks_after_undo(change: ResultChange) -> str:
    """Say whether the picks of a category are open after its result was taken back."""
    if change.category.id in change.results.ever_announced:
        return "picks stay closed, since the name was read."
    until = [
        f"until {discord.utils.format_dt(effect.contest.locks_at, 'F')}"
        for effect in change.effects
        if effect.contest.state is ContestState.OPEN and not effect.contest.rules.late_entries
    ]
    if change.results.latest[change.category.id].action is ResultAction.REOPEN:
        return f"a host opened its **picks again** {format_list(dict.fromkeys(until))}".rstrip() + "."
    return "the category counts again."


def _format_winner(category: Category, nominee_id: NomineeId, cover: Cover | None) -> str:
    nominee = category.by_id.get(nominee_id)
    named = format_nominee_line(category, nominee, 150) if nominee else "someone no longer on the slate"
    return f"{TROPHY_EMOJI} {cover_text(cover, named)}"


def format_callers(effect: ContestEffect, winners: tuple[NomineeId, ...]) -> str:
    """Format how many of those who picked were right, with their names."""
    picks, callers = effect.shares.voters, effect.shares.count_for(winners)
    if not picks:
        return "Nobody had a pick here."
    if not callers:
        return f"**Nobody called it**, of {format_count(picks, 'pick')}."
    names = [escape_text(ballot.name, 40) for ballot in effect.right_ballots if ballot.name]
    more = len(names) - CALLERS_NAMED_LIMIT
    shown = format_list([*names[:CALLERS_NAMED_LIMIT], *([f"{more} more"] if more > 0 else [])])
    share = "" if effect.shares.counts_only else f" ({effect.shares.share_for(winners):.0%})"
    everyone = f"{callers} of {picks}"
    if callers == picks and picks > 1:
        everyone = "Everyone" if picks == len(effect.after.rows) else "Everyone who picked"
    return f"**{everyone} called it**{share}: {shown}" if shown else f"**{everyone} called it**{share}"
