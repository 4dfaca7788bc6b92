"""Screens of a contest for hosts: the panel with all steps that are possible now, and the confirmation of a step."""

from collections.abc import Mapping
from datetime import UTC, datetime

import discord
from discord import ui

from bot.contests.model import Contest, ContestState, HostStep
from bot.contests.read_models import ContestCard
from bot.record.model import Ceremony
from cogs.contests import routes, text
from cogs.contests.panel_buttons import make_secondary_buttons, make_step_buttons
from cogs.kit.contest_text import name_category
from cogs.kit.controls import make_button
from cogs.kit.layouts import (
    CURTAIN_ACCENT,
    CardPart,
    make_card,
    make_notice,
    make_row,
    make_screen,
    make_separator,
)
from cogs.kit.posts import PostLocation
from cogs.kit.routes import AWAITED_BY_HAND_ROUTE, AWAITED_TEMPLATE_ROUTE
from cogs.kit.text import escape_text, format_count, format_day, format_instant, format_list, shorten_text

NO_ANSWER = "-"
"""Stands in a control's state for a tie-breaker question without an answer."""

ZONE_MARK = "@"
"""Stands in a control's state between a new lock and the zone by whose clocks it was stated."""

UNOPENED_NAMES_CHARACTER_LIMIT = 2500
"""Most characters that the names of unopened envelopes take; the categories of any Oscars fit."""

_CONFIRM_LABELS: Mapping[HostStep, str] = {
    HostStep.LOCK: "Lock now",
    HostStep.REOPEN: "Open the picks again",
    HostStep.FINISH: "Make it final",
    HostStep.CORRECT_ANSWER: "Correct the answer",
    HostStep.CANCEL: "Cancel the contest",
}


def host_panel_screen(
    contest_card: ContestCard, now: datetime, note: str = "", *, can_remind: bool = True
) -> ui.LayoutView:
    """Make the hosts' panel.

    Args:
        contest_card: The contest.
        now: The current instant.
        note: A line about what just happened.
        can_remind: Whether members can be reminded of the lock in this server.
    """
    contest = contest_card.contest
    body = [
        note,
        f"### 🎬 Host · {escape_text(contest.title)}",
        text.format_status(contest_card, now),
        text.format_incomplete_ballots(contest_card),
        _describe_post(contest),
        _suggest_next_step(contest_card, now),
    ]
    steps, ends = (
        make_step_buttons(contest, now),
        make_secondary_buttons(contest, can_remind=can_remind and contest.awaits_lock(now)),
    )
    rows: list[CardPart] = [make_row(*steps)] if steps else []
    return make_screen(make_card(text.join_lines(body), make_separator(), *rows, make_row(*ends)))


def awaited_nominees_screen(ceremony: Ceremony) -> ui.LayoutView:
    """Make the answer to a contest on a ceremony whose nominees nobody knows yet: how to bring them in."""
    name = escape_text(ceremony.name)
    announced = (
        f"They are announced on **{format_day(ceremony.nominations)}**. " if ceremony.nominations else ""
    )
    return make_notice(
        f"## No nominees yet\nI do not know who is nominated at the {name}. {announced}Once you have them, "
        f"`/ceremony import` with the name `{name}` takes them from a spreadsheet, and they are the {name} here until "
        "the record has them.\n\nUntil then the nominations themselves can be predicted: `/contest create` with "
        "`kind: Who will be nominated`.",
        make_row(
            make_button(AWAITED_TEMPLATE_ROUTE, ceremony.id, label="Get a template", emoji="📄"),
            make_button(AWAITED_BY_HAND_ROUTE, ceremony.id, label="Type them in", emoji="✏️"),
        ),
    )


def confirm_step_screen(
    contest_card: ContestCard, step: HostStep, answer: int | None = None, note: str = "", zone: str = ""
) -> ui.LayoutView:
    """Make the confirmation of a step: what it does, and whether it can be undone.

    Args:
        contest_card: The contest.
        step: The step.
        answer: The number that the step takes: the tie-breaker's true answer, or the new lock as Unix time in seconds.
        note: A line about what was typed.
        zone: The IANA zone by whose clocks the new lock was stated; empty if it was given otherwise.
    """
    contest = contest_card.contest
    yes = "Discard the draft" if contest.state is ContestState.DRAFT else _CONFIRM_LABELS[step]
    state = NO_ANSWER if answer is None else f"{answer}{ZONE_MARK}{zone}" if zone else answer
    controls = [
        make_button(
            routes.TAKE_STEP_ROUTE, contest.id, step, state, label=yes, style=discord.ButtonStyle.danger
        ),
        make_button(routes.HOST_PANEL_ROUTE, contest.id, label="Back", emoji="◀️"),
    ]
    title = f"### {yes}?\n-# {escape_text(contest.title)}"
    return make_screen(
        make_card(
            text.join_lines([title, _explain_consequence(contest_card, step, answer), note]),
            make_row(*controls),
            colour=CURTAIN_ACCENT,
        )
    )


def choose_answer_step(contest: Contest) -> HostStep:
    """Choose the step that a typed answer to the tie-breaker is for: the finish, or the correction after it."""
    return HostStep.CORRECT_ANSWER if contest.state is ContestState.FINISHED else HostStep.FINISH


