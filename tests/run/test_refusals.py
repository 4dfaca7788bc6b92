"""What keeps the bot from Discord is one sentence for its host, and exit code 2."""

import socket
from pathlib import Path

from tests.run.conftest import StartBot
from tests.run.process import TOKEN, Ended, start_bot
from tests.standin.server import DiscordServer, open_discord


def refusal(ended: Ended) -> str:
    """The one sentence, which stands on the last line and alone."""
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert ended.out == ""
    assert TOKEN not in ended.err
    return ended.err.splitlines()[-1]


async def test_a_token_that_discord_does_not_know(tmp_path: Path) -> None:
    async with open_discord("another.token.altogether") as server, start_bot(tmp_path, server.url) as bot:
        assert refusal(await bot.ended()).startswith("Discord does not accept DISCORD_TOKEN")


async def test_a_token_that_is_taken_back(server: DiscordServer, bot: StartBot) -> None:
    async with bot() as running:
        await server.gateway.wait_for_connection()
        await server.gateway.revoke_token()
        assert refusal(await running.ended()).startswith("Discord does not accept DISCORD_TOKEN")


async def test_a_server_that_nobody_runs(tmp_path: Path) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))  # and never listens: who connects is refused
        url = f"http://127.0.0.1:{reserved.getsockname()[1]}"
        async with start_bot(tmp_path, url) as bot:
            assert refusal(await bot.ended()).startswith(f"Discord cannot be reached at {url}")


async def test_a_server_that_is_not_discord(server: DiscordServer, tmp_path: Path) -> None:
    url = f"{server.url}/elsewhere"
    async with start_bot(tmp_path, url) as bot:
        assert refusal(await bot.ended()).startswith(f"Discord cannot be reached at {url}: 404")
