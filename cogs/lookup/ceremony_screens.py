"""Screens of `/winners`: a ceremony's winners, and one category's nominees."""

from collections.abc import Collection, Sequence

from discord import ui

from bot.errors import Subject
from bot.guilds.model import Feature
from bot.ids import CategoryId
from bot.record.model import Category, CategoryClass, Ceremony, Nominee
from bot.record.record import OSCARS, Record
from bot.record.seasons import has_shared_season
from bot.search.prizes import find_other_score
from cogs.kit.addresses import Route
from cogs.kit.controls import make_button, make_select
from cogs.kit.layouts import (
    CardPart,
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
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_byline,
    format_ceremony_day,
    format_count,
    format_day,
    format_film_title,
    format_film_titles,
    format_headline,
    format_list,
    format_nominee_line,
    format_role,
    shorten_text,
)
from cogs.kit.thread_cards import make_thread_card
from cogs.lookup.award_names import (
    describe_division,
    describe_doubt,
    describe_no_winner,
    describe_unexpected_date,
    name_part,
)
from cogs.lookup.subjects import make_nominees_select

WINNERS_PAGE_ROUTE = Route("winners", Feature.LOOKUP)
"""Shows a page of a ceremony's winners. State: ceremony id, button, page."""
NOMINEES_ROUTE = Route("nominees", Feature.LOOKUP)
"""Shows one category's nominees. The value is `ceremony id/category id`."""

CATEGORIES_PER_PAGE = 8
"""Most categories on a page, about two screens of a phone."""


def ceremony_winners_screen(
    ceremony: Ceremony,
    page: int = 0,
    *,
    in_thread: bool = False,
    announced_ids: Collection[CategoryId] = (),
) -> ui.LayoutView:
    """Make a page of a ceremony's winners, biggest prizes first, with a select of the page's categories.

    Args:
        ceremony: The ceremony.
        page: The page, from 0.
        in_thread: Whether to leave out the button to the ceremony's thread.
        announced_ids: The categories whose winners only this server's hosts announced.
    """
    discuss = [] if in_thread else [make_row(make_discuss_button(Subject.CEREMONY, ceremony.id))]
    if not ceremony.categories:
        return make_screen(
            make_card(_format_title(ceremony), make_separator(), _format_awaited_nominees(ceremony), *discuss)
        )
    pages = count_pages(len(ceremony.categories), CATEGORIES_PER_PAGE)
    page = clamp_page(page, pages)
    shown = ceremony.categories[page * CATEGORIES_PER_PAGE : (page + 1) * CATEGORIES_PER_PAGE]
    return make_screen(
        make_card(
            _format_title(ceremony),
            make_separator(),
            "\n".join(
                f"-# {escape_text(category.title)}{_format_source(category, announced_ids)}\n"
                f"{_format_outcome(ceremony, category)}"
                for category in shown
            ),
            make_separator(),
            make_row(
                make_select(
                    NOMINEES_ROUTE,
                    options=make_select_options(
                        [(f"{ceremony.id}/{c.id}", c.title, _format_nominee_count(c)) for c in shown]
                    ),
                    placeholder="Who were the nominees?",
                )
            ),
            *make_pager(WINNERS_PAGE_ROUTE, [ceremony.id], page, pages),
            *discuss,
        )
    )


@make_thread_card.register
def _(ceremony: Ceremony, record: Record) -> ui.LayoutView:
    del record
    return ceremony_winners_screen(ceremony, in_thread=True)


def format_lost_films(nominee: Nominee) -> str:
    """Format the films of a nomination that it did not win for, if it won for only some of them."""
    lost = [film for film in nominee.films if film not in nominee.films_won] if nominee.winner else []
    return f"also nominated for {format_film_titles(lost)}" if lost else ""


def category_nominees_screen(
    ceremony: Ceremony,
    categories: Sequence[Category],
    today: str = "",
    *,
    announced_ids: Collection[CategoryId] = (),
) -> ui.LayoutView:
    """Make the screen of a category's nominees, winners first.

    Args:
        ceremony: The ceremony.
        categories: The category; several if the prize was divided.
        today: The award's current name for it.
        announced_ids: The categories whose winners only this server's hosts announced.
    """
    parts: list[CardPart] = []
    for category in categories:
        name = f"-# {escape_text(category.title)}\n" if len(categories) > 1 else ""
        parts += [make_separator(), name + _format_nominees(ceremony, category)]
    other = find_other_score(ceremony, categories)
    if other is not None:
        parts += [
            make_separator(),
            f"-# That night had another prize for a score:\n{_format_other_prize(ceremony, other)}",
        ]
    back = make_button(WINNERS_PAGE_ROUTE, ceremony.id, "b", 0, label="All winners", emoji=TROPHY_EMOJI)
    heading = (
        f"## {_name_together(categories)}\n-# {escape_text(ceremony.name)} · "
        f"{describe_unexpected_date(ceremony) or format_ceremony_day(ceremony)}{_format_former_name(categories, today)}"
        f"{_format_source(categories[0], announced_ids)}"
    )
    return make_screen(
        make_card(
            heading,
            *parts,
            make_separator(),
            *make_nominees_select(categories),
            make_row(back, make_discuss_button(Subject.CEREMONY, ceremony.id)),
        )
    )


