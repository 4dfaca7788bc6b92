"""Locks that follow when the rules of a time zone change: a stored instant stands for the rules that were."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.audit import store as audit
from bot.audit.model import BOT_ACTOR, AuditAction
from bot.contests.clock_service import ContestClockService
from bot.contests.lifecycle import ContestChanges
from bot.contests.model import Contest
from bot.contests.rules import SEALING_DELAY
from bot.contests.sealing import SEALING_JOB
from bot.db.tables import contests, jobs
from bot.times.stated_times import StatedTime
from tests.contest_club import GUILD, HOST, LOCK, Club

HOUR = timedelta(hours=1)
STATED = StatedTime(datetime.fromisoformat("2027-03-14T19:00"), "America/New_York")
"""`LOCK` by today's rules: New York changed its clocks that morning."""


@pytest.fixture
def clock_service(club: Club) -> ContestClockService:
    return ContestClockService(club.database, club.slates, club.jobs, club.clock)


async def age_lock(club: Club, contest: Contest, instant: datetime) -> None:
    """Store the instant of a lock as other rules would have had it."""
    where = contests.c.id == contest.id
    await club.database.write(
        lambda connection: connection.execute(update(contests).where(where).values(locks_at=instant))
    )


async def find_lock(club: Club, contest: Contest) -> datetime:
    return (await club.contests.get_contest(GUILD, contest.id, for_host=True)).locks_at


async def find_sealing(club: Club, contest: Contest) -> datetime | None:
    query = select(jobs.c.due_at).where(jobs.c.kind == SEALING_JOB, jobs.c.key == str(contest.id))
    return await club.database.read(lambda connection: connection.scalar(query))


async def test_a_lock_keeps_its_time_of_day_when_the_rules_change(
    club: Club, clock_service: ContestClockService
) -> None:
    contest = await club.open(locks_stated=STATED)
    await age_lock(club, contest, LOCK + HOUR)

    (moved,) = await clock_service.follow_zone_rules()

    assert (moved.id, moved.locks_at, moved.locks_stated) == (contest.id, LOCK, STATED)
    assert await find_lock(club, contest) == LOCK
    assert await find_sealing(club, contest) == LOCK + SEALING_DELAY
    entry = (await club.database.read(audit.list_page, GUILD, limit=1))[0]
    assert (entry.action, entry.actor) == (AuditAction.FOLLOW_CLOCK, BOT_ACTOR)
    assert entry.before == {"locks at": (LOCK + HOUR).isoformat()}
    assert entry.after == {"locks at": LOCK.isoformat()}
    assert await clock_service.follow_zone_rules() == ()


async def test_a_lock_that_was_given_as_an_instant_stays(
    club: Club, clock_service: ContestClockService
) -> None:
    contest = await club.open()
    await age_lock(club, contest, LOCK + HOUR)
    assert await clock_service.follow_zone_rules() == ()
    assert await find_lock(club, contest) == LOCK + HOUR


async def test_a_lock_that_has_passed_stays(club: Club, clock_service: ContestClockService) -> None:
    contest = await club.open(locks_stated=STATED)
    await age_lock(club, contest, LOCK + HOUR)
    club.clock.now = LOCK + HOUR
    assert await clock_service.follow_zone_rules() == ()


async def test_a_draft_follows_too_and_has_no_sealing_to_move(
    club: Club, clock_service: ContestClockService
) -> None:
    draft = await club.draft(locks_stated=STATED)
    await age_lock(club, draft, LOCK - HOUR)
    assert [one.locks_at for one in await clock_service.follow_zone_rules()] == [LOCK]
    assert await find_sealing(club, draft) is None


async def test_another_lock_states_anew_and_a_title_leaves_it(club: Club) -> None:
    contest = await club.open(locks_stated=STATED)

    async def edit(changes: ContestChanges) -> StatedTime | None:
        return (await club.hosting.edit_contest(GUILD, contest.id, changes, HOST)).locks_stated

    assert await edit(ContestChanges(title="Another title")) == STATED
    later = StatedTime(datetime.fromisoformat("2027-03-15T19:00"), "Europe/London")
    assert await edit(ContestChanges(locks_at=LOCK + HOUR, locks_stated=later)) == later
    assert await edit(ContestChanges(locks_at=LOCK)) is None


async def test_closing_by_hand_forgets_what_was_stated_and_reopening_states_anew(club: Club) -> None:
    contest = await club.open(locks_stated=STATED)
    assert (await club.hosting.lock_contest(GUILD, contest.id, HOST)).locks_stated is None
    reopened = await club.hosting.reopen_contest(
        GUILD, contest.id, datetime(2027, 3, 14, 23, tzinfo=UTC), HOST, locks_stated=STATED
    )
    assert reopened.locks_stated == STATED
    assert (await club.contests.get_contest(GUILD, contest.id)).locks_stated == STATED
