"""What members see of contests: the list of them, one contest's card, and whether its proof holds."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import Card
from bot.contests.model import Contest, ContestState
from bot.contests.proof import Verification
from cogs.contest import post, routes, telling
from cogs.kit import words
from cogs.kit.contest_routes import CARD
from cogs.kit.contest_words import MARKS, STATES
from cogs.kit.controls import Control, button, select
from cogs.kit.layouts import (
    CURTAIN,
    GOLD,
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

PER_PAGE = 8
"""Contests on a page of the list."""


def card_screen(contest_card: Card, now: datetime, *, for_host: bool) -> ui.LayoutView:
    """Everything about one contest, and everything one can do with it."""
    contest = contest_card.contest
    sealed = contest.sealed_at is not None
    body = [
        telling.rules(contest_card),
        telling.standing(contest_card, now),
        telling.small_print(contest_card),
        telling.proof(contest),
    ]
    parts: list[Part] = [
        telling.title(contest_card),
        line(),
        *filter(None, body),
        telling.details(contest_card),
    ]
    if mine := post.actions(contest, now):
        parts.append(row(*mine))
    more: list[Control] = []
    if sealed:
        more = [
            button(routes.VERIFY, contest.id, label="Verify", emoji="🔎"),
            button(routes.EXPORT, contest.id, label="Export", emoji="📄"),
        ]
    if for_host:
        more.append(button(routes.HOST, contest.id, label="Host", emoji="🎬"))
    more.append(button(routes.LIST, "c", 0, label="All contests"))
    return screen(card(*parts, row(*more), colour=_colour(contest)))


def list_screen(
    contests: Sequence[Contest], ceremonies: Mapping[str, str], page: int = 0, *, for_host: bool
) -> ui.LayoutView:
    """The server's contests, those that are on first.

    Args:
        contests: In the order in which people look for them.
        ceremonies: What their ceremonies are called, by id.
        page: The page, from 0; the nearest there is.
        for_host: Whether the asker is told how to start one.
    """
    start = "Start one with `/contest create`." if for_host else "A host starts one with `/contest create`."
    if not contests:
        return screen(card(f"## Contests\nThere has been none in this server yet. {start}"))
    pages = page_count(len(contests), PER_PAGE)
    page = clamp_page(page, pages)
    shown = contests[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_entry(contest, ceremonies) for contest in shown]
    picker = select(
        routes.CHOOSE,
        page,
        options=options([(str(contest.id), contest.title, _state(contest)) for contest in shown]),
        placeholder="Open a contest",
    )
    on = any(contest.state in {ContestState.OPEN, ContestState.LOCKED} for contest in contests)
    heading = "## Contests" if on else f"## Contests\nNone is on right now. {start}"
    return screen(card(heading, line(), "\n".join(lines), row(picker), *pager(routes.LIST, [], page, pages)))


def verification_screen(contest: Contest, verification: Verification) -> ui.LayoutView:
    """Whether the ballots are still those that were sealed."""
    checked = f"{verification.checked} checked"
    erased = f", {verification.erased} erased" if verification.erased else ""
    wrong = f", **{verification.wrong} wrong**" if verification.wrong else ""
    if verification.holds:
        verdict = "✅ The ballots are exactly those that were sealed."
    else:
        verdict = "❌ **The ballots are not those that were sealed.** Ask whoever hosts this bot."
    sealed = f"-# Sealed {words.when(contest.sealed_at)}" if contest.sealed_at else ""
    body = [
        f"## 🔎 Verify\n-# {words.plain(contest.title)}",
        verdict,
        f"{checked}{erased}{wrong}.",
        f"-# Proof `{verification.proof}`",
        sealed,
        "-# To check it yourself, export the ballots and hash them: five lines of Python in the bot's README.",
    ]
    back = button(CARD, contest.id, label="Back", emoji="◀️")
    export = button(routes.EXPORT, contest.id, label="Export", emoji="📄")
    colour = discord.Colour.green() if verification.holds else discord.Colour.red()
    return screen(card(telling.first(body), row(back, export), colour=colour))


def _entry(contest: Contest, ceremonies: Mapping[str, str]) -> str:
    ceremony = words.plain(ceremonies.get(contest.ceremony_id, ""), 60)
    when = (
        f"closes {discord.utils.format_dt(contest.locks_at, 'R')}"
        if contest.state is ContestState.OPEN
        else STATES[contest.state]
    )
    details = " · ".join(part for part in (ceremony, when) if part)
    return f"{MARKS[contest.state]} **{words.plain(contest.title, 80)}**\n-# {details}"


def _state(contest: Contest) -> str:
    return STATES[contest.state].capitalize() + (" · a rehearsal" if contest.rehearsal else "")


def _colour(contest: Contest) -> discord.Colour:
    over = contest.state in {ContestState.FINISHED, ContestState.CANCELLED}
    return CURTAIN if over else GOLD
