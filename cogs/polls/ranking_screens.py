"""Screens for members who rank: the ranking with its next choice, and the ranking when it is done or closed."""

from datetime import datetime

import discord
from discord import ui

from bot.polls.read_models import RankingPaper
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import OPEN_LIST, POLL_LIST_ROUTE
from cogs.kit.text import escape_text, format_full_label, format_ordinal
from cogs.polls import ranking_text, text
from cogs.polls.routes import (
    POLL_RANK_ROUTE,
    RANK_CLEAR_ROUTE,
    RANK_DONE_ROUTE,
    RANK_NEXT_ROUTE,
    RANK_UNDO_ROUTE,
)

CHOICES_LISTED_LIMIT = 25
"""Most choices of a ranking that are listed; more are counted."""


def ranking_screen(paper: RankingPaper, now: datetime, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make the screen on which a member ranks; of a closed poll, their ranking as it was counted.

    Args:
        paper: Their ranking.
        now: The current instant.
        page: The page of nominees to choose from, from 0; beyond the last it shows the last.
        note: A line on top about what was saved, or why it was not.
    """
    if not paper.poll.is_open_at(now):
        return _closed_ranking_screen(paper, now, note)
    parts: list[CardPart] = [_format_heading(paper, note), make_separator(), _format_ranking(paper)]
    parts += _make_choice_controls(paper, page)
    count = len(paper.ranking)
    steps = [
        make_button(RANK_UNDO_ROUTE, paper.poll.id, label="Undo", emoji="↩️", disabled=not count),
        make_button(RANK_CLEAR_ROUTE, paper.poll.id, label="Start again", emoji="🗑️", disabled=not count),
        make_button(
            RANK_DONE_ROUTE,
            paper.poll.id,
            label="Done",
            style=discord.ButtonStyle.success,
            disabled=not count,
        ),
    ]
    parts.append(make_row(*steps))
    parts.append(f"-# Saved at each press. The poll {text.format_closing(paper.poll, now)}.")
    return make_screen(make_card(*parts))


def ranked_screen(paper: RankingPaper, now: datetime) -> ui.LayoutView:
    """Make the confirmation of a ranking that is done, which can still be changed."""
    if not paper.poll.is_open_at(now):
        return _closed_ranking_screen(paper, now)
    if not paper.ranking:
        return ranking_screen(paper, now)
    category = escape_text(paper.category.title)
    body = (
        f"💾 Saved. **{category}**, who should win:\n{_format_ranking(paper)}\n"
        f"-# Change your mind as often as you like: the poll {text.format_closing(paper.poll, now)}."
    )
    buttons = make_row(_make_rank_button(paper, "Change my ranking"), _make_list_button())
    return make_screen(make_card(body, buttons))


def _closed_ranking_screen(paper: RankingPaper, now: datetime, note: str = "") -> ui.LayoutView:
    ranked = _format_ranking(paper) if paper.ranking else "You ranked nobody in it."
    body = "\n".join(
        filter(
            None,
            [
                f"## 🔒 {escape_text(paper.category.title)}",
                f"-# Who should win · {text.format_closing(paper.poll, now)}",
                note,
                ranked,
                ranking_text.format_line(paper.line),
            ],
        )
    )
    return make_screen(make_card(body, make_row(_make_list_button()), colour=CURTAIN_ACCENT))


def _format_heading(paper: RankingPaper, note: str) -> str:
    lines = [
        f"## 🗳️ {escape_text(paper.category.title)}: who **should** win?",
        f"-# {ranking_text.COUNTING_RULE}" if not paper.ranking else "",
        note,
    ]
    return "\n".join(line for line in lines if line)


def _format_ranking(paper: RankingPaper) -> str:
    if not paper.ranking:
        return "You have ranked nobody yet."
    return ranking_text.format_ranking(paper.category, paper.ranking, CHOICES_LISTED_LIMIT)


def _make_choice_controls(paper: RankingPaper, page: int) -> list[CardPart]:
    """Make the select of who is left, and its pager if there are more than a select can hold."""
    left = paper.unranked
    if not left:
        return ["-# You have ranked them all."]
    pages = count_pages(len(left), SELECT_OPTION_LIMIT)
    page = clamp_page(page, pages)
    start = page * SELECT_OPTION_LIMIT
    options = [
        discord.SelectOption(value=nominee.id, label=format_full_label(paper.category, nominee))
        for nominee in left[start : start + SELECT_OPTION_LIMIT]
    ]
    more = f" (page {page + 1} of {pages})" if pages > 1 else ""
    prompt = f"Next choice: your {format_ordinal(len(paper.ranking) + 1)}{more}"
    menu = make_select(RANK_NEXT_ROUTE, paper.poll.id, page, options=options, placeholder=prompt)
    return [make_row(menu), *make_pager(POLL_RANK_ROUTE, [paper.poll.id], page, pages)]


def _make_rank_button(paper: RankingPaper, label: str) -> Control:
    return make_button(POLL_RANK_ROUTE, paper.poll.id, "o", 0, label=label, emoji="🔢")


def _make_list_button() -> Control:
    return make_button(POLL_LIST_ROUTE, OPEN_LIST, "v", 0, label="All polls and my votes")
