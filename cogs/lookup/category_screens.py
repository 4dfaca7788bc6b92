"""The screen of `/category`: a category's winners over the years, newest first."""

from collections.abc import Sequence
from itertools import groupby

from discord import ui

from bot.discussion.questions import find_award
from bot.errors import Subject
from bot.guilds.model import Feature
from bot.record.model import Award, CanonicalCategory, Category, Ceremony
from bot.record.record import OSCARS, Record
from cogs.kit.addresses import Route
from cogs.kit.controls import make_select
from cogs.kit.layouts import (
    ControlRow,
    clamp_page,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.routes import make_discuss_button
from cogs.kit.text import escape_text, format_nominee_line, shorten_text
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup import ceremony_screens
from cogs.lookup.award_names import describe_division, describe_doubt, describe_no_winner, name_part

_Years = Sequence[tuple[Ceremony, Category]]

HISTORY_PAGE_ROUTE = Route("history", Feature.LOOKUP)
"""Shows a page of a category's winners. State: canonical category id, award id, button, page."""

HISTORY_DECADE_ROUTE = Route("history-decade", Feature.LOOKUP)
"""Shows a decade of a category's winners. State: canonical category id, award id; the value is its first year."""

YEARS_ON_ONE_PAGE_LIMIT = 10
"""Most years that are shown on a single page; more are split into decades, one a page."""

PAGE_TEXT_LIMIT = 3300
"""Most characters of a page's years."""


def find_page_of_decade(record: Record, canonical_id: str, award_id: str, decade: str) -> int:
    """Find a decade's page, by its first year; page 0 if the category was not given then."""
    pages = _split_pages(_list_newest_first(record, canonical_id, award_id))
    places = (place for place, page in enumerate(pages) if _name_decade(page[0][0]) == decade)
    return next(places, 0)


def history_screen(
    record: Record, canonical: CanonicalCategory, award: Award, page: int = 0, *, in_thread: bool = False
) -> ui.LayoutView:
    """Make a page of a category's winners; a year with a divided prize has a line for each part.

    Args:
        record: The record of awards.
        canonical: The category.
        award: The award that gives it.
        page: The page, from 0.
        in_thread: Whether to leave out the button to the category's thread.
    """
    newest_first = _list_newest_first(record, canonical.id, award.id)
    pages = _split_pages(newest_first)
    page = clamp_page(page, len(pages))
    shown = pages[page]
    heading = f"## {escape_text(canonical.name)}\n-# {escape_text(award.name)}"
    if not shown:
        return make_screen(make_card(f"{heading}\nThey have no such prize in my record."))
    heading += f" · {_format_span(newest_first)}"
    heading += _format_end(record, award, newest_first)
    picker = make_select(
        ceremony_screens.NOMINEES_ROUTE,
        options=make_select_options(
            [
                (f"{ceremony.id}/{category.id}", *_make_option(ceremony, category))
                for ceremony, category in shown
            ]
        ),
        placeholder="Who were the nominees?",
    )
    longest = min(360, PAGE_TEXT_LIMIT // len(shown))
    lines = "\n".join(shorten_text(_format_year(ceremony, category), longest) for ceremony, category in shown)
    decades = _make_decade_select(canonical, award, pages, page) if len(pages) > 1 else []
    turns = make_pager(HISTORY_PAGE_ROUTE, [canonical.id, award.id], page, len(pages))
    discuss = [] if in_thread else [make_row(make_discuss_button(Subject.CATEGORY, canonical.id))]
    return make_screen(
        make_card(
            heading, make_separator(), lines, make_separator(), make_row(picker), *decades, *turns, *discuss
        )
    )


@make_thread_card.register
def _(canonical: CanonicalCategory, record: Record) -> ui.LayoutView:
    award = record.awards[find_award(record, canonical)]
    return history_screen(record, canonical, award, in_thread=True)


def _list_newest_first(record: Record, canonical_id: str, award_id: str) -> _Years:
    """List the years, newest first; the parts of one year keep their order."""
    oldest_first = record.history.get((canonical_id, award_id), ())
    return sorted(oldest_first, key=lambda year: year[0].year, reverse=True)


def _format_end(record: Record, award: Award, newest_first: _Years) -> str:
    """Format that the record knows a prize no further, if the award goes on."""
    latest, (last, _) = record.find_latest_ceremony(award.id), newest_first[0]
    is_retired = award.id == OSCARS or latest is None or last.year >= latest.year
    return "" if is_retired else f"\n-# My record of it ends in {last.year}."


def _split_pages(newest_first: _Years) -> list[_Years]:
    """Split the years into decades, newest first; a few years stay together."""
    if len(newest_first) <= YEARS_ON_ONE_PAGE_LIMIT:
        return [newest_first]
    return [list(page) for _, page in groupby(newest_first, key=lambda year: _name_decade(year[0]))]


def _make_decade_select(
    canonical: CanonicalCategory, award: Award, pages: Sequence[_Years], page: int
) -> list[ControlRow]:
    decades = [_name_decade(shown[0][0]) for shown in pages]
    options = make_select_options([(decade, f"{decade}s", "") for decade in decades], chosen=decades[page])
    menu = make_select(
        HISTORY_DECADE_ROUTE, canonical.id, award.id, options=options, placeholder="Another decade"
    )
    return [make_row(menu)]


def _name_decade(ceremony: Ceremony) -> str:
    return str(ceremony.year // 10 * 10)


def _format_span(newest_first: Sequence[tuple[Ceremony, Category]]) -> str:
    (newest, _), (oldest, _) = newest_first[0], newest_first[-1]
    return str(newest.year) if newest.year == oldest.year else f"{oldest.year}–{newest.year}"


def _format_year(ceremony: Ceremony, category: Category) -> str:
    part = name_part(category) if ceremony.award != OSCARS else ""
    label = f" · {escape_text(part or category.title)}" if _is_divided(category) else ""
    if not category.winners:
        return f"`{ceremony.year}` {describe_no_winner(ceremony)}{label}"
    named = [format_nominee_line(category, winner.as_won(), 70) for winner in category.winners]
    tie = " (a tie)" if category.is_tie else ""
    if category.divided and len(named) > 1:
        tie = f" ({describe_division(ceremony.award, len(named))})"
    if category.unsettled:
        tie = f" ({describe_doubt(category)})"
    return f"`{ceremony.year}` {' / '.join(named)}{tie}{label}"


def _is_divided(category: Category) -> bool:
    return category.canonical is not None and category.id != category.canonical


def _make_option(ceremony: Ceremony, category: Category) -> tuple[str, str]:
    return f"{ceremony.year} · {ceremony.name}", category.title
