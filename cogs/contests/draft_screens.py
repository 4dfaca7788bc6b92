"""Screens of a draft contest: a preview of its post, and selects for everything that can still be changed."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.lifecycle import list_askable_categories
from bot.contests.model import SCORINGS_BY_KIND, Contest, HostStep
from bot.contests.read_models import ContestCard
from bot.ids import CategoryId, ContestId
from bot.record.model import Category, Ceremony
from cogs.contests import routes, screens
from cogs.contests.host_screens import NO_ANSWER
from cogs.contests.nominations.routes import CONTENDERS_ROUTE, SLOTS_ROUTE
from cogs.kit.contest_text import (
    BIG_EIGHT_CATEGORIES,
    SCORING_NAMES,
    describe_contest_scope,
    describe_scoring_briefly,
    find_big_eight,
    format_all_categories,
)
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    SELECT_OPTION_LIMIT,
    CardPart,
    ControlRow,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.routes import BALLOT_ROUTE
from cogs.kit.text import shorten_text

CATEGORY_SET_ALL, CATEGORY_SET_BIG_EIGHT, CATEGORY_SET_CHOSEN = "all", "eight", "choose"
"""The values of the select of categories: all, the big eight, or chosen one by one."""

PLACEHOLDER_CHARACTER_LIMIT = 150
"""Most characters of a select's placeholder, from Discord's API reference."""


_SWITCH_EXPLANATIONS = (
    "-# Late entries: each category takes picks until its envelope is opened. "
    "Open ballots: everyone sees everyone's picks from the start."
)


_NOMINATIONS_EXPLANATIONS = (
    "-# Contenders: what members choose from; whoever is not on the list they add themselves. "
    "Open ballots: everyone sees everyone's choices from the start."
)


def draft_screen(contest_card: ContestCard, now: datetime, note: str = "") -> ui.LayoutView:
    """Make the draft's preview with its selects and buttons; only the host sees it.

    Args:
        contest_card: The draft.
        now: The current instant.
        note: A line about what just happened.
    """
    contest = contest_card.contest
    invitation = make_button(
        BALLOT_ROUTE,
        contest.id,
        label="Fill in my ballot",
        emoji="🗳️",
        style=screens.PRIMARY_BUTTON_STYLE,
        disabled=True,
    )
    preview = [*screens.make_post_parts(contest_card, now), make_row(invitation)]
    place = f"<#{contest.channel_id}>" if contest.channel_id else "no channel yet"
    heading = f"### Draft, only you see it\nThis is how it will look in {place}. Nobody sees it before you announce it."
    settings: list[CardPart] = [
        f"{note}\n{heading}" if note else heading,
        make_row(_make_categories_select(contest, contest_card.ceremony)),
        make_row(_make_scoring_select(contest)),
        _make_switch_row(contest),
        *([_NOMINATIONS_EXPLANATIONS] if contest.is_on_nominations else [_SWITCH_EXPLANATIONS]),
        *([] if contest.is_on_nominations else [_format_rehearsal(contest)]),
        make_separator(),
        _make_announce_row(contest),
    ]
    return make_screen(make_card(*preview), make_card(*settings))


def draft_categories_screen(contest_card: ContestCard, note: str = "") -> ui.LayoutView:
    """Make the screen that chooses the contest's categories, with as many selects as the slate needs.

    Args:
        contest_card: The draft.
        note: What has just happened.
    """
    contest = contest_card.contest
    slate = list_askable_categories(contest.kind, contest_card.ceremony)
    parts = [slate[at : at + SELECT_OPTION_LIMIT] for at in range(0, len(slate), SELECT_OPTION_LIMIT)]
    rows: list[CardPart] = []
    for number, part in enumerate(parts):
        options = [
            discord.SelectOption(
                label=shorten_text(category.title, 100),
                value=category.id,
                default=category.id in contest.rules.by_id,
            )
            for category in part
        ]
        menu = make_select(
            routes.DRAFT_CATEGORIES_CHOSEN_ROUTE,
            contest.id,
            number,
            options=options,
            placeholder="Choose categories",
            min_values=1 if len(parts) == 1 else 0,
            max_values=len(options),
        )
        rows.append(make_row(menu))
    heading = (
        f"### What it asks about\nChosen: **{describe_contest_scope(contest, contest_card.ceremony)}**. "
        "Tap the list, tick what you want, and close it."
    )
    back = make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Back to the draft", emoji="◀️")
    text = f"{note}\n{heading}" if note else heading
    return make_screen(make_card(text, *rows, make_separator(), make_row(back)))


def merge_chosen_categories(
    contest_card: ContestCard, part: int, values: tuple[str, ...]
) -> tuple[CategoryId, ...]:
    """Return the draft's categories after the selection in one part of the slate changed to `values`."""
    askable = list_askable_categories(contest_card.contest.kind, contest_card.ceremony)
    slate = [category.id for category in askable]
    shown = slate[part * SELECT_OPTION_LIMIT : (part + 1) * SELECT_OPTION_LIMIT]
    kept = [category_id for category_id in contest_card.contest.rules.by_id if category_id not in shown]
    return tuple(dict.fromkeys([*kept, *map(CategoryId, values)]))


