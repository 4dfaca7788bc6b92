"""The confirmations before a result is announced, taken back, voided, or all that is left is announced."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.announcing.model import ResultContext
from bot.announcing.rules import find_open_contests, find_reopenable_contests
from bot.contests.model import Contest
from bot.ids import CategoryId
from bot.record.model import Category, Nominee
from cogs.kit.addresses import Route
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.result_set_options import format_result_set_part, make_id_mark
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_count,
    format_instant,
    format_list,
    format_nominee_line,
)
from cogs.results.routes import (
    BOARD_PAGE_ROUTE,
    CONFIRM_WINNERS_ROUTE,
    OPEN_ENVELOPE_ROUTE,
    SETTLE_RESULTS_ROUTE,
    UNDO_RESULT_ROUTE,
)
from cogs.results.screens import format_earlier_result, format_standing_result, name_result_set

CONFIRMED, REOPENED = "yes", "open"
"""The last part of a confirmed control's state; `REOPENED` takes a result back and opens its picks again."""


def confirm_winners_screen(
    context: ResultContext,
    category: Category,
    winners: Sequence[Nominee],
    version: int,
    now: datetime,
    *,
    is_said: bool = False,
) -> ui.LayoutView:
    """Make the confirmation before winners are announced; it says if picks are still open, and until when.

    Args:
        context: The results and what they are about.
        category: The category.
        winners: Its winners.
        version: The version of its result that the host saw.
        now: The current instant.
        is_said: Whether it answers `/result say`, which names one winner, so that a tie is a button.
    """
    set_part, marked = format_result_set_part(context.result_set), make_id_mark(category.id)
    return make_screen(
        make_card(
            f"## {escape_text(category.title)}\n-# {name_result_set(context)}\nAnd the winner is:\n"
            f"{_format_winners(category, winners)}{_warn_of_replaced_result(context, category.id)}"
            f"{_warn_of_open_picks(context, [category.id], now)}",
            make_separator(),
            make_row(
                make_button(
                    CONFIRM_WINNERS_ROUTE,
                    set_part,
                    marked,
                    version,
                    "-".join(make_id_mark(winner.id) for winner in winners),
                    label="Confirm and announce",
                    style=discord.ButtonStyle.success,
                ),
                make_button(
                    OPEN_ENVELOPE_ROUTE,
                    set_part,
                    marked,
                    label="It is a tie …" if is_said else "No, choose again",
                ),
                *(
                    [make_button(BOARD_PAGE_ROUTE, set_part, "b", 0, label="No, to the board")]
                    if is_said
                    else []
                ),
            ),
        )
    )


def _format_winners(category: Category, winners: Sequence[Nominee]) -> str:
    names = "\n".join(f"{TROPHY_EMOJI} {format_nominee_line(category, winner)}" for winner in winners)
    tie = "\n-# A tie: it pays everyone who picked either." if len(winners) > 1 else ""
    return f"{names}{tie}"


def _warn_of_replaced_result(context: ResultContext, category_id: CategoryId) -> str:
    if context.results.is_unannounced(category_id):
        return ""
    return f"\n\nThis **replaces** what stands:\n{format_standing_result(context, category_id)}"


def _warn_of_earlier_result(context: ResultContext, category_id: CategoryId) -> str:
    if category_id not in context.results.corrected:
        return ""
    return (
        f"\n\nThen what it **replaced** stands again:\n{format_earlier_result(context, category_id)}"
        "\n-# To seal the envelope, take that back as well."
    )


def confirm_change_screen(
    context: ResultContext, category: Category, route: Route, version: int, now: datetime
) -> ui.LayoutView:
    """Make the confirmation before a result is withdrawn or a category is voided.

    Before the lock, whoever takes a result back also says whether its picks open again.
    """
    set_part, marked = format_result_set_part(context.result_set), make_id_mark(category.id)
    title = escape_text(category.title)
    controls: list[Control] = []
    if route is UNDO_RESULT_ROUTE:
        asked = (
            f"Take back what was announced?\n{format_standing_result(context, category.id)}"
            f"{_warn_of_earlier_result(context, category.id)}"
        )
        label = "Yes, take it back"
        reopenable = find_reopenable_contests(context, category.id, now)
        if reopenable:
            asked += (
                f"\n\n**Do its picks open again?** The lock is still to come: {_format_locks(reopenable)}. "
                "But whoever was here has seen the name, and what the others picked."
            )
            label = "Take back, picks stay closed"
            controls.append(
                make_button(
                    route,
                    set_part,
                    marked,
                    version,
                    REOPENED,
                    label="Take back, picks open again",
                    style=discord.ButtonStyle.danger,
                )
            )
    else:
        asked, label = "Cancel this category? It then counts for nobody.", "Yes, cancel it"
    controls += [
        make_button(
            route, set_part, marked, version, CONFIRMED, label=label, style=discord.ButtonStyle.danger
        ),
        make_button(OPEN_ENVELOPE_ROUTE, set_part, marked, label="No, leave it"),
    ]
    return make_screen(
        make_card(
            f"## {title}\n-# {name_result_set(context)}\n{asked}",
            make_row(*controls),
            colour=CURTAIN_ACCENT,
        )
    )


def confirm_settle_screen(context: ResultContext, now: datetime) -> ui.LayoutView:
    """Make the confirmation before all remaining results are announced from the record."""
    set_part = format_result_set_part(context.result_set)
    return make_screen(
        make_card(
            f"## Open {format_count(len(context.settleable), 'envelope')} at once?\n-# {name_result_set(context)}\n"
            f"I announce the winners of the **{escape_text(context.ceremony.name)}** that I know, all on one card."
            f"{_warn_of_open_picks(context, context.settleable, now)}",
            make_row(
                make_button(
                    SETTLE_RESULTS_ROUTE,
                    set_part,
                    "yes",
                    label="Yes, open them",
                    style=discord.ButtonStyle.success,
                ),
                make_button(BOARD_PAGE_ROUTE, set_part, "b", 0, label="No, one by one"),
            ),
        )
    )


def _warn_of_open_picks(context: ResultContext, category_ids: Sequence[CategoryId], now: datetime) -> str:
    """Say that picks are still open, until when, and that announcing closes them; empty if they are closed."""
    found = {
        contest.id: contest
        for category_id in category_ids
        for contest in find_open_contests(context, category_id, now)
    }
    if not found:
        return ""
    until = [contest for contest in found.values() if not contest.rules.late_entries]
    lock = f" until {_format_locks(until)}" if until else ""
    closes = "announcing it closes them" if len(category_ids) == 1 else "announcing closes them"
    return f"\n\n⚠️ **Picks are still open**{lock}: {closes} now."


def _format_locks(contests: Sequence[Contest]) -> str:
    """Format when contests lock; with their titles if there are several."""
    if len(contests) == 1:
        return format_instant(contests[0].locks_at)
    return format_list(
        f"{format_instant(contest.locks_at)} in **{escape_text(contest.title, 60)}**" for contest in contests
    )
