"""The draft of a contest: how its post will look, and everything about it that can still be chosen."""

from datetime import datetime

import discord
from discord import ui

from bot.awards.model import Ceremony
from bot.contests.facts import Card
from bot.contests.model import Contest, Scoring, Step
from cogs.contest import post, routes
from cogs.contest.host import NO_ANSWER
from cogs.kit import words
from cogs.kit.contest_routes import BALLOT
from cogs.kit.contest_words import BIG_EIGHT, NAMES, asked, big_eight, every, in_short
from cogs.kit.controls import Control, button, select
from cogs.kit.layouts import OPTION_LIMIT, Part, Row, card, line, row, screen

ALL, EIGHT, CHOOSE = "all", "eight", "choose"
"""The ways to say what a draft asks about."""

PLACEHOLDER_LIMIT = 150
"""Characters in a select's placeholder, says Discord's API reference."""

_WEIGHING = frozenset({Scoring.WEIGHTED, Scoring.BOLD})


_MEANINGS = (
    "-# Late entries: each category takes picks until its envelope is opened. "
    "Open ballots: everyone sees everyone's picks from the start."
)


def draft_screen(contest_card: Card, now: datetime, note: str = "") -> ui.LayoutView:
    """The preview and under it the choices; only the host sees it.

    Args:
        contest_card: The draft.
        now: The present instant.
        note: What has just happened.
    """
    contest = contest_card.contest
    invitation = button(
        BALLOT, contest.id, label="Fill in my ballot", emoji="🗳️", style=post.PRIMARY, disabled=True
    )
    preview = [*post.told(contest_card, now), row(invitation)]
    place = f"<#{contest.channel_id}>" if contest.channel_id else "no channel yet"
    heading = f"### Draft, only you see it\nThis is how it will look in {place}. Nobody sees it before you announce it."
    settings: list[Part] = [
        f"{note}\n{heading}" if note else heading,
        row(_categories(contest, contest_card.ceremony)),
        row(_scoring(contest)),
        _switches(contest),
        _MEANINGS,
        line(),
        _ends(contest),
    ]
    return screen(card(*preview), card(*settings))


def categories_screen(contest_card: Card) -> ui.LayoutView:
    """Which categories the contest asks about, in as many selects as the slate needs."""
    contest, slate = contest_card.contest, contest_card.ceremony.slate
    parts = [slate[at : at + OPTION_LIMIT] for at in range(0, len(slate), OPTION_LIMIT)]
    rows: list[Part] = []
    for number, part in enumerate(parts):
        options = [
            discord.SelectOption(
                label=words.shorten(category.title, 100),
                value=category.id,
                default=category.id in contest.rules.by_id,
            )
            for category in part
        ]
        menu = select(
            routes.CHOSEN,
            contest.id,
            number,
            options=options,
            placeholder="Choose categories",
            least=1 if len(parts) == 1 else 0,
            most=len(options),
        )
        rows.append(row(menu))
    heading = (
        f"### What it asks about\nChosen: **{asked(contest, contest_card.ceremony)}**. "
        "Tap the list, tick what you want, and close it."
    )
    back = button(routes.HOST, contest.id, label="Back to the draft", emoji="◀️")
    return screen(card(heading, *rows, line(), row(back)))


def chosen_categories(facts: Card, part: int, values: tuple[str, ...]) -> tuple[str, ...]:
    """What a draft asks about after one part of the slate was chosen anew."""
    slate = [category.id for category in facts.ceremony.slate]
    shown = slate[part * OPTION_LIMIT : (part + 1) * OPTION_LIMIT]
    kept = [category_id for category_id in facts.contest.rules.by_id if category_id not in shown]
    return tuple(dict.fromkeys([*kept, *values]))


def category_ids(ceremony: Ceremony, way: str) -> tuple[str, ...]:
    """What one of the ways to say it comes to: the big eight, or the whole slate."""
    return big_eight(ceremony) if way == EIGHT else tuple(category.id for category in ceremony.slate)


def _categories(contest: Contest, ceremony: Ceremony) -> Control:
    chosen, slate = set(contest.rules.by_id), [category.id for category in ceremony.slate]
    eight = big_eight(ceremony)
    options = [
        discord.SelectOption(label=every(len(slate)).capitalize(), value=ALL, default=chosen == set(slate))
    ]
    if eight and set(eight) != set(slate):
        options.append(
            discord.SelectOption(
                label="The big eight" if len(eight) == len(BIG_EIGHT) else f"The big ones: {len(eight)}",
                value=EIGHT,
                description="Picture, Director, acting and screenplays",
                default=chosen == set(eight),
            )
        )
    options.append(discord.SelectOption(label="Let me choose …", value=CHOOSE))
    placeholder = words.shorten(f"Asks about {asked(contest, ceremony)}", PLACEHOLDER_LIMIT)
    return select(routes.CATEGORIES, contest.id, options=options, placeholder=placeholder)


def _scoring(contest: Contest) -> Control:
    options = [
        discord.SelectOption(
            label=f"{NAMES[scoring]} scoring",
            value=scoring.value,
            description=in_short(scoring),
            default=scoring is contest.rules.scoring,
        )
        for scoring in Scoring
    ]
    return select(routes.SCORING, contest.id, options=options, placeholder="How picks are paid")


def _switches(contest: Contest) -> Row:
    rules = contest.rules
    controls = [
        _switch(contest.id, "late", "Late entries", on=rules.late_entries),
        _switch(contest.id, "open", "Open ballots", on=rules.open_ballots),
    ]
    if rules.scoring in _WEIGHING:
        controls.append(button(routes.WEIGHTS, contest.id, label="Weights …"))
    return row(*controls)


def _switch(contest_id: int, name: str, label: str, *, on: bool) -> Control:
    return button(
        routes.SWITCH,
        contest_id,
        name,
        "off" if on else "on",
        label=f"{label}: {'on' if on else 'off'}",
        style=discord.ButtonStyle.success if on else discord.ButtonStyle.secondary,
    )


def _ends(contest: Contest) -> Row:
    return row(
        button(
            routes.TAKE,
            contest.id,
            Step.ANNOUNCE,
            NO_ANSWER,
            label="Announce",
            emoji="📣",
            style=discord.ButtonStyle.success,
        ),
        button(routes.EDIT, contest.id, label="Edit details …", emoji="✏️"),
        button(routes.ASK, contest.id, Step.CANCEL, label="Discard"),
    )
