"""What members see of contests: the list of them, one contest's card, and whether its proof holds."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import ContestCard
from bot.contests.model import Contest, ContestState
from bot.contests.proof import Verification
from cogs.contest import post, routes, telling
from cogs.kit.contest_routes import CONTEST_CARD_ROUTE
from cogs.kit.contest_words import CONTEST_STATE_MARKS, CONTEST_STATE_NAMES
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.words import escape_text, format_instant

CONTESTS_PER_PAGE = 8
"""Contests on a page of the list."""


def contest_card_screen(contest_card: ContestCard, now: datetime, *, for_host: bool) -> ui.LayoutView:
    """Everything about one contest, and everything one can do with it."""
    contest = contest_card.contest
    sealed = contest.sealed_at is not None
    body = [
        telling.format_rules(contest_card),
        telling.format_status(contest_card, now),
        telling.format_small_print(contest_card),
        telling.format_proof(contest),
    ]
    parts: list[CardPart] = [
        telling.format_title(contest_card),
        make_separator(),
        *filter(None, body),
        telling.format_details(contest_card),
    ]
    if mine := post.make_member_buttons(contest, now):
        parts.append(make_row(*mine))
    more: list[Control] = []
    if sealed:
        more = [
            make_button(routes.VERIFY_CONTEST_ROUTE, contest.id, label="Verify", emoji="🔎"),
            make_button(routes.EXPORT_CONTEST_ROUTE, contest.id, label="Export", emoji="📄"),
        ]
    if for_host:
        more.append(make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Host", emoji="🎬"))
    more.append(make_button(routes.CONTEST_LIST_ROUTE, "c", 0, label="All contests"))
    return make_screen(make_card(*parts, make_row(*more), colour=_choose_colour(contest)))


def contest_list_screen(
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
        return make_screen(make_card(f"## Contests\nThere has been none in this server yet. {start}"))
    pages = count_pages(len(contests), CONTESTS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = contests[page * CONTESTS_PER_PAGE : (page + 1) * CONTESTS_PER_PAGE]
    lines = [_format_list_entry(contest, ceremonies) for contest in shown]
    picker = make_select(
        routes.CHOOSE_CONTEST_ROUTE,
        page,
        options=make_select_options(
            [(str(contest.id), contest.title, _format_state(contest)) for contest in shown]
        ),
        placeholder="Open a contest",
    )
    on = any(contest.state in {ContestState.OPEN, ContestState.LOCKED} for contest in contests)
    heading = "## Contests" if on else f"## Contests\nNone is on right now. {start}"
    return make_screen(
        make_card(
            heading,
            make_separator(),
            "\n".join(lines),
            make_row(picker),
            *make_pager(routes.CONTEST_LIST_ROUTE, [], page, pages),
        )
    )


def verification_screen(contest: Contest, verification: Verification) -> ui.LayoutView:
    """Whether the ballots are still those that were sealed."""
    checked = f"{verification.checked} checked"
    erased = f", {verification.erased} erased" if verification.erased else ""
    wrong = f", **{verification.wrong} wrong**" if verification.wrong else ""
    if verification.holds:
        verdict = "✅ The ballots are exactly those that were sealed."
    else:
        verdict = "❌ **The ballots are not those that were sealed.** Ask whoever hosts this bot."
    sealed = f"-# Sealed {format_instant(contest.sealed_at)}" if contest.sealed_at else ""
    body = [
        f"## 🔎 Verify\n-# {escape_text(contest.title)}",
        verdict,
        f"{checked}{erased}{wrong}.",
        f"-# Proof `{verification.proof}`",
        sealed,
        "-# To check it yourself, export the ballots and hash them: five lines of Python in the bot's README.",
    ]
    back = make_button(CONTEST_CARD_ROUTE, contest.id, label="Back", emoji="◀️")
    export = make_button(routes.EXPORT_CONTEST_ROUTE, contest.id, label="Export", emoji="📄")
    colour = discord.Colour.green() if verification.holds else discord.Colour.red()
    return make_screen(make_card(telling.join_lines(body), make_row(back, export), colour=colour))


def _format_list_entry(contest: Contest, ceremonies: Mapping[str, str]) -> str:
    ceremony = escape_text(ceremonies.get(contest.ceremony_id, ""), 60)
    when = (
        f"closes {discord.utils.format_dt(contest.locks_at, 'R')}"
        if contest.state is ContestState.OPEN
        else CONTEST_STATE_NAMES[contest.state]
    )
    details = " · ".join(part for part in (ceremony, when) if part)
    return f"{CONTEST_STATE_MARKS[contest.state]} **{escape_text(contest.title, 80)}**\n-# {details}"


def _format_state(contest: Contest) -> str:
    return CONTEST_STATE_NAMES[contest.state].capitalize() + (" · a rehearsal" if contest.rehearsal else "")


def _choose_colour(contest: Contest) -> discord.Colour:
    over = contest.state in {ContestState.FINISHED, ContestState.CANCELLED}
    return CURTAIN_ACCENT if over else GOLD_ACCENT
