"""Jobs in the database."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.db.tables import jobs
from bot.ids import GuildId
from bot.jobs.model import Job
from bot.json_values import JsonValue
from bot.shards import SHARD_SHIFT_BITS, Shards


def insert_job(
    connection: Connection, kind: str, key: str, due_at: datetime, payload: Mapping[str, JsonValue]
) -> None:
    """Insert a job, in place of the one with this kind and key, done or not."""
    delete_job(connection, kind, key)
    connection.execute(insert(jobs), {"kind": kind, "key": key, "due_at": due_at, "payload": payload})


def delete_job(connection: Connection, kind: str, key: str) -> None:
    """Delete a job, if it exists."""
    connection.execute(delete(jobs).where(jobs.c.kind == kind, jobs.c.key == key))


def delete_guild_jobs(connection: Connection, guild_id: GuildId) -> None:
    """Delete the jobs, done ones too, whose payload has this server's id."""
    # Filtered in Python: there is no portable SQL for a 64-bit number inside JSON.
    found = connection.execute(select(jobs.c.id, jobs.c.payload))
    gone = [{"of_id": job_id} for job_id, payload in found if payload.get("guild_id") == guild_id]
    if gone:
        connection.execute(delete(jobs).where(jobs.c.id == bindparam("of_id")), gone)


def find_next_due(
    connection: Connection, kinds: Collection[str], running: Collection[int], shards: Shards
) -> datetime | None:
    """When the next job of these kinds and shards that is not running is due (UTC); None if there is none."""
    return connection.scalar(select(func.min(jobs.c.due_at)).where(*_are_waiting(kinds, running, shards)))


def list_due_jobs(
    connection: Connection, kinds: Collection[str], running: Collection[int], shards: Shards, now: datetime
) -> list[Job]:
    """The jobs of these kinds and shards to run now, the oldest deadline first."""
    query = (
        select(jobs.c.id, jobs.c.kind, jobs.c.key, jobs.c.due_at, jobs.c.payload, jobs.c.attempts)
        .where(*_are_waiting(kinds, running, shards), jobs.c.due_at <= now)
        .order_by(jobs.c.due_at, jobs.c.id)
    )
    return [Job(*row) for row in connection.execute(query)]


def mark_done(connection: Connection, job: Job, now: datetime, *, delete_done_before: datetime) -> None:
    """Mark a job done, unless it was rescheduled or cancelled while it ran, and delete those done long ago."""
    connection.execute(delete(jobs).where(jobs.c.done_at < delete_done_before))
    connection.execute(update(jobs).where(jobs.c.id == job.id).values(done_at=now, failed=None))


def record_failure(connection: Connection, job: Job, reason: str) -> None:
    """Count a failed attempt, and store its reason."""
    connection.execute(
        update(jobs).where(jobs.c.id == job.id).values(attempts=job.attempts + 1, failed=reason)
    )


def _are_waiting(
    kinds: Collection[str], running: Collection[int], shards: Shards
) -> list[ColumnElement[bool]]:
    waiting: list[ColumnElement[bool]] = [
        jobs.c.done_at.is_(None),
        jobs.c.kind.in_(kinds),
        jobs.c.id.not_in(running),
    ]
    return waiting if shards.are_all else [*waiting, _shard_of_job(shards).in_(shards.ids)]


def _shard_of_job(shards: Shards) -> ColumnElement[int]:
    """The shard of a job's server; the first one's for a job that concerns none."""
    guild_id = cast(jobs.c.payload["guild_id"].as_string(), BigInteger)
    # Divided, not shifted: PostgreSQL shifts by a 32-bit number alone.
    return func.coalesce(guild_id // 2**SHARD_SHIFT_BITS % shards.count, 0)
