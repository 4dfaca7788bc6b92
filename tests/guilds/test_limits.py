"""Limits on what members can repeat: by member and hour, by server and day, in one transaction."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.db.engine import Database
from bot.guilds import store
from bot.guilds.limit_service import LimitService
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId
from bot.limits.model import LIMITS, MEMBER_PERIOD, SERVER_PERIOD, LimitedAction, TooOftenError

GUILD, OTHER_GUILD = GuildId(10), GuildId(11)
ANA, BEN = MemberId(1), MemberId(2)
MODERATOR = Actor(MemberId(9), "Mo")
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
OPEN_THREAD = LimitedAction.OPEN_THREAD


class Clock:
    """A clock that tests move."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(database: Database, clock: Clock) -> LimitService:
    return LimitService(database, clock)


async def test_a_member_does_it_three_times_an_hour(limits: LimitService, clock: Clock) -> None:
    for minute in range(3):
        clock.now = NOW + timedelta(minutes=minute)
        await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
    with pytest.raises(TooOftenError) as refused:
        await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
    assert (refused.value.again_at, refused.value.by_all) == (NOW + MEMBER_PERIOD, False)

    await limits.count_repetition(GUILD, BEN, OPEN_THREAD)
    await limits.count_repetition(OTHER_GUILD, ANA, OPEN_THREAD)
    clock.now = NOW + MEMBER_PERIOD
    await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
    with pytest.raises(TooOftenError):
        await limits.count_repetition(GUILD, ANA, OPEN_THREAD)


async def test_a_server_does_it_thirty_times_a_day(limits: LimitService, clock: Clock) -> None:
    for number in range(30):
        await limits.count_repetition(GUILD, MemberId(100 + number), OPEN_THREAD)
    with pytest.raises(TooOftenError) as refused:
        await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
    assert (refused.value.again_at, refused.value.by_all) == (NOW + SERVER_PERIOD, True)
    clock.now = NOW + SERVER_PERIOD
    await limits.count_repetition(GUILD, ANA, OPEN_THREAD)


async def test_of_many_at_once_three_are_counted(limits: LimitService) -> None:
    outcomes = await asyncio.gather(
        *(limits.count_repetition(GUILD, ANA, OPEN_THREAD) for _ in range(20)), return_exceptions=True
    )
    assert sum(outcome is None for outcome in outcomes) == 3


async def test_what_failed_is_counted_no_more(limits: LimitService) -> None:
    for _ in range(5):
        await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
        await limits.uncount_repetition(GUILD, ANA, OPEN_THREAD)


async def test_a_server_has_its_own_numbers(limits: LimitService, database: Database, clock: Clock) -> None:
    guilds = GuildService(database, clock)
    await guilds.set_thread_limits(GUILD, 1, 2, MODERATOR)
    await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
    with pytest.raises(TooOftenError):
        await limits.count_repetition(GUILD, ANA, OPEN_THREAD)
    await guilds.set_thread_limits(GUILD, 0, 2, MODERATOR)
    with pytest.raises(TooOftenError):
        await limits.count_repetition(GUILD, BEN, OPEN_THREAD)


@pytest.mark.slow
async def test_nobody_does_more_than_people_do(database: Database) -> None:
    await database.write(store.ensure_guild, GUILD, NOW)
    entry = AuditEntry(GUILD, NOW, MODERATOR, AuditAction.CONFIGURE, "time_zone")

    def append_as_many_as_people_do(connection: Connection) -> None:
        for _ in range(LIMITS[LimitedAction.HOST_ACTION].per_member):
            audit.append_entry(connection, entry)

    await database.write(append_as_many_as_people_do)
    with pytest.raises(TooOftenError):
        await database.write(audit.append_entry, entry)
    later = AuditEntry(GUILD, NOW + MEMBER_PERIOD, MODERATOR, AuditAction.CONFIGURE, "time_zone")
    await database.write(audit.append_entry, later)
    await database.write(
        audit.append_entry, AuditEntry(GUILD, NOW, Actor(None, ""), AuditAction.CONFIGURE, "x")
    )
