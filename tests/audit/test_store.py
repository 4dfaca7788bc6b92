from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from bot.audit import store
from bot.audit.model import ERASED_ACTOR, Actor, AuditAction, AuditEntry
from bot.db.engine import Database
from bot.guilds import store as guilds
from bot.ids import GuildId, MemberId

NOW = datetime(2026, 3, 15, 18, tzinfo=UTC)
OLGA = Actor(MemberId(7), "Olga")


def entry(guild_id: GuildId, subject: str) -> AuditEntry:
    return AuditEntry(guild_id, NOW, OLGA, AuditAction.CONFIGURE, subject)


async def append(database: Database, *entries: AuditEntry) -> None:
    def all_of_them(connection: Connection) -> None:
        for one in entries:
            guilds.ensure_guild(connection, one.guild_id, NOW)
            store.append_entry(connection, one)

    await database.write(all_of_them)


async def test_an_entry_comes_back_as_it_was(database: Database) -> None:
    kept = AuditEntry(
        GuildId(1),
        NOW,
        Actor(None, "Envelope"),
        AuditAction.CONFIGURE,
        "slate",
        None,
        {"winners": ["a", "b"], "tie": True},
        True,
    )
    await append(database, kept)
    [found] = await database.read(store.list_page, GuildId(1), limit=10)
    assert found.id > 0
    assert (found.actor, found.at, found.subject, found.before, found.after, found.had_ballot) == (
        kept.actor, kept.at, kept.subject, kept.before, kept.after, kept.had_ballot,
    )  # fmt: skip


async def test_pages_go_back_in_time_within_one_server(database: Database) -> None:
    await append(database, *(entry(GuildId(number % 2), str(number)) for number in range(10)))
    first = await database.read(store.list_page, GuildId(1), limit=3)
    second = await database.read(store.list_page, GuildId(1), limit=3, skip=3)
    assert [one.subject for one in first] == ["9", "7", "5"]
    assert [one.subject for one in second] == ["3", "1"]


async def test_one_kind_can_be_asked_for(database: Database) -> None:
    await append(database, entry(GuildId(1), "time_zone"))
    assert len(await database.read(store.list_page, GuildId(1), limit=3, action=AuditAction.CONFIGURE)) == 1


async def test_a_refused_change_leaves_no_entry(database: Database) -> None:
    def change(connection: Connection) -> None:
        store.append_entry(connection, entry(GuildId(1), "undone"))
        raise LookupError

    await append(database, entry(GuildId(1), "done"))
    with pytest.raises(LookupError):
        await database.write(change)
    assert [one.subject for one in await database.read(store.list_page, GuildId(1), limit=9)] == ["done"]


async def test_an_erased_actor_leaves_what_they_did(database: Database) -> None:
    await append(database, entry(GuildId(1), "one"), entry(GuildId(2), "two"))
    await append(
        database, AuditEntry(GuildId(1), NOW, Actor(MemberId(8), "Ben"), AuditAction.CONFIGURE, "three")
    )
    assert [one.subject for one in await database.read(store.list_entries_by_actor, MemberId(7))] == [
        "one",
        "two",
    ]

    await database.write(store.erase_actor, MemberId(7))

    assert await database.read(store.list_entries_by_actor, MemberId(7)) == []
    shown = [(one.subject, one.actor) for one in await database.read(store.list_page, GuildId(1), limit=9)]
    assert shown == [("three", Actor(MemberId(8), "Ben")), ("one", ERASED_ACTOR)]
