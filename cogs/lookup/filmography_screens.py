"""Screens of `/film` and `/person`: every nomination and win, with totals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from discord import ui

from bot.errors import Subject
from bot.guilds.model import Feature
from bot.record.model import CategoryClass, Film, Nomination, Person
from bot.record.record import OSCARS, Record, count_totals
from cogs.kit.controls import Control, Route, make_button
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

FILM_PAGE_ROUTE = Route("film", Feature.LOOKUP)
"""Shows a page of a film's nominations. State: film id, button, page."""
PERSON_PAGE_ROUTE = Route("person", Feature.LOOKUP)
"""Shows a page of a person's nominations. State: person id, button, page."""

NOMINATIONS_PER_PAGE = 12
"""Most nominations on a page."""


def film_screen(record: Record, film: Film, page: int = 0, *, in_thread: bool = False) -> ui.LayoutView:
    """Make a page of a film's Oscar nominations, wins first, with its wins at other awards.

    `in_thread` leaves out the button that leads to the film's thread.
    """
    heading = f"## {format_film_title(film.title)}\n-# {escape_text(film.year)}"
    discuss = [] if in_thread else [make_discuss_button(Subject.FILM, film.id)]
    nominations = record.film_nominations[film.id]
    return _make_screen(record, nominations, heading, (FILM_PAGE_ROUTE, film.id), page, _film_entry, discuss)


def person_screen(record: Record, person: Person, page: int = 0, *, in_thread: bool = False) -> ui.LayoutView:
    """Make a page of a person's Oscar nominations, newest first, with their wins at other awards.

    `in_thread` leaves out the button that leads to the person's thread.
    """
    heading = f"## {escape_text(person.name)}"
    if person.spellings:
        others = format_list(escape_text(name, 60) for name in person.spellings[:4])
        heading += f"\n-# also credited as {others}"
    discuss = [] if in_thread else [make_discuss_button(Subject.PERSON, person.id)]
    nominations = record.person_nominations[person.id]
    return _make_screen(
        record, nominations, heading, (PERSON_PAGE_ROUTE, person.id), page, _person_entry, discuss
    )


@make_thread_card.register
def _(film: Film, record: Record) -> ui.LayoutView:
    return film_screen(record, film, in_thread=True)


@make_thread_card.register
def _(person: Person, record: Record) -> ui.LayoutView:
    return person_screen(record, person, in_thread=True)


def _make_screen(
    record: Record,
    nominations: Sequence[Nomination],
    heading: str,
    address: tuple[Route, str],
    page: int,
    entry: Callable[[Nomination], str],
    discuss: Sequence[Control],
) -> ui.LayoutView:
    at_oscars = [nomination for nomination in nominations if nomination.ceremony.award == OSCARS]
    at_oscars.sort(key=lambda nomination: (-(nomination.ceremony.number or 0), not nomination.nominee.winner))
    pages = count_pages(len(at_oscars), NOMINATIONS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = at_oscars[page * NOMINATIONS_PER_PAGE : (page + 1) * NOMINATIONS_PER_PAGE]
    elsewhere = _format_other_wins(record, nominations) if page == pages - 1 else ""
    parts: list[CardPart] = [f"{heading}\n{_format_totals(at_oscars)}"]
    if shown:
        parts += [make_separator(), _group_by_ceremony(shown, entry)]
    if elsewhere:
        parts += [make_separator(), elsewhere]
    route, subject_id = address
    ways = [*([_make_ceremony_button(shown[0])] if shown else []), *discuss]
    return make_screen(
        make_card(*parts, *([make_row(*ways)] if ways else []), *make_pager(route, [subject_id], page, pages))
    )


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


def _group_by_ceremony(nominations: Iterable[Nomination], entry: Callable[[Nomination], str]) -> str:
    blocks: list[str] = []
    for ceremony, group in groupby(nominations, key=lambda nomination: nomination.ceremony):
        entries = "\n".join(entry(nomination) for nomination in group)
        blocks.append(f"-# {ceremony.year} · {escape_text(ceremony.name)}\n{entries}")
    return shorten_text("\n".join(blocks), 3300)


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


def _format_other_wins(record: Record, nominations: Sequence[Nomination]) -> str:
    """Format wins at other awards: categories and years for each award."""
    won: dict[str, list[str]] = defaultdict(list)
    for nomination in nominations:
        ceremony = nomination.ceremony
        if nomination.nominee.winner and ceremony.award != OSCARS:
            won[ceremony.award].append(f"{nomination.category.title} {ceremony.year}")
    lines = [
        f"**{escape_text(award.short)}** {format_list(won[award.id][:8])}"
        for award in record.awards.values()
        if award.id in won
    ]
    return "\n".join(["-# Won elsewhere, since 2001", *lines]) if lines else ""


def _make_ceremony_button(nomination: Nomination) -> Control:
    ceremony = nomination.ceremony
    label = f"That night: {ceremony.name}"[:80]
    return make_button(
        ceremony_screens.WINNERS_PAGE_ROUTE, ceremony.id, "o", 0, label=label, emoji=TROPHY_EMOJI
    )