def _explain_consequence(contest_card: ContestCard, step: HostStep, answer: int | None) -> str:
    contest = contest_card.contest
    match step:
        case HostStep.LOCK:
            return (
                f"{text.format_ballot_count(contest_card.ballots, so_far=True)} Nobody can change a pick after that. "
                "You can still reopen it before the first result."
            )
        case HostStep.FINISH:
            return text.join_lines(
                [
                    _describe_unopened_envelopes(contest_card),
                    _describe_answer(contest, answer),
                    "There is no way back, but a wrong winner or a wrong answer can still be corrected."
                    if contest.rules.tiebreaker is not None
                    else "There is no way back, but a wrong winner can still be corrected.",
                ]
            )
        case HostStep.REOPEN:
            return _explain_reopening(contest, answer or 0)
        case HostStep.CORRECT_ANSWER:
            before = contest.tiebreaker_answer
            was = "no answer" if before is None else f"**{before:,}**"
            return text.join_lines(
                [
                    f"It was {was}.",
                    _describe_answer(contest, answer),
                    "The standings follow, and a corrected podium is posted.",
                ]
            )
        case _ if contest.state is ContestState.DRAFT:
            return "Nobody has seen it, and nothing else is lost."
        case _:
            return (
                f"{text.format_ballot_count(contest_card.ballots)} Nobody wins, "
                "and picks that are secret stay so. There is no way back."
            )


def _explain_reopening(contest: Contest, locks_at: int) -> str:
    seen = "⚠️ **Everyone's picks could be seen** since they closed: whoever picks now can copy them."
    if contest.sealed_at is None and not contest.rules.open_ballots:
        seen = "Nobody has seen others' picks yet."
    return text.join_lines(
        [
            seen,
            f"**Picks close** {format_instant(datetime.fromtimestamp(locks_at, UTC))}",
            "The proof that was posted is void; there will be another at the lock." if contest.proof else "",
        ]
    )


def _describe_unopened_envelopes(contest_card: ContestCard) -> str:
    sealed = [
        category.id
        for category in contest_card.contest.rules.categories
        if contest_card.results.is_unannounced(category.id)
    ]
    if not sealed and contest_card.contest.is_on_nominations:
        return "Every category is announced. The standings become final and the podium is posted."
    if not sealed:
        return "Every envelope is open. The standings become final and the podium is posted."
    named = [name_category(contest_card.ceremony, category_id) for category_id in sealed]
    names = shorten_text(format_list(named), UNOPENED_NAMES_CHARACTER_LIMIT)
    if contest_card.contest.is_on_nominations:
        return (
            f"⚠️ **{format_count(len(sealed), 'category', 'categories')}** {'is' if len(sealed) == 1 else 'are'} not "
            f"announced yet ({names}): {'it counts' if len(sealed) == 1 else 'they count'} for nobody. "
            "The standings become final and the podium is posted."
        )
    return (
        f"⚠️ **{format_count(len(sealed), 'envelope')}** {'is' if len(sealed) == 1 else 'are'} not open yet "
        f"({names}): {'it counts' if len(sealed) == 1 else 'they count'} for nobody. "
        "The standings become final and the podium is posted."
    )


def _describe_answer(contest: Contest, answer: int | None) -> str:
    if contest.rules.tiebreaker is None:
        return ""
    if answer is None:
        return "The tie-breaker question stays unanswered, so equal members share their place."
    return f"Tie-breaker: {escape_text(contest.rules.tiebreaker)} **{answer:,}**"


def _describe_post(contest: Contest) -> str:
    if contest.state is ContestState.DRAFT:
        return ""
    if contest.channel_id is None or contest.message_id is None:
        return "⚠️ It has no post: members find it with `/contests` alone."
    link = PostLocation(contest.channel_id, contest.message_id).make_link(contest.guild_id)
    return f"-# Posted in <#{contest.channel_id}> · [see it]({link})"


def _suggest_next_step(contest_card: ContestCard, now: datetime) -> str:
    """Describe the step that a host usually takes next."""
    contest = contest_card.contest
    match contest.state:
        case ContestState.OPEN if contest.is_open_at(now) and contest.is_on_nominations:
            return "-# It locks by itself. On the morning, bring the nominees in and announce them from here."
        case ContestState.LOCKED if contest.is_on_nominations:
            return _suggest_next_morning_step(contest_card)
        case ContestState.OPEN if contest.is_open_at(now) and contest.rules.late_entries:
            return "-# On the night, open the result board: a category takes picks until you announce it."
        case ContestState.OPEN if contest.is_open_at(now):
            return "-# It locks by itself. On the night, open the result board."
        case ContestState.OPEN:
            return "-# The ballots are being sealed; that takes a few seconds."
        case ContestState.LOCKED if all(
            not contest_card.results.is_unannounced(category.id) for category in contest.rules.categories
        ):
            return (
                "**Every envelope is open.** Finish it: the standings become final and the podium is posted."
            )
        case ContestState.LOCKED:
            return "-# Announce the winners on the result board, then finish it."
        case _:
            return ""


def _suggest_next_morning_step(contest_card: ContestCard) -> str:
    asked = contest_card.contest.rules.categories
    if any(contest_card.results.is_unannounced(category.id) for category in asked):
        return "-# Settle the duplicates, then announce the nominations, category by category or all at once."
    return "**Every category is announced.** Finish it: the standings become final and the podium is posted."
