"""Locks that hosts stated by the clocks of a place follow when the rules of its time zone change."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.audit.model import BOT_ACTOR, AuditAction
from bot.clock import Clock
from bot.contests import audit_entries, store
from bot.contests.deadlines import reschedule_lock_reminders
from bot.contests.loading import load_contest_context
from bot.contests.model import Contest
from bot.contests.sealing import reschedule_sealing
from bot.db.engine import Database
from bot.jobs.service import JobService
from bot.slates.service import SlateService
from bot.times.stated_times import compute_instant


class ContestClockService:
    """Keeps locks at the time of day that their hosts stated."""

    def __init__(self, database: Database, slates: SlateService, jobs: JobService, clock: Clock) -> None:
        """Move the locks in a database, and their deadlines among the jobs."""
        self._database = database
        self._slates = slates
        self._jobs = jobs
        self._clock = clock

    async def follow_zone_rules(self) -> tuple[Contest, ...]:
        """Move every coming lock whose zone keeps other rules now than when it was stated; returns those contests.

        To be called after a start: the rules come with the system or with the package tzdata, and change only then.
        """
        now = self._clock()

        def move_locks(connection: Connection) -> tuple[Contest, ...]:
            moved: list[Contest] = []
            for before in store.list_stated_locks(connection, now):
                assert before.locks_stated is not None  # noqa: S101 - the query selects them so
                locks_at = compute_instant(before.locks_stated, before.locks_at)
                if locks_at == before.locks_at:
                    continue
                contest = replace(before, locks_at=locks_at)
                store.update_contest(connection, contest)
                results = load_contest_context(connection, self._slates, contest).results
                reschedule_sealing(connection, self._jobs, contest, results)
                reschedule_lock_reminders(connection, self._jobs, contest)
                was, is_now = audit_entries.diff_contests(before, contest)
                audit_entries.append_audit_entry(
                    connection,
                    contest,
                    AuditAction.FOLLOW_CLOCK,
                    BOT_ACTOR,
                    now,
                    before=was,
                    after=is_now,
                )
                moved.append(contest)
            return tuple(moved)

        return await self._database.write(move_locks)
