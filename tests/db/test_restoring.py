"""A backup of each schema that a bot has had, with a season in it, is restored and goes on as if nothing had been."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from bot.db import migrations
from bot.db.backups import back_up_database, restore_backup
from bot.db.engine import Database
from bot.db.migrations import make_alembic_config
from bot.db.sqlite import APPLICATION_ID
from bot.errors import StartError
from tests.db.test_copying import everything, file_url
from tests.golden.before import DATABASE

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)

FIRST_SCHEMA = "0001"
KEPT_SCHEMA = "0002"
"""The schema of the season that is kept with the pinned files."""

SCHEMAS = sorted(
    script.revision for script in ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions()
)


def make_season(file: Path, schema: str) -> None:
    """The kept season as a bot of this schema would have it."""
    if schema == FIRST_SCHEMA:
        whole = file.with_name("whole.db")
        make_season(whole, KEPT_SCHEMA)
        upgrade(file, FIRST_SCHEMA)
        copy_what_fits(whole, file)
        return
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(DATABASE.read_text(encoding="utf-8"))
    upgrade(file, schema)


def upgrade(file: Path, schema: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with create_engine(f"sqlite:///{file}").begin() as connection:
        command.upgrade(make_alembic_config(connection), schema)


def copy_what_fits(source: Path, target: Path) -> None:
    """Copy the rows of the tables that both have, without the columns that only the source has."""
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS source", (str(source),))
        for table in counts(target):
            if table != "alembic_version":
                columns = ", ".join(
                    f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")
                )
                copy = f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM source.{table}"  # noqa: S608 - our own
                connection.execute(copy)


def counts(file: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(file)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608 - our own tables


def start_and_stop(file: Path) -> None:
    async def both() -> None:
        await (await Database.open(file_url(file))).close()

    asyncio.run(both())


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_backup_of_this_schema_is_restored_whole(schema: str, tmp_path: Path) -> None:
    season, backup, file = (tmp_path / name for name in ("season.db", "backup.db", "envelope.db"))
    make_season(season, schema)
    before = counts(season)
    assert sum(before.values()) > len(before) / 2
    back_up_database(season, backup)
    assert restore_backup(backup, file, NOON, overwrite=False) is None
    assert counts(file) == before
    start_and_stop(file)
    start_and_stop(season)
    assert everything(file_url(file)) == everything(file_url(season))
    after = counts(file)
    assert {name: after[name] for name in before} == before


def test_the_season_of_each_schema_has_people_in_it(tmp_path: Path) -> None:
    for schema in SCHEMAS:
        folder = tmp_path / schema
        folder.mkdir()
        make_season(folder / "season.db", schema)
        filled = counts(folder / "season.db")
        assert filled["guilds"] > 0
        assert filled["audit"] > 0
        if schema != FIRST_SCHEMA:
            assert filled["picks"] > 0
            assert filled["announcements"] > 0


def test_what_is_there_is_replaced_only_if_told_so(tmp_path: Path) -> None:
    backup, file = tmp_path / "backup.db", tmp_path / "envelope.db"
    start_and_stop(file)
    back_up_database(file, backup)
    make_season(tmp_path / "season.db", KEPT_SCHEMA)
    (tmp_path / "season.db").replace(file)
    before = counts(file)
    with pytest.raises(StartError, match="say --overwrite"):
        restore_backup(backup, file, NOON, overwrite=False)
    assert counts(file) == before
    aside = restore_backup(backup, file, NOON, overwrite=True)
    assert aside is not None
    assert counts(aside) == before
    assert counts(file)["guilds"] == 0
