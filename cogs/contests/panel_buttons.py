"""The buttons of the hosts' panel of a contest: the steps that are possible now, and what is needed less often."""

from datetime import datetime

import discord

from bot.contests.model import Contest, ContestState, HostStep
from bot.reminders.model import ReminderKind
from cogs.contests import routes
from cogs.contests.nominations.routes import CONTENDERS_ROUTE, DUPLICATES_ROUTE, MORNING_BOARD_ROUTE
from cogs.kit.controls import Control, make_button
from cogs.kit.routes import CONTEST_CARD_ROUTE, REMINDERS_PANEL_ROUTE, RESULT_BOARD_ROUTE


def make_step_buttons(contest: Contest, now: datetime) -> list[Control]:
    """Make the buttons of the main steps."""
    if contest.is_on_nominations:
        return _make_nominations_buttons(contest, now)
    board = make_button(
        RESULT_BOARD_ROUTE, contest.id, label="Result board", emoji="✉️", style=discord.ButtonStyle.primary
    )
    rivals = make_button(routes.RIVALS_ROUTE, contest.id, label="Rivals …", emoji="⚔️")
    guests = make_button(routes.GUESTS_ROUTE, contest.id, "o", 0, label="Guests …", emoji="📝")
    match contest.state:
        case ContestState.OPEN if contest.is_open_at(now):
            lock = make_button(routes.ASK_STEP_ROUTE, contest.id, HostStep.LOCK, label="Lock now", emoji="🔒")
            return [
                board,
                make_button(routes.EDIT_CONTEST_ROUTE, contest.id, label="Edit …", emoji="✏️"),
                lock,
                rivals,
                guests,
            ]
        case ContestState.OPEN | ContestState.LOCKED:
            finish = make_button(
                routes.ASK_STEP_ROUTE, contest.id, HostStep.FINISH, label="Finish …", emoji="🏁"
            )
            return [board, finish, _make_reopen_button(contest), rivals, guests]
        case ContestState.FINISHED if contest.rules.tiebreaker is not None:
            return [board, _make_correction_button(contest), guests]
        case ContestState.FINISHED:
            return [board, guests]
        case _:
            return []


def _make_nominations_buttons(contest: Contest, now: datetime) -> list[Control]:
    """Make the buttons of the main steps of a contest on nominations."""
    contenders = make_button(CONTENDERS_ROUTE, contest.id, 0, 0, label="Contenders …", emoji="🎟️")
    board = make_button(
        MORNING_BOARD_ROUTE,
        contest.id,
        label="The nominations",
        emoji="🌅",
        style=discord.ButtonStyle.primary,
    )
    duplicates = make_button(DUPLICATES_ROUTE, contest.id, 0, label="Duplicates", emoji="👯")
    finish = make_button(routes.ASK_STEP_ROUTE, contest.id, HostStep.FINISH, label="Finish …", emoji="🏁")
    match contest.state:
        case ContestState.OPEN if contest.is_open_at(now):
            return [
                contenders,
                make_button(routes.EDIT_CONTEST_ROUTE, contest.id, label="Edit …", emoji="✏️"),
                make_button(routes.ASK_STEP_ROUTE, contest.id, HostStep.LOCK, label="Lock now", emoji="🔒"),
            ]
        case ContestState.OPEN:
            return [finish, _make_reopen_button(contest)]
        case ContestState.LOCKED:
            return [board, duplicates, finish, _make_reopen_button(contest)]
        case ContestState.FINISHED if contest.rules.tiebreaker is not None:
            return [board, duplicates, _make_correction_button(contest)]
        case ContestState.FINISHED:
            return [board, duplicates]
        case _:
            return []


def _make_reopen_button(contest: Contest) -> Control:
    return make_button(routes.ASK_STEP_ROUTE, contest.id, HostStep.REOPEN, label="Reopen …", emoji="🔓")


def _make_correction_button(contest: Contest) -> Control:
    return make_button(
        routes.ASK_STEP_ROUTE, contest.id, HostStep.CORRECT_ANSWER, label="Correct the answer …", emoji="⚖️"
    )


def make_secondary_buttons(contest: Contest, *, can_remind: bool) -> list[Control]:
    """Make the buttons that are needed less often."""
    controls: list[Control] = [make_button(CONTEST_CARD_ROUTE, contest.id, label="Back", emoji="◀️")]
    if contest.state is not ContestState.CANCELLED:
        controls.append(
            make_button(routes.CONTEST_BALLOTS_ROUTE, contest.id, "o", 0, label="Ballots …", emoji="🗂️")
        )
    if can_remind:
        controls.append(
            make_button(
                REMINDERS_PANEL_ROUTE, ReminderKind.LOCK, contest.id, "o", 0, label="Reminders …", emoji="🔔"
            )
        )
    if contest.sealed_at is not None:
        controls.append(make_button(routes.EXPORT_CONTEST_ROUTE, contest.id, label="Export", emoji="📄"))
    on = contest.state in {ContestState.OPEN, ContestState.LOCKED}
    if on and contest.message_id is None:
        controls.append(make_button(routes.POST_CONTEST_ROUTE, contest.id, label="Post again …", emoji="📣"))
    if on:
        cancel = make_button(
            routes.ASK_STEP_ROUTE,
            contest.id,
            HostStep.CANCEL,
            label="Cancel …",
            style=discord.ButtonStyle.danger,
        )
        controls.append(cancel)
    return controls
