"""Screens of the ballot for its owner: pages of selects, the review, and the confirmation to clear it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.early_closing import EarlyClosing
from bot.contests.model import Contest, Scoring
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId
from bot.record.model import Category, Headline
from cogs.ballots import routes
from cogs.kit.contest_text import is_named_in_title
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    MESSAGE_COMPONENT_LIMIT,
    CardPart,
    ControlRow,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.text import (
    escape_text,
    format_byline,
    format_count,
    format_full_label,
    format_headline,
    format_share_bar,
    shorten_text,
)

NOMINEES_PER_SELECT = 24
"""Most nominees in one select; the 25th option that Discord allows removes the pick."""

BALLOT_CATEGORIES_PER_PAGE = 8
"""Most categories on a page, so that it stays easy to scroll on a phone."""

_FRAME_COMPONENTS = 14
"""Components other than categories on a page: the card, its texts and separators, and two rows of buttons."""


EARLY_CLOSING_TEXTS: Mapping[EarlyClosing, str] = {
    EarlyClosing.ANNOUNCED: "Closed before its time: its envelope was opened.",
    EarlyClosing.TAKEN_BACK: "Closed before its time: its envelope was opened, and then taken back.",
    EarlyClosing.VOIDED: "Cancelled: it counts for nobody.",
    EarlyClosing.CLOSED_BY_HOST: "Closed before its time by a host.",
}
_BRIEF_EARLY_CLOSINGS: Mapping[EarlyClosing, str] = {
    EarlyClosing.ANNOUNCED: "envelope opened",
    EarlyClosing.TAKEN_BACK: "opened, then taken back",
    EarlyClosing.VOIDED: "cancelled",
    EarlyClosing.CLOSED_BY_HOST: "closed by a host",
}
"""Why a category is closed before its time: in full, and for the lines of the review."""


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
        needed = 1 + 2 * _count_selects(paper.get_category(entry.id))
        if pages[-1] and (needed > room or len(pages[-1]) == BALLOT_CATEGORIES_PER_PAGE):
            pages.append([])
            room = MESSAGE_COMPONENT_LIMIT - _FRAME_COMPONENTS
        pages[-1].append(entry.id)
        room -= needed
    return pages


def find_category_page(paper: BallotPaper, category_id: CategoryId) -> int:
    """Return the number of the page with the category, from 0."""
    return next((number for number, page in enumerate(split_pages(paper)) if category_id in page), 0)


def format_ballot_heading(paper: BallotPaper, at: datetime, note: str) -> str:
    """Format the heading: contest, lock time, number of picks, and a note about what just happened."""
    contest = paper.contest
    once = is_named_in_title(contest.title, paper.ceremony.name)
    named = "" if once else f"{escape_text(paper.ceremony.name)} · "
    filled = paper.pick_count / paper.category_count if paper.category_count else 0
    lines = [
        f"## {escape_text(contest.title)}",
        f"-# {named}{_format_closing(contest, at)}",
        f"`{format_share_bar(filled)}` **{paper.pick_count} of {paper.category_count}** picked",
    ]
    if paper.ballot.set_aside is not None:
        reason = f": {escape_text(paper.ballot.set_aside)}" if paper.ballot.set_aside else ""
        lines.append(f"🗂️ A host has set it aside, so it is not in the standings{reason}")
    return "\n".join([*lines, note] if note else lines)


def format_pick(paper: BallotPaper, category_id: CategoryId) -> str:
    """Format the pick in a category with its stake; empty if there is none."""
    pick = paper.ballot.picks.get(category_id)
    if pick is None:
        return ""
    category = paper.get_category(category_id)
    nominee = category.by_id.get(pick.nominee_id)
    name = format_headline(category, nominee) if nominee else "someone no longer on the slate"
    # A film is clear from its title; a person, a song or a country needs its film beside it.
    byline = (
        format_byline(category, nominee, 60) if nominee and category.headline is not Headline.FILM else ""
    )
    stake = f" · staked {pick.stake}" if pick.stake is not None else ""
    withdrawn = " · withdrawn" if nominee and nominee.withdrawn else ""
    return f"**{name}**" + (f" · {byline}" if byline else "") + stake + withdrawn


def _format_closing(contest: Contest, at: datetime) -> str:
    if not contest.is_open_at(at):
        return f"closed {discord.utils.format_dt(contest.ends_at, 'R')}"
    if contest.rules.late_entries:
        return "each category closes when its envelope is opened"
    return f"locks {discord.utils.format_dt(contest.locks_at, 'R')}"


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
    mark = "✅" if category_id not in paper.missing_ids else "▫️"
    return [
        f"{mark} **{name}**{_format_worth(paper, category_id)}",
        *_make_pick_selects(paper, category, page),
    ]


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
    missing = [category_id for category_id in paper.missing_ids if paper.is_open(category_id, at)]
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
    if contest.rules.scoring is Scoring.CONFIDENCE:
        more.append(make_button(routes.BALLOT_STAKES_ROUTE, contest.id, "s", 0, label="Stakes", emoji="🎲"))
    if paper.takes_answer(at):
        more.append(
            make_button(
                routes.TIEBREAKER_QUESTION_ROUTE, contest.id, label=format_question_label(paper), emoji="⚖️"
            )
        )
    return [make_row(*turns), make_row(*more)] if turns else [make_row(*more)]


def format_question_label(paper: BallotPaper) -> str:
    """Return the label of the tie-breaker's button, with the answer once there is one."""
    answer = paper.ballot.tiebreaker
    return "Tie-breaker" if answer is None else f"Tie-breaker: {answer:,}"


