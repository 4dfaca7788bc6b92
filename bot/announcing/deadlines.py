"""Deadlines of results: uncovering a winner by the server's spoiler setting, and publishing a change that was
not posted.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.guilds import store as guild_store
from bot.guilds.model import MAX_COVER_DURATION
from bot.ids import CategoryId, GuildId
from bot.jobs.model import Job
from bot.jobs.service import JobService
from bot.results import store as results_store
from bot.results.covers import find_cover
from bot.results.model import Results
from bot.results.result_set import ResultSet

UNCOVERING_JOB = "uncover"
"""The kind of job that is due when a covered winner is to be shown openly."""


def schedule_uncovering(
    connection: Connection,
    jobs: JobService,
    result_set: ResultSet,
    results: Results,
    category_id: CategoryId,
    *,
    now: datetime,
) -> None:
    """Set when what stands for a category is shown openly, in the caller's transaction; nothing if it already is."""
    settings = guild_store.load_settings(connection, result_set.guild_id)
    cover = find_cover(settings, results, category_id, now)
    version = results.find_version(category_id)
    if cover is None or cover.until is None:
        jobs.cancel(connection, UNCOVERING_JOB, str(version))
    else:
        jobs.schedule(
            connection,
            UNCOVERING_JOB,
            str(version),
            cover.until,
            make_change_payload(result_set, category_id, version),
        )


def make_change_payload(result_set: ResultSet, category_id: CategoryId, version: int) -> dict[str, str | int]:
    """The payload of a job about a change of a category's result."""
    return {
        "guild_id": result_set.guild_id,
        "target": result_set.key,
        "category_id": category_id,
        "version": version,
    }


def read_change_payload(job: Job) -> tuple[ResultSet, CategoryId, int]:
    """The set of results, the category id and the version in the payload of such a job."""
    result_set = ResultSet.from_key(GuildId(job.get_int("guild_id")), str(job.payload["target"]))
    return result_set, CategoryId(str(job.payload["category_id"])), job.get_int("version")


def reschedule_uncovering(
    connection: Connection, jobs: JobService, guild_id: GuildId, now: datetime
) -> list[tuple[ResultSet, CategoryId]]:
    """Reschedule a server's uncovering after it changed its spoiler setting or its hours.

    Returns:
        The results that the setting may show or cover, in the order in which they were announced.
    """
    recent: list[tuple[datetime, ResultSet, CategoryId]] = []
    for result_set in results_store.list_result_sets(connection, guild_id):
        results = results_store.load_results(connection, result_set)
        for category_id, latest in results.latest.items():
            if latest.at > now - MAX_COVER_DURATION:
                schedule_uncovering(connection, jobs, result_set, results, category_id, now=now)
                recent.append((latest.at, result_set, category_id))
    return [(listed_set, category_id) for _, listed_set, category_id in sorted(recent)]


PUBLISHING_JOB = "result.tell"
"""The kind of job that posts a change of a result which the bot did not post in time."""

PUBLISHING_TIMEOUT = timedelta(seconds=15)
"""How long after the change a running bot has certainly posted it, or is about to."""


def schedule_publishing(
    connection: Connection,
    jobs: JobService,
    result_set: ResultSet,
    category_id: CategoryId,
    *,
    version: int,
    changed_at: datetime,
) -> None:
    """Set the deadline at which a change is posted if it has not been."""
    jobs.schedule(
        connection,
        PUBLISHING_JOB,
        str(version),
        changed_at + PUBLISHING_TIMEOUT,
        make_change_payload(result_set, category_id, version),
    )


def mark_threads_notified(connection: Connection, versions: Collection[int], thread_id: int) -> None:
    """Store in which thread these changes were posted."""
    for version in versions:
        results_store.mark_thread_notified(connection, version, thread_id)


def mark_changes_published(
    connection: Connection, jobs: JobService, versions: Collection[int], at: datetime
) -> None:
    """Store that these changes were posted everywhere, and cancel their jobs."""
    for version in versions:
        results_store.mark_published(connection, version, at)
        jobs.cancel(connection, PUBLISHING_JOB, str(version))
