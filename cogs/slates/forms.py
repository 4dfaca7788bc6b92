"""Forms that hosts fill in for a slate."""

import discord

from bot.record.model import Category, Ceremony, Nominee
from bot.slates.drafts import SLATE_NAME_MAX_CHARACTERS, make_nominee_draft
from bot.slates.files import write_line
from cogs.kit.forms import FormField, make_form
from cogs.kit.text import format_label
from cogs.slates import routes

NAME_FIELD = "name"
DATE_FIELD = "date"
SOURCE_FIELD = "copy"
NOMINEES_FIELD = "nominees"

_LINES_LABEL = "Film | People | Song or country"
_LINES_CHARACTER_LIMIT = 4000
"""Most characters of a form's field, from Discord's API reference."""


def new_slate_form() -> discord.ui.Modal:
    """Make the form for a new slate."""
    fields = [
        FormField(NAME_FIELD, "Name", hint="Film Club Awards 2027", limit=SLATE_NAME_MAX_CHARACTERS),
        FormField(DATE_FIELD, "When it is held", hint="14 March 2027", required=False),
        FormField(
            SOURCE_FIELD,
            "Begin as a copy of",
            hint="98th, 2026, or one of this server's own",
            required=False,
        ),
    ]
    return make_form(routes.SLATE_STARTED_ROUTE, title="A new slate", fields=fields)


def title_form(slate: Ceremony) -> discord.ui.Modal:
    """Make the form for a slate's name and date."""
    held = slate.held.isoformat() if slate.held else ""
    return make_form(
        routes.SLATE_TITLED_ROUTE,
        slate.id,
        title="Name and date",
        fields=[
            FormField(NAME_FIELD, "Name", slate.name, limit=SLATE_NAME_MAX_CHARACTERS),
            FormField(
                DATE_FIELD,
                "Date",
                held,
                "14 March 2027; leave it empty if nobody knows yet",
                required=False,
                limit=60,
            ),
        ],
    )


def copy_form(slate: Ceremony) -> discord.ui.Modal:
    """Make the form for the name of a copy."""
    name = FormField(
        NAME_FIELD, "Name of the copy", hint=f"Our {slate.name}", limit=SLATE_NAME_MAX_CHARACTERS
    )
    return make_form(routes.SLATE_COPIED_ROUTE, slate.id, title="Copy this slate", fields=[name])


def category_form(slate: Ceremony) -> discord.ui.Modal:
    """Make the form for a new category with its nominees."""
    return make_form(
        routes.CATEGORY_ADDED_ROUTE,
        slate.id,
        title=f"Add a category to {slate.name}",
        fields=[
            FormField(NAME_FIELD, "Category", hint="Best Picture", limit=SLATE_NAME_MAX_CHARACTERS),
            _make_lines_field(),
        ],
    )


def nominees_form(slate: Ceremony, category: Category) -> discord.ui.Modal:
    """Make the form for more nominees of a category."""
    return make_form(
        routes.NOMINEES_ADDED_ROUTE,
        slate.id,
        category.id,
        title=f"Add nominees: {category.name}",
        fields=[_make_lines_field()],
    )


def rename_form(slate: Ceremony, category: Category) -> discord.ui.Modal:
    """Make the form for a category's name."""
    fields = [FormField(NAME_FIELD, "Category", category.name, limit=SLATE_NAME_MAX_CHARACTERS)]
    return make_form(
        routes.CATEGORY_RENAMED_ROUTE, slate.id, category.id, title="Rename this category", fields=fields
    )


def nominee_form(slate: Ceremony, category: Category, nominee: Nominee) -> discord.ui.Modal:
    """Make the form for a nominee, filled with its current line."""
    line = write_line(make_nominee_draft(nominee), category.headline)
    return make_form(
        routes.NOMINEE_CORRECTED_ROUTE,
        slate.id,
        category.id,
        routes.make_nominee_key(nominee.id),
        title=f"Correct {format_label(category, nominee)}",
        fields=[FormField(NOMINEES_FIELD, _LINES_LABEL, line, limit=_LINES_CHARACTER_LIMIT)],
    )


def _make_lines_field() -> FormField:
    return FormField(
        NOMINEES_FIELD,
        f"One a line: {_LINES_LABEL}",
        hint="Anora | Sean Baker\nConclave",
        limit=_LINES_CHARACTER_LIMIT,
        long=True,
    )
