"""The standings over contests: of a season, and of all time, with the rule that they are reckoned by."""

from collections.abc import Sequence

from discord import ui

from bot.verdict.facts import SeasonTable
from bot.verdict.seasons import MARKS, SeasonRow
from cogs.kit import words
from cogs.kit.controls import Control, button
from cogs.kit.layouts import Part, card, clamp_page, line, page_count, pager, row, screen
from cogs.kit.standings_text import MEDALS
from cogs.kit.verdict_words import LEFT
from cogs.standings.routes import ALL_TIME, SEASON, SEASON_MINE

PER_PAGE = 10
"""Lines on a page."""

RULE = (
    f"-# Every contest is worth {MARKS} marks, whatever its scoring: you get as much of them as you took of the "
    "points there were to be had. Marks add up; of equals, more contests won go first, then more right picks. "
    "A season is everything for films of one year, a server’s own ceremony counting for the year before it; "
    "rehearsals do not count."
)


def season_screen(table: SeasonTable, member_id: int, page: int = 0) -> ui.LayoutView:
    """A page of the standings over contests, with the asker's own line under it.

    Args:
        table: The standings.
        member_id: Who asks.
        page: The page, from 0; the nearest there is.
    """
    pages = page_count(len(table.rows), PER_PAGE)
    page = clamp_page(page, pages)
    shown = table.rows[page * PER_PAGE : (page + 1) * PER_PAGE]
    key = table.season or ALL_TIME
    parts: list[Part] = [_heading(table), line(), "\n".join(_lines(table, shown)), line()]
    place = table.position_of(member_id)
    if place is not None:
        own = table.rows[place]
        tied = ", shared" if own.tied else ""
        parts.append(f"**You are {words.ordinal(own.rank)}**{tied} with {_marks(own)} marks.")
    parts.append(RULE)
    buttons = _seasons(table)
    if place is not None and pages > 1:
        buttons.append(button(SEASON_MINE, key, label="Find me", emoji="📍"))
    return screen(card(*parts, *pager(SEASON, [key], page, pages), *([row(*buttons)] if buttons else [])))


def page_of(table: SeasonTable, member_id: int) -> int:
    """The page on which a member's line is; the first without one."""
    return (table.position_of(member_id) or 0) // PER_PAGE


def _heading(table: SeasonTable) -> str:
    title = f"Season of {words.plain(table.season)}" if table.season else "All time"
    contests, members = words.count(table.contests, "contest"), words.count(len(table.rows), "member")
    return f"## 🏆 {title}\n-# {contests} · {members}"


def _lines(table: SeasonTable, shown: Sequence[SeasonRow]) -> list[str]:
    places = max((len(str(entry.rank)) for entry in shown), default=1)
    width = max((len(_marks(entry)) for entry in shown), default=1)
    return [
        f"`{entry.rank:>{places}}.` `{_marks(entry):>{width}}` **{_name(table, entry)}**"
        f"{f' {MEDALS[entry.rank]}' if entry.marks and entry.rank in MEDALS else ''}\n-# {_details(entry)}"
        for entry in shown
    ]


def _details(entry: SeasonRow) -> str:
    won = f" · {words.count(entry.titles, 'won', 'won')}" if entry.titles else ""
    right = f"{entry.accuracy.right} of {entry.accuracy.of} right"
    return f"{words.count(entry.contests, 'contest')}{won} · {right}"


def _marks(entry: SeasonRow) -> str:
    return f"{float(entry.marks):,.1f}"


def _name(table: SeasonTable, entry: SeasonRow) -> str:
    return words.plain(table.names.get(entry.member_id, ""), 40) or f"*{LEFT}*"


def _seasons(table: SeasonTable) -> list[Control]:
    """The ways to the seasons before and after this one, and to all time; from there, to the latest."""
    if table.season is None:
        return [button(SEASON, table.seasons[0], "s", 0, label=f"Season of {table.seasons[0]}", emoji="🗓️")]
    place = table.seasons.index(table.season)
    older, newer = table.seasons[place + 1 :][:1], table.seasons[:place][-1:]
    turns = [
        button(SEASON, season, which, 0, label=f"Season of {season}", emoji=emoji)
        for which, emoji, found in (("o", "⏪", older), ("y", "⏩", newer))
        for season in found
    ]
    return [*turns, button(SEASON, ALL_TIME, "a", 0, label="All time", emoji="🏛️")]
