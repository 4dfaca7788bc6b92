"""Closing polls for good, in the caller's transaction."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.jobs.service import Jobs
from bot.polls import store
from bot.polls.model import CLOSING_DELAY, Poll, Question
from bot.results.target import Target

JOB = "poll.close"
"""The kind of job that closes a poll when it is due; its payload holds `guild_id` and `poll_id`."""


def schedule(connection: Connection, jobs: Jobs, poll: Poll) -> None:
    """Set the deadline at which a poll is closed for good, in place of another that it may have had."""
    payload = {"guild_id": poll.guild_id, "poll_id": poll.id}
    jobs.schedule(connection, JOB, str(poll.id), poll.closes_at + CLOSING_DELAY, payload)


def close_if_due(connection: Connection, poll: Poll, now: datetime) -> Poll:
    """The poll, closed for good if that is due; it closed at its time, however late this comes."""
    if poll.closed_at is not None or now < poll.closes_at + CLOSING_DELAY:
        return poll
    return _closed(connection, poll, poll.closes_at)


def close_announced(
    connection: Connection, jobs: Jobs, target: Target, category_id: str, at: datetime
) -> tuple[Poll, ...]:
    """Close the *will* polls about a category because its winner is being announced; *should* goes on.

    No vote counts from now on, not even one pressed before that is still on its way: its member may have heard
    the winner read.

    Returns:
        The polls that were open.
    """
    open_polls = [
        poll
        for poll in store.on(connection, target, category_id)
        if poll.closed_at is None and poll.question is Question.WILL
    ]
    for poll in open_polls:
        jobs.cancel(connection, JOB, str(poll.id))
    return tuple(_closed(connection, poll, min(at, poll.closes_at)) for poll in open_polls)


def _closed(connection: Connection, poll: Poll, at: datetime) -> Poll:
    closed = replace(poll, closed_at=at)
    store.save(connection, closed)
    return closed
