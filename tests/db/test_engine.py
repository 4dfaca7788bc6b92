import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, text

from bot.db.engine import Database
from bot.db.migrations import make_alembic_config
from bot.db.sqlite import APPLICATION_ID, open_connection
from bot.errors import StartError

ROOT = Path(__file__).parents[2]


def open_and_close(file: Path) -> None:
    async def both() -> None:
        database = await Database.open(f"sqlite+aiosqlite:///{file}")
        await database.close()

    asyncio.run(both())


def test_durability_is_what_was_asked_for(file: Path) -> None:
    connection = open_connection(file)
    answers = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    connection.close()
    # SQLite calls FULL the second degree of being synchronous.
    assert answers == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_database_is_opened_again(file: Path) -> None:
    open_and_close(file)
    open_and_close(file)


def test_a_database_of_an_older_version_is_brought_up_to_date(file: Path) -> None:
    connection = open_connection(file)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    with create_engine(f"sqlite:///{file}").begin() as older:
        command.upgrade(make_alembic_config(older), "0001")
    open_and_close(file)
    connection = open_connection(file)
    assert connection.execute("SELECT count(*) FROM contests").fetchall() == [(0,)]
    connection.close()


def test_threads_on_films_whose_id_is_known_now_keep_their_topic(file: Path) -> None:
    connection = open_connection(file)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.close()
    with create_engine(f"sqlite:///{file}").begin() as older:
        command.upgrade(make_alembic_config(older), "0007")
        older.execute(text("INSERT INTO guilds (id, joined_at) VALUES (1, '2026-01-01')"))
        insert = text(
            "INSERT INTO threads (guild_id, subject, channel_id, opened_at) "
            "VALUES (1, :subject, :channel, '2026-01-01')"
        )
        for channel, subject in enumerate(("film:x-challengers-2024", "film:tt28607951", "person:nm0000658")):
            older.execute(insert, {"subject": subject, "channel": channel})
    open_and_close(file)
    connection = open_connection(file)
    topics = connection.execute("SELECT subject FROM threads ORDER BY channel_id").fetchall()
    assert topics == [("film:tt16426418",), ("film:tt28607951",), ("person:nm0000658",)]
    connection.close()


@pytest.mark.slow
def test_a_bot_that_starts_again_does_without_alembic(file: Path) -> None:
    open_and_close(file)
    again = f"""
import asyncio, sys
from bot.db.engine import Database

async def start():
    database = await Database.open("sqlite+aiosqlite:///{file}")
    await database.close()

asyncio.run(start())
print("alembic" in sys.modules)
"""
    command = [sys.executable, "-c", again]
    started = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert started.stdout.strip() == "False"


async def test_tables_and_migrations_agree(database: Database) -> None:
    def check(connection: Connection) -> None:
        command.check(make_alembic_config(connection))

    await database.write(check)


def test_a_newer_versions_database_is_refused(file: Path) -> None:
    open_and_close(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StartError, match=r"newer version of Envelope \(9999\)"):
        open_and_close(file)


def test_another_programs_database_is_refused_and_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StartError, match="belongs to another program"):
        open_and_close(file)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    connection.close()


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    file.write_bytes(b"And the Oscar goes to ... " * 400)
    with pytest.raises(StartError, match="damaged or no database"):
        open_and_close(file)


def test_a_database_cut_short_is_refused(file: Path) -> None:
    open_and_close(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:6000])
    with pytest.raises(StartError, match="damaged"):
        open_and_close(file)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "envelope.db"
    with pytest.raises(StartError, match=f"{file} cannot be written: its folder must exist"):
        open_and_close(file)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="cannot be written"):
        open_and_close(tmp_path)


def test_a_database_that_another_program_holds_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_close(file)
    monkeypatch.setattr("bot.db.sqlite._BUSY_TIMEOUT_MS", 10)
    holder = sqlite3.connect(file)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StartError, match="in use by another program"):
        open_and_close(file)
    holder.close()


@pytest.fixture
def read_only_database() -> Iterator[Path]:
    """A file that the bot may read and not write; root may do everything, so it is somebody else here."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "envelope.db"
        connection = sqlite3.connect(file)
        connection.close()
        file.touch()
        file.chmod(0o444)
        Path(folder).chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(65534)
        yield file
        if was_root:
            os.seteuid(0)
        Path(folder).chmod(0o755)


def test_a_read_only_disk_is_refused(read_only_database: Path) -> None:
    with pytest.raises(StartError, match="cannot be written"):
        open_and_close(read_only_database)
