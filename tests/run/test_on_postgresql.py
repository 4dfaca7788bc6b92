"""The bot as its own process on a PostgreSQL database."""

from pathlib import Path

import pytest

from tests.postgresql import PostgresqlServer
from tests.run.conftest import StartBot
from tests.standin.server import DiscordServer
from tests.stored import read_rows


@pytest.fixture(autouse=True)
def on_server(tmp_path: Path, postgresql_url: str) -> str:
    """The database that the bots of a test serve, as their folder's settings say."""
    (tmp_path / ".env").write_text(f"DATABASE={postgresql_url}\n", encoding="utf-8")
    return postgresql_url


async def test_it_starts_serves_and_stops(server: DiscordServer, bot: StartBot, on_server: str) -> None:
    async with bot() as started:
        await server.gateway.wait_for_connection()
        assert (await started.stop()).in_good_order
    assert read_rows(on_server, "SELECT count(*) FROM bot_state") != [(0,)], (
        "it kept which commands it registered"
    )


async def test_a_second_bot_on_the_database_is_refused_and_the_first_goes_on(
    server: DiscordServer, bot: StartBot, on_server: str
) -> None:
    async with bot() as first:
        await server.gateway.wait_for_connection()
        async with bot() as second:
            ended = await second.ended()
        assert ended.code == 2
        assert f"Another `envelope run` serves the database {on_server.rpartition('/')[2]} on" in ended.err
        assert (await first.stop()).in_good_order


async def test_the_database_is_free_again_after_a_kill(server: DiscordServer, bot: StartBot) -> None:
    async with bot() as first:
        await server.gateway.wait_for_connection()
        await first.kill()
    async with bot() as second:
        await server.gateway.wait_for_connection()
        assert (await second.stop()).in_good_order


async def test_it_outlives_a_restart_of_the_database_server(
    server: DiscordServer, bot: StartBot, postgresql: PostgresqlServer
) -> None:
    async with bot() as started:
        await server.gateway.wait_for_connection()
        postgresql.restart_at_once()
        assert (await started.stop()).in_good_order
