"""The public posts of a contest: its own, which is edited as long as it lives, and what is said once."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import ContestCard
from bot.contests.model import Contest, ContestState
from bot.contests.standings import StandingsRow
from bot.verdict.facts import ContestTimeline
from cogs.contest import telling
from cogs.kit.contest_routes import BALLOT_ROUTE, CONTEST_CARD_ROUTE, STANDINGS_ROUTE
from cogs.kit.controls import Control, make_button
from cogs.kit.illustrated import Galleries, IllustratedScreen
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    GOLD_ACCENT,
    CardPart,
    make_card,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.standings_text import make_final_card
from cogs.kit.words import escape_text, format_instant, format_list

PRIMARY_BUTTON_STYLE = discord.ButtonStyle.primary
PODIUM_HEADING = "## 🏁 Final standings"
"""How a podium begins."""


def contest_post_screen(
    contest_card: ContestCard,
    now: datetime,
    rows: Sequence[StandingsRow] = (),
    *,
    ping_role: int | None = None,
) -> ui.LayoutView:
    """The contest's post as it is to be now.

    Args:
        contest_card: What it tells.
        now: The present instant: after the lock, the post does not invite any more.
        rows: The final standings, once it is finished.
        ping_role: The role that is told when the post is made; an edit tells nobody.
    """
    contest = contest_card.contest
    over = contest.state in {ContestState.FINISHED, ContestState.CANCELLED}
    parts = make_post_parts(contest_card, now, rows)
    if ping_role is not None:
        parts.append(f"-# <@&{ping_role}>")
    return make_screen(
        make_card(
            *parts,
            make_row(*make_post_buttons(contest_card, now)),
            colour=CURTAIN_ACCENT if over else GOLD_ACCENT,
        )
    )


def make_post_parts(
    contest_card: ContestCard, now: datetime, rows: Sequence[StandingsRow] = ()
) -> list[CardPart]:
    """What there is to read in the post."""
    contest = contest_card.contest
    taking_picks = contest.state in {ContestState.DRAFT, ContestState.OPEN}
    body = [
        telling.format_rules(contest_card) if taking_picks else "",
        telling.format_status(contest_card, now),
        telling.format_podium(rows),
        telling.format_small_print(contest_card) if taking_picks else "",
        telling.format_proof(contest),
    ]
    return [telling.format_title(contest_card), make_separator(), *filter(None, body)]


def make_post_buttons(contest_card: ContestCard, now: datetime) -> list[Control]:
    """What a member does next, on the post."""
    return [
        *make_member_buttons(contest_card.contest, now),
        make_button(CONTEST_CARD_ROUTE, contest_card.contest.id, label="Details"),
    ]


def make_member_buttons(contest: Contest, now: datetime) -> list[Control]:
    """What there is to do in the contest itself: nothing once it was cancelled."""
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


def sealed_screen(contest_card: ContestCard) -> ui.LayoutView:
    """Said once when the ballots are sealed: how many, the proof, and what the room believes."""
    contest = contest_card.contest
    parts: list[CardPart] = [
        telling.join_lines(
            [
                f"## 🔒 Picks are closed\n-# {escape_text(contest.title)}",
                telling.format_ballot_count(contest_card.ballots),
                telling.format_proof(contest),
                "-# Whoever changed a ballot now would change the proof. Details lets you verify it.",
            ]
        )
    ]
    if contest_card.ballots:
        parts += [make_separator(), f"**The room believes**\n{telling.format_favourites(contest_card)}"]
    return make_screen(make_card(*parts, make_row(*_make_played_buttons(contest))))


def closed_category_screen(contest_card: ContestCard, category_id: str) -> ui.LayoutView:
    """Said when a host closes one category of a contest with late entries: what the room believes there."""
    heading = f"## 🔒 {telling.name_category(contest_card.ceremony, category_id)}\n"
    announcement = "Picks are closed: the envelope is about to be opened.\n**The room believes**\n"
    foot = f"-# {escape_text(contest_card.contest.title)}\n"
    return make_screen(
        make_card(f"{heading}{foot}{announcement}{telling.format_favourite(contest_card, category_id)}")
    )


def podium_screen(found: ContestTimeline, *, corrected: bool = False) -> IllustratedScreen:
    """Said when a contest is finished, and again when a result is corrected after that: who won."""
    contest, rows = found.contest, found.standings.rows
    announced = len(found.standings.announced)
    final = make_final_card(found) if announced and rows else None
    leaders = rows[: telling.PODIUM_LINES_LIMIT] if announced else ()
    winners = [telling.format_member_name(entry) for entry in leaders if entry.rank == 1]
    opening = (
        f"🎉 **{format_list(winners)}** {'wins' if len(winners) == 1 else 'share the win'}!"
        if winners
        else ""
    )
    answer = ""
    if contest.rules.tiebreaker and contest.tiebreaker_answer is not None:
        question = escape_text(contest.rules.tiebreaker)
        answer = f"-# Tie-breaker: {question} **{contest.tiebreaker_answer:,}**"
    heading = [
        f"{PODIUM_HEADING}{', corrected' if corrected else ''}\n-# {escape_text(contest.title)}",
        opening
        or ("No result stands, so nobody wins." if rows else "Nobody filled in a ballot, so nobody wins."),
    ]
    body = [
        telling.format_podium(rows, of=announced),
        telling.format_runners_up(rows, of=announced) if final is not None else "",
        f"-# {final.footer}" if final is not None and final.footer else "",
        answer,
        telling.format_proof(contest),
    ]

    def lay_out_podium(galleries: Galleries) -> ui.LayoutView:
        parts = [telling.join_lines(heading), *galleries.values(), telling.join_lines(body)]
        return make_screen(make_card(*filter(None, parts), make_row(*_make_played_buttons(contest))))

    return IllustratedScreen({"final": final} if final is not None else {}, lay_out_podium)


def outdated_podium_screen(contest: Contest) -> ui.LayoutView:
    """What stands where a podium was, once a result was corrected and it was said anew."""
    text = (
        f"{PODIUM_HEADING}\n-# {escape_text(contest.title)}\n"
        "A result was corrected after this was posted. **Final standings** shows what counts now."
    )
    return make_screen(make_card(text, make_row(*_make_played_buttons(contest)), colour=CURTAIN_ACCENT))


def reopened_screen(contest_card: ContestCard) -> ui.LayoutView:
    """Said once when a contest takes picks again."""
    contest = contest_card.contest
    body = [
        f"## 🗳️ Picks are open again\n-# {escape_text(contest.title)}",
        f"**Picks close** {format_instant(contest.locks_at)}",
        "-# The proof posted before is void; there will be another at the lock.",
    ]
    ballot = make_button(
        BALLOT_ROUTE, contest.id, label="Fill in my ballot", emoji="🗳️", style=PRIMARY_BUTTON_STYLE
    )
    return make_screen(
        make_card(
            telling.join_lines(body),
            make_row(ballot, make_button(CONTEST_CARD_ROUTE, contest.id, label="Details")),
        )
    )


def cancelled_screen(contest_card: ContestCard) -> ui.LayoutView:
    """Said once when a contest that members had seen is cancelled."""
    title = escape_text(contest_card.contest.title)
    return make_screen(
        make_card(
            f"## 🚫 Cancelled\n-# {title}\n{telling.format_status(contest_card, contest_card.contest.locks_at)}",
            colour=CURTAIN_ACCENT,
        )
    )


def _make_played_buttons(contest: Contest) -> list[Control]:
    return [
        *make_member_buttons(contest, contest.locks_at),
        make_button(CONTEST_CARD_ROUTE, contest.id, label="Details"),
    ]
