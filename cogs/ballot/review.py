"""Everything on a ballot at a glance, and the way back to each category."""

from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import BallotPaper
from bot.contests.model import Scoring
from cogs.ballot import routes
from cogs.ballot.paper import find_category_page, format_ballot_heading, format_pick, format_question_label
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import (
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.words import escape_text, format_count, shorten_text

REVIEW_CATEGORIES_PER_PAGE = 24
"""Categories on a page: the whole of the Oscars."""


def review_screen(paper: BallotPaper, at: datetime, page: int = 0, note: str = "") -> ui.LayoutView:
    """The ballot as it is saved, category by category.

    Args:
        paper: The ballot.
        at: The instant of the press that shows it.
        page: The page, from 0.
        note: What to say on top.
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
        given = "no answer yet" if answer is None else f"**{answer:,}**"
        parts += [make_separator(), f"⚖️ {escape_text(contest.rules.tiebreaker)} {given}"]
    controls = _make_review_buttons(paper, at)
    turning = make_pager(routes.BALLOT_REVIEW_ROUTE, [contest.id], page, pages)
    return make_screen(make_card(*parts, *turning, *([make_row(*controls)] if controls else [])))


def confirm_clear_screen(paper: BallotPaper) -> ui.LayoutView:
    """The question before everything is taken back."""
    contest = paper.contest
    return make_screen(
        make_card(
            f"## Start again?\nThis takes back {format_count(paper.pick_count, 'pick')} in **{escape_text(contest.title)}**.",
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


def _format_review_entry(paper: BallotPaper, category_id: str, at: datetime) -> str:
    name = escape_text(paper.get_category(category_id).title)
    pick = shorten_text(format_pick(paper, category_id), 110)
    if pick:
        mark = "✅" if paper.is_open(category_id, at) else "🔒"
        return f"{mark} {name}: {pick}"
    return f"▫️ {name}" if paper.is_open(category_id, at) else f"🔒 {name}: *no pick*"


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
    if contest.rules.tiebreaker is not None:
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
