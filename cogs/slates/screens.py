"""Screens of a slate: all categories, one category, one nominee, and confirmations."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.record.model import Category, Ceremony, Headline, Nominee
from bot.slates.service import is_own
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_notice,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.text import escape_text, format_ceremony_day, format_count, format_label, format_label_detail
from cogs.slates import routes

SLATE_ENTRIES_PER_PAGE = 12
"""Most categories or nominees on a page; they fit even if every character must be escaped."""

HEADLINE_CHOICES = {
    Headline.FILM: ("The film", "Best Picture, Cinematography, Visual Effects …"),
    Headline.PERSON: ("The person", "Acting, Directing …"),
    Headline.SONG: ("The song", "Original Song"),
    Headline.COUNTRY: ("The film and its country", "International Feature"),
}


def format_copy_note(source: str) -> str:
    """What stands above a fresh copy."""
    return f"-# ✅ Copied from {escape_text(source)}, without its winners."


def slate_screen(slate: Ceremony, page: int = 0, note: str = "") -> ui.LayoutView:
    """Make a page of a slate's categories, with the controls of the slate."""
    pages = count_pages(len(slate.categories), SLATE_ENTRIES_PER_PAGE)
    page = clamp_page(page, pages)
    shown = slate.categories[page * SLATE_ENTRIES_PER_PAGE : (page + 1) * SLATE_ENTRIES_PER_PAGE]
    parts: list[CardPart] = [
        _prepend_note(note, f"## {escape_text(slate.name)}\n-# {format_slate_summary(slate)}"),
        make_separator(),
    ]
    if shown:
        parts.append("\n".join(map(_format_category_line, shown)))
        entries = [
            (category.id, category.name, format_count(len(category.nominees), "nominee"))
            for category in shown
        ]
        opener = make_select(
            routes.CATEGORY_PAGE_ROUTE,
            slate.id,
            routes.CHOSEN_BY_VALUE,
            "s",
            0,
            options=make_select_options(entries),
            placeholder="Open a category",
        )
        parts.append(make_row(opener))
    else:
        parts.append("No categories yet. Add the first one, or bring them all in with `/ceremony import`.")
    return make_screen(
        make_card(
            *parts,
            make_row(*_make_slate_buttons(slate)),
            *make_pager(routes.SLATE_PAGE_ROUTE, [slate.id], page, pages),
        )
    )


def slate_category_screen(
    slate: Ceremony, category: Category, page: int = 0, note: str = ""
) -> ui.LayoutView:
    """Make a page of a category's nominees, with the controls of the category."""
    pages = count_pages(len(category.nominees), SLATE_ENTRIES_PER_PAGE)
    page = clamp_page(page, pages)
    first = page * SLATE_ENTRIES_PER_PAGE
    shown = category.nominees[first : first + SLATE_ENTRIES_PER_PAGE]
    heading = f"## {escape_text(category.name)}\n-# {escape_text(slate.name)} · {_format_size(category)}"
    parts: list[CardPart] = [_prepend_note(note, heading), make_separator()]
    if shown:
        numbered = (
            f"{first + place}\\. {format_slate_nominee(category, nominee)}"
            for place, nominee in enumerate(shown, 1)
        )
        parts.append("\n".join(numbered))
        entries = [
            (
                routes.make_nominee_key(nominee.id),
                format_label(category, nominee),
                format_label_detail(category, nominee),
            )
            for nominee in shown
        ]
        parts.append(
            make_row(
                make_select(
                    routes.NOMINEE_CHOSEN_ROUTE,
                    slate.id,
                    category.id,
                    options=make_select_options(entries),
                    placeholder=_NOMINEE_HINT,
                )
            )
        )
    else:
        parts.append("No nominees yet.")
    if is_own(slate):
        parts += [
            make_row(_make_headline_select(slate, category)),
            make_row(*_make_category_buttons(slate, category)),
        ]
    back = make_button(
        routes.SLATE_PAGE_ROUTE, slate.id, "b", _find_page(slate, category), label="All categories", emoji="↩️"
    )
    state = [slate.id, category.id]
    return make_screen(
        make_card(*parts, make_row(back), *make_pager(routes.CATEGORY_PAGE_ROUTE, state, page, pages))
    )


