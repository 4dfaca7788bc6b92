"""The screen of a season's table."""

import discord
from discord import ui

from bot.ids import MemberId
from bot.quiz.read_models import QuizTable, QuizTableRow
from bot.quiz.seasons import FIRST_MONTH
from cogs.kit.contest_text import format_member_name
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
from cogs.kit.standings_text import MEDALS
from cogs.kit.text import format_day, format_ordinal
from cogs.quiz.routes import QUIZ_TABLE_ROUTE
from cogs.quiz.screens import make_today_button
from cogs.quiz.text import format_score, format_short_day

MEMBERS_PER_PAGE = 15


def table_screen(table: QuizTable, page: int = 0, *, reader: MemberId | None = None) -> ui.LayoutView:
    """Make a page of a season's table.

    Args:
        table: The table.
        page: The page, from 0.
        reader: Whose place is named below, if nobody else reads it.
    """
    pages = count_pages(len(table.rows), MEMBERS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = table.rows[page * MEMBERS_PER_PAGE : (page + 1) * MEMBERS_PER_PAGE]
    lines = (
        "\n".join(_format_row(row) for row in shown) or "Nobody has answered a question yet. Be the first."
    )
    parts: list[CardPart] = [
        f"## Quiz · season {table.season.name}\n-# {_describe_season(table)}",
        make_separator(),
        lines,
        *make_pager(QUIZ_TABLE_ROUTE, (), page, pages),
    ]
    own = next((row for row in table.rows if row.member_id == reader), None)
    if own is not None:
        parts.append(
            f"You are **{format_ordinal(own.rank)}** of {len(table.rows)}: {format_score(own.score)}"
        )
    parts += [
        make_row(make_today_button(discord.ButtonStyle.primary)),
        "-# Right answers to the questions of the day, late ones too. Of equals, whoever needed fewer questions.",
    ]
    return make_screen(make_card(*parts))


def _describe_season(table: QuizTable) -> str:
    first, last = table.season.first, table.season.last
    if not table.is_over:
        return f"From {format_short_day(first)} to the Oscars on {format_day(last)}"
    return (
        f"Final: it ended with the Oscars on {format_day(last)}. "
        f"The next one begins on {format_short_day(first.replace(month=FIRST_MONTH))}."
    )


def _format_row(row: QuizTableRow) -> str:
    medal = f" {MEDALS[row.rank]}" if row.score.right and row.rank in MEDALS else ""
    return f"`{row.rank:>2}.` **{format_member_name(row.name)}**{medal} · {format_score(row.score)}"
