"""Servers come and go: what is kept for their return, and when it is deleted."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from bot.audit import store as audit
from bot.audit.model import Actor
from bot.db.engine import Database
from bot.db.tables import guilds, jobs, members
from bot.guilds.model import Feature, GuildSettings, RolePurpose
from bot.guilds.retention import DATA_RETENTION_PERIOD, ForgottenGuild, RetentionService
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId
from bot.jobs.service import JobService
from bot.shards import SHARD_SHIFT_BITS, Shards

GUILD, OTHER = GuildId(1), GuildId(2)
OLGA = Actor(MemberId(7), "Olga")
START = datetime(2026, 3, 15, 18, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Bot:
    """The services of a bot in some servers, started again at any time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = START
        self.restart()

    def restart(self) -> None:
        self.jobs = JobService(self.database, lambda: self.now)
        self.guilds = GuildService(self.database, lambda: self.now)
        self.presence = RetentionService(self.database, self.guilds, self.jobs, lambda: self.now)

    async def wait(self, time: timedelta) -> None:
        """Let time pass while the bot is off, start it, and let it do what is due."""
        self.now += time
        self.restart()
        await self.jobs.start()
        while await self.database.read(due, self.now):  # noqa: ASYNC110 - nothing tells that a job was done
            await asyncio.sleep(0)
        await self.jobs.close()


def due(connection: Connection, now: datetime) -> list[str]:
    return list(connection.scalars(select(jobs.c.kind).where(jobs.c.due_at <= now, jobs.c.done_at.is_(None))))


def kept(connection: Connection) -> dict[int, tuple[str, bool]]:
    """Which servers are known, with their names and whether the bot is there."""
    return {row.id: (row.name, row.removed_at is None) for row in connection.execute(select(guilds))}


@pytest.fixture
def bot(database: Database) -> Bot:
    return Bot(database)


async def test_a_server_that_invites_the_bot_again_finds_its_settings(bot: Bot) -> None:
    assert not await bot.presence.record_joined(GUILD, "The Film Club")
    await bot.guilds.set_role(GUILD, RolePurpose.HOST, 5, OLGA)

    await bot.presence.record_left(GUILD)
    assert await bot.database.read(kept) == {GUILD: ("The Film Club", False)}
    await bot.wait(DATA_RETENTION_PERIOD - SECOND)
    assert await bot.presence.record_joined(GUILD, "The Cinema Club")

    assert await bot.database.read(kept) == {GUILD: ("The Cinema Club", True)}
    await bot.wait(2 * DATA_RETENTION_PERIOD)
    assert (await bot.guilds.get_settings(GUILD)).host_role == 5


async def test_a_server_that_does_not_is_forgotten_after_thirty_days(bot: Bot) -> None:
    for guild_id in (GUILD, OTHER):
        await bot.presence.record_joined(GuildId(guild_id), f"Club {guild_id}")
        await bot.guilds.set_feature(GuildId(guild_id), Feature.POLLS, False, OLGA)
        await bot.guilds.remember_name(GuildId(guild_id), MemberId(10), "Ana")

    await bot.presence.record_left(GUILD)
    await bot.wait(DATA_RETENTION_PERIOD - SECOND)
    assert set(await bot.database.read(kept)) == {GUILD, OTHER}
    await bot.wait(SECOND)

    assert await bot.database.read(kept) == {OTHER: ("Club 2", True)}
    assert await bot.guilds.get_settings(GUILD) == GuildSettings(GUILD)
    assert await bot.database.read(audit.list_page, GUILD, limit=9) == []
    assert await bot.database.read(
        lambda connection: list(connection.scalars(select(members.c.guild_id)))
    ) == [OTHER]
    assert len(await bot.database.read(audit.list_page, OTHER, limit=9)) == 1
    assert (await bot.guilds.get_settings(OTHER)).switched_off == {Feature.POLLS}


async def test_what_happened_while_the_bot_was_away_is_found_out(bot: Bot) -> None:
    await bot.presence.record_joined(GUILD, "The Film Club")
    await bot.presence.record_joined(OTHER, "The Other Club")

    await bot.presence.record_current_guilds({OTHER: "The Other Club, renamed", GuildId(3): "A new club"})

    assert await bot.database.read(kept) == {
        GUILD: ("The Film Club", False),
        OTHER: ("The Other Club, renamed", True),
        3: ("A new club", True),
    }
    await bot.wait(DATA_RETENTION_PERIOD / 2)
    await bot.presence.record_current_guilds({OTHER: "The Other Club, renamed", GuildId(3): "A new club"})
    await bot.wait(DATA_RETENTION_PERIOD / 2)
    assert set(await bot.database.read(kept)) == {OTHER, 3}, "being away does not begin anew at every start"


async def test_servers_of_other_processes_are_not_taken_for_gone(bot: Bot) -> None:
    elsewhere = GuildId(1 << SHARD_SHIFT_BITS)
    await bot.presence.record_current_guilds({GUILD: "The Film Club", elsewhere: "Elsewhere"})
    first = RetentionService(bot.database, bot.guilds, bot.jobs, lambda: bot.now, Shards(2, (0,)))
    await first.record_current_guilds({})
    assert await bot.database.read(kept) == {GUILD: ("The Film Club", False), elsewhere: ("Elsewhere", True)}


async def test_a_server_is_forgotten_at_once(bot: Bot) -> None:
    await bot.presence.record_joined(GUILD, "The Film Club")
    await bot.guilds.set_role(GUILD, RolePurpose.HOST, 5, OLGA)
    await bot.guilds.remember_name(GUILD, MemberId(10), "Ana")

    def schedule(connection: Connection) -> None:
        bot.jobs.schedule(connection, "lock", "8", START + DATA_RETENTION_PERIOD, {"guild_id": GUILD})
        bot.jobs.schedule(connection, "lock", "9", START + DATA_RETENTION_PERIOD, {"guild_id": OTHER})

    await bot.database.write(schedule)
    assert await bot.presence.forget_guild(GUILD) == ForgottenGuild(GUILD, "The Film Club")

    assert await bot.database.read(kept) == {}
    assert await bot.guilds.get_settings(GUILD) == GuildSettings(GUILD)
    left = await bot.database.read(lambda connection: list(connection.scalars(select(jobs.c.key))))
    assert left == ["9"]
    assert await bot.presence.forget_guild(GUILD) is None
    # Who comes back is learnt anew, although they were in memory.
    await bot.guilds.remember_name(GUILD, MemberId(10), "Ana")
    assert await bot.guilds.get_names(GUILD, [MemberId(10)]) == {10: "Ana"}
