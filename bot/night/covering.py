"""When the covers over winners come off: a deadline for each change of a result, by the server's own hours."""

from datetime import datetime

from sqlalchemy import Connection

from bot.guilds import store as guild_store
from bot.guilds.model import LONGEST_COVER
from bot.jobs.model import Job
from bot.jobs.service import Jobs
from bot.results import store as results_store
from bot.results.covers import cover_of
from bot.results.model import Results
from bot.results.target import Target

UNCOVER = "uncover"
"""The kind of job that is due when a winner is to be shown openly."""


def schedule_uncovering(
    connection: Connection, jobs: Jobs, target: Target, results: Results, category_id: str, now: datetime
) -> None:
    """Set when what stands for a category is shown openly, in the caller's transaction; never if it is already."""
    settings = guild_store.load(connection, target.guild_id)
    cover = cover_of(settings, results, category_id, now)
    version = results.version_of(category_id)
    if cover is None or cover.until is None:
        jobs.cancel(connection, UNCOVER, str(version))
    else:
        jobs.schedule(connection, UNCOVER, str(version), cover.until, about(target, category_id, version))


def about(target: Target, category_id: str, version: int) -> dict[str, str | int]:
    """What a job about a change of a category's result needs to know."""
    return {"guild_id": target.guild_id, "target": target.key, "category_id": category_id, "version": version}


def subject_of(job: Job) -> tuple[Target, str, int]:
    """The set of results, the category and the version that such a job is about."""
    target = Target.of_key(job.number("guild_id"), str(job.payload["target"]))
    return target, str(job.payload["category_id"]), job.number("version")


def set_anew(connection: Connection, jobs: Jobs, guild_id: int, now: datetime) -> list[tuple[Target, str]]:
    """Set all such deadlines of a server anew, after it has chosen another cover or other hours.

    Returns:
        The results that the choice may show or cover, in the order in which they were announced.
    """
    recent: list[tuple[datetime, Target, str]] = []
    for target in results_store.targets(connection, guild_id):
        results = results_store.load(connection, target)
        for category_id, latest in results.latest.items():
            if latest.at > now - LONGEST_COVER:
                schedule_uncovering(connection, jobs, target, results, category_id, now)
                recent.append((latest.at, target, category_id))
    return [(target, category_id) for _, target, category_id in sorted(recent)]
