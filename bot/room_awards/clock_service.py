"""Phases whose end hosts stated by the clocks of a place follow when the rules of its time zone change."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.audit.model import BOT_ACTOR, AuditAction
from bot.clock import Clock
from bot.db.engine import Database
from bot.jobs.service import JobService
from bot.room_awards import closing, store
from bot.room_awards.model import RoomAward
from bot.times.stated_times import compute_instant


class AwardClockService:
    """Keeps the ends of phases at the time of day that their hosts stated."""

    def __init__(self, database: Database, jobs: JobService, clock: Clock) -> None:
        """Move the ends in a database, and their jobs."""
        self._database = database
        self._jobs = jobs
        self._clock = clock

    async def follow_zone_rules(self) -> tuple[RoomAward, ...]:
        """Move every coming end whose zone keeps other rules now than when it was stated; returns those awards.

        To be called after a start, as `bot.contests.clock_service.ContestClockService.follow_zone_rules`.
        """
        now = self._clock()

        def move_ends(connection: Connection) -> tuple[RoomAward, ...]:
            moved: list[RoomAward] = []
            for before in store.list_stated_ends(connection, now):
                award = _follow_rules(before)
                if award == before:
                    continue
                store.update_award(connection, award)
                closing.schedule_phase_end(connection, self._jobs, award)
                was, is_now = (
                    {"ends at": ends_at.isoformat() if ends_at else None}
                    for ends_at in map(closing.find_phase_end, (before, award))
                )
                closing.append_award_entry(
                    connection,
                    award,
                    action=AuditAction.FOLLOW_CLOCK,
                    by=BOT_ACTOR,
                    at=now,
                    before=was,
                    after=is_now,
                )
                moved.append(award)
            return tuple(moved)

        return await self._database.write(move_ends)


def _follow_rules(award: RoomAward) -> RoomAward:
    """The awards with the end of their present phase by today's rules."""
    if award.voting_closes_at is None:
        stated, known = award.nominations_close_stated, award.nominations_close_at
        return replace(award, nominations_close_at=compute_instant(stated, known)) if stated else award
    stated = award.voting_closes_stated
    return (
        replace(award, voting_closes_at=compute_instant(stated, award.voting_closes_at)) if stated else award
    )
