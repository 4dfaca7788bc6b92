"""Screens of `/film` and `/person`: every nomination and win, with totals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from discord import ui

from bot.errors import Choice, Subject
from bot.guilds.model import Feature
from bot.posters.model import FilmDetails
from bot.record.model import CategoryClass, Film, Headline, Nomination, Person
from bot.record.record import OSCARS, Record, count_totals
from cogs.kit.addresses import Route
from cogs.kit.controls import Control, make_button
from cogs.kit.layouts import (
    CardPart,
    ControlRow,
    clamp_page,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.posters import Poster, place_poster
from cogs.kit.routes import make_discuss_button
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_count,
    format_film_title,
    format_film_titles,
    format_list,
    format_people,
    format_role,
    shorten_text,
)
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup import ceremony_screens
from cogs.lookup.festivals import format_film_festivals, format_person_festivals
from cogs.lookup.film_details_text import format_footer, format_making
from cogs.lookup.other_wins import format_other_awards
from cogs.lookup.subjects import make_others_select

FILM_PAGE_ROUTE = Route("film", Feature.LOOKUP)
"""Shows a page of a film's nominations. State: film id, button, page."""
PERSON_PAGE_ROUTE = Route("person", Feature.LOOKUP)
"""Shows a page of a person's nominations. State: person id, button, page."""

NOMINATIONS_PER_PAGE = 16
"""Most nominations on a page: no film has had more, so that a film's fit on one."""

PAGE_TEXT_LIMIT = 3300
"""Most characters of the nominations, the wins elsewhere and what stands below them, on one page."""

_IMDB_PATHS = {"tt": "title", "nm": "name", "co": "company"}
"""By the first letters of an id, where its page is at IMDb."""

_Button = Control | ui.Button[ui.LayoutView]

FILMS_WON_FOR_LIMIT = 8
"""Most films named that a person won for; further ones are counted."""


def film_screen(
    record: Record,
    film: Film,
    page: int = 0,
    *,
    in_thread: bool = False,
    others: Sequence[Choice] = (),
    details: FilmDetails | None = None,
) -> ui.LayoutView:
    """Make a page of a film's Oscar nominations, wins first, with its wins at other awards.

    Args:
        record: The record of awards.
        film: The film.
        page: The page, from 0.
        in_thread: Whether to leave out the button to the film's thread.
        others: Less known films of its name, for a select.
        details: What TMDB knows of it; None if nothing is known.
    """
    making = format_making(details) if details is not None else []
    line = " · ".join([escape_text(film.year), *making])
    ways = [
        *([] if in_thread else [make_discuss_button(Subject.FILM, film.id)]),
        *_make_imdb_button(film.id),
        *_make_letterboxd_button(film.id),
    ]
    view = _Filmography(
        record,
        record.film_nominations[film.id],
        f"## {format_film_title(film.title)}\n-# {line}",
        (FILM_PAGE_ROUTE, film.id),
        _film_entry,
        _name_winner,
        format_film_festivals(record, film),
        poster=Poster(film.title, details.poster_url) if details and details.poster_url else None,
        footer=format_footer(details) if details is not None else "",
    )
    return _make_screen(view, page, ways, make_others_select(Subject.FILM, others))


def person_screen(
    record: Record, person: Person, page: int = 0, *, in_thread: bool = False, others: Sequence[Choice] = ()
) -> ui.LayoutView:
    """Make a page of a person's Oscar nominations, wins first, with their wins at other awards.

    The arguments are those of `film_screen`.
    """
    heading = f"## {escape_text(person.name)}"
    if person.spellings:
        names = format_list(escape_text(name, 60) for name in person.spellings[:4])
        heading += f"\n-# also credited as {names}"
    nominations = record.person_nominations[person.id]
    ways = [
        *([] if in_thread else [make_discuss_button(Subject.PERSON, person.id)]),
        *_make_imdb_button(person.id),
    ]
    view = _Filmography(
        record,
        nominations,
        heading,
        (PERSON_PAGE_ROUTE, person.id),
        _person_entry,
        lambda nomination: format_film_titles(nomination.nominee.films_won or nomination.nominee.films),
        format_person_festivals(record, nominations),
        names_films_won=True,
    )
    return _make_screen(view, page, ways, make_others_select(Subject.PERSON, others))