def format_saved_pick(paper: BallotPaper, category_id: CategoryId) -> str:
    """Format the note shown after a pick was saved."""
    category = escape_text(paper.get_category(category_id).title)
    pick = format_pick(paper, category_id)
    return f"💾 Saved: {category}, {pick}." if pick else f"💾 Saved: no pick for {category}."


REVIEW_CATEGORIES_PER_PAGE = 24
"""Most categories on a page of the review; the Oscars fit on one."""


def review_screen(paper: BallotPaper, at: datetime, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make a page of the review: the saved picks, category by category.

    Args:
        paper: The ballot with its contest and slate.
        at: The instant of the press.
        page: The page, from 0.
        note: A line on top.
    """
    contest = paper.contest
    categories = contest.rules.categories
    pages = count_pages(len(categories), REVIEW_CATEGORIES_PER_PAGE)
    page = clamp_page(page, pages)
    shown = categories[page * REVIEW_CATEGORIES_PER_PAGE : (page + 1) * REVIEW_CATEGORIES_PER_PAGE]
    parts: list[CardPart] = [format_ballot_heading(paper, at, note), make_separator()]
    parts.append("\n".join(_format_review_entry(paper, entry.id, at) for entry in shown))
    if contest.rules.tiebreaker is not None:
        answer = paper.ballot.tiebreaker
        is_open = paper.takes_answer(at)
        given = f"**{answer:,}**" if answer is not None else "no answer yet" if is_open else "no answer"
        closed = "" if is_open else "\n-# 🔒 It takes no more answers."
        parts += [make_separator(), f"⚖️ {escape_text(contest.rules.tiebreaker)} {given}{closed}"]
    controls = _make_review_buttons(paper, at)
    turning = make_pager(routes.BALLOT_REVIEW_ROUTE, [contest.id], page, pages)
    return make_screen(make_card(*parts, *turning, *([make_row(*controls)] if controls else [])))


def confirm_clear_screen(paper: BallotPaper) -> ui.LayoutView:
    """Make the confirmation before all picks are removed."""
    contest = paper.contest
    return make_screen(
        make_card(
            f"## Start again?\nThis takes back {format_count(paper.pick_count, 'pick')} in "
            f"**{escape_text(contest.title)}**.",
            make_row(
                make_button(
                    routes.BALLOT_CLEAR_ROUTE,
                    contest.id,
                    "yes",
                    label="Yes, clear my ballot",
                    style=discord.ButtonStyle.danger,
                ),
                make_button(routes.BALLOT_REVIEW_ROUTE, contest.id, "k", 0, label="Keep it"),
            ),
        )
    )


def _format_review_entry(paper: BallotPaper, category_id: CategoryId, at: datetime) -> str:
    name = escape_text(paper.get_category(category_id).title)
    pick = shorten_text(format_pick(paper, category_id), 110)
    if paper.is_open(category_id, at):
        return f"✅ {name}: {pick}" if pick else f"▫️ {name}"
    why = paper.find_early_closing(category_id, at)
    reason = f" · {_BRIEF_EARLY_CLOSINGS[why]}" if why is not None else ""
    return f"🔒 {name}: {pick or '*no pick*'}{reason}"


def _make_review_buttons(paper: BallotPaper, at: datetime) -> list[Control]:
    contest = paper.contest
    if not contest.is_open_at(at):
        return []
    missing = [category_id for category_id in paper.missing_ids if paper.is_open(category_id, at)]
    missing_page = find_category_page(paper, missing[0]) if missing else 0
    label = f"Fill in the last {len(missing)}" if missing else "Change picks"
    style = discord.ButtonStyle.primary if missing else discord.ButtonStyle.secondary
    controls = [
        make_button(routes.BALLOT_PAGE_ROUTE, contest.id, "b", missing_page, label=label, style=style)
    ]
    if contest.rules.scoring is Scoring.CONFIDENCE:
        controls.append(
            make_button(routes.BALLOT_STAKES_ROUTE, contest.id, "s", 0, label="Stakes", emoji="🎲")
        )
    if paper.takes_answer(at):
        controls.append(
            make_button(
                routes.TIEBREAKER_QUESTION_ROUTE, contest.id, label=format_question_label(paper), emoji="⚖️"
            )
        )
    if paper.pick_count:
        controls.append(
            make_button(routes.BALLOT_CLEAR_ROUTE, contest.id, "ask", label="Clear all", emoji="🧹")
        )
    return controls
