"""A database is copied to another one and back, from the one that an earlier version left."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, create_engine, insert, make_url, select
from sqlalchemy.pool import NullPool

from bot.db.copying import copy_database
from bot.db.engine import Database
from bot.db.tables import bot_state, guilds, jobs, metadata
from bot.errors import StartError
from tests.contest_club import GUILD, NOW
from tests.golden.before import DATABASE
from tests.postgresql import PostgresqlServer
from tests.stored import read_rows


def file_url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def open_and_close(url: str) -> None:
    async def both() -> None:
        await (await Database.open(url)).close()

    asyncio.run(both())


def copy(source: str, target: str) -> list[tuple[int, int]]:
    """Copy, and return what the progress bar was told."""
    told: list[tuple[int, int]] = []
    copy_database(source, target, progress=lambda done, total: told.append((done, total)))
    return told


def everything(url: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    engine = create_engine(url.replace("sqlite+aiosqlite", "sqlite"), poolclass=NullPool)
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata.sorted_tables
        }


async def write_rows(url: str, *rows: tuple[Table, dict[str, Any]]) -> None:
    """Write rows as the bot does."""

    def insert_all(connection: Connection) -> None:
        for table, values in rows:
            connection.execute(insert(table), values)

    database = await Database.open(url)
    await database.write(insert_all)
    await database.close()


JOB: dict[str, Any] = {"kind": "note", "key": "next", "due_at": NOW, "payload": {}}
SERVER: dict[str, Any] = {"id": GUILD, "joined_at": NOW}


def next_job(url: str) -> int:
    """The number that a new deadline gets."""
    asyncio.run(write_rows(url, (jobs, JOB)))
    return read_rows(url, "SELECT max(id) FROM jobs")[0][0]


@pytest.fixture
def season(tmp_path: Path) -> str:
    """A whole season in a file that an earlier version left, of today's version."""
    file = tmp_path / "season.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(DATABASE.read_text(encoding="utf-8"))
    open_and_close(file_url(file))
    return file_url(file)


def test_a_season_moves_to_a_server_and_back(season: str, postgresql_url: str, file: Path) -> None:
    before = everything(season)
    rows = sum(map(len, before.values()))

    told = copy(season, postgresql_url)
    assert told[-1] == (2 * rows, 2 * rows), "each row is copied and compared"
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert everything(postgresql_url) == before

    copy(postgresql_url, file_url(file))
    assert everything(file_url(file)) == before
    assert everything(season) == before, "the source is as it was"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["file", "server"])
def test_a_number_is_given_once_also_across_a_copy(
    season: str, postgresql_url: str, file: Path, kind: str
) -> None:
    last = read_rows(season, "SELECT max(id) FROM jobs")[0][0]
    # A deadline that was met and deleted: its number is gone for good.
    assert next_job(season) == last + 1
    with closing(sqlite3.connect(make_url(season).database or "")) as connection:
        connection.execute("DELETE FROM jobs WHERE key = 'next'")
        connection.commit()
    copy(season, postgresql_url)
    if kind == "server":
        assert next_job(postgresql_url) == last + 2
    else:
        copy(postgresql_url, file_url(file))
        assert next_job(file_url(file)) == last + 2


def test_an_empty_database_is_copied_too(postgresql_url: str, file: Path) -> None:
    copy(postgresql_url, file_url(file))
    assert next_job(file_url(file)) == 1


def test_a_target_with_rows_is_refused_and_left_alone(season: str, postgresql_url: str, file: Path) -> None:
    for target in (postgresql_url, file_url(file)):
        asyncio.run(write_rows(target, (guilds, SERVER)))
        with pytest.raises(StartError, match="is not empty"):
            copy(season, target)
        assert read_rows(target, "SELECT id FROM guilds") == [(GUILD,)]


def test_another_programs_database_is_no_target(
    season: str, postgresql: PostgresqlServer, file: Path
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StartError, match="belongs to another program"):
        copy(season, file_url(file))
    with postgresql.lend_database("template0") as url:
        postgresql.execute("CREATE TABLE recipes (name TEXT)", make_url(url).database or "")
        with pytest.raises(StartError, match="belongs to another program"):
            copy(season, url)


def test_what_is_no_source_is_refused(postgresql: PostgresqlServer, file: Path, tmp_path: Path) -> None:
    target = file_url(tmp_path / "target.db")
    with pytest.raises(StartError, match="There is no file"):
        copy(file_url(file), target)
    with postgresql.lend_database("template0") as url, pytest.raises(StartError, match="is empty"):
        copy(url, target)
    with postgresql.lend_database() as url:
        postgresql.execute("UPDATE alembic_version SET version_num = '0001'", make_url(url).database or "")
        with pytest.raises(StartError, match="older version"):
            copy(url, target)
        postgresql.execute("UPDATE alembic_version SET version_num = '9999'", make_url(url).database or "")
        with pytest.raises(StartError, match="newer version"):
            copy(url, target)
    assert not (tmp_path / "target.db").exists()


def test_a_row_that_the_server_cannot_keep_is_named_and_nothing_is_copied(
    postgresql_url: str, file: Path
) -> None:
    # SQLite keeps text of any length; a server does not.
    long = {"name": "n" * 50, "value": ""}
    asyncio.run(write_rows(file_url(file), (guilds, SERVER), (bot_state, long)))
    with pytest.raises(StartError, match="row of the table bot_state cannot be kept"):
        copy(file_url(file), postgresql_url)
    assert all(rows == [] for rows in everything(postgresql_url).values())


def test_a_row_that_arrives_otherwise_is_found(
    postgresql: PostgresqlServer, postgresql_url: str, season: str
) -> None:
    postgresql.execute(
        "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := NEW.title || '!'; "
        "RETURN NEW; END $$; "
        "CREATE TRIGGER spoil BEFORE INSERT ON contests FOR EACH ROW EXECUTE FUNCTION spoil()",
        make_url(postgresql_url).database or "",
    )
    with pytest.raises(StartError, match="rows of the table contests did not arrive"):
        copy(season, postgresql_url)
    assert read_rows(postgresql_url, "SELECT id FROM contests") == []
