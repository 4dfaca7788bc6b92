"""Screens of the review of a ballot, category by category, and of the confirmation to clear it."""

from datetime import datetime

import discord
from discord import ui

from bot.contests.model import Scoring
from bot.contests.nominations.read_models import NominationsPaper
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId
from bot.reminders.model import ReminderKind
from cogs.ballots import routes
from cogs.ballots.nomination_screens import format_named_contenders
from cogs.ballots.screens import find_category_page, make_fill_button
from cogs.ballots.text import (
    BRIEF_EARLY_CLOSING_TEXTS,
    format_ballot_heading,
    format_pick,
    format_question_label,
    has_empty_categories,
)
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
from cogs.kit.routes import make_remind_button, make_share_button
from cogs.kit.text import (
    escape_text,
    format_count,
    shorten_text,
)

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
    share = [make_share_button(contest.id)] if paper.pick_count else []
    can_remind = paper.can_remind and contest.awaits_lock(at)
    remind = [make_remind_button(ReminderKind.LOCK, str(contest.id))] if can_remind else []
    rows = [_make_review_buttons(paper, at), [*share, *remind]]
    turning = make_pager(routes.BALLOT_REVIEW_ROUTE, [contest.id], page, pages)
    return make_screen(make_card(*parts, *turning, *(make_row(*row) for row in rows if row)))


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
    if isinstance(paper, NominationsPaper):
        pick = shorten_text(format_named_contenders(paper, category_id), 150)
    else:
        pick = shorten_text(format_pick(paper, category_id), 110)
    if paper.is_open(category_id, at):
        return f"{'▫️' if category_id in paper.missing_ids else '✅'} {name}: {pick}" if pick else f"▫️ {name}"
    why = paper.find_early_closing(category_id, at)
    reason = f" · {BRIEF_EARLY_CLOSING_TEXTS[why]}" if why is not None else ""
    return f"🔒 {name}: {pick or '*no pick*'}{reason}"


def _make_review_buttons(paper: BallotPaper, at: datetime) -> list[Control]:
    contest = paper.contest
    if not contest.is_open_at(at):
        return []
    missing = paper.list_missing(at)
    missing_page = find_category_page(paper, missing[0]) if missing else 0
    label = f"Fill in the last {len(missing)}" if missing else "Change picks"
    style = discord.ButtonStyle.primary if missing else discord.ButtonStyle.secondary
    controls = [
        make_button(routes.BALLOT_PAGE_ROUTE, contest.id, "b", missing_page, label=label, style=style)
    ]
    if has_empty_categories(paper, at):
        controls.append(make_fill_button(contest))
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
