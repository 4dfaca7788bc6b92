"""The hosts' screens of a contest's contenders, with their forms."""

from collections.abc import Mapping

import discord
from discord import ui

from bot.contests.nominations.model import HIGHEST_SLOTS, Contender
from bot.contests.nominations.read_models import NominationsContext
from bot.contests.read_models import ContestCard
from bot.ids import CategoryId, ContestId
from bot.record.model import Headline
from cogs.contests import forms
from cogs.contests import routes as contest_routes
from cogs.contests.nominations import routes
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.forms import FormField, make_form
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.text import escape_text, format_count, shorten_text

LINES_FIELD = "lines"
LINES_MAX_CHARACTERS = 4000
"""Most characters of a form's field, from Discord's API reference."""


def contenders_screen(
    context: NominationsContext, position: int = 0, page: int = 0, note: str = ""
) -> ui.LayoutView:
    """Make the screen of one category's contenders: the hosts', for members' own are theirs until the lock."""
    contest = context.contest
    categories = contest.rules.categories
    position = clamp_page(position, len(categories))
    asked = categories[position]
    category = context.get_category(asked.id)
    known = [one for one in context.contenders.by_category.get(asked.id, ()) if not one.by_member]
    pages = count_pages(len(known), SELECT_OPTION_LIMIT)
    page = clamp_page(page, pages)
    shown = known[page * SELECT_OPTION_LIMIT : (page + 1) * SELECT_OPTION_LIMIT]
    heading = (
        f"### 🎟️ Contenders · {escape_text(category.title)}\n-# {escape_text(contest.title)} · "
        f"{format_count(asked.slots, 'slot')}"
    )
    listed = "\n".join(f"{'⚠️ ' if one.withdrawn else ''}{escape_text(one.text, 100)}" for one in shown)
    parts: list[CardPart] = [
        f"{note}\n{heading}" if note else heading,
        listed or "Nobody is on the list yet. Members can always name **Someone else …**.",
    ]
    if shown:
        parts.append(make_row(_make_withdraw_select(contest.id, position, page, shown)))
    parts += [
        *make_pager(routes.CONTENDERS_ROUTE, [contest.id, position], page, pages),
        make_row(
            make_button(
                routes.ADD_CONTENDERS_ROUTE,
                contest.id,
                position,
                label="Add …",
                emoji="➕",
                style=discord.ButtonStyle.primary,
            ),
            make_button(
                routes.SEASON_CONTENDERS_ROUTE, contest.id, position, label="From earlier awards", emoji="🏆"
            ),
            make_button(contest_routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️"),
        ),
        make_separator(),
        make_row(_make_category_select(context, position)),
        "-# A whole list comes from a file with `/contest contenders`, in any form that `/ceremony import` takes.",
    ]
    return make_screen(make_card(*parts))


def contenders_form(context: NominationsContext, position: int) -> ui.Modal:
    """Make the form for a category's contenders, one a line."""
    category = context.get_category(context.contest.rules.categories[position].id)
    hint = {
        Headline.PERSON: "Film | Person: Marty Supreme | Timothée Chalamet",
        Headline.SONG: "Film | People | Song: Wicked | Stephen Schwartz | No Place",
    }.get(category.headline, "Hamnet")
    field = FormField(
        LINES_FIELD, "One a line", hint=hint, limit=LINES_MAX_CHARACTERS, long=True, note="As on a slate."
    )
    return make_form(
        routes.CONTENDERS_TYPED_ROUTE, context.contest.id, position, title=category.title, fields=[field]
    )


def slots_form(card: ContestCard) -> ui.Modal:
    """Make the form for the slots of all categories."""
    names = forms.name_categories(card)
    lines = "\n".join(f"{one.slots} {names[one.id]}" for one in card.contest.rules.categories)
    field = FormField(
        LINES_FIELD, f"How many each, 1 to {HIGHEST_SLOTS}", lines, limit=LINES_MAX_CHARACTERS, long=True
    )
    return make_form(routes.SLOTS_TYPED_ROUTE, card.contest.id, title="Slots", fields=[field])


def parse_slots(card: ContestCard, text: str) -> Mapping[CategoryId, int]:
    """Parse typed slots by category id; categories left out keep theirs.

    Raises:
        WeightLineError: A line cannot be read.
    """
    return forms.parse_weights(card, text)


def _make_withdraw_select(contest_id: ContestId, position: int, page: int, shown: list[Contender]) -> Control:
    options = [
        discord.SelectOption(
            label=shorten_text(one.text, 100),
            value=str(one.id),
            description="withdrawn: put it back" if one.withdrawn else None,
        )
        for one in shown
    ]
    return make_select(
        routes.WITHDRAW_CONTENDER_ROUTE,
        contest_id,
        position,
        page,
        options=options,
        placeholder="Withdraw one, or put it back",
    )


def _make_category_select(context: NominationsContext, position: int) -> Control:
    categories = context.contest.rules.categories
    start = position // SELECT_OPTION_LIMIT * SELECT_OPTION_LIMIT
    options = [
        discord.SelectOption(
            label=shorten_text(context.get_category(one.id).title, 100),
            value=str(start + number),
            description=format_count(
                sum(not each.by_member for each in context.contenders.by_category.get(one.id, ())),
                "contender",
            ),
        )
        for number, one in enumerate(categories[start : start + SELECT_OPTION_LIMIT])
    ]
    return make_select(
        routes.CONTENDERS_CATEGORY_ROUTE, context.contest.id, options=options, placeholder="Another category"
    )
