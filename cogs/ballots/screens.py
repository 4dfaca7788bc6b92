"""Pages of the ballot for its owner: a select for each open category, and the buttons below them."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.model import Contest, Scoring
from bot.contests.read_models import BallotPaper
from bot.contests.scoring import RightPick, score_odds
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category
from bot.reminders.model import ReminderKind
from cogs.ballots import routes
from cogs.ballots.paper_features import SEEN_EMOJI
from cogs.ballots.text import (
    EARLY_CLOSING_TEXTS,
    format_ballot_heading,
    format_pick,
    format_question_label,
    has_empty_categories,
)
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    MESSAGE_COMPONENT_LIMIT,
    CardPart,
    ControlRow,
    clamp_page,
    make_card,
    make_row,
    make_screen,
    make_section,
    make_separator,
)
from cogs.kit.routes import make_remind_button
from cogs.kit.text import (
    escape_text,
    format_count,
    format_full_label,
    shorten_text,
)

NOMINEES_PER_SELECT = 24
"""Most nominees in one select; the 25th option that Discord allows removes the pick."""

BALLOT_CATEGORIES_PER_PAGE = 8
"""Most categories on a page, so that it stays easy to scroll on a phone."""

_FRAME_COMPONENTS = 15
"""Components other than categories on a page: the card, its texts and separators, and two rows of buttons."""


def paper_screen(paper: BallotPaper, at: datetime, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make a page of the ballot.

    Args:
        paper: The ballot with its contest and slate.
        at: The instant of the press; categories closed by then have no select.
        page: The page, from 0; beyond the last it shows the last.
        note: A line on top about what was saved, or why it was not.
    """
    pages = split_pages(paper)
    page = clamp_page(page, len(pages))
    parts: list[CardPart] = [format_ballot_heading(paper, at, note), make_separator()]
    for category_id in pages[page]:
        parts += _make_category_parts(paper, category_id, page, at)
    return make_screen(make_card(*parts, make_separator(), *_make_paper_buttons(paper, at, page, len(pages))))


def split_pages(paper: BallotPaper) -> Sequence[Sequence[CategoryId]]:
    """Split the contest's categories into pages that each fit into one message, in the contest's order."""
    pages: list[list[CategoryId]] = [[]]
    room = MESSAGE_COMPONENT_LIMIT - _FRAME_COMPONENTS
    for entry in paper.contest.rules.categories:
        # A pick that can be doubled stands in a section, with a button beside it.
        heading = 3 if paper.contest.rules.doubles else 1
        needed = heading + 2 * _count_selects(paper.get_category(entry.id))
        if pages[-1] and (needed > room or len(pages[-1]) == BALLOT_CATEGORIES_PER_PAGE):
            pages.append([])
            room = MESSAGE_COMPONENT_LIMIT - _FRAME_COMPONENTS
        pages[-1].append(entry.id)
        room -= needed
    return pages


def find_category_page(paper: BallotPaper, category_id: CategoryId) -> int:
    """Return the number of the page with the category, from 0; on nominations each has one of its own."""
    if paper.contest.is_on_nominations:
        return paper.contest.rules.by_id[category_id].position
    return next((number for number, page in enumerate(split_pages(paper)) if category_id in page), 0)


