"""The screen of `/category`: a category's winners over the years, newest first."""

from collections.abc import Sequence

from discord import ui

from bot.discussion.questions import find_award
from bot.errors import Subject
from bot.guilds.model import Feature
from bot.record.model import Award, CanonicalCategory, Category, Ceremony
from bot.record.record import Record
from cogs.kit.controls import Route, make_select
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
from cogs.kit.text import escape_text, format_nominee_line, shorten_text
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup import ceremony_screens

HISTORY_PAGE_ROUTE = Route("history", Feature.LOOKUP)
"""Shows a page of a category's winners. State: canonical category id, award id, button, page."""

YEARS_PER_PAGE = 10
"""Most years on a page."""


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
    newest_first = record.history.get((canonical.id, award.id), ())[::-1]
    pages = count_pages(len(newest_first), YEARS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = newest_first[page * YEARS_PER_PAGE : (page + 1) * YEARS_PER_PAGE]
    heading = f"## {escape_text(canonical.name)}\n-# {escape_text(award.name)}"
    if not shown:
        return make_screen(make_card(f"{heading}\nThey have no such prize in my record."))
    heading += f" · {_format_span(newest_first)}"
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
    lines = "\n".join(shorten_text(_format_year(ceremony, category), 360) for ceremony, category in shown)
    turns = make_pager(HISTORY_PAGE_ROUTE, [canonical.id, award.id], page, pages)
    discuss = [] if in_thread else [make_row(make_discuss_button(Subject.CATEGORY, canonical.id))]
    return make_screen(
        make_card(heading, make_separator(), lines, make_separator(), make_row(picker), *turns, *discuss)
    )


@make_thread_card.register
def _(canonical: CanonicalCategory, record: Record) -> ui.LayoutView:
    award = record.awards[find_award(record, canonical)]
    return history_screen(record, canonical, award, in_thread=True)


def _format_span(newest_first: Sequence[tuple[Ceremony, Category]]) -> str:
    (newest, _), (oldest, _) = newest_first[0], newest_first[-1]
    return str(newest.year) if newest.year == oldest.year else f"{oldest.year}–{newest.year}"


def _format_year(ceremony: Ceremony, category: Category) -> str:
    label = f" · {escape_text(category.title)}" if _is_divided(category) else ""
    if not category.winners:
        return f"`{ceremony.year}` *not announced yet*{label}"
    named = [format_nominee_line(category, winner.as_won(), 70) for winner in category.winners]
    tie = " (a tie)" if category.is_tie else ""
    return f"`{ceremony.year}` {' / '.join(named)}{tie}{label}"


def _is_divided(category: Category) -> bool:
    return category.canonical is not None and category.id != category.canonical


def _make_option(ceremony: Ceremony, category: Category) -> tuple[str, str]:
    return f"{ceremony.year} · {ceremony.name}", category.title