def _format_source(category: Category, announced_ids: Collection[CategoryId]) -> str:
    return " · announced here" if category.id in announced_ids else ""


def _format_other_prize(ceremony: Ceremony, category: Category) -> str:
    return f"**{escape_text(category.title)}**\n{_format_outcome(ceremony, category)}"


def _name_together(categories: Sequence[Category]) -> str:
    """Name categories that are shown together; the parts of a prize, which each have a heading, by the prize."""
    wholes = {category.name.partition(", ")[0] if name_part(category) else "" for category in categories}
    if len(categories) > 1 and len(wholes) == 1 and "" not in wholes:
        return escape_text(*wholes)
    return format_list(escape_text(category.title) for category in categories)


def _format_former_name(categories: Sequence[Category], today: str) -> str:
    """Format the category's name at that ceremony, if it differs from today's."""
    first = categories[0]
    if len(categories) > 1 or first.name == today or first.title.removeprefix("Best ") in first.name:
        return ""
    return f" · then called {escape_text(first.name)}"


def _format_awaited_nominees(ceremony: Ceremony) -> str:
    if ceremony.nominations is None:
        return "No nominees yet: I know when, but not who."
    return (
        f"The nominees are announced on **{format_day(ceremony.nominations)}**; I know no names before that."
    )


def _format_title(ceremony: Ceremony) -> str:
    day = describe_unexpected_date(ceremony) or format_ceremony_day(ceremony)
    films_of = f"films of {escape_text(ceremony.films_of)}"
    if not has_shared_season(ceremony):
        films_of = f"films of {escape_text(ceremony.films_of)} and of years around it"
    subtitle = f"-# {day} · {films_of}"
    sweep = _format_biggest_winner(ceremony)
    return f"## {escape_text(ceremony.name)}\n{subtitle}" + (f"\n{sweep}" if sweep else "")


def _format_biggest_winner(ceremony: Ceremony) -> str:
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
    # The record contains only some categories of the other awards.
    most_of = str(most) if ceremony.award == OSCARS else f"{most} of the categories I keep"
    each = " each" if len(leaders) > 1 else ""
    return f"{format_list(format_film_title(title) for title in leaders)}{each} won {most_of}."


def _format_outcome(ceremony: Ceremony, category: Category) -> str:
    if category.kind is not CategoryClass.COMPETITIVE:
        return _format_honoured(category)
    if not category.winners:
        return describe_no_winner(ceremony)
    shown = [_format_winner(category, winner) for winner in category.winners]
    if category.unsettled:
        shown.append(f"-# {describe_doubt(category)}")
    elif category.is_tie:
        shown.append("-# a tie")
    elif category.divided and len(category.winners) > 1:
        shown.append(f"-# {describe_division(ceremony.award, len(category.winners))}")
    return "\n".join(shown)


def _format_winner(category: Category, nominee: Nominee) -> str:
    return f"{TROPHY_EMOJI} {format_nominee_line(category, nominee.as_won())}"


def _format_honoured(category: Category) -> str:
    names = format_list(format_headline(category, nominee) for nominee in category.nominees[:12])
    return f"🎖️ **{shorten_text(names, 400)}**"


def _format_nominee_count(category: Category) -> str:
    if category.winners_only:
        return "winner only"
    count = format_count(len(category.nominees), "nominee")
    return count if category.complete else f"at least {count}"


def _format_nominees(ceremony: Ceremony, category: Category) -> str:
    ordered = sorted(category.nominees, key=lambda nominee: not nominee.winner)
    lines = [_format_nominee(category, nominee) for nominee in ordered]
    if category.unsettled:
        doubt = describe_doubt(category) if category.winners else "who won, I do not know"
        lines.append(f"-# {doubt[0].upper()}{doubt[1:]}.")
    elif category.is_tie:
        lines.append(f"-# A tie: {format_count(len(category.winners), 'winner')}.")
    elif category.divided and len(category.winners) > 1:
        division = describe_division(ceremony.award, len(category.winners))
        lines.append(f"-# {division[0].upper()}{division[1:]}.")
    if category.winners_only:
        lines.append("-# I know only who won here, not who else was nominated.")
    elif not category.complete:
        lines.append("-# I may not know everyone who was nominated here.")
    return shorten_text("\n".join(lines), 3400)


def _format_nominee(category: Category, nominee: Nominee) -> str:
    won = nominee.as_won()
    parts = (format_byline(category, won, 160), format_role(won), format_lost_films(nominee))
    details = " · ".join(part for part in parts if part)
    mark = (
        f"{TROPHY_EMOJI} **{format_headline(category, nominee)}**"
        if nominee.winner
        else format_headline(category, nominee)
    )
    note = " · never officially nominated" if nominee.unofficial else ""
    return f"{mark}\n-# {details}{note}" if details or note else mark