def _count_selects(category: Category) -> int:
    return max(1, -(-sum(not nominee.withdrawn for nominee in category.nominees) // NOMINEES_PER_SELECT))


def _make_category_parts(
    paper: BallotPaper, category_id: CategoryId, page: int, at: datetime
) -> list[CardPart]:
    category = paper.get_category(category_id)
    name = escape_text(category.title)
    pick = format_pick(paper, category_id)
    if not paper.is_open(category_id, at):
        why = paper.find_early_closing(category_id, at)
        reason = f"\n-# {EARLY_CLOSING_TEXTS[why]}" if why is not None else ""
        return [f"🔒 **{name}**\n-# {pick or 'no pick'}{reason}"]
    mark = "▫️" if category_id in paper.list_missing(at) else "✅"
    heading: CardPart = f"{mark} **{name}**{_format_worth(paper, category_id)}"
    if paper.contest.rules.doubles and category_id in paper.ballot.picks:
        heading = make_section(heading, _make_double_button(paper, category_id, page))
    return [heading, *_make_pick_selects(paper, category, page)]


def _make_double_button(paper: BallotPaper, category_id: CategoryId, page: int) -> Control:
    """Make the button that has a pick counted twice, or once again."""
    doubled = paper.ballot.picks[category_id].doubled
    return make_button(
        routes.BALLOT_DOUBLE_ROUTE,
        paper.contest.id,
        category_id,
        "off" if doubled else "on",
        page,
        label="Doubled" if doubled else "Double",
        emoji="⏫",
        style=discord.ButtonStyle.success if doubled else discord.ButtonStyle.secondary,
    )


def _format_worth(paper: BallotPaper, category_id: CategoryId) -> str:
    rules = paper.contest.rules
    pick = paper.ballot.picks.get(category_id)
    if rules.scoring is Scoring.CONFIDENCE:
        return f" · staked {pick.stake}" if pick and pick.stake is not None else ""
    weight = rules.get_weight(category_id)
    return f" · ×{weight}" if weight > 1 else ""


def _make_pick_selects(paper: BallotPaper, category: Category, page: int) -> list[CardPart]:
    pick = paper.ballot.picks.get(category.id)
    open_nominees = [nominee for nominee in category.nominees if not nominee.withdrawn]
    selects: list[CardPart] = []
    for start in range(0, len(open_nominees), NOMINEES_PER_SELECT):
        choices = [
            discord.SelectOption(
                value=nominee.id,
                label=format_full_label(category, nominee),
                description=_describe_reward(paper.contest, category.id, nominee.id),
                emoji=SEEN_EMOJI if (category.id, nominee.id) in paper.seen else None,
                default=pick is not None and pick.nominee_id == nominee.id,
            )
            for nominee in open_nominees[start : start + NOMINEES_PER_SELECT]
        ]
        if pick is not None:
            choices.append(
                discord.SelectOption(value=routes.NO_PICK_VALUE, label="No pick after all", emoji="✖️")
            )
        picked_here = any(option.default for option in choices)
        prompt = f"Choose: {category.title}" if pick is None else f"Change: {category.title}"
        menu = make_select(
            routes.BALLOT_PICK_ROUTE,
            paper.contest.id,
            category.id,
            start // NOMINEES_PER_SELECT,
            page,
            options=choices,
            placeholder=shorten_text(prompt if not picked_here else category.title, 150),
        )
        selects.append(make_row(menu))
    return selects


def _describe_reward(contest: Contest, category_id: CategoryId, nominee_id: NomineeId) -> str | None:
    """Describe what a nominee pays under `odds`; None under every other preset, where all pay the same."""
    rules = contest.rules
    if rules.scoring is not Scoring.ODDS or rules.odds is None:
        return None
    chance = rules.odds.find_chance(category_id, nominee_id)
    points = score_odds(RightPick(rules.get_weight(category_id), picks=1, right=1, stake=None, chance=chance))
    return f"pays {format_count(points, 'point')}"


def _make_paper_buttons(paper: BallotPaper, at: datetime, page: int, pages: int) -> list[ControlRow]:
    contest = paper.contest
    turns: list[Control] = []
    if pages > 1:
        turns = [
            make_button(
                routes.BALLOT_PAGE_ROUTE, contest.id, "p", max(page - 1, 0), emoji="◀️", disabled=page == 0
            ),
            make_button(
                routes.BALLOT_PAGE_ROUTE, contest.id, "h", page, label=f"{page + 1} / {pages}", disabled=True
            ),
            make_button(
                routes.BALLOT_PAGE_ROUTE, contest.id, "n", page + 1, emoji="▶️", disabled=page == pages - 1
            ),
        ]
    missing = paper.list_missing(at)
    if missing:
        missing_page = find_category_page(paper, missing[0])
        label = f"Still missing: {len(missing)}"
        turns.append(
            make_button(
                routes.BALLOT_PAGE_ROUTE,
                contest.id,
                "m",
                missing_page,
                label=label,
                style=discord.ButtonStyle.primary,
            )
        )
    style = discord.ButtonStyle.secondary if missing else discord.ButtonStyle.success
    more = [
        make_button(routes.BALLOT_REVIEW_ROUTE, contest.id, "r", 0, label="Review", emoji="🗳️", style=style)
    ]
    if has_empty_categories(paper, at):
        more.append(make_fill_button(contest))
    if contest.rules.scoring is Scoring.CONFIDENCE:
        more.append(make_button(routes.BALLOT_STAKES_ROUTE, contest.id, "s", 0, label="Stakes", emoji="🎲"))
    if paper.takes_answer(at):
        more.append(
            make_button(
                routes.TIEBREAKER_QUESTION_ROUTE, contest.id, label=format_question_label(paper), emoji="⚖️"
            )
        )
    if paper.can_remind and contest.awaits_lock(at):
        more.append(make_remind_button(ReminderKind.LOCK, str(contest.id)))
    return [make_row(*turns), make_row(*more)] if turns else [make_row(*more)]


def make_fill_button(contest: Contest) -> Control:
    """Make the button that shows what could fill the categories without a pick."""
    return make_button(
        routes.BALLOT_FILL_ROUTE, contest.id, routes.ANY_SOURCE, label="Fill the rest …", emoji="✨"
    )