def resolve_category_ids(categories: Sequence[Category], category_set: str) -> tuple[CategoryId, ...]:
    """Return the ids of the big eight among these categories, or of all of them."""
    return (
        find_big_eight(categories)
        if category_set == CATEGORY_SET_BIG_EIGHT
        else tuple(category.id for category in categories)
    )


def _make_categories_select(contest: Contest, ceremony: Ceremony) -> Control:
    askable = list_askable_categories(contest.kind, ceremony)
    chosen, slate = set(contest.rules.by_id), [category.id for category in askable]
    eight = find_big_eight(askable)
    options = [
        discord.SelectOption(
            label=format_all_categories(len(slate)).capitalize(),
            value=CATEGORY_SET_ALL,
            default=chosen == set(slate),
        )
    ]
    if eight and set(eight) != set(slate):
        options.append(
            discord.SelectOption(
                label="The big eight"
                if len(eight) == len(BIG_EIGHT_CATEGORIES)
                else f"The big ones: {len(eight)}",
                value=CATEGORY_SET_BIG_EIGHT,
                description="Picture, Director, acting and screenplays",
                default=chosen == set(eight),
            )
        )
    options.append(discord.SelectOption(label="Let me choose …", value=CATEGORY_SET_CHOSEN))
    placeholder = shorten_text(
        f"Asks about {describe_contest_scope(contest, ceremony)}", PLACEHOLDER_CHARACTER_LIMIT
    )
    return make_select(routes.DRAFT_CATEGORIES_ROUTE, contest.id, options=options, placeholder=placeholder)


def _make_scoring_select(contest: Contest) -> Control:
    options = [
        discord.SelectOption(
            label=f"{SCORING_NAMES[scoring]} scoring",
            value=scoring.value,
            description=describe_scoring_briefly(scoring),
            default=scoring is contest.rules.scoring,
        )
        for scoring in SCORINGS_BY_KIND[contest.kind]
    ]
    return make_select(
        routes.DRAFT_SCORING_ROUTE, contest.id, options=options, placeholder="How picks are paid"
    )


def _make_switch_row(contest: Contest) -> ControlRow:
    rules = contest.rules
    if contest.is_on_nominations:
        return _make_nominations_row(contest)
    controls = [
        _make_switch(contest.id, "late", "Late entries", on=rules.late_entries),
        _make_switch(contest.id, "open", "Open ballots", on=rules.open_ballots),
    ]
    controls.append(
        make_button(
            routes.DRAFT_SWITCH_ROUTE,
            contest.id,
            "rehearsal",
            "off" if contest.rehearsal else "on",
            label="This counts" if contest.rehearsal else "A rehearsal",
        )
    )
    if rules.scoring.uses_weights:
        controls.append(make_button(routes.DRAFT_WEIGHTS_ROUTE, contest.id, label="Weights …"))
    return make_row(*controls)


def _make_nominations_row(contest: Contest) -> ControlRow:
    """Make the row of a contest on nominations, which has no late entries and is no rehearsal."""
    controls = [
        make_button(
            CONTENDERS_ROUTE,
            contest.id,
            0,
            0,
            label="Contenders …",
            emoji="🎟️",
            style=discord.ButtonStyle.primary,
        ),
        make_button(SLOTS_ROUTE, contest.id, label="Slots …"),
        _make_switch(contest.id, "open", "Open ballots", on=contest.rules.open_ballots),
    ]
    if contest.rules.scoring.uses_weights:
        controls.append(make_button(routes.DRAFT_WEIGHTS_ROUTE, contest.id, label="Weights …"))
    return make_row(*controls)


def _format_rehearsal(contest: Contest) -> str:
    """Say whether the contest counts or is a rehearsal, and why."""
    if not contest.rehearsal:
        why = "you said so." if contest.rehearsal_choice is False else "no result of its nominees is known."
        return f"-# **It counts**: {why}"
    why = "you said so" if contest.rehearsal_choice else "results of its nominees are known"
    return f"-# **A rehearsal**: {why}. It works in full and counts for nothing beyond itself."


def _make_switch(contest_id: ContestId, name: str, label: str, *, on: bool) -> Control:
    return make_button(
        routes.DRAFT_SWITCH_ROUTE,
        contest_id,
        name,
        "off" if on else "on",
        label=f"{label}: {'on' if on else 'off'}",
        style=discord.ButtonStyle.success if on else discord.ButtonStyle.secondary,
    )


def _make_announce_row(contest: Contest) -> ControlRow:
    return make_row(
        make_button(
            routes.TAKE_STEP_ROUTE,
            contest.id,
            HostStep.ANNOUNCE,
            NO_ANSWER,
            label="Announce",
            emoji="📣",
            style=discord.ButtonStyle.success,
        ),
        make_button(routes.EDIT_CONTEST_ROUTE, contest.id, label="Edit details …", emoji="✏️"),
        make_button(routes.ASK_STEP_ROUTE, contest.id, HostStep.CANCEL, label="Discard"),
    )
