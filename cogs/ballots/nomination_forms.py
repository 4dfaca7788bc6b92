"""What opens beside a category of a ballot on nominations: *Find …* with what it found, and *Someone else …*."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.contests.nominations.model import Contender
from bot.contests.nominations.read_models import NominationsPaper
from bot.ids import CategoryId
from bot.record.model import Category, Headline
from bot.search.text import fold_text
from cogs.ballots import routes
from cogs.kit.controls import make_button, make_select
from cogs.kit.forms import FormField, make_form
from cogs.kit.layouts import SELECT_OPTION_LIMIT, make_card, make_row, make_screen
from cogs.kit.text import escape_text, shorten_text

NAME_FIELD, FILM_FIELD = "name", "film"
"""Keys of the fields in the forms."""

NAME_MAX_CHARACTERS, FILM_MAX_CHARACTERS = 100, 90
"""Most characters of a name and of a film typed beside it, so that both fit into a contender's text."""


def found_screen(
    paper: NominationsPaper, position: int, typed: str, found: Sequence[Contender]
) -> ui.LayoutView:
    """Make the answer to *Find …*: what of the list has the typed words."""
    category = paper.get_category(paper.contest.rules.categories[position].id)
    back = make_button(
        routes.BALLOT_PAGE_ROUTE, paper.contest.id, "b", position, label="Back to the category", emoji="◀️"
    )
    own = make_button(routes.ENTRY_OWN_ROUTE, paper.contest.id, position, label="Someone else …", emoji="✍️")
    heading = f"### 🔎 {escape_text(category.title)}\n"
    if not found:
        text = f"{heading}Nothing on the list has “{escape_text(typed, 80)}”. Add it yourself with **Someone else …**."
        return make_screen(make_card(text, make_row(own, back)))
    more = len(found) - SELECT_OPTION_LIMIT
    text = f"{heading}On the list for “{escape_text(typed, 80)}”:"
    if more > 0:
        text += (
            f"\n-# The first {SELECT_OPTION_LIMIT}; {more} more have it. Type more of the name to see them."
        )
    menu = make_select(
        routes.ENTRY_ADD_ROUTE,
        paper.contest.id,
        position,
        options=[
            discord.SelectOption(label=shorten_text(one.text, 100), value=str(one.id))
            for one in found[:SELECT_OPTION_LIMIT]
        ],
        placeholder="Put it on my ballot",
    )
    return make_screen(make_card(text, make_row(menu), make_row(own, back)))


def find_options(paper: NominationsPaper, category_id: CategoryId, typed: str) -> list[Contender]:
    """Find what of a category's list has all typed words, each perhaps unfinished."""
    words = fold_text(typed).split()
    return [
        one
        for one in paper.list_options(category_id)
        if all(any(known.startswith(word) for known in fold_text(one.text).split()) for word in words)
    ]


def find_form(paper: NominationsPaper, position: int) -> ui.Modal:
    """Make the form of *Find …*."""
    category = paper.get_category(paper.contest.rules.categories[position].id)
    field = FormField(NAME_FIELD, "Whom or what", hint="A name, or the first letters of it", limit=100)
    return make_form(
        routes.ENTRY_FOUND_ROUTE, paper.contest.id, position, title=category.title, fields=[field]
    )


def own_form(paper: NominationsPaper, position: int) -> ui.Modal:
    """Make the form of *Someone else …*: a name, and the film beside a person or a song."""
    category = paper.get_category(paper.contest.rules.categories[position].id)
    fields = [
        FormField(
            NAME_FIELD,
            _name_headline(category),
            hint="As you would write it on a list",
            limit=NAME_MAX_CHARACTERS,
            note="Nobody else sees it before the lock.",
        )
    ]
    if category.headline in {Headline.PERSON, Headline.SONG}:
        fields.append(
            FormField(
                FILM_FIELD,
                "In which film",
                hint="It tells two apart",
                required=False,
                limit=FILM_MAX_CHARACTERS,
            )
        )
    return make_form(
        routes.ENTRY_OWN_TYPED_ROUTE, paper.contest.id, position, title=category.title, fields=fields
    )


def _name_headline(category: Category) -> str:
    return {Headline.PERSON: "Who", Headline.SONG: "Which song"}.get(category.headline, "Which film")
