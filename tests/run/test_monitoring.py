"""The bot's process as it is watched from outside: health, metrics and its log."""

import asyncio
import json
import re
from collections.abc import Mapping
from pathlib import Path

import aiohttp
import discord

from tests.run.conftest import StartBot
from tests.run.process import TOKEN, BotProcess
from tests.standin import payloads
from tests.standin.faults import limit_rate
from tests.standin.patience import wait_for
from tests.standin.server import DiscordServer
from tests.world import walk

NO_PRESSES_TOKEN = "token-"  # noqa: S105 - how the server's tokens of interactions begin


COUNTED = {
    'envelope_interactions_total{kind="application_command",name="winners",outcome="answered"}': 1,
    'envelope_interactions_total{kind="component",name="winners",outcome="answered"}': 1,
    "envelope_acknowledgement_seconds_count": 3,
    'envelope_rate_limits_total{scope="route"}': 1,
    "envelope_gateway_ready": 1,
    'envelope_backups_total{outcome="made"}': 1,
}
"""What is counted of a command, a page turned, an export, a limit met on the way, and the backup of the start."""

POLL_SECONDS = 0.05
"""How often the metrics are looked at."""


async def watch(bot: BotProcess) -> str:
    """Where the bot is watched."""
    line = await bot.says("Health and metrics at")
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found is not None
    return found[0]


async def read(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(url) as answer:
        return answer.status, await answer.text()


async def read_metrics(url: str) -> dict[str, float]:
    _, text = await read(f"{url}/metrics")
    rows = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in rows}


async def wait_for_metrics(url: str, expected: Mapping[str, float]) -> dict[str, float]:
    """Wait until these metrics have these values: the bot counts an answer only after its member has it."""
    measured: dict[str, float] = {}

    async def watch() -> None:
        nonlocal measured
        while {name: measured.get(name) for name in expected} != expected:
            measured = await read_metrics(url)
            await asyncio.sleep(POLL_SECONDS)

    try:
        await wait_for(watch())
    except TimeoutError as error:
        raise AssertionError({name: measured.get(name) for name in expected}) from error
    return measured


async def test_it_is_healthy_once_it_is_there_and_counts_what_it_does(
    server: DiscordServer, bot: StartBot, tmp_path: Path
) -> None:
    ana = server.make_member("Ana")
    server.faults.add("POST */callback", limit_rate(0.01))
    (tmp_path / ".env").write_text("HEALTH_PORT=0\nBACKUP_FOLDER=backups\n", encoding="utf-8")
    login = server.log.hold("GET /users/@me")
    async with bot() as running:
        url = await watch(running)
        await login.wait_for_arrival()
        status, said = await read(f"{url}/healthz")
        assert (status, json.loads(said)["gateway"]) == (503, "not connected")
        login.release()
        await server.gateway.wait_for_connection()
        await running.says("Ready as envelope")
        assert await read(f"{url}/healthz") == (
            200,
            '{"status": "ok", "gateway": "ok", "database": "ok"}',
        )
        answer = await ana.ask("winners", ceremony="97")
        parts = walk(answer["components"])
        [following] = [part["custom_id"] for part in parts if part.get("emoji", {}).get("name") == "▶️"]
        await ana.press(answer, following)
        await ana.ask("privacy export")
        measured = await wait_for_metrics(url, COUNTED)
        assert (await running.stop()).code == 0
    assert measured["envelope_commit_operations_count"] > 0
    assert measured["envelope_writes_waiting"] == 0
    assert ana.id not in str(measured)


async def test_its_log_has_no_names_and_no_tokens_at_any_level(
    server: DiscordServer, bot: StartBot, tmp_path: Path
) -> None:
    ana = server.make_member("Ana")
    (tmp_path / ".env").write_text("LOG_LEVEL=debug\nLOG_FORMAT=json\n", encoding="utf-8")
    async with bot() as running:
        await server.gateway.wait_for_connection()
        await ana.ask("winners", ceremony="97")
        await ana.ask("film", title="a film called Ana's secret")
        await ana.ask("privacy export")
        said = (await running.stop()).err
    for private in (TOKEN, NO_PRESSES_TOKEN, "Ana", "secret", "The Film Club", "awards-season"):
        assert private not in said
    lines = [json.loads(line) for line in said.splitlines()]
    [refusal] = [line for line in lines if line["message"].startswith("Refused")]
    assert refusal["interaction"] in refusal["message"]
    assert refusal["message"].endswith("NothingFoundError")


async def test_it_says_at_the_start_how_to_invite_it_and_what_it_lacks(
    server: DiscordServer, bot: StartBot
) -> None:
    for guild in server.world.guilds.values():
        (everyone,) = guild.roles
        everyone["permissions"] = str((payloads.BOT_RIGHTS & ~discord.Permissions(view_channel=True)).value)
    async with bot() as running:
        await server.gateway.wait_for_connection()
        invitation = await running.says("Invite me: ")
        assert "permissions=17901692242944" in invitation
        lacking = await running.says("I lack: ")
        assert "View Channel (to see the channels in which I post)" in lacking
        assert "Send Messages" not in lacking
