"""Screens of a contest's rivals for hosts: who plays along, what a file left open, and the removal of one."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.contests.model import ContestState, Scoring
from bot.record.model import Category
from bot.rivals.matching import rank_nominees
from bot.rivals.model import ImportOutcome, Rival, RivalBoard, RivalQuestion
from cogs.contests import routes
from cogs.kit.contest_text import name_category
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, format_count, format_full_label, format_list, shorten_text

LEAVE_OUT_VALUE = "-"
"""The value of the option that leaves a line of a file out."""

MEANINGS_PER_PAGE = SELECT_OPTION_LIMIT - 1
"""Most meanings of a name that are offered at once, beside leaving its line out."""

UNCOVERED_NAMED_LIMIT = 3
"""Most categories named that a rival does not cover."""

_EXAMPLE = (
    "```\nplayer,category,nominee,probability\nThe market,Best Picture,Anora,55%\n"
    "The market,Best Picture,Conclave,30%\n```"
)


def rivals_screen(board: RivalBoard, note: str = "") -> ui.LayoutView:
    """Make the list of a contest's rivals with what can be done about them.

    Args:
        board: The rivals.
        note: What has just happened.
    """
    contest = board.contest
    heading = f"## ⚔️ Rivals · {escape_text(contest.title)}\n-# They play along unranked, by their own probabilities."
    parts: list[CardPart] = ["\n".join(filter(None, [heading, note])), make_separator()]
    if board.rivals:
        parts.append("\n".join(_format_rival(board, rival) for rival in board.rivals))
    else:
        parts.append(
            "Nobody yet. Send `/contest rivals` with a **file** of what an expert, a market or a critics' poll "
            f"believes:\n{_EXAMPLE}"
        )
    if board.is_open_for_import:
        parts += _make_rival_selects(board)
    else:
        parts.append("-# An envelope is open, so they stay as they are.")
    buttons = [make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️")]
    if board.questions and board.is_open_for_import:
        buttons.insert(0, _make_question_button(board))
    return make_screen(make_card(*parts, make_separator(), make_row(*buttons)))


def format_import(outcome: ImportOutcome) -> str:
    """Format what an import did, in one or two sentences."""
    names = format_list(f"**{escape_text(name, 60)}**" for name in outcome.rivals)
    lines = [f"💾 Imported {names}: {format_count(outcome.matched, 'probability', 'probabilities')}."]
    if outcome.asked:
        lines.append(
            f"⚠️ {format_count(outcome.asked, 'name')} I cannot place for certain: press **Settle names**."
        )
    if outcome.elsewhere:
        lines.append(
            f"-# {format_count(outcome.elsewhere, 'line')} about categories that it does not ask about."
        )
    return "\n".join(lines)


def open_name_screen(board: RivalBoard, note: str = "", page: int = 0) -> ui.LayoutView:
    """Make the screen that asks what the first open name of a file means; the list of rivals if none is left.

    Args:
        board: The rivals.
        note: What has just happened.
        page: The page of what it may mean, from 0; beyond the last it shows the last.
    """
    if not board.questions:
        return rivals_screen(board, "\n".join(filter(None, [note, "✅ Every name is settled."])))
    question = board.questions[0]
    known = board.ceremony.by_id.get(question.category_id) if question.category_id is not None else None
    names = {rival.id: rival.name for rival in board.rivals}
    said_by = format_list(escape_text(names[one], 60) for one in question.chances if one in names)
    lines = [
        f"## Who is meant?\n-# {format_count(len(board.questions), 'name')} left · said by {said_by}",
        f"**{escape_text(question.nominee)}** in **{escape_text(question.category)}**",
        f"Which nominee in **{escape_text(known.title)}** is it?" if known else "Which category is it?",
        note,
    ]
    meanings = _list_nominees(question, known) if known else _list_categories(board)
    pages = count_pages(len(meanings), MEANINGS_PER_PAGE)
    page = clamp_page(page, pages)
    menu = make_select(
        routes.RIVAL_NOMINEE_ROUTE if known else routes.RIVAL_CATEGORY_ROUTE,
        board.contest.id,
        question.id,
        options=make_select_options(
            [*meanings[page * MEANINGS_PER_PAGE : (page + 1) * MEANINGS_PER_PAGE], _LEAVE_OUT]
        ),
        placeholder=shorten_text(
            f"Who is “{question.nominee}”?" if known else f"What is “{question.category}”?", 150
        ),
    )
    back = make_button(routes.RIVALS_ROUTE, board.contest.id, label="Back to the rivals", emoji="◀️")
    return make_screen(
        make_card(
            "\n".join(filter(None, lines)),
            make_row(menu),
            *make_pager(routes.RIVAL_PAGE_ROUTE, [board.contest.id, question.id], page, pages),
            make_separator(),
            make_row(back),
        )
    )


def confirm_removal_screen(board: RivalBoard, rival: Rival) -> ui.LayoutView:
    """Make the confirmation before a rival is taken out."""
    return make_screen(
        make_card(
            f"### Remove {escape_text(rival.name, 60)}?\nIt plays no more in "
            f"**{escape_text(board.contest.title)}**. Its file can be imported again before the first envelope.",
            make_row(
                make_button(
                    routes.REMOVE_RIVAL_ROUTE,
                    board.contest.id,
                    rival.id,
                    label="Remove it",
                    style=discord.ButtonStyle.danger,
                ),
                make_button(routes.RIVALS_ROUTE, board.contest.id, label="Back", emoji="◀️"),
            ),
        )
    )


def _format_rival(board: RivalBoard, rival: Rival) -> str:
    asked = board.contest.rules.categories
    picks = rival.find_picks()
    picked = sum(category.id in picks for category in asked)
    uncovered = board.list_uncovered(rival)
    named = [name_category(board.ceremony, category_id) for category_id in uncovered[:UNCOVERED_NAMED_LIMIT]]
    more = [f"{len(uncovered) - len(named)} more"] if len(uncovered) > len(named) else []
    lacks = f"lacks nominees in {format_list([*named, *more])}" if uncovered else "covers every nominee"
    pays = (
        " · **it sets the odds**" if rival.sets_odds and board.contest.rules.scoring is Scoring.ODDS else ""
    )
    return (
        f"**{escape_text(rival.name, 60)}**{pays}\n"
        f"-# a pick in {picked} of {format_count(len(asked), 'category', 'categories')} · {lacks}"
    )


def _make_rival_selects(board: RivalBoard) -> Sequence[CardPart]:
    contest = board.contest
    entries = [(str(rival.id), rival.name, "") for rival in board.rivals]
    if not entries:
        return []
    selects: list[CardPart] = [make_separator()]
    is_by_odds = contest.rules.scoring is Scoring.ODDS and contest.state is ContestState.DRAFT
    if is_by_odds and len(entries) > 1:
        setter = next((str(rival.id) for rival in board.rivals if rival.sets_odds), None)
        menu = make_select(
            routes.CHOOSE_ODDS_ROUTE,
            contest.id,
            options=make_select_options(entries, setter),
            placeholder="By whose odds it pays",
        )
        selects.append(make_row(menu))
    removing = make_select(
        routes.ASK_REMOVE_RIVAL_ROUTE,
        contest.id,
        options=make_select_options(entries),
        placeholder="Remove a rival",
    )
    return [*selects, make_row(removing)]


def _make_question_button(board: RivalBoard) -> Control:
    return make_button(
        routes.RIVAL_QUESTION_ROUTE,
        board.contest.id,
        label=f"Settle names: {len(board.questions)}",
        emoji="❓",
        style=discord.ButtonStyle.primary,
    )


def _list_categories(board: RivalBoard) -> Sequence[tuple[str, str, str]]:
    return [
        (category.id, board.get_category(category.id).title, "")
        for category in board.contest.rules.categories
    ]


def _list_nominees(question: RivalQuestion, category: Category) -> Sequence[tuple[str, str, str]]:
    return [
        (nominee.id, format_full_label(category, nominee), "")
        for nominee in rank_nominees(category, question.nominee)
    ]


_LEAVE_OUT = (LEAVE_OUT_VALUE, "None of these: leave the line out", "")
