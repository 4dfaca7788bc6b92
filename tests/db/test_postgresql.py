"""What is PostgreSQL's own: one writer at a time, lost connections, and what a host is told at the start."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, insert, make_url, select, update
from sqlalchemy.exc import DBAPIError

from bot.db.engine import Database
from bot.db.migrations import make_alembic_config
from bot.db.postgresql import LISTENING_SECONDS, POOL_CONNECTIONS
from bot.db.tables import bot_state
from bot.errors import StartError
from tests.cutting_proxy import Cut, CuttingProxy, open_proxy
from tests.postgresql import PostgresqlServer
from tests.standin.patience import PATIENCE_SECONDS
from tests.stored import read_rows

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def database(postgresql_url: str) -> AsyncGenerator[Database]:
    opened = await Database.open(postgresql_url)
    yield opened
    await opened.close()


def keep(connection: Connection, name: str) -> str:
    connection.execute(insert(bot_state), {"name": name, "value": "0"})
    return name


def names(connection: Connection) -> set[str]:
    return set(connection.scalars(select(bot_state.c.name)))


def count_up(connection: Connection) -> int:
    """Read a number and write the next one: what goes wrong where two do it at once."""
    number = int(connection.scalars(select(bot_state.c.value).where(bot_state.c.name == "number")).one()) + 1
    connection.execute(update(bot_state).where(bot_state.c.name == "number").values(value=str(number)))
    return number


def end_others(server: PostgresqlServer, url: str) -> None:
    """End every connection to a database, as an administrator does."""
    name = make_url(url).database
    server.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608 - the name of the test's own database


async def test_tables_and_migrations_agree(database: Database) -> None:
    await database.write(lambda connection: command.check(make_alembic_config(connection)))


async def test_two_processes_write_one_after_the_other(database: Database, postgresql_url: str) -> None:
    other = await Database.open(postgresql_url)
    await database.write(keep, "number")
    await asyncio.gather(*(each.write(count_up) for _ in range(100) for each in (database, other)))
    await other.close()
    assert read_rows(postgresql_url, "SELECT value FROM bot_state") == [("200",)]


async def test_readers_and_the_writer_share_a_bounded_pool(
    database: Database, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    all_read, go_on = threading.Barrier(POOL_CONNECTIONS), threading.Event()

    def wait(connection: Connection) -> int:
        names(connection)
        all_read.wait(timeout=PATIENCE_SECONDS)
        go_on.wait()
        return 1

    reading = [asyncio.create_task(database.read(wait)) for _ in range(3 * (POOL_CONNECTIONS - 1))]
    await asyncio.to_thread(all_read.wait, PATIENCE_SECONDS)
    # However many read, one can write.
    assert await database.write(keep, "meanwhile") == "meanwhile"
    name = make_url(postgresql_url).database
    open_now = read_rows(
        postgresql.url("postgres"),
        f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608 - the name of the test's own database
    )
    assert open_now == [(POOL_CONNECTIONS,)]
    go_on.set()
    all_read.abort()
    outcomes = await asyncio.gather(*reading, return_exceptions=True)
    assert outcomes[: POOL_CONNECTIONS - 1] == [1] * (POOL_CONNECTIONS - 1)


async def test_idle_connections_that_were_ended_are_made_anew(
    database: Database, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    assert await database.write(keep, "before") == "before"
    for _ in range(2):
        end_others(postgresql, postgresql_url)
        assert "before" in await database.read(names)
    end_others(postgresql, postgresql_url)
    assert await database.write(keep, "after") == "after"
    assert await database.read(names) == {"before", "after"}


async def test_a_transaction_whose_connection_is_ended_is_run_again(
    database: Database, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    attempts: list[str] = []

    def keep_and_lose(connection: Connection, name: str) -> str:
        keep(connection, name)
        attempts.append(name)
        if len(attempts) == 1:
            end_others(postgresql, postgresql_url)
        return name

    outcomes = await asyncio.gather(
        database.write(keep, "first"), database.write(keep_and_lose, "second"), database.write(keep, "third")
    )
    assert outcomes == ["first", "second", "third"]
    assert attempts == ["second", "second"]
    assert await database.read(names) == {"first", "second", "third"}


@pytest.fixture
async def proxy(postgresql: PostgresqlServer) -> AsyncGenerator[CuttingProxy]:
    async with open_proxy(postgresql.port) as opened:
        yield opened


@pytest.fixture
async def distant(proxy: CuttingProxy, postgresql_url: str) -> AsyncGenerator[Database]:
    """The database behind a network that fails when it is told to."""
    url = make_url(postgresql_url).set(port=proxy.port)
    opened = await Database.open(url.render_as_string(hide_password=False))
    yield opened
    proxy.is_down = False
    await opened.close()


@pytest.mark.parametrize("cut", Cut)
async def test_a_connection_lost_while_committing_keeps_everything_once(
    distant: Database, proxy: CuttingProxy, cut: Cut
) -> None:
    heard: list[int] = []
    distant.add_listener("names", heard.append)
    attempts: list[int] = []

    def note(connection: Connection, number: int) -> int:
        attempts.append(number)
        # A second time this would break the rule that names differ.
        keep(connection, str(number))
        return number

    await distant.write(note, 0)
    proxy.cut = cut
    assert await asyncio.gather(*(distant.write(note, number) for number in (1, 2, 3))) == [1, 2, 3]
    assert proxy.cuts == 1
    assert await distant.read(names) == {"0", "1", "2", "3"}
    assert attempts == ([0, 1, 2, 3] if cut is Cut.AFTER_COMMIT else [0, 1, 2, 3, 1, 2, 3])


async def test_what_never_reached_the_server_is_asked_again(
    postgresql_url: str, proxy: CuttingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.postgresql_server.SERVER_PATIENCE_SECONDS", LISTENING_SECONDS)
    url = make_url(postgresql_url).set(port=proxy.port)
    distant = await Database.open(url.render_as_string(hide_password=False))
    await distant.write(keep, "before")
    proxy.swallows = True
    asked = asyncio.create_task(distant.read(names)), asyncio.create_task(distant.write(keep, "after"))
    async with asyncio.timeout(PATIENCE_SECONDS):
        while proxy.swallowed < len(asked):  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)
        proxy.swallows = False
        await asyncio.gather(*asked)
        assert await distant.read(names) == {"before", "after"}
    await distant.close()


async def test_a_server_that_stays_away_is_an_error_and_nothing_is_kept(
    distant: Database, proxy: CuttingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.postgresql_server.RETRY_DELAYS_SECONDS", (0.0, 0.0))
    await distant.write(keep, "before")
    proxy.is_down, proxy.cut = True, Cut.BEFORE_COMMIT
    with pytest.raises(DBAPIError):
        await distant.write(keep, "lost")
    with pytest.raises(DBAPIError):
        await distant.read(names)
    assert proxy.cuts == 1
    proxy.is_down = False
    assert await distant.read(names) == {"before"}
    assert await distant.write(keep, "later") == "later"


@pytest.mark.slow
async def test_who_never_finishes_does_not_hold_up_the_others(
    database: Database, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is stopped in the middle of a transaction holds its lock for a while, not for ever."""
    monkeypatch.setattr("bot.db.postgresql.IDLE_TRANSACTION_TIMEOUT_SECONDS", 1)
    stopped = await Database.open(postgresql_url)
    begun, go_on = threading.Event(), threading.Event()

    def stop(connection: Connection) -> None:
        if not begun.is_set():
            keep(connection, "unfinished")
            begun.set()
            go_on.wait()

    waiting = asyncio.create_task(stopped.write(stop))
    await asyncio.to_thread(begun.wait)
    assert await database.write(keep, "went on") == "went on"
    go_on.set()
    await waiting
    await stopped.close()
    assert await database.read(names) == {"went on"}


