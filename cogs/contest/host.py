"""What a host has in hand: the panel with everything that can be done now, and what is asked before it is done."""

from collections.abc import Mapping
from datetime import datetime

import discord
from discord import ui

from bot.contests.facts import Card
from bot.contests.model import Contest, ContestState, Step
from cogs.contest import routes, telling
from cogs.kit import words
from cogs.kit.contest_routes import BOARD, CARD
from cogs.kit.contest_words import category_name
from cogs.kit.controls import Control, button
from cogs.kit.layouts import CURTAIN, Part, card, line, row, screen
from cogs.kit.posts import Place

NO_ANSWER = "-"
"""In a control's state: the tie-breaker question has no answer."""

_YES: Mapping[Step, str] = {
    Step.LOCK: "Lock now",
    Step.FINISH: "Make it final",
    Step.CANCEL: "Cancel the contest",
}


def panel_screen(contest_card: Card, now: datetime, note: str = "") -> ui.LayoutView:
    """The hosts' panel.

    Args:
        contest_card: The contest.
        now: The present instant.
        note: What has just happened.
    """
    contest = contest_card.contest
    body = [
        note,
        f"### 🎬 Host · {words.plain(contest.title)}",
        telling.standing(contest_card, now),
        _post(contest),
        _next(contest_card, now),
    ]
    steps, ends = _steps(contest, now), _ends(contest)
    rows: list[Part] = [row(*steps)] if steps else []
    return screen(card(telling.first(body), line(), *rows, row(*ends)))


def confirm_screen(contest_card: Card, step: Step, answer: int | None = None) -> ui.LayoutView:
    """Ask before a step: what it does, and that there is no way back where there is none."""
    contest = contest_card.contest
    yes = "Discard the draft" if contest.state is ContestState.DRAFT else _YES[step]
    state = NO_ANSWER if answer is None else answer
    controls = [
        button(routes.TAKE, contest.id, step, state, label=yes, style=discord.ButtonStyle.danger),
        button(routes.HOST, contest.id, label="Back", emoji="◀️"),
    ]
    title = f"### {yes}?\n-# {words.plain(contest.title)}"
    return screen(
        card(f"{title}\n{_consequence(contest_card, step, answer)}", row(*controls), colour=CURTAIN)
    )


def _consequence(contest_card: Card, step: Step, answer: int | None) -> str:
    contest = contest_card.contest
    match step:
        case Step.LOCK:
            return (
                f"{telling.ballots_in(contest_card.ballots, so_far=True)} Nobody can change a pick after that. "
                "You can still reopen it before the first result."
            )
        case Step.FINISH:
            return telling.first([_unopened(contest_card), _answer(contest, answer), "There is no way back."])
        case _ if contest.state is ContestState.DRAFT:
            return "Nobody has seen it, and nothing else is lost."
        case _:
            return (
                f"{telling.ballots_in(contest_card.ballots)} Nobody wins, "
                "and picks that are secret stay so. There is no way back."
            )


def _unopened(contest_card: Card) -> str:
    sealed = [
        category.id
        for category in contest_card.contest.rules.categories
        if contest_card.results.is_sealed(category.id)
    ]
    if not sealed:
        return "Every envelope is open. The standings become final and the podium is posted."
    named = [category_name(contest_card.ceremony, category_id) for category_id in sealed[:3]]
    names = words.listed([*named, *([f"{len(sealed) - 3} more"] if len(sealed) > 3 else [])])
    return (
        f"⚠️ **{words.count(len(sealed), 'envelope')}** {'is' if len(sealed) == 1 else 'are'} not open yet "
        f"({names}): {'it counts' if len(sealed) == 1 else 'they count'} for nobody. "
        "The standings become final and the podium is posted."
    )


def _answer(contest: Contest, answer: int | None) -> str:
    if contest.rules.tiebreaker is None:
        return ""
    if answer is None:
        return "The tie-breaker question stays unanswered, so equal members share their place."
    return f"Tie-breaker: {words.plain(contest.rules.tiebreaker)} **{answer:,}**"


def _post(contest: Contest) -> str:
    if contest.state is ContestState.DRAFT:
        return ""
    if contest.channel_id is None or contest.message_id is None:
        return "⚠️ It has no post: members find it with `/contests` alone."
    link = Place(contest.channel_id, contest.message_id).link(contest.guild_id)
    return f"-# Posted in <#{contest.channel_id}> · [see it]({link})"


def _next(contest_card: Card, now: datetime) -> str:
    """What a host usually does next."""
    contest = contest_card.contest
    match contest.state:
        case ContestState.OPEN if contest.open_at(now) and contest.rules.late_entries:
            return "-# On the night, open the result board: a category takes picks until you announce it."
        case ContestState.OPEN if contest.open_at(now):
            return "-# It locks by itself. On the night, open the result board."
        case ContestState.OPEN:
            return "-# The ballots are being sealed; that takes a few seconds."
        case ContestState.LOCKED if all(
            not contest_card.results.is_sealed(category.id) for category in contest.rules.categories
        ):
            return (
                "**Every envelope is open.** Finish it: the standings become final and the podium is posted."
            )
        case ContestState.LOCKED:
            return "-# Announce the winners on the result board, then finish it."
        case _:
            return ""


def _steps(contest: Contest, now: datetime) -> list[Control]:
    """What moves the contest on."""
    board = button(BOARD, contest.id, label="Result board", emoji="✉️", style=discord.ButtonStyle.primary)
    match contest.state:
        case ContestState.OPEN if contest.open_at(now):
            lock = button(routes.ASK, contest.id, Step.LOCK, label="Lock now", emoji="🔒")
            return [board, button(routes.EDIT, contest.id, label="Edit …", emoji="✏️"), lock]
        case ContestState.OPEN | ContestState.LOCKED:
            finish = button(routes.ASK, contest.id, Step.FINISH, label="Finish …", emoji="🏁")
            return [board, finish, button(routes.ASK, contest.id, Step.REOPEN, label="Reopen …", emoji="🔓")]
        case _:
            return []


def _ends(contest: Contest) -> list[Control]:
    """What is needed less often."""
    controls: list[Control] = [button(CARD, contest.id, label="Back", emoji="◀️")]
    if contest.sealed_at is not None:
        controls.append(button(routes.EXPORT, contest.id, label="Export", emoji="📄"))
    on = contest.state in {ContestState.OPEN, ContestState.LOCKED}
    if on and contest.message_id is None:
        controls.append(button(routes.POST, contest.id, label="Post again …", emoji="📣"))
    if on:
        cancel = button(
            routes.ASK, contest.id, Step.CANCEL, label="Cancel …", style=discord.ButtonStyle.danger
        )
        controls.append(cancel)
    return controls
