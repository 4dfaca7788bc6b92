"""Scheduled backups: made when due, whole or not there, the oldest deleted."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.db.backup_rotation import delete_old_backups, list_backups, make_backup
from bot.db.backups import verify_database
from bot.db.engine import Database
from bot.db.scheduled_backups import BACKUP_RETRY_DELAY, ScheduledBackups
from bot.db.state import BotState
from bot.metrics import BACKUPS, LAST_BACKUP_BYTES, LAST_BACKUP_SECONDS
from tests.stored import read_rows

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
DAY = timedelta(days=1)


class Machine:
    """A bot's host with a clock of its own."""

    def __init__(self, url: str, folder: Path) -> None:
        self.folder = folder
        self.now = NOON
        self.backups = ScheduledBackups(url, folder, DAY, 3, lambda: self.now)

    async def wait(self, length: timedelta) -> timedelta:
        self.now += length
        return await self.backups.make_due_backup()

    @property
    def days(self) -> list[int]:
        return [at.day for at, _ in list_backups(self.folder)]


@pytest.fixture
def machine(database_url: str, tmp_path: Path) -> Machine:
    return Machine(database_url, tmp_path / "backups")


def failures() -> float:
    return BACKUPS.values.get(("failed",), 0)


@pytest.mark.usefixtures("database")
async def test_one_is_made_a_day_and_the_oldest_go(machine: Machine) -> None:
    assert await machine.wait(timedelta()) == DAY
    assert machine.days == [14]
    assert await machine.wait(DAY / 4) == DAY * 3 / 4
    assert machine.days == [14]
    for _ in range(4):
        assert await machine.wait(DAY) == DAY
    assert machine.days == [16, 17, 18]
    [*_, (newest, file)] = list_backups(machine.folder)
    assert LAST_BACKUP_SECONDS.values[()] == newest.timestamp()
    assert LAST_BACKUP_BYTES.values[()] == file.stat().st_size > 0


@pytest.mark.usefixtures("database")
async def test_a_restart_neither_doubles_nor_skips_one(machine: Machine) -> None:
    await machine.wait(timedelta())
    again = Machine("sqlite+aiosqlite:///nowhere.db", machine.folder)
    assert await again.wait(DAY / 2) == DAY / 2
    assert machine.days == [14]


async def test_it_holds_what_was_there_at_that_instant(machine: Machine, database: Database) -> None:
    state = BotState(database)
    await state.set_value("memory", "then")
    await machine.wait(timedelta())
    await state.set_value("memory", "now")
    [(_, file)] = list_backups(machine.folder)
    if file.suffix == ".db":
        kept = read_rows(f"sqlite+aiosqlite:///{file}", "SELECT value FROM bot_state WHERE name = 'memory'")
        assert kept == [("then",)]
    assert file.stat().st_mode & 0o777 == 0o600
    assert machine.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.usefixtures("database")
async def test_one_that_fails_is_said_loudly_and_tried_again(
    machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    machine.folder.write_text("a file where the folder should be")
    before = failures()
    assert await machine.wait(timedelta()) == BACKUP_RETRY_DELAY
    [line] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert line.getMessage().startswith("NO BACKUP")
    assert "BACKUP_FOLDER" in line.getMessage()
    assert failures() == before + 1
    machine.folder.unlink()
    assert await machine.wait(BACKUP_RETRY_DELAY) == DAY
    assert machine.days == [14]


async def test_a_damaged_database_leaves_the_good_backups_alone(tmp_path: Path) -> None:
    file = tmp_path / "envelope.db"
    await (await Database.open(f"sqlite+aiosqlite:///{file}")).close()
    machine = Machine(f"sqlite+aiosqlite:///{file}", tmp_path / "backups")
    for _ in range(3):
        await machine.wait(DAY)
    file.write_bytes(b"no database any more" * 500)
    before = failures()
    assert await machine.wait(DAY) == BACKUP_RETRY_DELAY
    assert failures() == before + 1
    assert machine.days == [15, 16, 17]
    for _, backup in list_backups(machine.folder):
        verify_database(backup)


def test_what_is_not_its_own_stays_in_the_folder(tmp_path: Path) -> None:
    others = ["envelope.db", "envelope-before-update.db", "envelope-20260314-120000.db.old", "notes.txt"]
    own = [f"envelope-202603{day}-120000.db" for day in range(10, 15)]
    for name in [*others, *own]:
        (tmp_path / name).touch()
    delete_old_backups(tmp_path, 2, NOON + DAY)
    assert {file.name for file in tmp_path.iterdir()} == {*others, *own[-2:]}


async def test_what_a_killed_bot_left_half_made_goes(file: Path, tmp_path: Path) -> None:
    await (await Database.open(f"sqlite+aiosqlite:///{file}")).close()
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "envelope-20260313-120000.db.unfinished").write_text("half of it")
    backup = make_backup(f"sqlite+aiosqlite:///{file}", folder, NOON)
    assert [one.name for one in folder.iterdir()] == [backup.name]


@pytest.mark.usefixtures("database")
async def test_a_clock_that_was_ahead_stops_no_backup(machine: Machine) -> None:
    for _ in range(3):
        await machine.wait(30 * DAY)
    machine.now = NOON
    assert await machine.wait(timedelta()) == DAY
    assert [at for at, _ in list_backups(machine.folder) if at <= NOON] == [NOON]
    for _ in range(2):
        await machine.wait(DAY)
    assert machine.days == [14, 15, 16]


async def test_nothing_of_what_was_deleted_is_in_a_backup(file: Path, tmp_path: Path) -> None:
    """A backup is written anew, without the pages that an erasure left free."""
    database = await Database.open(f"sqlite+aiosqlite:///{file}")
    await BotState(database).set_value("memory", "a name to forget " * 1000)
    await BotState(database).set_value("memory", "gone")
    backup = make_backup(f"sqlite+aiosqlite:///{file}", tmp_path / "backups", NOON)
    await database.close()
    assert b"a name to forget" not in backup.read_bytes()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
