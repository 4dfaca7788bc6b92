"""A server's plan, and what becomes of each due instant."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select, update

from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.db.engine import Database
from bot.db.starter_tables import starter_plans
from bot.db.tables import jobs
from bot.guilds.service import GuildService
from bot.ids import GuildId
from bot.starters.model import LATE_TOLERANCE, Starter, StarterPlan
from bot.starters.schedule import EVERY_DAY
from bot.starters.service import STARTER_JOB, StarterService
from tests.season.season_club import GUILD, HANA, SettableClock

SIX = time(18)
MONDAYS = frozenset({0})
FIRST = datetime(2026, 11, 30, 18, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


async def set_mondays(starters: StarterService) -> StarterPlan:
    return await starters.set_plan(GUILD, MONDAYS, SIX, 42, HANA)


async def begin(starters: StarterService, clock: SettableClock, slot: datetime = FIRST) -> Starter:
    clock.now = slot
    starter = await starters.begin_starter(GUILD, slot)
    assert starter is not None
    return starter


async def find_due(database: Database) -> datetime | None:
    query = select(jobs.c.due_at).where(jobs.c.kind == STARTER_JOB, jobs.c.done_at.is_(None))
    return await database.read(lambda connection: connection.scalar(query))


async def test_a_plan_is_kept_with_its_first_day_and_said_to_the_log(
    starters: StarterService, database: Database
) -> None:
    plan = await set_mondays(starters)
    assert plan == StarterPlan(GUILD, MONDAYS, SIX, "UTC", 42, FIRST, HANA.id)
    assert await starters.get_plan(GUILD) == plan
    assert await find_due(database) == FIRST
    (entry,) = await database.read(audit.list_page, GUILD, limit=5)
    assert (entry.action, entry.actor) == (AuditAction.SET_STARTER, HANA)
    assert entry.after == {"days": "Monday", "hour": "18:00", "zone": "UTC", "channel": 42}


async def test_a_plan_is_by_the_clocks_of_the_server(starters: StarterService, database: Database) -> None:
    await GuildService(database, lambda: FIRST).set_time_zone(GUILD, "New York", HANA)
    assert (await set_mondays(starters)).next_at == FIRST + 5 * HOUR


async def test_what_was_chosen_stays_chosen_until_it_is_posted(
    starters: StarterService, clock: SettableClock, database: Database
) -> None:
    """As if the process died again and again between the choice and its being remembered as posted."""
    await set_mondays(starters)
    first = await begin(starters, clock)
    assert await begin(starters, clock) == first
    await starters.finish_starter(first, 42, 4242)
    assert await starters.begin_starter(GUILD, FIRST) is None
    assert await find_due(database) == FIRST + WEEK
    second = await begin(starters, clock, FIRST + WEEK)
    assert second.key != first.key


async def test_a_late_one_is_posted_but_not_the_day_after(
    starters: StarterService, clock: SettableClock, database: Database
) -> None:
    await set_mondays(starters)
    clock.now = FIRST + LATE_TOLERANCE
    late = await starters.begin_starter(GUILD, FIRST)
    assert late is not None
    await starters.finish_starter(late, 42, 4242)
    clock.now = FIRST + WEEK + LATE_TOLERANCE + HOUR
    assert await starters.begin_starter(GUILD, FIRST + WEEK) is None
    assert await find_due(database) == FIRST + 2 * WEEK


async def test_a_stale_deadline_does_nothing(
    starters: StarterService, clock: SettableClock, database: Database
) -> None:
    await set_mondays(starters)
    await starters.set_plan(GUILD, frozenset({1}), SIX, 42, HANA)
    clock.now = FIRST
    assert await starters.begin_starter(GUILD, FIRST) is None
    assert await find_due(database) == FIRST + timedelta(days=1)
    await starters.skip_starter(GUILD, FIRST)
    assert await find_due(database) == FIRST + timedelta(days=1)


async def test_switched_off_is_switched_off_once(starters: StarterService, database: Database) -> None:
    plan = await set_mondays(starters)
    assert await starters.switch_off(GUILD, HANA) == plan
    assert await starters.switch_off(GUILD, HANA) is None
    assert await starters.get_plan(GUILD) is None
    assert await find_due(database) is None
    entries = await database.read(audit.list_page, GUILD, limit=5)
    assert [entry.action for entry in entries] == [AuditAction.STOP_STARTER, AuditAction.SET_STARTER]


async def test_what_was_posted_is_remembered_over_a_switch_and_forgotten_after_a_year(
    starters: StarterService, clock: SettableClock
) -> None:
    await set_mondays(starters)
    first = await begin(starters, clock)
    await starters.finish_starter(first, 42, 4242)
    await starters.switch_off(GUILD, HANA)
    plan = await set_mondays(starters)
    again = await begin(starters, clock, plan.next_at)
    assert again.key.topic != first.key.topic
    await starters.finish_starter(again, 42, 4243)
    clock.now = FIRST + timedelta(days=400)
    plan = await set_mondays(starters)
    assert (await begin(starters, clock, plan.next_at)).key.topic == first.key.topic


async def test_other_servers_have_plans_of_their_own(starters: StarterService) -> None:
    await set_mondays(starters)
    assert await starters.get_plan(GuildId(2)) is None
    assert await starters.switch_off(GuildId(2), HANA) is None


async def test_a_due_instant_follows_when_the_rules_of_its_zone_change(
    starters: StarterService, database: Database
) -> None:
    plan = await starters.set_plan(GUILD, EVERY_DAY, SIX, 42, HANA)
    # As other rules would have had it.
    moved = update(starter_plans).values(next_at=plan.next_at + HOUR)
    await database.write(lambda connection: connection.execute(moved))
    await starters.follow_zone_rules()
    followed = await starters.get_plan(GUILD)
    assert followed is not None
    assert followed == replace(plan, next_at=followed.next_at)
    assert await find_due(database) == followed.next_at
