"""The audit log as it is read: pages, kinds, a file, and as it grows."""

import csv
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from bot.audit import store
from bot.audit.model import Actor, AuditAction, AuditEntry
from bot.audit.service import CSV_COLUMNS, AuditLog
from bot.db.engine import Database
from bot.guilds import store as guilds
from bot.ids import GuildId, MemberId
from bot.json_values import JsonValue

NOW = datetime(2026, 3, 15, 18, tzinfo=UTC)
OLGA = Actor(MemberId(7), "Olga")


@pytest.fixture
def log(database: Database) -> AuditLog:
    return AuditLog(database)


async def note(
    database: Database,
    subject: str,
    action: AuditAction = AuditAction.CONFIGURE,
    *,
    guild_id: int = 1,
    actor: Actor = OLGA,
    after: JsonValue = None,
) -> None:
    def work(connection: Connection) -> None:
        guilds.ensure_guild(connection, GuildId(guild_id), NOW)
        store.append_entry(
            connection, AuditEntry(GuildId(guild_id), NOW, actor, action, subject, None, after)
        )

    await database.write(work)


async def test_pages_and_kinds_of_one_server(log: AuditLog, database: Database) -> None:
    empty = await log.get_page(GuildId(1), 0, 3)
    assert (empty.entries, empty.number, empty.pages, empty.actions) == ([], 0, 1, [])

    for number in range(4):
        await note(database, str(number))
    await note(database, "picture", AuditAction.ANNOUNCE_RESULT)
    await note(database, "elsewhere", AuditAction.LOCK_CONTEST, guild_id=GuildId(2))

    second = await log.get_page(GuildId(1), 1, 3)
    assert ([one.subject for one in second.entries], second.number, second.pages) == (["1", "0"], 1, 2)
    assert second.actions == [AuditAction.ANNOUNCE_RESULT, AuditAction.CONFIGURE]
    beyond = await log.get_page(GuildId(1), 9, 3)
    assert (beyond.number, beyond.entries) == (1, second.entries)
    only = await log.get_page(GuildId(1), 0, 3, AuditAction.ANNOUNCE_RESULT)
    assert ([one.subject for one in only.entries], only.pages) == (["picture"], 1)


async def test_the_file_holds_everything_and_no_formula(log: AuditLog, database: Database) -> None:
    await note(
        database, "=cmd|' /C calc'!A0", actor=Actor(MemberId(9), "＋1 Ben\nBoo"), after={"title": "@x"}
    )
    await note(database, "second", AuditAction.LOCK_CONTEST, after="-2")

    text = await log.export_csv(GuildId(1))

    assert text.startswith("\ufeff")
    header, first, second = csv.reader(text.removeprefix("\ufeff").splitlines())
    assert tuple(header) == CSV_COLUMNS
    assert first == [
        "2026-03-15 18:00:00+00:00", "'＋1 Ben Boo", "id 9", "configure", "'=cmd|' /C calc'!A0", "",
        '{"title": "@x"}', "",
    ]  # fmt: skip
    assert second[4:7] == ["second", "", "'-2"]
    assert len((await log.export_csv(GuildId(1), AuditAction.LOCK_CONTEST)).splitlines()) == 2


async def test_who_follows_it_hears_and_reads_on(log: AuditLog, database: Database) -> None:
    heard: list[int] = []
    log.set_follower(lambda _: None)
    log.set_follower(heard.append)
    assert await log.get_latest_id() == 0
    await note(database, "before", guild_id=GuildId(2))
    read = await log.get_latest_id()

    await note(database, "one", guild_id=GuildId(2))
    await note(database, "two", guild_id=GuildId(2))

    assert heard == [2, 2, 2]
    assert [entry.subject for entry in await log.list_entries_since(GuildId(2), read, 10)] == ["one", "two"]
    assert [entry.subject for entry in await log.list_entries_since(GuildId(2), read, 1)] == ["one"]
    assert await log.list_entries_since(GuildId(1), 0, 10) == []
