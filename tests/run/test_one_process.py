"""One process serves a database at a time, and the next one may whenever and however that ended."""

from pathlib import Path

from tests.run.conftest import StartBot
from tests.run.process import start_bot
from tests.standin.server import DiscordServer


async def test_a_second_bot_on_the_database_is_refused_and_the_first_goes_on(
    server: DiscordServer, bot: StartBot
) -> None:
    async with bot() as first:
        await server.gateway.wait_for_connection()
        async with bot() as second:
            ended = await second.ended()
        assert ended.code == 2
        assert "Another `envelope run` serves the database envelope.db already: stop it first" in ended.err
        assert (await first.stop()).in_good_order


async def test_the_database_is_free_again_after_a_kill(server: DiscordServer, bot: StartBot) -> None:
    async with bot() as first:
        await server.gateway.wait_for_connection()
        await first.kill()
    async with bot() as second:
        await server.gateway.wait_for_connection()
        assert (await second.stop()).in_good_order


async def test_another_path_to_the_same_database_is_the_same(
    server: DiscordServer, tmp_path: Path, bot: StartBot
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "envelope.db").symlink_to(tmp_path / "envelope.db")
    async with bot():
        await server.gateway.wait_for_connection()
        async with start_bot(elsewhere, server.url) as second:
            assert (await second.ended()).code == 2
