"""That a server is told of each change of a result, even if the process dies between the change and the telling."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.jobs.service import Jobs
from bot.night.covering import about
from bot.results import store as results_store
from bot.results.target import Target

TELL = "result.tell"
"""The kind of job that is due when a change that nobody was told of is to be told after all."""

PATIENCE = timedelta(seconds=15)
"""After the change; a bot that lives has told it by then, or is about to."""


def expect(
    connection: Connection, jobs: Jobs, target: Target, category_id: str, version: int, changed_at: datetime
) -> None:
    """Set the deadline at which a change is told if nobody has."""
    jobs.schedule(connection, TELL, str(version), changed_at + PATIENCE, about(target, category_id, version))


def heard(connection: Connection, versions: Collection[int], thread_id: int) -> None:
    """Remember which thread was told of changes."""
    for version in versions:
        results_store.heard(connection, version, thread_id)


def told(connection: Connection, jobs: Jobs, versions: Collection[int], at: datetime) -> None:
    """Remember that changes were told, wherever a server is told of them."""
    for version in versions:
        results_store.told(connection, version, at)
        jobs.cancel(connection, TELL, str(version))
