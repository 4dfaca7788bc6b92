"""The command line on a PostgreSQL database: checked, copied, backed up and restored."""

import asyncio
import shutil
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.clock import system_clock
from bot.db.engine import Database
from bot.db.process_lock import hold_database
from bot.db.state import BotState
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId
from tests.postgresql import PostgresqlServer
from tests.stored import read_rows
from tests.test_command_line import Host

pytestmark = pytest.mark.slow


@pytest.fixture
def host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], postgresql_url: str
) -> Host:
    made = Host(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("DATABASE", postgresql_url)
    return made


async def remember(url: str, value: str) -> None:
    database = await Database.open(url)
    await BotState(database).set_value("memory", value)
    await database.close()


def memory(url: str) -> str:
    [(value,)] = read_rows(url, "SELECT value FROM bot_state WHERE name = 'memory'")
    return value


def test_check_says_what_is_fine(
    host: Host, postgresql: PostgresqlServer, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = make_url(postgresql_url).database
    assert f"The database {name} on 127.0.0.1:{postgresql.port} can be used." in host.envelope("check").out
    postgresql.execute("UPDATE alembic_version SET version_num = '9999'", name or "")
    assert "newer version" in host.envelope("check").err
    with postgresql.lend_database("template0") as url:
        monkeypatch.setenv("DATABASE", url)
        assert "has no tables yet" in host.envelope("check").out
    monkeypatch.setenv("DATABASE", "postgresql+psycopg://envelope:secret@127.0.0.1:1/envelope")
    said = host.envelope("check")
    assert said.code == 2
    assert "envelope on 127.0.0.1:1 cannot be reached" in said.err
    assert "secret" not in said.err


def test_a_database_moves_to_a_server_and_back(host: Host, postgresql_url: str) -> None:
    asyncio.run(remember(f"sqlite+aiosqlite:///{host.file}", "moved"))
    said = host.envelope("copy-database", "envelope.db", postgresql_url)
    assert said.code == 0, said.err
    assert said.out.startswith("1 rows are copied to test_")
    assert memory(postgresql_url) == "moved"
    assert host.envelope("copy-database", postgresql_url, "back.db").code == 0
    assert memory(f"sqlite+aiosqlite:///{host.folder / 'back.db'}") == "moved"
    assert "is not empty" in host.refusal("copy-database", postgresql_url, "back.db")
    assert "FROM must be a path" in host.refusal("copy-database", "mysql://localhost/envelope", "other.db")
    assert "There is no file" in host.refusal("copy-database", "missing.db", "other.db")


def test_nothing_is_copied_while_a_bot_serves_one_of_them(host: Host, postgresql_url: str) -> None:
    asyncio.run(remember(f"sqlite+aiosqlite:///{host.file}", "then"))
    for served in (postgresql_url, f"sqlite+aiosqlite:///{host.file}"):
        with hold_database(served):
            assert "stop it first" in host.refusal("copy-database", "envelope.db", postgresql_url)
    assert host.envelope("copy-database", "envelope.db", postgresql_url).code == 0


def test_a_backup_brings_back_what_was(host: Host, postgresql_url: str) -> None:
    asyncio.run(remember(postgresql_url, "then"))
    with hold_database(postgresql_url):
        assert host.envelope("backup", "copy.dump").code == 0
    asyncio.run(remember(postgresql_url, "now"))
    assert "is in use already: say --overwrite" in host.refusal("restore", "copy.dump")
    with hold_database(postgresql_url):
        assert "stop it first" in host.refusal("restore", "copy.dump", "--overwrite")
    assert memory(postgresql_url) == "now"
    said = host.envelope("restore", "copy.dump", "--overwrite")
    assert said.code == 0, said.err
    assert memory(postgresql_url) == "then"
    asyncio.run(remember(postgresql_url, "later"))
    assert "exists already" in host.refusal("backup", "copy.dump")


def test_a_backup_goes_to_a_new_server_too(
    host: Host, postgresql: PostgresqlServer, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(remember(postgresql_url, "then"))
    host.envelope("backup", "copy.dump")
    with postgresql.lend_database("template0") as url:
        monkeypatch.setenv("DATABASE", url)
        assert "is empty: no bot has written" in host.refusal("backup", "nothing.dump")
        assert host.envelope("restore", "copy.dump").code == 0
        assert memory(url) == "then"


def test_what_is_no_backup_is_refused_and_nothing_changes(
    host: Host, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    asyncio.run(remember(postgresql_url, "now"))
    host.envelope("backup", "copy.dump")
    whole = (host.folder / "copy.dump").read_bytes()
    (host.folder / "damaged.dump").write_bytes(whole[: len(whole) // 2])
    (host.folder / "text.dump").write_text("Hello", encoding="utf-8")
    name = make_url(postgresql_url).database or ""
    postgresql.execute("UPDATE alembic_version SET version_num = '9999'", name)
    shutil.copy(host.folder / "copy.dump", host.folder / "kept.dump")
    assert "newer version" in host.refusal("backup", "newer.dump")
    postgresql.execute("UPDATE alembic_version SET version_num = '0001'", name)
    for bad in ("damaged.dump", "text.dump"):
        assert "pg_restore failed" in host.refusal("restore", bad, "--overwrite")
    assert "There is no file" in host.refusal("restore", "missing.dump", "--overwrite")
    assert memory(postgresql_url) == "now"


def test_missing_programs_are_named(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(host.folder))
    assert "need pg_dump, which is not installed" in host.refusal("backup", "copy.dump")
    assert not (host.folder / "copy.dump").exists()


def test_a_server_is_forgotten(host: Host, postgresql_url: str) -> None:
    async def configure() -> None:
        database = await Database.open(postgresql_url)
        await GuildService(database, system_clock).remember_name(GuildId(111), MemberId(7), "Ana")
        await database.close()

    asyncio.run(configure())
    assert host.envelope("forget", "111", "--yes").code == 0
    assert read_rows(postgresql_url, "SELECT id FROM guilds") == []
    assert "knows no server 111" in host.refusal("forget", "111", "--yes")
