"""A small Discord on loopback: as much of its REST interface and gateway as it takes to run the bot, unchanged.

What SimCord does not reach is tested with it: the bot's own process, the network, the way in and the way out.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
from aiohttp import web

from tests.run import payloads
from tests.run.gateway import Connection, Gateway
from tests.run.patience import soon
from tests.run.payloads import BOT_ID, Json

HOST = "127.0.0.1"
BASE = "/api/v10"

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Request:
    """What the bot asked for: `PUT /applications/…/commands`, and what it sent along."""

    line: str
    body: Any  # JSON: an object, a list or nothing


class Hold:
    """Requests that are kept waiting."""

    def __init__(self) -> None:
        self._arrived = asyncio.Event()
        self._released = asyncio.Event()

    async def arrived(self) -> None:
        """Wait for the first of them."""
        await soon(self._arrived.wait())

    async def keep(self) -> None:
        """Keep one of them."""
        self._arrived.set()
        await self._released.wait()

    def release(self) -> None:
        """Let them go on."""
        self._released.set()


class DiscordServer:
    """The server.

    Attributes:
        gateway: Its websockets.
        requests: What the bot asked for over REST, in order.
        commands: What it was told of the bot's commands.
        files: What the bot sent, by name.
        url: What DISCORD_API_URL is set to.
    """

    def __init__(self, token: str) -> None:
        self.gateway = Gateway(token)
        self.requests: list[Request] = []
        self.commands: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.url = ""
        self._token = token
        self._holds: dict[str, Hold] = {}
        self._asked: dict[str, Json] = {}
        self._answers: dict[str, asyncio.Future[Json]] = {}
        self._connection: Connection | None = None

    async def connection(self) -> Connection:
        """The next connection that the bot opens; whoever acts from then on is heard on it."""
        self._connection = await self.gateway.connection()
        return self._connection

    async def slash(self, name: str, **options: str) -> Json:
        """A member's command, such as `privacy export`; returns the message that answers it."""
        name, _, below = name.partition(" ")
        [command] = [command for command in self.commands if command["name"] == name]
        typed: list[Json] = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        if below:
            typed = [{"name": below, "type": 1, "options": typed}]
        data: Json = {"id": command["id"], "name": name, "type": 1, "options": typed}
        return await self._ask(payloads.interaction(discord.InteractionType.application_command, data))

    async def click(self, message: Json, custom_id: str) -> Json:
        """A member's press of a button on a message; returns the message as it is then."""
        data: Json = {"custom_id": custom_id, "component_type": discord.ComponentType.button.value}
        asked = payloads.interaction(discord.InteractionType.component, data)
        return await self._ask({**asked, "message": message})

    def hold(self, line: str) -> Hold:
        """Keep every request of this kind waiting."""
        self._holds[line] = hold = Hold()
        return hold

    def asked(self, line: str) -> list[Request]:
        """The requests of a kind, in order."""
        return [request for request in self.requests if request.line == line]

    async def _ask(self, interaction: Json) -> Json:
        assert self._connection is not None, "nobody has waited for the bot to connect"
        token = interaction["token"]
        self._asked[token] = interaction
        self._answers[token] = answer = asyncio.get_running_loop().create_future()
        await self._connection.dispatch("INTERACTION_CREATE", interaction)
        return await soon(answer)

    @web.middleware
    async def receive(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Note a request, keep it waiting if a test wants so, and refuse strangers."""
        path = request.path.removeprefix(BASE)
        line = f"{request.method} {path}"
        self.requests.append(Request(line, await _body(request)))
        if line in self._holds:
            await self._holds[line].keep()
        by_token = path.startswith(("/interactions/", "/webhooks/", "/gateway/socket"))
        if not by_token and request.headers.get("Authorization") != f"Bot {self._token}":
            return _answer({"message": "401: Unauthorized", "code": 0}, status=401)
        return await handler(request)

    async def who_am_i(self, _: web.Request) -> web.Response:
        """The bot's user."""
        return _answer(payloads.user(BOT_ID, "Envelope", bot=True))

    async def application(self, _: web.Request) -> web.Response:
        """The bot's application."""
        return _answer(payloads.application())

    async def where_is_the_gateway(self, _: web.Request) -> web.Response:
        """How many shards to use, and where."""
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return _answer({"url": self.gateway.url, "shards": 1, "session_start_limit": limit})

    async def sync(self, request: web.Request) -> web.Response:
        """The bot's commands, in place of those there were."""
        told: list[Json] = await request.json()
        self.commands = [
            {**command, "id": payloads.new_id(), "application_id": BOT_ID, "version": "1"} for command in told
        ]
        return _answer(self.commands)

    async def callback(self, request: web.Request) -> web.Response:
        """The bot's answer to an interaction: a message of its own, or the one pressed on, changed."""
        body: Json = await request.json()
        token = request.match_info["token"]
        asked = self._asked[token]
        shown = payloads.message(body.get("data", {}), asked)
        if body["type"] == discord.InteractionResponseType.message_update.value:
            shown = {**asked["message"], **body["data"]}
        if body["type"] != discord.InteractionResponseType.deferred_channel_message.value:
            self._answers[token].set_result(shown)
        interaction = {"id": asked["id"], "type": asked["type"], "response_message_id": shown["id"]}
        return _answer({"interaction": interaction, "resource": {"type": body["type"], "message": shown}})

    async def follow_up(self, request: web.Request) -> web.Response:
        """The bot's message, with its files, after it had asked for time."""
        token = request.match_info["token"]
        shown = payloads.message(await _body(request), self._asked[token])
        for part in (await request.post()).values():
            if isinstance(part, web.FileField):
                self.files[part.filename] = part.file.read()
        self._answers[token].set_result(shown)
        return _answer(shown)


async def _body(request: web.Request) -> Any:
    """What a request says in JSON, alone or beside files."""
    if request.content_type.startswith("multipart/"):
        return json.loads(str((await request.post())["payload_json"]))
    return await request.json() if request.can_read_body else None


def _answer(data: Json | list[Json], status: int = 200) -> web.Response:
    # Without a charset, as Discord has it: discord.py compares the whole header.
    return web.Response(body=json.dumps(data).encode(), status=status, content_type="application/json")


@asynccontextmanager
async def open_discord(token: str) -> AsyncGenerator[DiscordServer]:
    """A server on a free port of this machine, for as long as the context lasts."""
    server = DiscordServer(token)
    app = web.Application(middlewares=[server.receive])
    app.add_routes(
        [
            web.get(f"{BASE}/users/@me", server.who_am_i),
            web.get(f"{BASE}/oauth2/applications/@me", server.application),
            web.get(f"{BASE}/gateway/bot", server.where_is_the_gateway),
            web.get(f"{BASE}/gateway/socket/", server.gateway.serve),
            web.put(f"{BASE}/applications/{BOT_ID}/commands", server.sync),
            web.post(f"{BASE}/interactions/{{id}}/{{token}}/callback", server.callback),
            web.post(f"{BASE}/webhooks/{BOT_ID}/{{token}}", server.follow_up),
        ]
    )
    runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, HOST, 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}{BASE}"
    server.gateway.url = f"ws://{host}:{port}{BASE}/gateway/socket/"
    try:
        yield server
    finally:
        await server.gateway.close()
        await runner.cleanup()
