"""The bot's own process on another Discord-compatible server: there, and there again, whatever the line does."""

import asyncio
import sys

import discord
import pytest
from aiohttp import WSCloseCode

from tests.run.conftest import StartBot
from tests.standin.payloads import BOT_ID
from tests.standin.reading import find_button, read_text
from tests.standin.server import DiscordServer
from tests.standin.sessions import Op

SYNC = f"PUT /applications/{BOT_ID}/commands"


async def test_it_answers_members_and_tells_discord_its_commands_once(
    server: DiscordServer, bot: StartBot
) -> None:
    ana = server.make_member("Ana")
    async with bot() as first:
        connection = await server.gateway.wait_for_connection()
        assert connection.session.intents == discord.Intents(guilds=True, guild_scheduled_events=True).value
        answer = await ana.ask("winners", ceremony="97")
        assert answer["flags"] & discord.MessageFlags(components_v2=True).value
        assert "***Anora***" in read_text(answer)
        await ana.ask("privacy export")
        assert ana.id in server.answers.files["what-envelope-keeps.json"].decode()
        for _ in range(3):
            await connection.wait_for_heartbeat()
        assert (await first.stop()).in_good_order
    assert len(server.log.list_asked(SYNC)) == 1

    async with bot() as second:
        await server.gateway.wait_for_connection()
        following = find_button(answer, "▶️")
        turned = await ana.press(answer, following)
        assert turned["id"] == answer["id"]
        assert "***Anora***" not in read_text(turned)
        assert "Animated" in read_text(turned)
        assert (await second.stop()).in_good_order
    assert len(server.log.list_asked(SYNC)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no uvloop for Windows")
async def test_it_serves_and_stops_on_uvloop(server: DiscordServer, bot: StartBot) -> None:
    ana = server.make_member("Ana")
    async with bot() as running:
        await running.says("The event loop is uvloop's")
        await server.gateway.wait_for_connection()
        answers = await asyncio.gather(*(ana.ask("winners", ceremony=str(number)) for number in range(1, 98)))
        assert "***Anora***" in read_text(answers[-1])
        assert (await running.stop()).in_good_order


async def test_it_goes_on_where_it_was_when_the_line_breaks(server: DiscordServer, bot: StartBot) -> None:
    ana = server.make_member("Ana")
    async with bot() as running:
        first = await server.gateway.wait_for_connection()
        await first.send(Op.RECONNECT)
        second = await server.gateway.wait_for_connection()
        assert second.session is first.session
        await second.close(WSCloseCode.GOING_AWAY)
        third = await server.gateway.wait_for_connection()
        assert third.session is first.session
        assert "***Anora***" in read_text(await ana.ask("winners", ceremony="97"))
        assert (await running.stop()).in_good_order


async def test_an_invalid_session_leads_back_to_the_same_server(server: DiscordServer, bot: StartBot) -> None:
    ana = server.make_member("Ana")
    async with bot() as running:
        first = await server.gateway.wait_for_connection()
        await first.send(Op.INVALID_SESSION, data=False)
        await running.says("Ready as envelope in 1 servers")
        second = await server.gateway.wait_for_connection()
        assert second.session is not first.session
        assert "***Anora***" in read_text(await ana.ask("winners", ceremony="97"))
        assert (await running.stop()).in_good_order
