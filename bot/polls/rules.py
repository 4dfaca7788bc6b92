"""What a poll allows and when, as pure decisions: a function returns the error, or None if the action is allowed.

The services ask inside the transaction that acts on the answer, with the press's own instant
(`interaction.created_at`). Nothing here reads a clock.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.errors import OutdatedControlError, UserError
from bot.ids import NomineeId
from bot.polls.errors import (
    AnnouncedAlreadyError,
    AskedAlreadyError,
    CannotAskError,
    CannotRankError,
    CannotVoteForError,
    ClosesInPastError,
    PollClosedError,
)
from bot.polls.model import Poll, PollQuestion
from bot.preferential.model import CountMethod
from bot.record.model import Category
from bot.results.model import Results


def refusal_of_time(closes_at: datetime, now: datetime) -> UserError | None:
    """Why a poll cannot close at this time; None if it can: the time must be in the future."""
    return ClosesInPastError(closes_at) if closes_at <= now else None


def refusal_of_counting(question: PollQuestion, method: CountMethod) -> UserError | None:
    """Why the answers to this question cannot be counted so; None if they can."""
    if method is CountMethod.PREFERENTIAL and question is PollQuestion.WILL:
        return CannotRankError()
    return None


def refusal_of_asking(
    category: Category,
    question: PollQuestion,
    results: Results,
    open_polls: Iterable[Poll],
    *,
    rehearsal: bool,
) -> UserError | None:
    """Why a poll about a category cannot be opened; None if it can.

    Args:
        category: The category as the server sees it.
        question: The question.
        results: The results that the server's hosts have announced for the ceremony itself.
        open_polls: The open polls on the same set of results.
        rehearsal: Whether the winner was known before: then an announcement does not matter.
    """
    if not category.can_be_voted_on:
        return CannotAskError(category.title)
    announced = category.id in results.ever_announced or category.id in results.voided
    if announced and not rehearsal:
        return AnnouncedAlreadyError(category.title)
    for poll in open_polls:
        if poll.category_id == category.id and poll.question is question:
            return AskedAlreadyError(category.title, poll)
    return None


def refusal_of_vote(
    poll: Poll, category: Category, nominee_id: NomineeId, pressed_at: datetime
) -> UserError | None:
    """Why a vote does not count; None if it does: pressed before the poll closes, to the microsecond, for a
    nominee who is not withdrawn.

    Args:
        poll: The poll as the transaction reads it.
        category: Its category as the server sees it.
        nominee_id: The nominee voted for.
        pressed_at: When the member pressed, by Discord's clock, in UTC.
    """
    if poll.is_preferential:
        return OutdatedControlError()
    return _refusal_of_press(poll, category, nominee_id, pressed_at)


def refusal_of_ranking(
    poll: Poll, category: Category, nominee_id: NomineeId | None, pressed_at: datetime
) -> UserError | None:
    """Why a press on a ranking does not count; None if it does. Taking choices back needs no nominee.

    Args:
        poll: The poll as the transaction reads it.
        category: Its category as the server sees it.
        nominee_id: The next choice; None if choices are taken back.
        pressed_at: When the member pressed, by Discord's clock, in UTC.
    """
    if not poll.is_preferential:
        return OutdatedControlError()
    return _refusal_of_press(poll, category, nominee_id, pressed_at)


def _refusal_of_press(
    poll: Poll, category: Category, nominee_id: NomineeId | None, pressed_at: datetime
) -> UserError | None:
    if not poll.is_open_at(pressed_at):
        late = pressed_at >= poll.ends_at
        return PollClosedError(category.title, poll.ends_at, pressed_at - poll.ends_at if late else None)
    if nominee_id is None:
        return None
    nominee = category.by_id.get(nominee_id)
    if nominee is None or nominee.withdrawn:
        return CannotVoteForError(category.title, nominee_id)
    return None