@make_thread_card.register
def _(film: Film, record: Record) -> ui.LayoutView:
    return film_screen(record, film, in_thread=True)


@make_thread_card.register
def _(person: Person, record: Record) -> ui.LayoutView:
    return person_screen(record, person, in_thread=True)


@dataclass(frozen=True)
class _Filmography:
    """What a film's and a person's page have in common.

    Attributes:
        record: The record of awards.
        nominations: All nominations, at every award.
        heading: The name.
        address: The route of the pages and the subject's id.
        entry: Formats one nomination.
        describe_win: Names what a prize elsewhere was for.
        festivals: The line about prizes of festivals, with its line break; empty without any.
        names_films_won: Whether the films that it won for are named on top.
        poster: The picture beside the name; None without one.
        footer: What stands below everything else, on every page; empty for nothing.
    """

    record: Record
    nominations: Sequence[Nomination]
    heading: str
    address: tuple[Route, str]
    entry: Callable[[Nomination], str]
    describe_win: Callable[[Nomination], str]
    festivals: str
    names_films_won: bool = False
    poster: Poster | None = None
    footer: str = ""

    @property
    def text_limit(self) -> int:
        """Most characters of the nominations and the wins elsewhere on one page."""
        return PAGE_TEXT_LIMIT - len(self.footer)


def _make_screen(
    view: _Filmography, page: int, ways: Sequence[_Button], others: Sequence[ControlRow]
) -> ui.LayoutView:
    at_oscars = [nomination for nomination in view.nominations if nomination.ceremony.award == OSCARS]
    at_oscars.sort(key=lambda nomination: (not nomination.nominee.winner, -(nomination.ceremony.number or 0)))
    blocks = _split_pages(view, at_oscars)
    page = clamp_page(page, len(blocks))
    top = f"{view.heading}\n{_format_totals(at_oscars)}"
    if view.names_films_won:
        top += _format_films_won(at_oscars)
    top += view.festivals
    parts: list[CardPart] = [place_poster(top, view.poster)]
    for block in filter(None, [*blocks[page], view.footer]):
        parts += [make_separator(), block]
    route, subject_id = view.address
    shown = at_oscars[page * NOMINATIONS_PER_PAGE :] or at_oscars
    buttons = [*([_make_ceremony_button(shown[0])] if shown else []), *ways]
    return make_screen(
        make_card(
            *parts,
            *others,
            *([make_row(*buttons)] if buttons else []),
            *make_pager(route, [subject_id], page, len(blocks)),
        )
    )


def _split_pages(view: _Filmography, at_oscars: Sequence[Nomination]) -> list[list[str]]:
    """Split the text into pages of blocks; wins elsewhere stand below the last nominations if they fit there."""
    pages = [
        [_group_by_ceremony(view, at_oscars[start : start + NOMINATIONS_PER_PAGE])]
        for start in range(0, len(at_oscars), NOMINATIONS_PER_PAGE)
    ]
    elsewhere = format_other_awards(view.record, view.nominations, view.describe_win)
    if not elsewhere:
        return pages or [[]]
    if pages and len(pages[-1][0]) + len(elsewhere) <= view.text_limit:
        pages[-1].append(elsewhere)
    else:
        pages.append([shorten_text(elsewhere, view.text_limit)])
    return pages


