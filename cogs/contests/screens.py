"""Screens of a contest for members: its post and the posts after it, its card, and the list of contests."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestCard
from bot.contests.standings import StandingsRow
from bot.ids import ContestId
from bot.reminders.model import ReminderKind
from cogs.contests import routes, text
from cogs.kit.contest_text import (
    CONTEST_STATE_MARKS,
    CONTEST_STATE_NAMES,
    is_named_in_title,
)
from cogs.kit.controls import Control, make_button, make_select
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    ControlRow,
    clamp_page,
    count_pages,
    make_card,
    make_pager,
    make_row,
    make_screen,
    make_select_options,
    make_separator,
)
from cogs.kit.routes import (
    BALLOT_ROUTE,
    CONTEST_CARD_ROUTE,
    CONTEST_LIST_ROUTE,
    HOST_START_ROUTE,
    STANDINGS_ROUTE,
    make_remind_button,
)
from cogs.kit.start_steps import NEW_CONTEST_STEP
from cogs.kit.text import escape_text

PRIMARY_BUTTON_STYLE = discord.ButtonStyle.primary


def contest_post_screen(
    contest_card: ContestCard,
    now: datetime,
    rows: Sequence[StandingsRow] = (),
    *,
    ping_role: int | None = None,
    can_remind: bool = True,
) -> ui.LayoutView:
    """Make the contest's post for its current state.

    Args:
        contest_card: The contest.
        now: The current instant; after the lock time, the post no longer invites to pick.
        rows: The final standings, once it is finished.
        ping_role: The role to mention when the post is made; edits never ping.
        can_remind: Whether members can be reminded of the lock in this server.
    """
    contest = contest_card.contest
    over = contest.state in {ContestState.FINISHED, ContestState.CANCELLED}
    parts = make_post_parts(contest_card, now, rows)
    if ping_role is not None:
        parts.append(f"-# <@&{ping_role}>")
    return make_screen(
        make_card(
            *parts,
            make_row(*make_post_buttons(contest_card, now, can_remind=can_remind)),
            colour=CURTAIN_ACCENT if over else GOLD_ACCENT,
        )
    )


def make_post_parts(
    contest_card: ContestCard, now: datetime, rows: Sequence[StandingsRow] = ()
) -> list[CardPart]:
    """Make the texts of the post."""
    contest = contest_card.contest
    taking_picks = contest.state in {ContestState.DRAFT, ContestState.OPEN}
    body = [
        text.format_rules(contest_card) if taking_picks else "",
        text.format_status(contest_card, now),
        text.format_podium(rows),
        text.format_small_print(contest_card) if taking_picks else "",
        text.format_proof_start(contest),
    ]
    return [text.format_title(contest_card), make_separator(), *filter(None, body)]


def make_post_buttons(contest_card: ContestCard, now: datetime, *, can_remind: bool) -> list[Control]:
    """Make the buttons of the post."""
    contest = contest_card.contest
    asked = can_remind and contest.awaits_lock(now)
    remind = [make_remind_button(ReminderKind.LOCK, str(contest.id))] if asked else []
    return [
        *make_member_buttons(contest, now),
        *remind,
        make_button(CONTEST_CARD_ROUTE, contest.id, label="Details"),
    ]


def make_member_buttons(contest: Contest, now: datetime) -> list[Control]:
    """Make the buttons for members to use the contest itself; none once it is cancelled."""
    ballot = make_button(BALLOT_ROUTE, contest.id, label="My ballot", emoji="🗳️")
    match contest.state:
        case ContestState.OPEN if contest.is_open_at(now):
            return [
                make_button(
                    BALLOT_ROUTE, contest.id, label="Fill in my ballot", emoji="🗳️", style=PRIMARY_BUTTON_STYLE
                )
            ]
        case ContestState.OPEN:
            return [ballot]
        case ContestState.LOCKED:
            return [
                make_button(
                    STANDINGS_ROUTE, contest.id, label="Standings", emoji="📊", style=PRIMARY_BUTTON_STYLE
                ),
                ballot,
            ]
        case ContestState.FINISHED:
            return [
                make_button(
                    STANDINGS_ROUTE,
                    contest.id,
                    label="Final standings",
                    emoji="📊",
                    style=PRIMARY_BUTTON_STYLE,
                ),
                ballot,
            ]
        case _:
            return []


def cancelled_screen(contest_card: ContestCard) -> ui.LayoutView:
    """Make the message sent when a posted contest is cancelled."""
    title = escape_text(contest_card.contest.title)
    return make_screen(
        make_card(
            f"## 🚫 Cancelled\n-# {title}\n{text.format_status(contest_card, contest_card.contest.locks_at)}",
            colour=CURTAIN_ACCENT,
        )
    )


def make_played_buttons(contest: Contest) -> list[Control]:
    """Make the buttons of the messages about a contest whose picks are closed."""
    return [
        *make_member_buttons(contest, contest.locks_at),
        make_button(CONTEST_CARD_ROUTE, contest.id, label="Details"),
    ]


CONTESTS_PER_PAGE = 8
"""Contests on a page of the list."""


def contest_card_screen(contest_card: ContestCard, now: datetime, *, for_host: bool) -> ui.LayoutView:
    """Make the card of one contest with all its buttons."""
    contest = contest_card.contest
    sealed = contest.sealed_at is not None
    body = [
        text.format_rules(contest_card),
        text.format_status(contest_card, now),
        text.format_small_print(contest_card),
        text.format_proof(contest),
    ]
    parts: list[CardPart] = [
        text.format_title(contest_card),
        make_separator(),
        *filter(None, body),
        text.format_details(contest_card),
    ]
    if mine := make_member_buttons(contest, now):
        parts.append(make_row(*mine))
    more: list[Control] = []
    if sealed:
        more = [
            make_button(routes.VERIFY_CONTEST_ROUTE, contest.id, label="Verify", emoji="🔎"),
            make_button(routes.EXPORT_CONTEST_ROUTE, contest.id, label="Export", emoji="📄"),
        ]
    if for_host:
        more.append(make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Host", emoji="🎬"))
    more.append(make_button(CONTEST_LIST_ROUTE, "c", 0, label="All contests"))
    return make_screen(make_card(*parts, make_row(*more), colour=_choose_colour(contest)))


def contest_list_screen(
    contests: Sequence[Contest],
    ceremonies: Mapping[str, str],
    page: int = 0,
    *,
    now: datetime,
    made_at: Mapping[ContestId, str],
    for_host: bool,
) -> ui.LayoutView:
    """Make the list of the server's contests.

    Args:
        contests: The contests in the order to display.
        ceremonies: Names of their ceremonies, by id.
        page: The page, from 0; beyond the last it shows the last.
        now: The current instant.
        made_at: When contests of one title were made, by id, to tell them apart.
        for_host: Whether the asker is a host, who can start one, by button too.
    """
    start = (
        "Start one with `/contest create`, or here."
        if for_host
        else "A host starts one with `/contest create`; you will find it here and fill in your `/ballot`."
    )
    on = any(contest.state in {ContestState.OPEN, ContestState.LOCKED} for contest in contests)
    begin = [] if on else [NEW_CONTEST_STEP.make_button()]
    host = make_button(HOST_START_ROUTE, label="Host", emoji="🎬")
    host_row = [make_row(*begin, host)] if for_host else list[ControlRow]()
    if not contests:
        return make_screen(
            make_card(f"## Contests\nThere has been none in this server yet. {start}", *host_row)
        )
    pages = count_pages(len(contests), CONTESTS_PER_PAGE)
    page = clamp_page(page, pages)
    shown = contests[page * CONTESTS_PER_PAGE : (page + 1) * CONTESTS_PER_PAGE]
    lines = [
        _format_list_entry(contest, ceremonies, now, told_apart=contest.id in made_at) for contest in shown
    ]
    heading = "## Contests" if on else f"## Contests\nNone is on right now. {start}"
    return make_screen(
        make_card(
            heading,
            make_separator(),
            "\n".join(lines),
            make_row(_make_contest_select(shown, page, made_at)),
            *make_pager(CONTEST_LIST_ROUTE, [], page, pages),
            *host_row,
        )
    )


def _make_contest_select(shown: Sequence[Contest], page: int, made_at: Mapping[ContestId, str]) -> Control:
    return make_select(
        routes.CHOOSE_CONTEST_ROUTE,
        page,
        options=make_select_options(
            [(str(contest.id), contest.title, _format_state(contest, made_at)) for contest in shown]
        ),
        placeholder="Open a contest",
    )


def _format_list_entry(
    contest: Contest, ceremonies: Mapping[str, str], now: datetime, *, told_apart: bool
) -> str:
    name = ceremonies.get(contest.ceremony_id, "")
    ceremony = "" if is_named_in_title(contest.title, name) else escape_text(name, 60)
    when = CONTEST_STATE_NAMES[contest.state]
    if contest.state is ContestState.OPEN:
        verb = "closes" if contest.is_open_at(now) else "closed"
        when = f"{verb} {discord.utils.format_dt(contest.ends_at, 'R')}"
    made = ""
    if told_apart and contest.created_at is not None:
        made = f"made {discord.utils.format_dt(contest.created_at, 'f')}"
    details = " · ".join(part for part in (ceremony, when, made) if part)
    return f"{CONTEST_STATE_MARKS[contest.state]} **{escape_text(contest.title, 80)}**\n-# {details}"


def _format_state(contest: Contest, made_at: Mapping[ContestId, str]) -> str:
    rehearsal = " · a rehearsal" if contest.rehearsal else ""
    made = f" · made {made_at[contest.id]}" if contest.id in made_at else ""
    return f"{CONTEST_STATE_NAMES[contest.state].capitalize()}{rehearsal}{made}"


def _choose_colour(contest: Contest) -> discord.Colour:
    over = contest.state in {ContestState.FINISHED, ContestState.CANCELLED}
    return CURTAIN_ACCENT if over else GOLD_ACCENT
