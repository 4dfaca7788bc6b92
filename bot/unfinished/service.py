"""Keeps commands that wait for an answer, and gives each back once."""

from sqlalchemy import Connection

from bot.clock import Clock
from bot.db.engine import Database
from bot.guilds.store import ensure_guild
from bot.ids import GuildId, MemberId
from bot.jobs.model import Job
from bot.jobs.service import JobService
from bot.unfinished import store
from bot.unfinished.model import (
    UNFINISHED_COMMAND_LIFETIME,
    CommandAnsweredError,
    CommandExpiredError,
    ForeignCommandError,
    KeptCommand,
    UnfinishedCommand,
)

FORGET_COMMAND_JOB = "unfinished.forget"
"""The kind of job that forgets a command whose time is over; its key is the command's number."""


class UnfinishedCommandService:
    """Unfinished commands, for `UNFINISHED_COMMAND_LIFETIME` each."""

    def __init__(self, database: Database, jobs: JobService, clock: Clock) -> None:
        """Keep them in a database; the jobs must not have been started yet."""
        self._database = database
        self._jobs = jobs
        self._clock = clock
        jobs.register_handler(FORGET_COMMAND_JOB, self._forget_expired)

    async def keep_command(
        self, guild_id: GuildId, user_id: MemberId, command: UnfinishedCommand
    ) -> KeptCommand:
        """Keep what a member typed."""
        now = self._clock()
        expires_at = now + UNFINISHED_COMMAND_LIFETIME

        def insert_with_deadline(connection: Connection) -> KeptCommand:
            ensure_guild(connection, guild_id, now)
            kept = store.insert_command(connection, guild_id, user_id, command, expires_at)
            key, payload = str(kept.id), {"guild_id": guild_id}
            self._jobs.schedule(connection, FORGET_COMMAND_JOB, key, expires_at, payload)
            return kept

        return await self._database.write(insert_with_deadline)

    async def claim_command(self, guild_id: GuildId, user_id: MemberId, command_id: int) -> KeptCommand:
        """Give a command to who completes it now: nobody else is given it unless it is released.

        Raises:
            ForeignCommandError: Another member typed it.
            CommandAnsweredError: It was claimed before.
            CommandExpiredError: It is not kept any more.
        """
        now = self._clock()

        def mark_claimed(connection: Connection) -> KeptCommand:
            kept = store.load_command(connection, guild_id, command_id)
            if kept is None:
                raise CommandExpiredError
            if kept.user_id != user_id:
                raise ForeignCommandError
            if kept.is_answered:
                raise CommandAnsweredError
            if kept.expires_at <= now:
                raise CommandExpiredError
            store.mark_answered(connection, command_id, answered=True)
            return kept

        return await self._database.write(mark_claimed)

    async def release_command(self, command_id: int) -> None:
        """Let a claimed command be claimed again: nothing came of it."""
        await self._database.write(store.mark_answered, command_id, answered=False)

    async def _forget_expired(self, job: Job) -> None:
        await self._database.write(store.delete_command, int(job.key))
