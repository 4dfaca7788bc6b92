"""The hosts' board: what is announced, one select of what is not, and each envelope with its Confirm."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.awards.model import Category, Nominee
from bot.guilds.model import Feature
from bot.guilds.rules import Right
from bot.night.change import Scene
from bot.results.target import REHEARSAL_POLLS
from cogs.kit import words
from cogs.kit.controls import Control, Route, button, select
from cogs.kit.layouts import (
    CURTAIN,
    OPTION_LIMIT,
    Part,
    Row,
    card,
    clamp_page,
    line,
    options,
    page_count,
    pager,
    row,
    screen,
)
from cogs.kit.targets import mark, target_part

PAGE = Route("board-page", Feature.CONTESTS, right=Right.HOST)
"""The board: set of results, which button, page."""
ENVELOPE = Route("envelope", Feature.CONTESTS, right=Right.HOST)
"""One category: set of results, which select; the value is the category's mark."""
WINNERS = Route("envelope-winners", Feature.CONTESTS, right=Right.HOST)
"""Winners chosen: set of results, category, version seen, part of a long list; the values are nominees' marks."""
CONFIRM = Route("envelope-confirm", Feature.CONTESTS, right=Right.HOST)
"""Confirmed: set of results, category, version seen, winners' marks."""
UNDO = Route("envelope-undo", Feature.CONTESTS, right=Right.HOST)
"""Take back: set of results, category, version seen, and `ask` or `yes`."""
VOID = Route("envelope-void", Feature.CONTESTS, right=Right.HOST)
"""Cancel the category: set of results, category, version seen, and `ask` or `yes`."""
CLOSE = Route("envelope-close", Feature.CONTESTS, right=Right.HOST)
"""Close picks: set of results, category."""
SETTLE = Route("board-settle", Feature.CONTESTS, right=Right.HOST)
"""Announce all that is left from the record: set of results, and `ask` or `yes`."""

PER_PAGE = 25
"""Envelopes on a page, as many as one select holds."""


def board_screen(scene: Scene, page: int = 0, told: str = "") -> ui.LayoutView:
    """The board of one set of results.

    Args:
        scene: What stands.
        page: The page of sealed envelopes.
        told: What to say on top: what was just done.
    """
    target = target_part(scene.target)
    pages = page_count(max(len(scene.sealed), len(scene.announced)), PER_PAGE)
    page = clamp_page(page, pages)
    done, of = len(scene.announced), len(scene.category_ids)
    heading = f"## ✉️ {occasion(scene)}\n-# {done} of {of} announced"
    parts: list[Part] = [f"{heading}\n\n{told}" if told else heading, line()]
    announced = [*scene.announced, *(one for one in scene.category_ids if one in scene.results.voided)]
    shown = announced[page * PER_PAGE : (page + 1) * PER_PAGE]
    parts.append(
        words.shorten("\n".join(_stands(scene, one) for one in shown), 3000) or "Every envelope is sealed."
    )
    sealed = scene.sealed[page * PER_PAGE : (page + 1) * PER_PAGE]
    if sealed:
        parts += [line(), row(_menu(scene, sealed, "open", "Open an envelope"))]
    if shown:
        parts.append(row(_menu(scene, shown, "fix", "Correct what is announced")))
    parts += pager(PAGE, [target], page, pages)
    if scene.sealed and any(scene.suggested(one) for one in scene.sealed):
        parts.append(row(button(SETTLE, target, "ask", label="Open all that is left", emoji="🎬")))
    return screen(card(*parts))


def occasion(scene: Scene) -> str:
    """Whose envelopes these are: several rehearsals of one ceremony must not be mistaken for each other."""
    name = words.plain(scene.ceremony.name)
    if not scene.target.is_rehearsal:
        return name
    if scene.target.rehearsal == REHEARSAL_POLLS:
        return f"{name} · rehearsal polls"
    return f"{name} · rehearsal: {words.plain(scene.contests[0].title)}"


def envelope_screen(scene: Scene, category: Category) -> ui.LayoutView:
    """One category: its nominees to choose the winner from, the record's winner first."""
    target, marked = target_part(scene.target), mark(category.id)
    version = scene.results.version_of(category.id)
    standing = _stands(scene, category.id) if not scene.results.is_sealed(category.id) else "Sealed."
    heading = f"## {words.plain(category.title)}\n-# {occasion(scene)}\n{standing}"
    parts: list[Part] = [heading, line(), *_nominee_selects(scene, category, version)]
    parts.append("-# Several chosen at once make a tie. Nothing is told before you confirm.")
    buttons: list[Control] = []
    if scene.results.is_sealed(category.id):
        if any(_takes_picks(scene, category.id)):
            buttons.append(button(CLOSE, target, marked, label="Close picks", emoji="🔒"))
        buttons.append(button(VOID, target, marked, version, "ask", label="Cancel category", emoji="🚫"))
    else:
        buttons.append(button(UNDO, target, marked, version, "ask", label="Take back", emoji="↩️"))
        if category.id not in scene.results.voided:
            buttons.append(button(VOID, target, marked, version, "ask", label="Cancel category", emoji="🚫"))
    buttons.append(button(PAGE, target, "b", 0, label="Back to the board"))
    return screen(card(*parts, row(*buttons)))