def slate_nominee_screen(
    slate: Ceremony, category: Category, nominee: Nominee, note: str = ""
) -> ui.LayoutView:
    """Make the screen of one nominee, with its controls."""
    state = (slate.id, category.id, routes.make_nominee_key(nominee.id))
    heading = (
        f"## {format_nominee_name(category, nominee)}\n"
        f"-# {escape_text(category.name)} · {escape_text(slate.name)}"
    )
    parts: list[CardPart] = [_prepend_note(note, heading)]
    details = escape_text(format_label_detail(category, nominee, 300), 300)
    if details:
        parts.append(details)
    controls: list[Control] = []
    if nominee.withdrawn:
        parts.append("**Withdrawn**: nobody can pick it in this server.")
        controls.append(
            make_button(routes.REINSTATE_NOMINEE_ROUTE, *state, label="Let it stand again", emoji="↪️")
        )
    else:
        controls.append(make_button(routes.ASK_NOMINEE_WITHDRAW_ROUTE, *state, label="Withdraw", emoji="🚫"))
    if is_own(slate):
        place = category.nominees.index(nominee)
        last = len(category.nominees) - 1
        controls += [
            make_button(routes.ASK_NOMINEE_LINE_ROUTE, *state, label="Correct", emoji="✏️"),
            make_button(routes.MOVE_NOMINEE_ROUTE, *state, -1, emoji="🔼", disabled=place == 0),
            make_button(routes.MOVE_NOMINEE_ROUTE, *state, 1, emoji="🔽", disabled=place == last),
            make_button(routes.REMOVE_NOMINEE_ROUTE, *state, label="Remove", emoji="🗑️"),
        ]
    page = category.nominees.index(nominee) // SLATE_ENTRIES_PER_PAGE
    back = make_button(
        routes.CATEGORY_PAGE_ROUTE, slate.id, category.id, "b", page, label="All nominees", emoji="↩️"
    )
    return make_screen(make_card(*parts, make_separator(), make_row(*controls), make_row(back)))


def format_slate_nominee(category: Category, nominee: Nominee) -> str:
    """Format a nominee on one line, struck through if withdrawn."""
    detail = escape_text(format_label_detail(category, nominee, 50))
    line_ = " · ".join(filter(None, [format_nominee_name(category, nominee, 70), detail]))
    return f"~~{line_}~~ *withdrawn*" if nominee.withdrawn else line_


def format_nominee_name(category: Category, nominee: Nominee, limit: int = 150) -> str:
    """Format a nominee's name in its category, a film in italics."""
    name = escape_text(format_label(category, nominee, limit))
    by_film = category.headline in {Headline.FILM, Headline.COUNTRY} and nominee.films
    return f"*{name}*" if by_film else name


def _make_slate_buttons(slate: Ceremony) -> Sequence[Control]:
    if not is_own(slate):
        return [make_button(routes.ASK_SLATE_COPY_ROUTE, slate.id, label="Copy it to change it", emoji="📄")]
    return [
        make_button(
            routes.ASK_CATEGORY_ROUTE,
            slate.id,
            label="Add a category",
            emoji="➕",
            style=discord.ButtonStyle.primary,
        ),
        make_button(routes.ASK_SLATE_TITLE_ROUTE, slate.id, label="Name and date", emoji="✏️"),
        make_button(routes.ASK_SLATE_DELETE_ROUTE, slate.id, label="Delete", emoji="🗑️"),
    ]


def _make_category_buttons(slate: Ceremony, category: Category) -> Sequence[Control]:
    state = (slate.id, category.id)
    place = slate.categories.index(category)
    last = len(slate.categories) - 1
    return [
        make_button(
            routes.ASK_NOMINEES_ROUTE,
            *state,
            label="Add nominees",
            emoji="➕",
            style=discord.ButtonStyle.primary,
        ),
        make_button(routes.ASK_CATEGORY_NAME_ROUTE, *state, label="Rename", emoji="✏️"),
        make_button(routes.MOVE_CATEGORY_ROUTE, *state, -1, emoji="🔼", disabled=place == 0),
        make_button(routes.MOVE_CATEGORY_ROUTE, *state, 1, emoji="🔽", disabled=place == last),
        make_button(routes.ASK_CATEGORY_REMOVE_ROUTE, *state, label="Remove", emoji="🗑️"),
    ]


