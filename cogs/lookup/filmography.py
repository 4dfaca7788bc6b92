"""The screens of `/film` and `/person`: every nomination and win, and what they add up to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from discord import ui

from bot.awards.model import CategoryClass, Film, Nomination, Person
from bot.awards.record import OSCARS, Record, tally
from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit import words
from cogs.kit.controls import Control, Route, button
from cogs.kit.discussion_routes import discuss_button
from cogs.kit.layouts import Part, card, clamp_page, line, page_count, pager, row, screen
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup import nights

FILM = Route("film", Feature.LOOKUP)
"""A page of a film's nominations: film id, which button, page."""
PERSON = Route("person", Feature.LOOKUP)
"""A page of a person's nominations: person id, which button, page."""

PER_PAGE = 12
"""Nominations on a page."""


def film_screen(record: Record, film: Film, page: int = 0, *, in_thread: bool = False) -> ui.LayoutView:
    """A film's nominations at the Oscars, wins first, and what it won at other awards.

    In the thread about it no button leads to that.
    """
    heading = f"## {words.film(film.title)}\n-# {words.plain(film.year)}"
    discuss = [] if in_thread else [discuss_button(Subject.FILM, film.id)]
    nominations = record.film_nominations[film.id]
    return _screen(record, nominations, heading, (FILM, film.id), page, _film_entry, discuss)


def person_screen(record: Record, person: Person, page: int = 0, *, in_thread: bool = False) -> ui.LayoutView:
    """A person's nominations at the Oscars, newest ceremony first, and what they won at other awards.

    In the thread about them no button leads to that.
    """
    heading = f"## {words.plain(person.name)}"
    if person.spellings:
        others = words.listed(words.plain(name, 60) for name in person.spellings[:4])
        heading += f"\n-# also credited as {others}"
    discuss = [] if in_thread else [discuss_button(Subject.PERSON, person.id)]
    nominations = record.person_nominations[person.id]
    return _screen(record, nominations, heading, (PERSON, person.id), page, _person_entry, discuss)


@make_thread_card.register
def _(film: Film, record: Record) -> ui.LayoutView:
    return film_screen(record, film, in_thread=True)


@make_thread_card.register
def _(person: Person, record: Record) -> ui.LayoutView:
    return person_screen(record, person, in_thread=True)


def _screen(
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
    pages = page_count(len(at_oscars), PER_PAGE)
    page = clamp_page(page, pages)
    shown = at_oscars[page * PER_PAGE : (page + 1) * PER_PAGE]
    elsewhere = _elsewhere(record, nominations) if page == pages - 1 else ""
    parts: list[Part] = [f"{heading}\n{_totals(at_oscars)}"]
    if shown:
        parts += [line(), _grouped(shown, entry)]
    if elsewhere:
        parts += [line(), elsewhere]
    route, subject_id = address
    ways = [*([_ceremony_button(shown[0])] if shown else []), *discuss]
    return screen(card(*parts, *([row(*ways)] if ways else []), *pager(route, [subject_id], page, pages)))


def _totals(at_oscars: Sequence[Nomination]) -> str:
    total = tally(at_oscars)
    if not total.nominations:
        return (
            f"**{words.count(total.honours, 'honorary award')}**"
            if total.honours
            else "Never nominated for an Oscar."
        )
    years = [nomination.ceremony.year for nomination in at_oscars]
    span = str(max(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"
    honours = f" and {words.count(total.honours, 'honorary award')}" if total.honours else ""
    wins = words.count(total.wins, "win")
    return f"**{wins}** from **{words.count(total.nominations, 'nomination')}**{honours} · {span}"


def _grouped(nominations: Iterable[Nomination], entry: Callable[[Nomination], str]) -> str:
    blocks: list[str] = []
    for ceremony, group in groupby(nominations, key=lambda nomination: nomination.ceremony):
        entries = "\n".join(entry(nomination) for nomination in group)
        blocks.append(f"-# {ceremony.year} · {words.plain(ceremony.name)}\n{entries}")
    return words.shorten("\n".join(blocks), 3300)


def _film_entry(nomination: Nomination) -> str:
    category, nominee = nomination.category, nomination.nominee
    what = f"“{words.plain(nominee.song)}”, " if nominee.song else ""
    who = what + (words.people(nominee, 90) or words.plain(nominee.country))
    return _marked(nomination, words.plain(category.title), f"{who} {words.role(nominee.as_won())}".strip())


def _person_entry(nomination: Nomination) -> str:
    nominee, won = nomination.nominee, nomination.nominee.as_won()
    what = f"“{words.plain(nominee.song)}”, " if nominee.song else ""
    rest = f"{what}{words.films(won.films)} {words.role(won)}".strip()
    parts = [part for part in (rest, nights.also_nominated_for(nominee)) if part]
    return _marked(nomination, words.plain(nomination.category.title), " · ".join(parts))


def _marked(nomination: Nomination, prize: str, rest: str) -> str:
    tail = f" · {rest}" if rest else ""
    if nomination.category.kind is not CategoryClass.COMPETITIVE:
        return f"🎖️ {prize}{tail}"
    return f"{words.TROPHY} **{prize}**{tail}" if nomination.nominee.winner else f"▫️ {prize}{tail}"


def _elsewhere(record: Record, nominations: Sequence[Nomination]) -> str:
    """What was won at the other awards, by award: names of prizes and years."""
    won: dict[str, list[str]] = defaultdict(list)
    for nomination in nominations:
        ceremony = nomination.ceremony
        if nomination.nominee.winner and ceremony.award != OSCARS:
            won[ceremony.award].append(f"{nomination.category.title} {ceremony.year}")
    lines = [
        f"**{words.plain(award.short)}** {words.listed(won[award.id][:8])}"
        for award in record.awards.values()
        if award.id in won
    ]
    return "\n".join(["-# Won elsewhere, since 2001", *lines]) if lines else ""


def _ceremony_button(nomination: Nomination) -> Control:
    ceremony = nomination.ceremony
    label = f"That night: {ceremony.name}"[:80]
    return button(nights.PAGE, ceremony.id, "o", 0, label=label, emoji=words.TROPHY)
