"""The deadline of a poll's post: it is made even if the process that opened the poll dies before it posts it."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.jobs.service import JobService
from bot.polls.model import Poll

POLL_POST_JOB = "poll.post"
"""The kind of job that posts a poll; its payload has `guild_id` and `poll_id`."""

POLL_POST_TIMEOUT = timedelta(seconds=15)
"""How long after its opening a running bot has certainly posted a poll, or is about to."""


def schedule_poll_post(connection: Connection, jobs: JobService, poll: Poll) -> None:
    """Schedule the job that posts a poll if it has no post by then, in the caller's transaction."""
    payload = {"guild_id": poll.guild_id, "poll_id": poll.id}
    jobs.schedule(connection, POLL_POST_JOB, str(poll.id), poll.opened_at + POLL_POST_TIMEOUT, payload)
