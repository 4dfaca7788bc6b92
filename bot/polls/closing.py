"""Closing polls finally, in the caller's transaction."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.ids import CategoryId
from bot.jobs.service import JobService
from bot.polls import store
from bot.polls.model import CLOSING_DELAY, Poll, PollQuestion
from bot.results.result_set import ResultSet

POLL_CLOSING_JOB = "poll.close"
"""The kind of job that closes a poll when it is due; its payload has `guild_id` and `poll_id`."""


def schedule_closing(connection: Connection, jobs: JobService, poll: Poll) -> None:
    """Set the deadline at which a poll is finally closed, in place of an earlier one."""
    payload = {"guild_id": poll.guild_id, "poll_id": poll.id}
    jobs.schedule(connection, POLL_CLOSING_JOB, str(poll.id), poll.closes_at + CLOSING_DELAY, payload)


def close_poll_if_due(connection: Connection, poll: Poll, now: datetime) -> Poll:
    """The poll, finally closed if that is due; its closing time is the one that was set, however late this runs."""
    if poll.closed_at is not None or now < poll.closes_at + CLOSING_DELAY:
        return poll
    return _save_closed(connection, poll, poll.closes_at)


def close_announced_polls(
    connection: Connection, jobs: JobService, result_set: ResultSet, category_id: CategoryId, at: datetime
) -> tuple[Poll, ...]:
    """Close the *will* polls about a category because its winner is being announced; *should* polls go on.

    No vote that arrives later counts, even if it was pressed before: its member may have heard the winner already.

    Returns:
        The polls that were open.
    """
    open_polls = [
        poll
        for poll in store.list_polls_of_result_set(connection, result_set, category_id)
        if poll.closed_at is None and poll.question is PollQuestion.WILL
    ]
    for poll in open_polls:
        jobs.cancel(connection, POLL_CLOSING_JOB, str(poll.id))
    return tuple(_save_closed(connection, poll, min(at, poll.closes_at)) for poll in open_polls)


def _save_closed(connection: Connection, poll: Poll, at: datetime) -> Poll:
    closed = replace(poll, closed_at=at)
    store.update_poll(connection, closed)
    return closed
