"""The screens of a slate: all its categories, one category, one nominee."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.awards.model import Category, Ceremony, Headline, Nominee
from bot.awards.slates import is_own
from cogs.ceremony import routes
from cogs.kit import words
from cogs.kit.controls import Control, button, select
from cogs.kit.layouts import (
    Part,
    card,
    clamp_page,
    line,
    options,
    page_count,
    pager,
    row,
    screen,
)

PER_PAGE = 12
"""Categories, and likewise nominees, on a page: so many fit on one even if every letter must be escaped."""

NAMED_BY = {
    Headline.FILM: ("The film", "Best Picture, Cinematography, Visual Effects …"),
    Headline.PERSON: ("The person", "Acting, Directing …"),
    Headline.SONG: ("The song", "Original Song"),
    Headline.COUNTRY: ("The film and its country", "International Feature"),
}


def slate_screen(slate: Ceremony, page: int = 0, note: str = "") -> ui.LayoutView:
    """A page of a slate's categories, with everything that can be done to it."""
    pages = page_count(len(slate.categories), PER_PAGE)
    page = clamp_page(page, pages)
    shown = slate.categories[page * PER_PAGE : (page + 1) * PER_PAGE]
    parts: list[Part] = [_noted(note, f"## {words.plain(slate.name)}\n-# {summary(slate)}"), line()]
    if shown:
        parts.append("\n".join(map(_category_line, shown)))
        entries = [
            (category.id, category.name, words.count(len(category.nominees), "nominee")) for category in shown
        ]
        opener = select(
            routes.CATEGORY,
            slate.id,
            routes.CHOSEN,
            "s",
            0,
            options=options(entries),
            placeholder="Open a category",
        )
        parts.append(row(opener))
    else:
        parts.append("No categories yet. Add the first one, or bring them all in with `/ceremony import`.")
    return screen(card(*parts, row(*_slate_buttons(slate)), *pager(routes.SLATE, [slate.id], page, pages)))


def category_screen(slate: Ceremony, category: Category, page: int = 0, note: str = "") -> ui.LayoutView:
    """A page of a category's nominees, with everything that can be done to it."""
    pages = page_count(len(category.nominees), PER_PAGE)
    page = clamp_page(page, pages)
    first = page * PER_PAGE
    shown = category.nominees[first : first + PER_PAGE]
    heading = f"## {words.plain(category.name)}\n-# {words.plain(slate.name)} · {_size(category)}"
    parts: list[Part] = [_noted(note, heading), line()]
    if shown:
        numbered = (
            f"{first + place}\\. {nominee_line(category, nominee)}" for place, nominee in enumerate(shown, 1)
        )
        parts.append("\n".join(numbered))
        entries = [
            (routes.key_of(nominee.id), words.label(category, nominee), words.label_detail(category, nominee))
            for nominee in shown
        ]
        parts.append(
            row(
                select(
                    routes.NOMINEE, slate.id, category.id, options=options(entries), placeholder=_NOMINEE_HINT
                )
            )
        )
    else:
        parts.append("No nominees yet.")
    if is_own(slate):
        parts += [row(_headline_select(slate, category)), row(*_category_buttons(slate, category))]
    back = button(routes.SLATE, slate.id, "b", _page_of(slate, category), label="All categories", emoji="↩️")
    state = [slate.id, category.id]
    return screen(card(*parts, row(back), *pager(routes.CATEGORY, state, page, pages)))


def nominee_screen(slate: Ceremony, category: Category, nominee: Nominee, note: str = "") -> ui.LayoutView:
    """One nominee, with everything that can be done to it."""
    state = (slate.id, category.id, routes.key_of(nominee.id))
    heading = (
        f"## {nominee_name(category, nominee)}\n-# {words.plain(category.name)} · {words.plain(slate.name)}"
    )
    parts: list[Part] = [_noted(note, heading)]
    details = words.plain(words.label_detail(category, nominee, 300), 300)
    if details:
        parts.append(details)
    controls: list[Control] = []
    if nominee.withdrawn:
        parts.append("**Withdrawn**: nobody can pick it in this server.")
        controls.append(button(routes.REINSTATE, *state, label="Let it stand again", emoji="↪️"))
    else:
        controls.append(button(routes.WITHDRAW, *state, label="Withdraw", emoji="🚫"))
    if is_own(slate):
        place = category.nominees.index(nominee)
        last = len(category.nominees) - 1
        controls += [
            button(routes.CORRECT, *state, label="Correct", emoji="✏️"),
            button(routes.MOVE_NOMINEE, *state, -1, emoji="🔼", disabled=place == 0),
            button(routes.MOVE_NOMINEE, *state, 1, emoji="🔽", disabled=place == last),
            button(routes.REMOVE_NOMINEE, *state, label="Remove", emoji="🗑️"),
        ]
    page = category.nominees.index(nominee) // PER_PAGE
    back = button(routes.CATEGORY, slate.id, category.id, "b", page, label="All nominees", emoji="↩️")
    return screen(card(*parts, line(), row(*controls), row(back)))