def _format_films_won(at_oscars: Sequence[Nomination]) -> str:
    """Format the films that a person won for in competition, newest first, as a line of their own."""
    won = {
        film.id or film.title: film
        for nomination in at_oscars
        if nomination.category.kind is CategoryClass.COMPETITIVE
        for film in nomination.nominee.films_won
    }
    films = list(won.values())
    if not films:
        return ""
    named = [format_film_title(film.title) for film in films[:FILMS_WON_FOR_LIMIT]]
    more = len(films) - len(named)
    return f"\n{TROPHY_EMOJI} **Won for** {format_list([*named, *([f'{more} more'] if more else [])])}"


def _name_winner(nomination: Nomination) -> str:
    """Name whom a film's prize elsewhere was for, where the prize is a person's."""
    if nomination.category.headline is not Headline.PERSON:
        return ""
    return format_people(nomination.nominee, 90)


def _format_totals(at_oscars: Sequence[Nomination]) -> str:
    total = count_totals(at_oscars)
    if not total.nominations:
        return (
            f"**{format_count(total.honours, 'honorary award')}**"
            if total.honours
            else "Never nominated for an Oscar."
        )
    years = [nomination.ceremony.year for nomination in at_oscars]
    span = str(max(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"
    honours = f" and {format_count(total.honours, 'honorary award')}" if total.honours else ""
    wins = format_count(total.wins, "win")
    return f"**{wins}** from **{format_count(total.nominations, 'nomination')}**{honours} · {span}"


def _group_by_ceremony(view: _Filmography, nominations: Iterable[Nomination]) -> str:
    blocks: list[str] = []
    for ceremony, group in groupby(nominations, key=lambda nomination: nomination.ceremony):
        entries = "\n".join(view.entry(nomination) for nomination in group)
        blocks.append(f"-# {ceremony.year} · {escape_text(ceremony.name)}\n{entries}")
    return shorten_text("\n".join(blocks), view.text_limit)


def _film_entry(nomination: Nomination) -> str:
    category, nominee = nomination.category, nomination.nominee
    what = f"“{escape_text(nominee.song)}”, " if nominee.song else ""
    who = what + (format_people(nominee, 90) or escape_text(nominee.country))
    return _mark_entry(
        nomination, escape_text(category.title), f"{who} {format_role(nominee.as_won())}".strip()
    )


def _person_entry(nomination: Nomination) -> str:
    nominee, won = nomination.nominee, nomination.nominee.as_won()
    what = f"“{escape_text(nominee.song)}”, " if nominee.song else ""
    rest = f"{what}{format_film_titles(won.films)} {format_role(won)}".strip()
    parts = [part for part in (rest, ceremony_screens.format_lost_films(nominee)) if part]
    return _mark_entry(nomination, escape_text(nomination.category.title), " · ".join(parts))


def _mark_entry(nomination: Nomination, prize: str, rest: str) -> str:
    tail = f" · {rest}" if rest else ""
    if nomination.category.kind is not CategoryClass.COMPETITIVE:
        return f"🎖️ {prize}{tail}"
    return f"{TROPHY_EMOJI} **{prize}**{tail}" if nomination.nominee.winner else f"▫️ {prize}{tail}"


def _make_imdb_button(subject_id: str) -> list[_Button]:
    """Make the button to a film's or a person's page at IMDb; none for those that only this record has an id for."""
    path = _IMDB_PATHS.get(subject_id[:2])
    return [ui.Button(label="IMDb", url=f"https://www.imdb.com/{path}/{subject_id}/")] if path else []


def _make_letterboxd_button(film_id: str) -> list[_Button]:
    """Make the button to a film's page at Letterboxd, which knows films by IMDb's ids; none for other ids."""
    is_known = film_id.startswith("tt")
    return [ui.Button(label="Letterboxd", url=f"https://letterboxd.com/imdb/{film_id}/")] if is_known else []


def _make_ceremony_button(nomination: Nomination) -> Control:
    ceremony = nomination.ceremony
    label = f"That night: {ceremony.name}"[:80]
    return make_button(
        ceremony_screens.WINNERS_PAGE_ROUTE, ceremony.id, "o", 0, label=label, emoji=TROPHY_EMOJI
    )
