"""Which servers the bot is in, and deleting the data of servers that removed it.

The data of such a server stays for `DATA_RETENTION_PERIOD`, in case the bot is invited again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from bot.clock import Clock, system_clock
from bot.db.engine import Database
from bot.db.tables import guilds
from bot.db.upsert import build_upsert
from bot.guilds.service import GuildService
from bot.ids import GuildId
from bot.jobs.model import Job
from bot.jobs.service import JobService
from bot.shards import ALL_SHARDS, Shards

DATA_RETENTION_PERIOD = timedelta(days=30)
"""How long a server's data is stored after it removed the bot."""

FORGET_GUILD_JOB = "guild.forget"
"""The kind of job that deletes the data of a server that removed the bot; its key is the server's id."""

_JOIN = build_upsert(guilds, key=["id"], update=["name", "removed_at"])


@dataclass(frozen=True, slots=True)
class ForgottenGuild:
    """A server whose data was deleted."""

    guild_id: GuildId
    name: str


class RetentionService:
    """Stores a server's data while the bot is in it, and for `DATA_RETENTION_PERIOD` longer."""

    def __init__(
        self,
        database: Database,
        guilds: GuildService,
        jobs: JobService,
        clock: Clock,
        shards: Shards = ALL_SHARDS,
    ) -> None:
        """Register the job's handler; `jobs` must not have been started yet."""
        self._shards = shards
        self._database = database
        self._guilds = guilds
        self._jobs = jobs
        self._clock = clock
        jobs.register_handler(FORGET_GUILD_JOB, self._forget_removed)

    async def record_joined(self, guild_id: GuildId, name: str) -> bool:
        """Store that the bot joined a server of this name; True if it was there before and its data is still
        stored.
        """
        returned = await self._database.write(self._save_joined, guild_id, name, self._clock())
        self._guilds.clear_guild(guild_id)
        return returned

    async def record_left(self, guild_id: GuildId) -> None:
        """Store that a server removed the bot, and schedule the deletion of its data after
        `DATA_RETENTION_PERIOD`.
        """
        await self._database.write(self._save_left, guild_id, self._clock())

    async def record_current_guilds(self, names: Mapping[GuildId, str]) -> None:
        """Store all servers that the bot is in on this process's shards, by id, with their names: it may have joined
        or left some while offline.
        """
        at = self._clock()

        def update_guilds(connection: Connection) -> None:
            known = {row.id: row for row in connection.execute(select(guilds)).all()}
            for guild_id, name in names.items():
                row = known.get(guild_id)
                if row is None or row.name != name or row.removed_at is not None:
                    self._save_joined(connection, guild_id, name, at)
            for guild_id, row in known.items():
                if guild_id not in names and row.removed_at is None and self._shards.has_guild(guild_id):
                    self._save_left(connection, guild_id, at)

        await self._database.write(update_guilds)

    async def forget_guild(self, guild_id: GuildId) -> ForgottenGuild | None:
        """Delete all data of a server at once; None if nothing is stored about it."""
        forgotten = await self._database.write(self._delete_guild, guild_id)
        self._guilds.clear_guild(guild_id)
        if forgotten is not None:
            await self._database.scrub()
        return forgotten

    async def _forget_removed(self, job: Job) -> None:
        guild_id = GuildId(int(job.key))

        def delete_if_removed(connection: Connection) -> ForgottenGuild | None:
            removed = guilds.c.removed_at.is_not(None)
            if connection.scalar(select(guilds.c.id).where(guilds.c.id == guild_id, removed)) is None:
                return None
            return self._delete_guild(connection, guild_id)

        forgotten = await self._database.write(delete_if_removed)
        self._guilds.clear_guild(guild_id)
        if forgotten is not None:
            await self._database.scrub()

    def _save_joined(self, connection: Connection, guild_id: GuildId, name: str, at: datetime) -> bool:
        known = connection.scalar(select(guilds.c.id).where(guilds.c.id == guild_id)) is not None
        connection.execute(_JOIN, {"id": guild_id, "name": name, "joined_at": at, "removed_at": None})
        self._jobs.cancel(connection, FORGET_GUILD_JOB, str(guild_id))
        return known

    def _save_left(self, connection: Connection, guild_id: GuildId, at: datetime) -> None:
        left = connection.execute(update(guilds).where(guilds.c.id == guild_id).values(removed_at=at))
        if left.rowcount:
            self._jobs.schedule(
                connection,
                FORGET_GUILD_JOB,
                str(guild_id),
                at + DATA_RETENTION_PERIOD,
                {"guild_id": guild_id},
            )

    def _delete_guild(self, connection: Connection, guild_id: GuildId) -> ForgottenGuild | None:
        name = connection.scalar(select(guilds.c.name).where(guilds.c.id == guild_id))
        if name is None:
            return None
        # All of a server's rows are deleted by cascade with its own row, except its jobs.
        connection.execute(delete(guilds).where(guilds.c.id == guild_id))
        self._jobs.cancel_guild_jobs(connection, guild_id)
        return ForgottenGuild(guild_id, name)


async def forget_server(database_url: str, guild_id: GuildId) -> ForgottenGuild | None:
    """Delete all data of a server from a database at once; None if nothing is stored about it.

    Raises:
        StartError: The database cannot be opened.
    """
    database = await Database.open(database_url)
    try:
        guilds, jobs = GuildService(database, system_clock), JobService(database, system_clock)
        forgotten = await RetentionService(database, guilds, jobs, system_clock).forget_guild(guild_id)
        await database.finish_scrubbing()
        return forgotten
    finally:
        await database.close()
