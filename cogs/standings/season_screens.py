"""The screen of standings over several contests: of a season, or of all time, with the rule of their points."""

from collections.abc import Sequence

from discord import ui

from bot.ids import MemberId
from bot.verdicts.read_models import SeasonTable
from bot.verdicts.seasons import MARKS_PER_CONTEST, SeasonRow
from cogs.kit.contest_text import format_member_name
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
from cogs.kit.standings_text import MEDALS
from cogs.kit.text import escape_text, format_count, format_ordinal
from cogs.standings.routes import ALL_TIME_KEY, OWN_SEASON_PAGE_ROUTE, SEASON_PAGE_ROUTE

SEASON_ROWS_PER_PAGE = 10
"""Most rows on a page."""

SEASON_RULE = (
    f"-# Every contest is worth {MARKS_PER_CONTEST} marks, whatever its scoring: a member gets as much of "
    "them as they took of the points there were to be had. "
    "Marks add up; of equals, more contests won go first, then more right picks. "
    "A season is everything for films of one year, a server’s own ceremony counting for the year before it; "
    "rehearsals do not count."
)


def season_screen(
    table: SeasonTable, member_id: MemberId, page: int = 0, *, in_private: bool
) -> ui.LayoutView:
    """Make a page of the standings with the asker's own row below.

    Args:
        table: The standings.
        member_id: The asker.
        page: The page, from 0; beyond the last it shows the last.
        in_private: Whether only the asker reads it, and so is *you*; else they are spoken of by name.
    """
    pages = count_pages(len(table.rows), SEASON_ROWS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = table.rows[page * SEASON_ROWS_PER_PAGE : (page + 1) * SEASON_ROWS_PER_PAGE]
    key = table.season or ALL_TIME_KEY
    parts: list[CardPart] = [
        _format_season_heading(table),
        make_separator(),
        "\n".join(_format_season_rows(table, shown)),
        make_separator(),
    ]
    place = table.position_of(member_id)
    if place is not None:
        own = table.rows[place]
        tied = ", shared" if own.tied else ""
        who = "You are" if in_private else f"{_format_season_name(table, own)} is"
        parts.append(f"**{who} {format_ordinal(own.rank)}**{tied} with {_format_marks(own)} marks.")
    parts.append(SEASON_RULE)
    buttons = _make_season_buttons(table)
    if place is not None and pages > 1:
        buttons.append(make_button(OWN_SEASON_PAGE_ROUTE, key, label="Find me", emoji="📍"))
    return make_screen(
        make_card(
            *parts,
            *make_pager(SEASON_PAGE_ROUTE, [key], page, pages),
            *([make_row(*buttons)] if buttons else []),
        )
    )


def find_season_page(table: SeasonTable, member_id: MemberId) -> int:
    """Return the page with a member's row, from 0; the first if they have none."""
    return (table.position_of(member_id) or 0) // SEASON_ROWS_PER_PAGE


def _format_season_heading(table: SeasonTable) -> str:
    title = f"Season of {escape_text(table.season)}" if table.season else "All time"
    contests, members = format_count(table.contests, "contest"), format_count(len(table.rows), "member")
    return f"## 🏆 {title}\n-# {contests} · {members}"


def _format_season_rows(table: SeasonTable, shown: Sequence[SeasonRow]) -> list[str]:
    places = max((len(str(entry.rank)) for entry in shown), default=1)
    width = max((len(_format_marks(entry)) for entry in shown), default=1)
    return [
        f"`{entry.rank:>{places}}.` `{_format_marks(entry):>{width}}` **{_format_season_name(table, entry)}**"
        f"{f' {MEDALS[entry.rank]}' if entry.marks and entry.rank in MEDALS else ''}\n"
        f"-# {_format_season_details(entry)}"
        for entry in shown
    ]


def _format_season_details(entry: SeasonRow) -> str:
    won = f" · {format_count(entry.titles, 'won', 'won')}" if entry.titles else ""
    right = f"{entry.accuracy.right} of {entry.accuracy.judged} right"
    return f"{format_count(entry.contests, 'contest')}{won} · {right}"


def _format_marks(entry: SeasonRow) -> str:
    return f"{float(entry.marks):,.1f}"


def _format_season_name(table: SeasonTable, entry: SeasonRow) -> str:
    return format_member_name(table.names.get(entry.member_id, ""))


def _make_season_buttons(table: SeasonTable) -> list[Control]:
    """Make the buttons to the previous and next season and to all time; from all time, to the latest season."""
    if table.season is None:
        return [
            make_button(
                SEASON_PAGE_ROUTE, table.seasons[0], "s", 0, label=f"Season of {table.seasons[0]}", emoji="🗓️"
            )
        ]
    place = table.seasons.index(table.season)
    older, newer = table.seasons[place + 1 :][:1], table.seasons[:place][-1:]
    turns = [
        make_button(SEASON_PAGE_ROUTE, season, which, 0, label=f"Season of {season}", emoji=emoji)
        for which, emoji, found in (("o", "⏪", older), ("y", "⏩", newer))
        for season in found
    ]
    return [*turns, make_button(SEASON_PAGE_ROUTE, ALL_TIME_KEY, "a", 0, label="All time", emoji="🏛️")]
