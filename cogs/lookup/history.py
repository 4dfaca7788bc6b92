"""The screen of `/category`: a prize's winners through the years, newest first."""

from collections.abc import Sequence

from discord import ui

from bot.awards.model import Award, CanonicalCategory, Category, Ceremony
from bot.awards.record import Record
from bot.discussion.questions import award_of
from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit import words
from cogs.kit.controls import Route, select
from cogs.kit.discussion_routes import discuss_button
from cogs.kit.layouts import card, clamp_page, line, options, page_count, pager, row, screen
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup import nights

PAGE = Route("history", Feature.LOOKUP)
"""A page of a category's winners: canonical category id, award id, which button, page."""

PER_PAGE = 10
"""Years on a page."""


def history_screen(
    record: Record, canonical: CanonicalCategory, award: Award, page: int = 0, *, in_thread: bool = False
) -> ui.LayoutView:
    """A page of winners; a year whose prize was divided has a line for each part.

    Args:
        record: The record.
        canonical: The prize.
        award: Who gives it.
        page: Which page.
        in_thread: Whether it is shown in the thread about the prize, where no button leads to that.
    """
    newest_first = record.history.get((canonical.id, award.id), ())[::-1]
    pages = page_count(len(newest_first), PER_PAGE)
    page = clamp_page(page, pages)
    shown = newest_first[page * PER_PAGE : (page + 1) * PER_PAGE]
    heading = f"## {words.plain(canonical.name)}\n-# {words.plain(award.name)}"
    if not shown:
        return screen(card(f"{heading}\nThey have no such prize in my record."))
    heading += f" · {_span(newest_first)}"
    picker = select(
        nights.CATEGORY,
        options=options(
            [(f"{ceremony.id}/{category.id}", *_option(ceremony, category)) for ceremony, category in shown]
        ),
        placeholder="Who were the nominees?",
    )
    lines = "\n".join(words.shorten(_year(ceremony, category), 360) for ceremony, category in shown)
    turns = pager(PAGE, [canonical.id, award.id], page, pages)
    discuss = [] if in_thread else [row(discuss_button(Subject.CATEGORY, canonical.id))]
    return screen(card(heading, line(), lines, line(), row(picker), *turns, *discuss))


@make_thread_card.register
def _(canonical: CanonicalCategory, record: Record) -> ui.LayoutView:
    award = record.awards[award_of(record, canonical)]
    return history_screen(record, canonical, award, in_thread=True)


def _span(newest_first: Sequence[tuple[Ceremony, Category]]) -> str:
    (newest, _), (oldest, _) = newest_first[0], newest_first[-1]
    return str(newest.year) if newest.year == oldest.year else f"{oldest.year}–{newest.year}"


def _year(ceremony: Ceremony, category: Category) -> str:
    label = f" · {words.plain(category.title)}" if _divided(category) else ""
    if not category.winners:
        return f"`{ceremony.year}` *not announced yet*{label}"
    named = [words.nominee_line(category, winner.as_won(), 70) for winner in category.winners]
    tie = " (a tie)" if category.is_tie else ""
    return f"`{ceremony.year}` {' / '.join(named)}{tie}{label}"


def _divided(category: Category) -> bool:
    return category.canonical is not None and category.id != category.canonical


def _option(ceremony: Ceremony, category: Category) -> tuple[str, str]:
    return f"{ceremony.year} · {ceremony.name}", category.title
