"""The public posts of a contest: its own, which is edited as long as it lives, and what is said once."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import Card
from bot.contests.model import Contest, ContestState
from bot.contests.standings import Row
from bot.verdict.facts import ContestCourse
from cogs.contest import telling
from cogs.kit import words
from cogs.kit.contest_routes import BALLOT, CARD, STANDINGS
from cogs.kit.controls import Control, button
from cogs.kit.illustrated import Galleries, Illustrated
from cogs.kit.layouts import CURTAIN, GOLD, Part, card, line, row, screen
from cogs.kit.standings_text import make_final_card

PRIMARY = discord.ButtonStyle.primary
PODIUM_HEADING = "## 🏁 Final standings"
"""How a podium begins."""


def post_screen(
    contest_card: Card, now: datetime, rows: Sequence[Row] = (), *, ping_role: int | None = None
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
    parts = told(contest_card, now, rows)
    if ping_role is not None:
        parts.append(f"-# <@&{ping_role}>")
    return screen(card(*parts, row(*buttons(contest_card, now)), colour=CURTAIN if over else GOLD))


def told(contest_card: Card, now: datetime, rows: Sequence[Row] = ()) -> list[Part]:
    """What there is to read in the post."""
    contest = contest_card.contest
    taking_picks = contest.state in {ContestState.DRAFT, ContestState.OPEN}
    body = [
        telling.rules(contest_card) if taking_picks else "",
        telling.standing(contest_card, now),
        telling.podium(rows),
        telling.small_print(contest_card) if taking_picks else "",
        telling.proof(contest),
    ]
    return [telling.title(contest_card), line(), *filter(None, body)]


def buttons(contest_card: Card, now: datetime) -> list[Control]:
    """What a member does next, on the post."""
    return [*actions(contest_card.contest, now), button(CARD, contest_card.contest.id, label="Details")]


def actions(contest: Contest, now: datetime) -> list[Control]:
    """What there is to do in the contest itself: nothing once it was cancelled."""
    ballot = button(BALLOT, contest.id, label="My ballot", emoji="🗳️")
    match contest.state:
        case ContestState.OPEN if contest.open_at(now):
            return [button(BALLOT, contest.id, label="Fill in my ballot", emoji="🗳️", style=PRIMARY)]
        case ContestState.OPEN:
            return [ballot]
        case ContestState.LOCKED:
            return [button(STANDINGS, contest.id, label="Standings", emoji="📊", style=PRIMARY), ballot]
        case ContestState.FINISHED:
            return [button(STANDINGS, contest.id, label="Final standings", emoji="📊", style=PRIMARY), ballot]
        case _:
            return []


def sealed_screen(contest_card: Card) -> ui.LayoutView:
    """Said once when the ballots are sealed: how many, the proof, and what the room believes."""
    contest = contest_card.contest
    parts: list[Part] = [
        telling.first(
            [
                f"## 🔒 Picks are closed\n-# {words.plain(contest.title)}",
                telling.ballots_in(contest_card.ballots),
                telling.proof(contest),
                "-# Whoever changed a ballot now would change the proof. Details lets you verify it.",
            ]
        )
    ]
    if contest_card.ballots:
        parts += [line(), f"**The room believes**\n{telling.favourites(contest_card)}"]
    return screen(card(*parts, row(*_played(contest))))


def closed_screen(contest_card: Card, category_id: str) -> ui.LayoutView:
    """Said when a host closes one category of a contest with late entries: what the room believes there."""
    heading = f"## 🔒 {telling.category_name(contest_card.ceremony, category_id)}\n"
    told = "Picks are closed: the envelope is about to be opened.\n**The room believes**\n"
    foot = f"-# {words.plain(contest_card.contest.title)}\n"
    return screen(card(f"{heading}{foot}{told}{telling.favourite(contest_card, category_id)}"))


def podium_screen(found: ContestCourse, *, corrected: bool = False) -> Illustrated:
    """Said when a contest is finished, and again when a result is corrected after that: who won."""
    contest, rows = found.contest, found.standings.rows
    announced = len(found.standings.opened)
    final = make_final_card(found) if announced and rows else None
    leaders = rows[: telling.PODIUM] if announced else ()
    winners = [telling.member(entry) for entry in leaders if entry.rank == 1]
    opening = (
        f"🎉 **{words.listed(winners)}** {'wins' if len(winners) == 1 else 'share the win'}!"
        if winners
        else ""
    )
    answer = ""
    if contest.rules.tiebreaker and contest.tiebreaker_answer is not None:
        question = words.plain(contest.rules.tiebreaker)
        answer = f"-# Tie-breaker: {question} **{contest.tiebreaker_answer:,}**"
    heading = [
        f"{PODIUM_HEADING}{', corrected' if corrected else ''}\n-# {words.plain(contest.title)}",
        opening
        or ("No result stands, so nobody wins." if rows else "Nobody filled in a ballot, so nobody wins."),
    ]
    body = [
        telling.podium(rows, of=announced),
        telling.behind(rows, of=announced) if final is not None else "",
        f"-# {final.footer}" if final is not None and final.footer else "",
        answer,
        telling.proof(contest),
    ]

    def layout(galleries: Galleries) -> ui.LayoutView:
        parts = [telling.first(heading), *galleries.values(), telling.first(body)]
        return screen(card(*filter(None, parts), row(*_played(contest))))

    return Illustrated({"final": final} if final is not None else {}, layout)


def outdated_podium_screen(contest: Contest) -> ui.LayoutView:
    """What stands where a podium was, once a result was corrected and it was said anew."""
    text = (
        f"{PODIUM_HEADING}\n-# {words.plain(contest.title)}\n"
        "A result was corrected after this was posted. **Final standings** shows what counts now."
    )
    return screen(card(text, row(*_played(contest)), colour=CURTAIN))


def reopened_screen(contest_card: Card) -> ui.LayoutView:
    """Said once when a contest takes picks again."""
    contest = contest_card.contest
    body = [
        f"## 🗳️ Picks are open again\n-# {words.plain(contest.title)}",
        f"**Picks close** {words.when(contest.locks_at)}",
        "-# The proof posted before is void; there will be another at the lock.",
    ]
    ballot = button(BALLOT, contest.id, label="Fill in my ballot", emoji="🗳️", style=PRIMARY)
    return screen(card(telling.first(body), row(ballot, button(CARD, contest.id, label="Details"))))


def cancelled_screen(contest_card: Card) -> ui.LayoutView:
    """Said once when a contest that members had seen is cancelled."""
    title = words.plain(contest_card.contest.title)
    return screen(
        card(
            f"## 🚫 Cancelled\n-# {title}\n{telling.standing(contest_card, contest_card.contest.locks_at)}",
            colour=CURTAIN,
        )
    )


def _played(contest: Contest) -> list[Control]:
    return [*actions(contest, contest.locks_at), button(CARD, contest.id, label="Details")]
