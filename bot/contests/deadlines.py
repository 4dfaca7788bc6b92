"""Deadlines of contests: reminding members of the lock, and posts that must not be missing.

Posts are a contest's own, and the one that names its winners (the podium), also once corrected.

Each is posted once, even if the process dies between the step that it tells and posting.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.contests import store
from bot.contests.model import Contest, ContestState
from bot.jobs.reminder_deadlines import reschedule_reminders
from bot.jobs.service import JobService

LOCK_REMINDER_JOB = "contest.reminder"
"""The kind of job that reminds members of a lock; its payload has `guild_id`, `contest_id` and the `lead`."""

POST_JOB = "contest.post"
"""The kind of job that posts an announced contest; its payload has `guild_id` and `contest_id`."""

POST_TIMEOUT = timedelta(seconds=15)
"""How long after it was announced a running bot has certainly posted a contest, or is about to."""

PODIUM_JOB = "contest.podium"
"""The kind of job that posts a missing podium; its payload has `guild_id` and `contest_id`."""

PODIUM_CORRECTION_JOB = "contest.podium.correct"
"""The kind of job that posts a corrected podium; its payload has the `message_id` of the outdated one."""

PODIUM_CORRECTION_DELAY = timedelta(seconds=10)
"""How long after a changed result: a host who corrects a mistake often corrects another soon after."""

PODIUM_POST_TIMEOUT = timedelta(seconds=10)
"""How long after the finish a running bot has certainly posted the podium."""


def reschedule_lock_reminders(connection: Connection, jobs: JobService, contest: Contest) -> None:
    """Set the deadlines at which members are reminded of a lock; to be called after every change that may move it."""
    is_open = contest.state is ContestState.OPEN
    reschedule_reminders(
        connection,
        jobs,
        LOCK_REMINDER_JOB,
        str(contest.id),
        {"guild_id": contest.guild_id, "contest_id": contest.id},
        closes_at=contest.locks_at if is_open else None,
        known_since=contest.opened_at,
    )


def schedule_post(connection: Connection, jobs: JobService, contest: Contest, announced_at: datetime) -> None:
    """Schedule the job that posts a contest if it has no post by then."""
    payload = {"guild_id": contest.guild_id, "contest_id": contest.id}
    jobs.schedule(connection, POST_JOB, str(contest.id), announced_at + POST_TIMEOUT, payload)


def save_post_message(
    connection: Connection, jobs: JobService, contest: Contest, channel_id: int, message_id: int | None
) -> Contest:
    """Store where a contest's post is and cancel its job; `message_id` is None if there is none."""
    contest = replace(contest, channel_id=channel_id, message_id=message_id)
    store.update_contest(connection, contest)
    jobs.cancel(connection, POST_JOB, str(contest.id))
    return contest


def schedule_podium(
    connection: Connection, jobs: JobService, contest: Contest, finished_at: datetime
) -> None:
    """Schedule the job that posts the podium if it is still missing by then."""
    payload = {"guild_id": contest.guild_id, "contest_id": contest.id}
    jobs.schedule(connection, PODIUM_JOB, str(contest.id), finished_at + PODIUM_POST_TIMEOUT, payload)


def schedule_podium_correction(
    connection: Connection, jobs: JobService, contest: Contest, at: datetime
) -> None:
    """Schedule a corrected podium after a result was changed; further changes until then share one correction."""
    payload = {
        "guild_id": contest.guild_id,
        "contest_id": contest.id,
        "message_id": contest.podium_message_id,
    }
    jobs.schedule(connection, PODIUM_CORRECTION_JOB, str(contest.id), at + PODIUM_CORRECTION_DELAY, payload)


def save_podium_message(
    connection: Connection, jobs: JobService, contest: Contest, message_id: int | None
) -> Contest:
    """Store where the podium is and cancel its job; None if it cannot be posted."""
    contest = replace(contest, podium_message_id=message_id)
    store.update_contest(connection, contest)
    jobs.cancel(connection, PODIUM_JOB, str(contest.id))
    return contest
