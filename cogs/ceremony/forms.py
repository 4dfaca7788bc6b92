"""What hosts type about a slate: the fields of its forms."""

import discord

from bot.awards.model import Category, Ceremony, Nominee
from bot.awards.slate_drafts import NAME_LIMIT, draft_of
from bot.awards.slate_files import write_line
from cogs.ceremony import routes
from cogs.kit.forms import Field, form
from cogs.kit.words import label

NAME = "name"
DATE = "date"
NOMINEES = "nominees"

_LINES = "Film | People | Song or country"
_LINES_LIMIT = 4000
"""Characters in a form's field, says Discord's API reference."""


def title_form(slate: Ceremony) -> discord.ui.Modal:
    """A slate's name and date."""
    held = slate.held.isoformat() if slate.held else ""
    return form(
        routes.TITLED,
        slate.id,
        title="Name and date",
        fields=[
            Field(NAME, "Name", slate.name, limit=NAME_LIMIT),
            Field(
                DATE,
                "Date",
                held,
                "14 March 2027; leave it empty if nobody knows yet",
                required=False,
                limit=60,
            ),
        ],
    )


def copy_form(slate: Ceremony) -> discord.ui.Modal:
    """The name of a copy."""
    name = Field(NAME, "Name of the copy", hint=f"Our {slate.name}", limit=NAME_LIMIT)
    return form(routes.COPIED, slate.id, title="Copy this slate", fields=[name])


def category_form(slate: Ceremony) -> discord.ui.Modal:
    """A new category with its nominees."""
    return form(
        routes.ADDED,
        slate.id,
        title=f"Add a category to {slate.name}",
        fields=[Field(NAME, "Category", hint="Best Picture", limit=NAME_LIMIT), _lines()],
    )


def nominees_form(slate: Ceremony, category: Category) -> discord.ui.Modal:
    """More nominees of a category."""
    return form(
        routes.MORE_ADDED, slate.id, category.id, title=f"Add nominees: {category.name}", fields=[_lines()]
    )


def rename_form(slate: Ceremony, category: Category) -> discord.ui.Modal:
    """A category's name."""
    fields = [Field(NAME, "Category", category.name, limit=NAME_LIMIT)]
    return form(routes.RENAMED, slate.id, category.id, title="Rename this category", fields=fields)


def nominee_form(slate: Ceremony, category: Category, nominee: Nominee) -> discord.ui.Modal:
    """A nominee as one would type it."""
    line = write_line(draft_of(nominee), category.headline)
    return form(
        routes.CORRECTED,
        slate.id,
        category.id,
        routes.key_of(nominee.id),
        title=f"Correct {label(category, nominee)}",
        fields=[Field(NOMINEES, _LINES, line, limit=_LINES_LIMIT)],
    )


def _lines() -> Field:
    return Field(
        NOMINEES,
        f"One a line: {_LINES}",
        hint="Anora | Sean Baker\nConclave",
        limit=_LINES_LIMIT,
        long=True,
    )
