"""What a poll allows and when, as pure decisions: a function returns the refusal, or None to go ahead.

The services ask them inside the transaction that acts on the answer, with the press's own instant
(`interaction.created_at`). Nothing here looks at a clock.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.errors import UserError
from bot.ids import NomineeId
from bot.polls.errors import (
    AnnouncedAlreadyError,
    AskedAlreadyError,
    CannotAskError,
    CannotVoteForError,
    ClosesInPastError,
    PollClosedError,
)
from bot.polls.model import Poll, PollQuestion
from bot.record.model import Category
from bot.results.model import Results


def refusal_of_time(closes_at: datetime, now: datetime) -> UserError | None:
    """Whether a poll can close at this time: it must be to come."""
    return ClosesInPastError(closes_at) if closes_at <= now else None


def refusal_of_asking(
    category: Category,
    question: PollQuestion,
    results: Results,
    open_polls: Iterable[Poll],
    *,
    rehearsal: bool,
) -> UserError | None:
    """Whether a question about a category can be opened.

    Args:
        category: The category as the server sees it.
        question: The question.
        results: What hosts of the server have announced of the ceremony itself.
        open_polls: The polls on the same set of results that are open.
        rehearsal: Whether its winner was known before: then an announcement tells nobody anything.
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
    """Whether a vote counts: pressed before the poll closes, to the microsecond, and for someone still standing.

    Args:
        poll: The poll as the transaction reads it.
        category: Its category as the server sees it.
        nominee_id: The answer.
        pressed_at: When the member pressed, by Discord's clock, in UTC.
    """
    if not poll.is_open_at(pressed_at):
        late = pressed_at >= poll.ends_at
        return PollClosedError(category.title, poll.ends_at, pressed_at - poll.ends_at if late else None)
    nominee = category.by_id.get(nominee_id)
    if nominee is None or nominee.withdrawn:
        return CannotVoteForError(category.title, nominee_id)
    return None
