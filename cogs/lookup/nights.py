"""The screens of `/winners`: a ceremony's winners, and one category's nominees."""

from collections.abc import Sequence

from discord import ui

from bot.awards.model import Category, CategoryClass, Ceremony, Nominee
from bot.awards.prizes import other_score
from bot.awards.record import OSCARS, Record
from bot.errors import Subject
from bot.guilds.model import Feature
from cogs.kit import words
from cogs.kit.controls import Route, button, select
from cogs.kit.discussion_routes import discuss_button
from cogs.kit.layouts import Part, card, clamp_page, line, options, page_count, pager, row, screen
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup.divisions import divided_by

PAGE = Route("winners", Feature.LOOKUP)
"""A page of a ceremony's winners: ceremony id, which button, page."""
CATEGORY = Route("nominees", Feature.LOOKUP)
"""One category's nominees: the value is `ceremony id/category id`."""

PER_PAGE = 8
"""Categories on a page: as many as a phone shows in two screens' height."""


def ceremony_screen(ceremony: Ceremony, page: int = 0, *, in_thread: bool = False) -> ui.LayoutView:
    """A page of a ceremony's winners, biggest prizes first, with a select of the page's categories.

    Args:
        ceremony: The night.
        page: Which page.
        in_thread: Whether it is shown in the thread about it, where no button leads to that.
    """
    discuss = [] if in_thread else [row(discuss_button(Subject.CEREMONY, ceremony.id))]
    if not ceremony.categories:
        return screen(card(_title(ceremony), line(), _coming(ceremony), *discuss))
    pages = page_count(len(ceremony.categories), PER_PAGE)
    page = clamp_page(page, pages)
    shown = ceremony.categories[page * PER_PAGE : (page + 1) * PER_PAGE]
    return screen(
        card(
            _title(ceremony),
            line(),
            "\n".join(f"-# {words.plain(category.title)}\n{_outcome(category)}" for category in shown),
            line(),
            row(
                select(
                    CATEGORY,
                    options=options([(f"{ceremony.id}/{c.id}", c.title, _how_many(c)) for c in shown]),
                    placeholder="Who were the nominees?",
                )
            ),
            *pager(PAGE, [ceremony.id], page, pages),
            *discuss,
        )
    )


@make_thread_card.register
def _(ceremony: Ceremony, record: Record) -> ui.LayoutView:
    del record
    return ceremony_screen(ceremony, in_thread=True)


def also_nominated_for(nominee: Nominee) -> str:
    """The films of a nomination that it did not win for, where it won for others of them alone."""
    lost = [film for film in nominee.films if film not in nominee.films_won] if nominee.winner else []
    return f"also nominated for {words.films(lost)}" if lost else ""


def category_screen(ceremony: Ceremony, categories: Sequence[Category], today: str = "") -> ui.LayoutView:
    """The nominees of one category, the winner first; several categories where the prize was divided.

    Args:
        ceremony: The night.
        categories: The category, or the parts of it.
        today: The name that the award itself has for it now.
    """
    parts: list[Part] = []
    for category in categories:
        parts += [line(), _nominees(ceremony, category)]
    other = other_score(ceremony, categories)
    if other is not None:
        parts += [line(), f"-# That night had another prize for a score:\n{_also(other)}"]
    back = button(PAGE, ceremony.id, "b", 0, label="All winners", emoji=words.TROPHY)
    names = words.listed(words.plain(category.title) for category in categories)
    heading = (
        f"## {names}\n-# {words.plain(ceremony.name)} · {words.held(ceremony)}{_once(categories, today)}"
    )
    return screen(card(heading, *parts, line(), row(back, discuss_button(Subject.CEREMONY, ceremony.id))))


def _also(category: Category) -> str:
    return f"**{words.plain(category.title)}**\n{_outcome(category)}"


def _once(categories: Sequence[Category], today: str) -> str:
    """What the prize was called that night, where that was something else than now."""
    first = categories[0]
    if len(categories) > 1 or first.name == today or first.title.removeprefix("Best ") in first.name:
        return ""
    return f" · then called {words.plain(first.name)}"


def _coming(ceremony: Ceremony) -> str:
    if ceremony.nominations is None:
        return "No nominees yet: I know when, but not who."
    return (
        f"The nominees are announced on **{words.day(ceremony.nominations)}**; I know no names before that."
    )


def _title(ceremony: Ceremony) -> str:
    subtitle = f"-# {words.held(ceremony)} · films of {words.plain(ceremony.films_of)}"
    sweep = _biggest_winner(ceremony)
    return f"## {words.plain(ceremony.name)}\n{subtitle}" + (f"\n{sweep}" if sweep else "")


def _biggest_winner(ceremony: Ceremony) -> str:
    wins: dict[str, int] = {}
    titles: dict[str, str] = {}
    for category in ceremony.contested:
        for film_id, title in {
            (f.id or f.title, f.title) for winner in category.winners for f in winner.films_won
        }:
            wins[film_id] = wins.get(film_id, 0) + 1
            titles[film_id] = title
    most = max(wins.values(), default=0)
    if most < 2:
        return ""
    leaders = sorted(titles[film_id] for film_id, number in wins.items() if number == most)
    if len(leaders) > 2:
        return ""
    # Of the other awards, the record keeps some categories alone.
    most_of = str(most) if ceremony.award == OSCARS else f"{most} of the categories I keep"
    each = " each" if len(leaders) > 1 else ""
    return f"{words.listed(words.film(title) for title in leaders)}{each} won {most_of}."


def _outcome(category: Category) -> str:
    if category.kind is not CategoryClass.COMPETITIVE:
        return _honoured(category)
    if not category.winners:
        return "*not announced yet*"
    shown = [_named(category, winner) for winner in category.winners]
    if category.is_tie:
        return "\n".join(shown) + "\n-# a tie"
    return "\n".join(shown)


def _named(category: Category, nominee: Nominee) -> str:
    return f"{words.TROPHY} {words.nominee_line(category, nominee.as_won())}"


def _honoured(category: Category) -> str:
    names = words.listed(words.headline(category, nominee) for nominee in category.nominees[:12])
    return f"🎖️ **{words.shorten(names, 400)}**"


def _how_many(category: Category) -> str:
    if not category.complete:
        return "winner only"
    return words.count(len(category.nominees), "nominee")


def _nominees(ceremony: Ceremony, category: Category) -> str:
    ordered = sorted(category.nominees, key=lambda nominee: not nominee.winner)
    lines = [_nominee(category, nominee) for nominee in ordered]
    if category.is_tie:
        lines.append(f"-# A tie: {words.count(len(category.winners), 'winner')}.")
    if category.divided and len(category.winners) > 1:
        division = divided_by(ceremony.award, len(category.winners))
        lines.append(f"-# {division[0].upper()}{division[1:]}.")
    if not category.complete:
        lines.append("-# I know only who won here, not who else was nominated.")
    return words.shorten("\n".join(lines), 3500)


def _nominee(category: Category, nominee: Nominee) -> str:
    won = nominee.as_won()
    said = (words.byline(category, won, 160), words.role(won), also_nominated_for(nominee))
    details = " · ".join(part for part in said if part)
    mark = (
        f"{words.TROPHY} **{words.headline(category, nominee)}**"
        if nominee.winner
        else words.headline(category, nominee)
    )
    note = " · never officially nominated" if nominee.unofficial else ""
    return f"{mark}\n-# {details}{note}" if details or note else mark
