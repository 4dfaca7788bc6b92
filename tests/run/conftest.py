"""A small Discord, and the bot in a folder of its own."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.run.process import TOKEN, BotProcess, start_bot
from tests.standin.server import DiscordServer, open_discord

StartBot = Callable[[], AbstractAsyncContextManager[BotProcess]]
"""Runs the bot against the test's server, in the test's folder."""


@pytest.fixture
async def server() -> AsyncGenerator[DiscordServer]:
    async with open_discord(TOKEN) as server:
        yield server


@pytest.fixture
def bot(server: DiscordServer, tmp_path: Path) -> StartBot:
    return lambda: start_bot(tmp_path, server.url)
