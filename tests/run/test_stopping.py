"""Told to stop, the bot stops in good order, at whatever point it is."""

import signal

from tests.run.conftest import StartBot
from tests.standin.server import DiscordServer


async def test_ctrl_c_ends_it(server: DiscordServer, bot: StartBot) -> None:
    async with bot() as running:
        await server.gateway.wait_for_connection()
        ended = await running.stop(signal.SIGINT)
    assert ended.in_good_order
    assert "Told to stop" in ended.err


async def test_it_can_be_stopped_before_it_is_there(server: DiscordServer, bot: StartBot) -> None:
    login = server.log.hold("GET /users/@me")
    async with bot() as running:
        await login.wait_for_arrival()
        ended = await running.stop(signal.SIGTERM)
        login.release()
    assert ended.in_good_order
