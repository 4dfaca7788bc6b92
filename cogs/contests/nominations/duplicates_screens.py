"""The hosts' screen of contenders that may be the same: what was typed and how often, never by whom."""

import discord
from discord import ui

from bot.contests.nominations.read_models import CountedContender, Duplicates
from bot.ids import ContestId
from cogs.contests import routes as contest_routes
from cogs.contests.nominations import routes
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
    make_separator,
)
from cogs.kit.text import escape_text, format_count, shorten_text

PAIRS_PER_PAGE = 4


def duplicates_screen(duplicates: Duplicates, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make a page of the pairs to decide on, with what was merged below."""
    contest = duplicates.context.contest
    pages = count_pages(len(duplicates.pairs), PAIRS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = duplicates.pairs[page * PAIRS_PER_PAGE : (page + 1) * PAIRS_PER_PAGE]
    heading = f"### 👯 Duplicates\n-# {escape_text(contest.title)}"
    parts: list[CardPart] = [f"{note}\n{heading}" if note else heading]
    if not shown:
        parts.append("Nothing on the ballots looks like the same twice.")
    for one, other in shown:
        name = name_category(duplicates.context.ceremony, one.contender.category_id)
        parts += [
            f"**{name}**\n1. {_format_counted(one)}\n2. {_format_counted(other)}",
            make_row(
                _make_merge_button(contest.id, other, one, "The same: keep 1"),
                _make_merge_button(contest.id, one, other, "The same: keep 2"),
                make_button(
                    routes.KEEP_APART_ROUTE,
                    contest.id,
                    one.contender.id,
                    other.contender.id,
                    label="Not the same",
                ),
            ),
        ]
    parts += make_pager(routes.DUPLICATES_ROUTE, [contest.id], page, pages)
    if duplicates.merged:
        merged = (
            f"-# {format_count(len(duplicates.merged), 'contender')} merged so far. Those that differ only in case, "
            "accents or articles merge by themselves."
        )
        parts += [make_separator(), merged, make_row(_make_split_select(duplicates))]
    back = make_button(contest_routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️")
    return make_screen(make_card(*parts, make_row(back)))


def _format_counted(counted: CountedContender) -> str:
    return f"{escape_text(counted.contender.text, 100)} · {format_count(counted.ballots, 'ballot')}"


def _make_merge_button(
    contest_id: ContestId, gone: CountedContender, kept: CountedContender, label: str
) -> Control:
    return make_button(
        routes.MERGE_ROUTE,
        contest_id,
        gone.contender.id,
        kept.contender.id,
        label=label,
        style=discord.ButtonStyle.primary,
    )


def _make_split_select(duplicates: Duplicates) -> Control:
    options = [
        discord.SelectOption(
            label=shorten_text(one.contender.text, 100),
            value=str(one.contender.id),
            description=shorten_text(f"counts as {into.contender.text}", 100),
        )
        for one, into in list(duplicates.merged)[-SELECT_OPTION_LIMIT:]
    ]
    return make_select(
        routes.SPLIT_ROUTE, duplicates.context.contest.id, options=options, placeholder="Take a merge back"
    )
