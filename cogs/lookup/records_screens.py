"""Screens of `/records`: most wins and nominations, most nominations without a win, sweeps and ties."""

from collections.abc import Sequence
from enum import StrEnum

from discord import ui

from bot.errors import Subject
from bot.guilds.model import Feature
from bot.record.leaderboards import Leaderboard, LeaderboardRow, Sweep
from bot.record.model import CanonicalCategory, Category, CategoryClass, Ceremony, Film, Person
from cogs.kit.addresses import Route
from cogs.kit.controls import make_select
from cogs.kit.layouts import (
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.routes import make_discuss_button
from cogs.kit.text import escape_text, format_film_title, format_headline, format_list

RECORDS_PAGE_ROUTE = Route("records", Feature.LOOKUP)
"""Shows a page of a leaderboard. State: board, canonical category id or `-`, button, page."""
RECORDS_BOARD_ROUTE = Route("records-board", Feature.LOOKUP)
"""Shows another leaderboard of the same category. State: canonical category id or `-`; the value is the board."""

EVERY_CATEGORY = "-"
RECORDS_PER_PAGE = 10
"""Most rows on a page."""


class BoardName(StrEnum):
    """The leaderboards, with the names that `/records` and its select show."""

    FILM_WINS = "film-wins"
    FILM_NOMINATIONS = "film-nominations"
    PERSON_WINS = "person-wins"
    PERSON_NOMINATIONS = "person-nominations"
    WINLESS_FILMS = "winless-films"
    WINLESS_PEOPLE = "winless-people"
    SWEEPS = "sweeps"
    TIES = "ties"


DEFAULT_BOARD = BoardName.FILM_WINS
"""The leaderboard of `/records` without an option."""

BOARD_TITLES = {
    BoardName.FILM_WINS: "Most wins: films",
    BoardName.FILM_NOMINATIONS: "Most nominations: films",
    BoardName.PERSON_WINS: "Most wins: people",
    BoardName.PERSON_NOMINATIONS: "Most nominations: people",
    BoardName.WINLESS_FILMS: "Most nominations without a win: films",
    BoardName.WINLESS_PEOPLE: "Most nominations without a win: people",
    BoardName.SWEEPS: "Biggest sweeps",
    BoardName.TIES: "Every tie",
}


def records_screen(
    board: Leaderboard, name: BoardName, canonical: CanonicalCategory | None, page: int = 0
) -> ui.LayoutView:
    """Make a page of one leaderboard, with a select of the others."""
    lines = _list_entries(board, name)
    pages = count_pages(len(lines), RECORDS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = lines[page * RECORDS_PER_PAGE : (page + 1) * RECORDS_PER_PAGE]
    where = escape_text(canonical.name) if canonical else "Academy Awards, every category"
    key = canonical.id if canonical else EVERY_CATEGORY
    boards = make_select_options([(one.value, BOARD_TITLES[one], "") for one in BoardName], chosen=name.value)
    return make_screen(
        make_card(
            f"## {BOARD_TITLES[name]}\n-# {where}",
            make_separator(),
            "\n".join(shown) or _explain_empty_board(board, name),
            make_separator(),
            make_row(make_select(RECORDS_BOARD_ROUTE, key, options=boards, placeholder="Another record")),
            *make_pager(RECORDS_PAGE_ROUTE, [name.value, key], page, pages),
            # Only a leaderboard of one category has a topic for a thread.
            *([make_row(make_discuss_button(Subject.CATEGORY, canonical.id))] if canonical else []),
        )
    )


def _list_entries(board: Leaderboard, name: BoardName) -> list[str]:
    match name:
        case BoardName.FILM_WINS:
            return _format_ranking(board.film_wins)
        case BoardName.FILM_NOMINATIONS:
            return _format_ranking(board.film_nominations)
        case BoardName.PERSON_WINS:
            return _format_ranking(board.person_wins)
        case BoardName.PERSON_NOMINATIONS:
            return _format_ranking(board.person_nominations)
        case BoardName.WINLESS_FILMS:
            return _format_ranking(board.winless_films)
        case BoardName.WINLESS_PEOPLE:
            return _format_ranking(board.winless_people)
        case BoardName.SWEEPS:
            return [_format_sweep(sweep) for sweep in board.sweeps]
        case BoardName.TIES:
            return [_format_tie(ceremony, category) for ceremony, category in board.ties]


_EMPTY_BOARD_TEXTS = {
    BoardName.FILM_WINS: "No film has won it more than once.",
    BoardName.FILM_NOMINATIONS: "No film was nominated for it more than once.",
    BoardName.PERSON_WINS: "Nobody has won it more than once.",
    BoardName.PERSON_NOMINATIONS: "Nobody was nominated for it more than once.",
    BoardName.WINLESS_FILMS: "No film was nominated for it more than once without winning.",
    BoardName.WINLESS_PEOPLE: "Nobody was nominated for it more than once without winning.",
    BoardName.SWEEPS: "A sweep takes several prizes: no film has won this one more than once in a night.",
    BoardName.TIES: "It was never shared.",
}
"""Explanations of an empty leaderboard of one category; it lists two or more."""


def _explain_empty_board(board: Leaderboard, name: BoardName) -> str:
    if not board.kinds:
        return "The Oscars have no such prize. `/category` shows who gives it."
    if CategoryClass.COMPETITIVE not in board.kinds:
        return "This is an honour, not a contest, so I count no wins. `/category` shows who received it."
    return f"{_EMPTY_BOARD_TEXTS[name]} `/category` shows its winners."


def _format_ranking(rows: Sequence[LeaderboardRow[Film]] | Sequence[LeaderboardRow[Person]]) -> list[str]:
    # Rank and count in code spans of equal width, so that the names align.
    width = max((len(str(entry.count)) for entry in rows), default=1)
    return [
        f"`{entry.rank:>2}.` `{entry.count:>{width}}` **{_format_name(entry.subject)}** · {_format_span(entry.years)}"
        for entry in rows
    ]


def _format_name(subject: Film | Person) -> str:
    return format_film_title(subject.title) if isinstance(subject, Film) else escape_text(subject.name)


def _format_span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _format_sweep(sweep: Sweep) -> str:
    clean = " · a clean sweep" if sweep.wins == sweep.nominations else ""
    count = f"`{sweep.wins:>2} of {sweep.nominations:>2}`"
    return f"{count} **{format_film_title(sweep.film.title)}** · {sweep.ceremony.year}{clean}"


def _format_tie(ceremony: Ceremony, category: Category) -> str:
    winners = format_list(f"**{format_headline(category, winner)}**" for winner in category.winners)
    return f"`{ceremony.year}` {escape_text(category.title)}\n{winners}"