def _make_headline_select(slate: Ceremony, category: Category) -> Control:
    entries = [
        (headline.value, f"Named by: {name}", example)
        for headline, (name, example) in HEADLINE_CHOICES.items()
    ]
    return make_select(
        routes.CATEGORY_HEADLINE_ROUTE,
        slate.id,
        category.id,
        options=make_select_options(entries, category.headline.value),
        placeholder="What are its nominees named by?",
    )


def format_slate_summary(slate: Ceremony) -> str:
    """Format a slate's date and size."""
    nominees = sum(len(category.nominees) for category in slate.categories)
    parts = [
        format_ceremony_day(slate),
        format_count(len(slate.categories), "category", "categories"),
        format_count(nominees, "nominee"),
    ]
    return " · ".join(parts)


def _format_category_line(category: Category) -> str:
    """Format a category after its number of nominees, aligned with other lines."""
    notes = "".join(f" · {note}" for note in _list_notes(category))
    return f"`{len(category.nominees):>2}` **{escape_text(category.name, 80)}**{notes}"


def _format_size(category: Category) -> str:
    return " · ".join([format_count(len(category.nominees), "nominee"), *_list_notes(category)])


def _list_notes(category: Category) -> list[str]:
    withdrawn = sum(nominee.withdrawn for nominee in category.nominees)
    notes = [f"{withdrawn} withdrawn"] if withdrawn else []
    if len(category.nominees) - withdrawn < 2:
        notes.append("⚠️ a contest needs two")
    return notes


def _find_page(slate: Ceremony, category: Category) -> int:
    return slate.categories.index(category) // SLATE_ENTRIES_PER_PAGE


def _prepend_note(note: str, heading: str) -> str:
    return f"{note}\n{heading}" if note else heading


_NOMINEE_HINT = "Correct, move or withdraw a nominee"


def confirm_withdraw_screen(slate: Ceremony, category: Category, nominee: Nominee) -> ui.LayoutView:
    """Make the confirmation before a withdrawal, which empties picks for good."""
    state = (slate.id, category.id, routes.make_nominee_key(nominee.id))
    yes = make_button(
        routes.NOMINEE_WITHDRAWN_ROUTE, *state, label="Confirm", emoji="🚫", style=discord.ButtonStyle.danger
    )
    no = make_button(routes.CATEGORY_PAGE_ROUTE, slate.id, category.id, "n", 0, label="Leave it")
    return make_notice(
        f"## Withdraw {format_nominee_name(category, nominee)}?\n"
        f"From **{escape_text(category.name)}** at {escape_text(slate.name)}, in this server. "
        "Open contests and polls lose their picks of it, and those members are asked to choose anew. "
        "What is closed stays, and such picks score nothing.",
        make_row(yes, no),
        colour=CURTAIN_ACCENT,
    )


def confirm_remove_screen(slate: Ceremony, category: Category) -> ui.LayoutView:
    """Make the confirmation before a category is removed with its nominees."""
    yes = make_button(
        routes.CATEGORY_REMOVED_ROUTE,
        slate.id,
        category.id,
        label="Remove",
        emoji="🗑️",
        style=discord.ButtonStyle.danger,
    )
    no = make_button(routes.CATEGORY_PAGE_ROUTE, slate.id, category.id, "n", 0, label="Keep it")
    nominees = format_count(len(category.nominees), "nominee")
    return make_notice(
        f"## Remove {escape_text(category.name)}?\nIt and its {nominees} leave {escape_text(slate.name)}.",
        make_row(yes, no),
        colour=CURTAIN_ACCENT,
    )


def confirm_delete_screen(slate: Ceremony) -> ui.LayoutView:
    """Make the confirmation before a slate is deleted."""
    yes = make_button(
        routes.SLATE_DELETED_ROUTE, slate.id, label="Delete", emoji="🗑️", style=discord.ButtonStyle.danger
    )
    no = make_button(routes.SLATE_PAGE_ROUTE, slate.id, "n", 0, label="Keep it")
    return make_notice(
        f"## Delete {escape_text(slate.name)}?\n{format_slate_summary(slate)}. "
        "This cannot be undone; `/ceremony export` keeps a copy as a file.",
        make_row(yes, no),
        colour=CURTAIN_ACCENT,
    )