async def refusal(url: str) -> str:
    with pytest.raises(StartError) as refused:
        await Database.open(url)
    said = str(refused.value)
    assert "\n" not in said
    assert "secret" not in said
    return said


async def test_a_server_that_cannot_be_used_is_one_sentence(postgresql: PostgresqlServer) -> None:
    nowhere = "postgresql+psycopg://envelope:secret@127.0.0.1:1/envelope"
    assert "envelope on 127.0.0.1:1 cannot be reached, because nothing answers there" in await refusal(
        nowhere
    )
    assert "there is no such machine" in await refusal(
        "postgresql+psycopg://a:secret@nowhere.invalid/envelope"
    )
    assert "does not exist" in await refusal(postgresql.url("nothing"))
    assert "does not exist" in await refusal(
        postgresql.url("postgres").replace("postgres@", "nobody:secret@")
    )


async def test_a_newer_versions_database_is_refused(
    postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    postgresql.execute(
        "UPDATE alembic_version SET version_num = '9999'", make_url(postgresql_url).database or ""
    )
    assert "newer version of Envelope (9999)" in await refusal(postgresql_url)


async def test_another_programs_database_is_refused_and_left_alone(postgresql: PostgresqlServer) -> None:
    with postgresql.lend_database("template0") as url:
        postgresql.execute("CREATE TABLE recipes (name TEXT)", make_url(url).database or "")
        assert "belongs to another program" in await refusal(url)
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        assert read_rows(url, tables) == [("recipes",)]


async def test_of_several_that_start_at_once_one_makes_the_tables(postgresql: PostgresqlServer) -> None:
    with postgresql.lend_database("template0") as url:
        opened = await asyncio.gather(*(Database.open(url) for _ in range(3)))
        assert [await each.read(names) for each in opened] == [set(), set(), set()]
        for each in opened:
            await each.close()


def run_python(code: str) -> str:
    python = [sys.executable, "-c", code]
    done = subprocess.run(python, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return done.stdout.strip()


OPEN = """
import asyncio, sys
{before}
from bot.db.engine import Database
from bot.errors import StartError

async def start():
    database = await Database.open("{url}")
    await database.close()

try:
    asyncio.run(start())
except StartError as error:
    print(error)
else:
    print("alembic" in sys.modules, "psycopg" in sys.modules)
"""


@pytest.mark.slow
def test_a_bot_that_starts_again_does_without_alembic(postgresql_url: str) -> None:
    assert run_python(OPEN.format(before="", url=postgresql_url)) == "False True"


@pytest.mark.slow
def test_with_sqlite_the_driver_is_never_loaded(file: Path) -> None:
    assert run_python(OPEN.format(before="", url=f"sqlite+aiosqlite:///{file}")) == "True False"


@pytest.mark.slow
def test_a_missing_driver_is_named_with_its_cure() -> None:
    without = "sys.modules['psycopg'] = None"
    said = run_python(OPEN.format(before=without, url="postgresql+psycopg://a@127.0.0.1/b"))
    assert said.startswith(
        "A PostgreSQL database needs psycopg, which is not installed: run `uv sync --extra"
    )
