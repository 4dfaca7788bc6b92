"""Screens of `/records`: most wins and nominations, most nominations without a win, sweeps and ties."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from discord import ui

from bot.errors import OutdatedControlError, Subject
from bot.guilds.model import Feature
from bot.record.leaderboards import Country, Leaderboard, LeaderboardRow, Sweep
from bot.record.model import Award, CanonicalCategory, Category, CategoryClass, Ceremony, Film, Person
from bot.record.record import OSCARS, Record
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
"""Shows a page of a leaderboard. State: board, scope, button, page."""
RECORDS_BOARD_ROUTE = Route("records-board", Feature.LOOKUP)
"""Shows another leaderboard of the same scope. State: scope; the value is the board."""

EVERY_CATEGORY = "-"
_AWARD_SEPARATOR = "/"
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
    COUNTRY_WINS = "country-wins"
    COUNTRY_NOMINATIONS = "country-nominations"


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
    BoardName.COUNTRY_WINS: "Most wins: countries",
    BoardName.COUNTRY_NOMINATIONS: "Most nominations: countries",
}


_COUNTRY_BOARDS = frozenset({BoardName.COUNTRY_WINS, BoardName.COUNTRY_NOMINATIONS})
_NOMINATION_BOARDS = frozenset({BoardName.FILM_NOMINATIONS, BoardName.PERSON_NOMINATIONS, BoardName.SWEEPS})
_PERSON_BOARDS = frozenset({BoardName.PERSON_WINS, BoardName.PERSON_NOMINATIONS})
_WINLESS_BOARDS = frozenset({BoardName.WINLESS_FILMS, BoardName.WINLESS_PEOPLE})
"""Only of the Oscars does the record know everyone who won."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a leaderboard counts: an award's prizes, or one of them."""

    award: Award
    canonical: CanonicalCategory | None = None

    @property
    def key(self) -> str:
        """The scope in a control's state: `best-actor`, `-`, `bafta/best-actor`; the Oscars are not named."""
        key = self.canonical.id if self.canonical else EVERY_CATEGORY
        return key if self.award.id == OSCARS else f"{self.award.id}{_AWARD_SEPARATOR}{key}"


def parse_scope(record: Record, key: str) -> Scope:
    """Parse a scope out of a control's state.

    Raises:
        OutdatedControlError: The record has no such award or category any more.
    """
    award_id, _, canonical_id = key.rpartition(_AWARD_SEPARATOR)
    award = record.awards.get(award_id or OSCARS)
    canonical = record.canonical.get(canonical_id)
    if award is None or (canonical is None and canonical_id != EVERY_CATEGORY):
        raise OutdatedControlError
    return Scope(award, canonical)


