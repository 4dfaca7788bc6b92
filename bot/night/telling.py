"""That a server is told of each change of a result, even if the process dies between the change and the telling."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.jobs.service import JobService
from bot.night.covering import make_change_payload
from bot.results import store as results_store
from bot.results.target import ResultSet

PUBLISHING_JOB = "result.tell"
"""The kind of job that is due when a change that nobody was told of is to be told after all."""

PUBLISHING_TIMEOUT = timedelta(seconds=15)
"""After the change; a bot that lives has told it by then, or is about to."""


def schedule_publishing(
    connection: Connection,
    jobs: JobService,
    result_set: ResultSet,
    category_id: str,
    version: int,
    changed_at: datetime,
) -> None:
    """Set the deadline at which a change is told if nobody has."""
    jobs.schedule(
        connection,
        PUBLISHING_JOB,
        str(version),
        changed_at + PUBLISHING_TIMEOUT,
        make_change_payload(result_set, category_id, version),
    )


def mark_threads_notified(connection: Connection, versions: Collection[int], thread_id: int) -> None:
    """Remember which thread was told of changes."""
    for version in versions:
        results_store.mark_thread_notified(connection, version, thread_id)


def mark_changes_published(
    connection: Connection, jobs: JobService, versions: Collection[int], at: datetime
) -> None:
    """Remember that changes were told, wherever a server is told of them."""
    for version in versions:
        results_store.mark_published(connection, version, at)
        jobs.cancel(connection, PUBLISHING_JOB, str(version))
