"""The screens of `/records`: who leads in wins and nominations, who never won, the sweeps and the ties."""

from collections.abc import Sequence
from enum import StrEnum

from discord import ui

from bot.awards.boards import Board, Row, Sweep
from bot.awards.model import CanonicalCategory, Category, CategoryClass, Ceremony, Film, Person
from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit import words
from cogs.kit.controls import Route, select
from cogs.kit.discussion_routes import discuss_button
from cogs.kit.layouts import card, clamp_page, line, options, page_count, pager, row, screen

PAGE = Route("records", Feature.LOOKUP)
"""A page of a board: the board, the canonical category's id or `-`, which button, page."""
SWITCH = Route("records-board", Feature.LOOKUP)
"""Another board of the same category: the canonical category's id or `-`; the value is the board."""

EVERY_CATEGORY = "-"
PER_PAGE = 10
"""Lines on a page."""


class BoardName(StrEnum):
    """The boards, as `/records` and its select offer them."""

    FILM_WINS = "film-wins"
    FILM_NOMINATIONS = "film-nominations"
    PERSON_WINS = "person-wins"
    PERSON_NOMINATIONS = "person-nominations"
    WINLESS_FILMS = "winless-films"
    WINLESS_PEOPLE = "winless-people"
    SWEEPS = "sweeps"
    TIES = "ties"


TITLES = {
    BoardName.FILM_WINS: "Most wins: films",
    BoardName.FILM_NOMINATIONS: "Most nominations: films",
    BoardName.PERSON_WINS: "Most wins: people",
    BoardName.PERSON_NOMINATIONS: "Most nominations: people",
    BoardName.WINLESS_FILMS: "Most nominations without a win: films",
    BoardName.WINLESS_PEOPLE: "Most nominations without a win: people",
    BoardName.SWEEPS: "Biggest sweeps",
    BoardName.TIES: "Every tie",
}


def board_screen(
    board: Board, name: BoardName, canonical: CanonicalCategory | None, page: int = 0
) -> ui.LayoutView:
    """A page of one board, with a select of the others."""
    lines = _lines(board, name)
    pages = page_count(len(lines), PER_PAGE)
    page = clamp_page(page, pages)
    shown = lines[page * PER_PAGE : (page + 1) * PER_PAGE]
    where = words.plain(canonical.name) if canonical else "Academy Awards, every category"
    key = canonical.id if canonical else EVERY_CATEGORY
    boards = options([(one.value, TITLES[one], "") for one in BoardName], chosen=name.value)
    return screen(
        card(
            f"## {TITLES[name]}\n-# {where}",
            line(),
            "\n".join(shown) or _nobody(board, name),
            line(),
            row(select(SWITCH, key, options=boards, placeholder="Another record")),
            *pager(PAGE, [name.value, key], page, pages),
            # The boards of one prize have a subject to argue about; those of all of them are everybody's.
            *([row(discuss_button(Subject.CATEGORY, canonical.id))] if canonical else []),
        )
    )


def _lines(board: Board, name: BoardName) -> list[str]:
    match name:
        case BoardName.FILM_WINS:
            return _ranked(board.film_wins)
        case BoardName.FILM_NOMINATIONS:
            return _ranked(board.film_nominations)
        case BoardName.PERSON_WINS:
            return _ranked(board.person_wins)
        case BoardName.PERSON_NOMINATIONS:
            return _ranked(board.person_nominations)
        case BoardName.WINLESS_FILMS:
            return _ranked(board.winless_films)
        case BoardName.WINLESS_PEOPLE:
            return _ranked(board.winless_people)
        case BoardName.SWEEPS:
            return [_sweep(sweep) for sweep in board.sweeps]
        case BoardName.TIES:
            return [_tie(ceremony, category) for ceremony, category in board.ties]


_NOBODY = {
    BoardName.FILM_WINS: "No film has won it more than once.",
    BoardName.FILM_NOMINATIONS: "No film was nominated for it more than once.",
    BoardName.PERSON_WINS: "Nobody has won it more than once.",
    BoardName.PERSON_NOMINATIONS: "Nobody was nominated for it more than once.",
    BoardName.WINLESS_FILMS: "No film was nominated for it more than once without winning.",
    BoardName.WINLESS_PEOPLE: "Nobody was nominated for it more than once without winning.",
    BoardName.SWEEPS: "A sweep takes several prizes: no film has won this one more than once in a night.",
    BoardName.TIES: "It was never shared.",
}
"""Why a board of one prize may be empty: it lists from two on."""


def _nobody(board: Board, name: BoardName) -> str:
    if not board.kinds:
        return "The Oscars have no such prize. `/category` shows who gives it."
    if CategoryClass.COMPETITIVE not in board.kinds:
        return "This is an honour, not a contest, so I count no wins. `/category` shows who received it."
    return f"{_NOBODY[name]} `/category` shows its winners."


def _ranked(rows: Sequence[Row[Film]] | Sequence[Row[Person]]) -> list[str]:
    # Rank and count in code spans of one width, so that the names stand under each other.
    width = max((len(str(entry.count)) for entry in rows), default=1)
    return [
        f"`{entry.rank:>2}.` `{entry.count:>{width}}` **{_name(entry.subject)}** · {_span(entry.years)}"
        for entry in rows
    ]


def _name(subject: Film | Person) -> str:
    return words.film(subject.title) if isinstance(subject, Film) else words.plain(subject.name)


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _sweep(sweep: Sweep) -> str:
    clean = " · a clean sweep" if sweep.wins == sweep.nominations else ""
    count = f"`{sweep.wins:>2} of {sweep.nominations:>2}`"
    return f"{count} **{words.film(sweep.film.title)}** · {sweep.ceremony.year}{clean}"


def _tie(ceremony: Ceremony, category: Category) -> str:
    winners = words.listed(f"**{words.headline(category, winner)}**" for winner in category.winners)
    return f"`{ceremony.year}` {words.plain(category.title)}\n{winners}"
