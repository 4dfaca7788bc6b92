"""The podium of a finished contest: posted once, even if the process dies between the finish and the post."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.contests import store
from bot.contests.model import Contest
from bot.jobs.service import JobService

PODIUM_JOB = "contest.podium"
"""The kind of job that posts a podium which is still missing; its payload holds `guild_id` and `contest_id`."""

PODIUM_CORRECTION_JOB = "contest.podium.correct"
"""The kind of job that says anew who won; its payload has the `message_id` of the podium that is not true any more."""

PODIUM_CORRECTION_DELAY = timedelta(seconds=10)
"""After a change of a result; a host who corrects a slip often has another."""

PODIUM_POST_TIMEOUT = timedelta(seconds=10)
"""After the finish; a bot that lives has posted the podium by then."""


def schedule_podium(
    connection: Connection, jobs: JobService, contest: Contest, finished_at: datetime
) -> None:
    """Set the deadline at which the podium is posted if it is still missing."""
    payload = {"guild_id": contest.guild_id, "contest_id": contest.id}
    jobs.schedule(connection, PODIUM_JOB, str(contest.id), finished_at + PODIUM_POST_TIMEOUT, payload)


def schedule_podium_correction(
    connection: Connection, jobs: JobService, contest: Contest, at: datetime
) -> None:
    """Set when who won is said anew, because a result was changed after the end; changes that follow share it."""
    payload = {
        "guild_id": contest.guild_id,
        "contest_id": contest.id,
        "message_id": contest.podium_message_id,
    }
    jobs.schedule(connection, PODIUM_CORRECTION_JOB, str(contest.id), at + PODIUM_CORRECTION_DELAY, payload)


def save_podium_message(
    connection: Connection, jobs: JobService, contest: Contest, message_id: int | None
) -> Contest:
    """Remember where the podium is, so that nobody posts it again; None if it cannot be posted."""
    contest = replace(contest, podium_message_id=message_id)
    store.update_contest(connection, contest)
    jobs.cancel(connection, PODIUM_JOB, str(contest.id))
    return contest
