"""The stand-in keeps to what Discord promises: shards, nonces, errors and limits, asked as a client would ask."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from tests.standin.faults import ErrorCode, cut_line, fail, limit_rate, refuse
from tests.standin.payloads import Json
from tests.standin.server import DiscordServer, open_discord
from tests.standin.sessions import Op
from tests.standin.world import NONCE_SECONDS, find_shard

TOKEN = "a.bot.token"  # noqa: S105 - nobody's


@dataclass
class Client:
    """A client without any kindness: what it is answered is what it says."""

    discord: DiscordServer
    http: aiohttp.ClientSession

    async def request(self, method: str, path: str, body: Json | None = None) -> tuple[int, Any]:
        """Ask; returns the status and the JSON."""
        async with self.http.request(method, self.discord.url + path, json=body) as answer:
            return answer.status, await answer.json()

    async def post(self, nonce: str | None = None) -> str:
        """Post in the first channel; returns the message's id."""
        marked = {} if nonce is None else {"nonce": nonce, "enforce_nonce": True}
        _, message = await self.request("POST", self.messages, {"content": "a card", **marked})
        return message["id"]

    @property
    def messages(self) -> str:
        """The first channel's messages."""
        return f"/channels/{self.discord.channel.id}/messages"


@pytest.fixture
async def client() -> AsyncGenerator[Client]:
    async with (
        open_discord(TOKEN) as discord,
        aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as http,
    ):
        yield Client(discord, http)


async def test_a_nonce_makes_one_message_for_a_few_minutes(client: Client) -> None:
    now = 0.0
    client.discord.world.clock = lambda: now
    first = await client.post("night-1")
    assert await client.post("night-1") == first
    assert await client.post("night-2") != first
    assert len(client.discord.channel.messages) == 2
    now = NONCE_SECONDS
    assert await client.post("night-1") != first


async def test_the_nonce_of_a_deleted_message_makes_no_other(client: Client) -> None:
    client.discord.channel.messages.pop(await client.post("night-1"))
    body = {"content": "a card", "nonce": "night-1", "enforce_nonce": True}
    status, said = await client.request("POST", client.messages, body)
    assert (status, said["code"]) == (404, ErrorCode.UNKNOWN_MESSAGE)


async def test_the_history_of_a_channel(client: Client) -> None:
    ids = [await client.post() for _ in range(4)]
    _, newest = await client.request("GET", f"{client.messages}?limit=2")
    assert [message["id"] for message in newest] == [ids[3], ids[2]]
    _, later = await client.request("GET", f"{client.messages}?after={ids[0]}&limit=2")
    assert [message["id"] for message in later] == [ids[2], ids[1]]


async def test_what_is_gone_is_not_found(client: Client) -> None:
    message_id = await client.post()
    path = f"{client.messages}/{message_id}"
    await client.discord.routes.remove_place(client.discord.channel)
    assert await client.request("PATCH", path, {"content": "x"}) == (
        404,
        {"code": ErrorCode.UNKNOWN_MESSAGE, "message": "Unknown Message"},
    )


async def test_faults_are_met_in_their_order_and_only_on_their_route(client: Client) -> None:
    faults = client.discord.faults
    faults.add("POST /channels/*/messages", limit_rate(0.5), fail(502), refuse(ErrorCode.MISSING_PERMISSIONS))
    assert (await client.request("GET", "/users/@me"))[0] == 200
    status, said = await client.request("POST", client.messages, {"content": "x"})
    assert (status, said["retry_after"], said["global"]) == (429, 0.5, False)
    assert (await client.request("POST", client.messages, {"content": "x"}))[0] == 502
    status, said = await client.request("POST", client.messages, {"content": "x"})
    assert (status, said["code"]) == (403, 50013)
    assert client.discord.channel.messages == {}
    assert (await client.request("POST", client.messages, {"content": "x"}))[0] == 200
    assert faults.met == 3


async def test_an_answer_that_is_lost_after_the_message_was_posted(client: Client) -> None:
    client.discord.faults.add("POST /channels/*/messages", cut_line().once_done())
    with pytest.raises(aiohttp.ClientError):
        await client.post("night-1")
    [kept] = client.discord.channel.messages
    assert await client.post("night-1") == kept


async def test_a_fault_stands_until_it_ends(client: Client) -> None:
    client.discord.faults.keep("*", fail(500))
    assert (await client.request("GET", "/users/@me"))[0] == 500
    client.discord.faults.end()
    assert (await client.request("GET", "/users/@me"))[0] == 200
    assert [request.status for request in client.discord.log.requests] == [500, 200]


async def test_servers_are_dealt_to_shards(client: Client) -> None:
    world = client.discord.world
    first, second = (world.add_guild(shard_id=2, shard_count=3) for _ in range(2))
    assert first.id != second.id
    assert [find_shard(guild.id, 3) for guild in (first, second)] == [2, 2]
    async with client.http.ws_connect(client.discord.gateway.url) as socket:
        assert (await socket.receive_json())["op"] == Op.HELLO
        await socket.send_json({"op": 2, "d": {"token": TOKEN, "intents": 1, "shard": [2, 3]}})
        ready = await socket.receive_json()
        told = [await socket.receive_json(), await socket.receive_json()]
        assert {guild["id"] for guild in ready["d"]["guilds"]} >= {first.id, second.id}
        assert {event["d"]["id"] for event in told} >= {first.id, second.id}
        assert await client.discord.gateway.dispatch(first.id, "TEST", {}) == 1


async def test_an_event_that_was_missed_comes_with_the_resumption(client: Client) -> None:
    gateway, guild_id = client.discord.gateway, client.discord.channel.data["guild_id"]
    async with client.http.ws_connect(gateway.url) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": TOKEN, "intents": 1, "shard": [0, 1]}})
        ready, created = await socket.receive_json(), await socket.receive_json()
    await gateway.wait_until(lambda: not gateway.list_followed())
    assert await gateway.dispatch(guild_id, "MISSED", {}) == 0
    async with client.http.ws_connect(gateway.url) as socket:
        await socket.receive_json()
        resume = {"token": TOKEN, "session_id": ready["d"]["session_id"], "seq": created["s"]}
        await socket.send_json({"op": 6, "d": resume})
        events = [await socket.receive_json(), await socket.receive_json()]
    assert [event["t"] for event in events] == ["MISSED", "RESUMED"]


async def test_routes_that_nobody_knows_are_told(client: Client) -> None:
    assert (await client.request("GET", "/nowhere"))[0] == 404
    assert client.discord.log.unknown == ["GET /nowhere"]