def records_screen(
    record: Record, board: Leaderboard, name: BoardName, scope: Scope, page: int = 0
) -> ui.LayoutView:
    """Make a page of one leaderboard, with a select of the others."""
    offered = _list_boards(board, scope)
    lines = _list_entries(board, name) if name in offered else []
    pages = count_pages(len(lines), RECORDS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = lines[page * RECORDS_PER_PAGE : (page + 1) * RECORDS_PER_PAGE]
    boards = make_select_options([(one.value, BOARD_TITLES[one], "") for one in offered], chosen=name.value)
    canonical = scope.canonical
    return make_screen(
        make_card(
            f"## {BOARD_TITLES[name]}\n-# {_describe_scope(record, scope)}",
            make_separator(),
            "\n".join(shown) or _explain_empty_board(record, board, name, scope),
            *_format_notes(record, board, name, scope),
            make_separator(),
            make_row(
                make_select(RECORDS_BOARD_ROUTE, scope.key, options=boards, placeholder="Another record")
            ),
            *make_pager(RECORDS_PAGE_ROUTE, [name.value, scope.key], page, pages),
            # Only a leaderboard of one category has a topic for a thread.
            *([make_row(make_discuss_button(Subject.CATEGORY, canonical.id))] if canonical else []),
        )
    )


def _list_boards(board: Leaderboard, scope: Scope) -> list[BoardName]:
    """List the leaderboards that an award or a prize can have."""
    unknown = frozenset[BoardName]() if scope.award.id == OSCARS else _WINLESS_BOARDS
    unknown |= frozenset[BoardName]() if board.country_nominations else _COUNTRY_BOARDS
    return [one for one in BoardName if one not in unknown]


def _describe_scope(record: Record, scope: Scope) -> str:
    """Describe what is counted, with the years of it that the record has if it is not the Oscars."""
    if scope.award.id == OSCARS:
        return escape_text(scope.canonical.name) if scope.canonical else "Academy Awards, every category"
    what = escape_text(scope.canonical.name) if scope.canonical else "every category I keep"
    years = [ceremony.year for ceremony, _ in _list_categories(record, scope)]
    span = f" · {years[0]}–{years[-1]}" if years else ""
    return f"{escape_text(scope.award.name)}, {what}{span}"


def _format_notes(record: Record, board: Leaderboard, name: BoardName, scope: Scope) -> list[str]:
    """Format what the figures do not hold."""
    notes: list[str] = []
    if scope.award.id == OSCARS and scope.canonical is None and name not in _COUNTRY_BOARDS:
        notes.append("Honorary and special achievement awards are not counted: nobody competed for them.")
    if name in _COUNTRY_BOARDS and board.country_nominations:
        notes.append("A country counts under its name of then: West Germany is not Germany.")
    if scope.award.id != OSCARS and name in _NOMINATION_BOARDS and _has_gaps(record, scope):
        notes.append("Of some years I know the winners alone, so that nominations are missing.")
    if (
        scope.award.id != OSCARS
        and name in _PERSON_BOARDS
        and board.person_nominations
        and scope.canonical is None
    ):
        notes.append("Screenplays count for films alone: of their writers I do not know enough.")
    return [f"-# {note}" for note in notes]


def _has_gaps(record: Record, scope: Scope) -> bool:
    return any(not category.complete for _, category in _list_categories(record, scope))


def _names_people(record: Record, scope: Scope) -> bool:
    return any(
        nominee.people for _, category in _list_categories(record, scope) for nominee in category.nominees
    )


def _list_categories(record: Record, scope: Scope) -> list[tuple[Ceremony, Category]]:
    """List the categories that are counted, with their ceremonies, oldest first."""
    named = scope.canonical.id if scope.canonical else None
    return [
        (ceremony, category)
        for ceremony in record.editions[scope.award.id]
        for category in ceremony.categories
        if named in (None, category.canonical)
    ]


_Rows = Sequence[LeaderboardRow[Film]] | Sequence[LeaderboardRow[Person]] | Sequence[LeaderboardRow[Country]]


def _list_entries(board: Leaderboard, name: BoardName) -> list[str]:
    if name is BoardName.SWEEPS:
        return [_format_sweep(sweep) for sweep in board.sweeps]
    if name is BoardName.TIES:
        return [_format_tie(ceremony, category) for ceremony, category in board.ties]
    rankings: dict[BoardName, _Rows] = {
        BoardName.FILM_WINS: board.film_wins,
        BoardName.FILM_NOMINATIONS: board.film_nominations,
        BoardName.PERSON_WINS: board.person_wins,
        BoardName.PERSON_NOMINATIONS: board.person_nominations,
        BoardName.WINLESS_FILMS: board.winless_films,
        BoardName.WINLESS_PEOPLE: board.winless_people,
        BoardName.COUNTRY_WINS: board.country_wins,
        BoardName.COUNTRY_NOMINATIONS: board.country_nominations,
    }
    return _format_ranking(rankings[name])


_EMPTY_BOARD_TEXTS = {
    BoardName.FILM_WINS: "No film has won it more than once.",
    BoardName.FILM_NOMINATIONS: "No film was nominated for it more than once.",
    BoardName.PERSON_WINS: "Nobody has won it more than once.",
    BoardName.PERSON_NOMINATIONS: "Nobody was nominated for it more than once.",
    BoardName.WINLESS_FILMS: "No film was nominated for it more than once without winning.",
    BoardName.WINLESS_PEOPLE: "Nobody was nominated for it more than once without winning.",
    BoardName.SWEEPS: "A sweep takes several prizes: no film has won this one more than once in a night.",
    BoardName.TIES: "It was never shared.",
    BoardName.COUNTRY_WINS: "Countries are nominated only for the international feature.",
    BoardName.COUNTRY_NOMINATIONS: "Countries are nominated only for the international feature.",
}
"""Explanations of an empty leaderboard of one category; it lists two or more."""


def _explain_empty_board(record: Record, board: Leaderboard, name: BoardName, scope: Scope) -> str:
    if name in _WINLESS_BOARDS and scope.award.id != OSCARS:
        return f"I do not know enough of the {escape_text(scope.award.short)} to say who never won there."
    if name in _PERSON_BOARDS and board.kinds and not _names_people(record, scope):
        return "I keep this prize by its films, not by people. `/category` shows its winners."
    if not board.kinds:
        return f"The {escape_text(scope.award.short)} have no such prize. `/category` shows who gives it."
    if CategoryClass.COMPETITIVE not in board.kinds:
        return "This is an honour, not a contest, so I count no wins. `/category` shows who received it."
    return f"{_EMPTY_BOARD_TEXTS[name]} `/category` shows its winners."


def _format_ranking(rows: _Rows) -> list[str]:
    # Rank and count in code spans of equal width, so that the names align.
    width = max((len(str(entry.count)) for entry in rows), default=1)
    return [
        f"`{entry.rank:>2}.` `{entry.count:>{width}}` **{_format_name(entry.subject)}** · {_format_span(entry.years)}"
        for entry in rows
    ]


def _format_name(subject: Film | Person | Country) -> str:
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
