"""Everything on a ballot at a glance, and the way back to each category."""

from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import BallotPaper
from bot.contests.model import Scoring
from cogs.ballot import routes
from cogs.ballot.paper import chosen, heading, page_of, question_label
from cogs.kit import words
from cogs.kit.controls import Control, button
from cogs.kit.layouts import Part, card, clamp_page, line, page_count, pager, row, screen

PER_PAGE = 24
"""Categories on a page: the whole of the Oscars."""


def review_screen(paper: BallotPaper, at: datetime, page: int = 0, told: str = "") -> ui.LayoutView:
    """The ballot as it is saved, category by category.

    Args:
        paper: The ballot.
        at: The instant of the press that shows it.
        page: The page, from 0.
        told: What to say on top.
    """
    contest = paper.contest
    categories = contest.rules.categories
    pages = page_count(len(categories), PER_PAGE)
    page = clamp_page(page, pages)
    shown = categories[page * PER_PAGE : (page + 1) * PER_PAGE]
    parts: list[Part] = [heading(paper, at, told), line()]
    parts.append("\n".join(_entry(paper, entry.id, at) for entry in shown))
    if contest.rules.tiebreaker is not None:
        answer = paper.ballot.tiebreaker
        given = "no answer yet" if answer is None else f"**{answer:,}**"
        parts += [line(), f"⚖️ {words.plain(contest.rules.tiebreaker)} {given}"]
    controls = _controls(paper, at)
    turning = pager(routes.REVIEW, [contest.id], page, pages)
    return screen(card(*parts, *turning, *([row(*controls)] if controls else [])))


def clear_screen(paper: BallotPaper) -> ui.LayoutView:
    """The question before everything is taken back."""
    contest = paper.contest
    return screen(
        card(
            f"## Start again?\nThis takes back {words.count(paper.made, 'pick')} in **{words.plain(contest.title)}**.",
            row(
                button(
                    routes.CLEAR_ALL,
                    contest.id,
                    "yes",
                    label="Yes, clear my ballot",
                    style=discord.ButtonStyle.danger,
                ),
                button(routes.REVIEW, contest.id, "k", 0, label="Keep it"),
            ),
        )
    )


def _entry(paper: BallotPaper, category_id: str, at: datetime) -> str:
    name = words.plain(paper.category(category_id).title)
    pick = words.shorten(chosen(paper, category_id), 110)
    if pick:
        mark = "✅" if paper.is_open(category_id, at) else "🔒"
        return f"{mark} {name}: {pick}"
    return f"▫️ {name}" if paper.is_open(category_id, at) else f"🔒 {name}: *no pick*"


def _controls(paper: BallotPaper, at: datetime) -> list[Control]:
    contest = paper.contest
    if not contest.open_at(at):
        return []
    missing = [category_id for category_id in paper.missing if paper.is_open(category_id, at)]
    target = page_of(paper, missing[0]) if missing else 0
    label = f"Fill in the last {len(missing)}" if missing else "Change picks"
    style = discord.ButtonStyle.primary if missing else discord.ButtonStyle.secondary
    controls = [button(routes.PAGE, contest.id, "b", target, label=label, style=style)]
    if contest.rules.scoring is Scoring.CONFIDENCE:
        controls.append(button(routes.STAKES, contest.id, "s", 0, label="Stakes", emoji="🎲"))
    if contest.rules.tiebreaker is not None:
        controls.append(button(routes.QUESTION, contest.id, label=question_label(paper), emoji="⚖️"))
    if paper.made:
        controls.append(button(routes.CLEAR_ALL, contest.id, "ask", label="Clear all", emoji="🧹"))
    return controls