def confirm_screen(
    scene: Scene, category: Category, winners: Sequence[Nominee], version: int
) -> ui.LayoutView:
    """The question before a winner is told to everyone, with the winner in bold."""
    target, marked = target_part(scene.target), mark(category.id)
    names = "\n".join(f"{words.TROPHY} {words.nominee_line(category, winner)}" for winner in winners)
    tie = "\n-# A tie: it pays everyone who picked either." if len(winners) > 1 else ""
    standing = ""
    if not scene.results.is_sealed(category.id):
        standing = f"\n\nThis **replaces** what stands:\n{_stands(scene, category.id)}"
    return screen(
        card(
            f"## {words.plain(category.title)}\n-# {occasion(scene)}\nAnd the winner is:\n{names}{tie}{standing}",
            line(),
            row(
                button(
                    CONFIRM,
                    target,
                    marked,
                    version,
                    "-".join(mark(winner.id) for winner in winners),
                    label="Confirm and announce",
                    style=discord.ButtonStyle.success,
                ),
                button(ENVELOPE, target, marked, label="No, choose again"),
            ),
        )
    )


def ask_screen(scene: Scene, category: Category, route: Route, version: int) -> ui.LayoutView:
    """The question before a result is taken back, or a category cancelled."""
    target, marked = target_part(scene.target), mark(category.id)
    title = words.plain(category.title)
    if route is UNDO:
        asked, label = f"Take back what was announced?\n{_stands(scene, category.id)}", "Yes, take it back"
    else:
        asked, label = "Cancel this category? It then counts for nobody.", "Yes, cancel it"
    return screen(
        card(
            f"## {title}\n-# {occasion(scene)}\n{asked}",
            row(
                button(route, target, marked, version, "yes", label=label, style=discord.ButtonStyle.danger),
                button(ENVELOPE, target, marked, label="No, leave it"),
            ),
            colour=CURTAIN,
        )
    )


def settle_screen(scene: Scene) -> ui.LayoutView:
    """The question before everything that is left is announced from the record."""
    target = target_part(scene.target)
    left = [one for one in scene.sealed if scene.suggested(one)]
    return screen(
        card(
            f"## Open {words.count(len(left), 'envelope')} at once?\n-# {occasion(scene)}\n"
            f"I announce the winners of the **{words.plain(scene.ceremony.name)}** that I know, one card each.",
            row(
                button(SETTLE, target, "yes", label="Yes, open them", style=discord.ButtonStyle.success),
                button(PAGE, target, "b", 0, label="No, one by one"),
            ),
        )
    )


def _menu(scene: Scene, category_ids: Sequence[str], which: str, prompt: str) -> Control:
    entries = [(mark(one), scene.ceremony.by_id[one].title, "") for one in category_ids]
    return select(ENVELOPE, target_part(scene.target), which, options=options(entries), placeholder=prompt)


def _stands(scene: Scene, category_id: str) -> str:
    category = scene.ceremony.by_id[category_id]
    title = words.plain(category.title)
    if category_id in scene.results.voided:
        return f"🚫 {title}: cancelled"
    names = words.listed(
        f"**{words.headline(category, category.by_id[one])}**"
        for one in scene.results.winners_of(category_id)
        if one in category.by_id
    )
    return f"{words.TROPHY} {title}: {names}" if names else f"✉️ {title}: sealed"


def _takes_picks(scene: Scene, category_id: str) -> list[bool]:
    return [
        True
        for contest in scene.contests
        if contest.rules.late_entries
        and contest.sealed_at is None
        and (entry := contest.rules.by_id.get(category_id)) is not None
        and entry.closed_at is None
    ]


def _nominee_selects(scene: Scene, category: Category, version: int) -> list[Row]:
    suggested = scene.suggested(category.id)
    nominees = [nominee for nominee in category.nominees if not nominee.withdrawn]
    # The record's own winner comes first where it knows one, so that a rehearsal opens true envelopes.
    nominees.sort(key=lambda nominee: nominee.id not in suggested)
    rows: list[Row] = []
    for start in range(0, len(nominees), OPTION_LIMIT):
        part = nominees[start : start + OPTION_LIMIT]
        choices = [
            discord.SelectOption(
                value=mark(nominee.id),
                label=words.label(category, nominee),
                description=_beside(category, nominee, known=nominee.id in suggested),
            )
            for nominee in part
        ]
        menu = select(
            WINNERS,
            target_part(scene.target),
            mark(category.id),
            version,
            start // OPTION_LIMIT,
            options=choices,
            placeholder="And the winner is …",
            most=len(choices),
        )
        rows.append(row(menu))
    return rows


def _beside(category: Category, nominee: Nominee, *, known: bool) -> str | None:
    detail = words.label_detail(category, nominee, 80)
    return " · ".join(filter(None, ["won, says the record" if known else "", detail])) or None