def nominee_line(category: Category, nominee: Nominee) -> str:
    """A nominee on one line, struck out if withdrawn."""
    detail = words.plain(words.label_detail(category, nominee, 50))
    line_ = " · ".join(filter(None, [nominee_name(category, nominee, 70), detail]))
    return f"~~{line_}~~ *withdrawn*" if nominee.withdrawn else line_


def nominee_name(category: Category, nominee: Nominee, limit: int = 150) -> str:
    """What a nominee is called in its category, a film in italics."""
    name = words.plain(words.label(category, nominee, limit))
    by_film = category.headline in {Headline.FILM, Headline.COUNTRY} and nominee.films
    return f"*{name}*" if by_film else name


def _slate_buttons(slate: Ceremony) -> Sequence[Control]:
    if not is_own(slate):
        return [button(routes.COPY, slate.id, label="Copy it to change it", emoji="📄")]
    return [
        button(routes.NEW, slate.id, label="Add a category", emoji="➕", style=discord.ButtonStyle.primary),
        button(routes.TITLE, slate.id, label="Name and date", emoji="✏️"),
        button(routes.DELETE, slate.id, label="Delete", emoji="🗑️"),
    ]


def _category_buttons(slate: Ceremony, category: Category) -> Sequence[Control]:
    state = (slate.id, category.id)
    place = slate.categories.index(category)
    last = len(slate.categories) - 1
    return [
        button(routes.MORE, *state, label="Add nominees", emoji="➕", style=discord.ButtonStyle.primary),
        button(routes.RENAME, *state, label="Rename", emoji="✏️"),
        button(routes.MOVE_CATEGORY, *state, -1, emoji="🔼", disabled=place == 0),
        button(routes.MOVE_CATEGORY, *state, 1, emoji="🔽", disabled=place == last),
        button(routes.REMOVE_CATEGORY, *state, label="Remove", emoji="🗑️"),
    ]


def _headline_select(slate: Ceremony, category: Category) -> Control:
    entries = [
        (headline.value, f"Named by: {name}", example) for headline, (name, example) in NAMED_BY.items()
    ]
    return select(
        routes.NAMED_BY,
        slate.id,
        category.id,
        options=options(entries, category.headline.value),
        placeholder="What are its nominees named by?",
    )


def summary(slate: Ceremony) -> str:
    """A slate's date and size."""
    nominees = sum(len(category.nominees) for category in slate.categories)
    parts = [
        words.held(slate),
        words.count(len(slate.categories), "category", "categories"),
        words.count(nominees, "nominee"),
    ]
    return " · ".join(parts)


def _category_line(category: Category) -> str:
    """A category with how many nominees it has before it, aligned with its neighbours."""
    notes = "".join(f" · {note}" for note in _notes(category))
    return f"`{len(category.nominees):>2}` **{words.plain(category.name, 80)}**{notes}"


def _size(category: Category) -> str:
    return " · ".join([words.count(len(category.nominees), "nominee"), *_notes(category)])


def _notes(category: Category) -> list[str]:
    withdrawn = sum(nominee.withdrawn for nominee in category.nominees)
    notes = [f"{withdrawn} withdrawn"] if withdrawn else []
    if len(category.nominees) - withdrawn < 2:
        notes.append("⚠️ a contest needs two")
    return notes


def _page_of(slate: Ceremony, category: Category) -> int:
    return slate.categories.index(category) // PER_PAGE


def _noted(note: str, heading: str) -> str:
    return f"{note}\n{heading}" if note else heading


_NOMINEE_HINT = "Correct, move or withdraw a nominee"
