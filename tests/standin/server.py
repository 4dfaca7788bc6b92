"""The stand-in, put together: everything under one address of this machine."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

import discord
from aiohttp import web

from tests.standin.bodies import read_body
from tests.standin.faults import Faults, answer_fault, answer_json
from tests.standin.gateway import Gateway
from tests.standin.interaction_routes import InteractionRoutes
from tests.standin.interactions import Asked, Interactions
from tests.standin.members import MEMBER_RIGHTS, Member
from tests.standin.patience import wait_for
from tests.standin.payloads import Json, make_member, make_user, new_id
from tests.standin.requests import RequestLog
from tests.standin.routes import Routes
from tests.standin.world import Place, World

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
BASE = "/api/v10"

BACKLOG = 4_096
"""How many of the bot's connections may wait to be taken: in a rush it opens one for each answer under way."""

WITHOUT_TOKEN = ("/interactions/", "/webhooks/", "/gateway/socket")
"""Routes that need no token of the bot: an interaction brings its own."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DiscordServer:
    """The stand-in.

    Attributes:
        url: What DISCORD_API_URL is set to.
        world: What there is: a server with a channel at first.
        gateway: The websockets.
        routes: The REST interface, and the commands that the bot registered.
        interactions: What members asked.
        answers: The REST interface for interactions, and the files that came with answers.
        log: What the bot asked for over REST.
        faults: What is to go wrong.
    """

    def __init__(self, token: str) -> None:
        self.url = ""
        self.world = World()
        self.gateway = Gateway(token, self.world)
        self.routes = Routes(self.world, self.gateway)
        self.interactions = Interactions()
        self.answers = InteractionRoutes(self.interactions, self.world)
        self.log = RequestLog()
        self.faults = Faults()
        self._token = token
        self._answered = asyncio.Condition()
        self.world.add_guild()

    @property
    def channel(self) -> Place:
        """The first server's first channel."""
        return next(iter(self.world.places.values()))

    def make_member(
        self, name: str, place: Place | None = None, rights: discord.Permissions = MEMBER_RIGHTS
    ) -> Member:
        """Let somebody join a server, and stand in one of its channels.

        Args:
            name: How they are called.
            place: The channel; the first one of all if None.
            rights: What they may do there.
        """
        place = place or self.channel
        user = make_user(new_id(), name)
        self.world.users[user["id"]] = user
        self.world.guilds[place.data["guild_id"]].members[user["id"]] = make_member(user)
        return Member(self.world, user, place, rights, lambda: self.routes.commands, self.deliver)

    async def deliver(self, interaction: Json, times: int = 1) -> Asked:
        """Send an interaction to whoever follows its server, so many times, without waiting for an answer."""
        asked = self.interactions.add(interaction)
        for _ in range(times):
            await self.gateway.dispatch(interaction["guild_id"], "INTERACTION_CREATE", interaction)
        return asked

    async def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so that may change with the bot's requests, such as what stands in a channel."""

        async def watch() -> None:
            async with self._answered:
                await self._answered.wait_for(is_so)

        await wait_for(watch())

    @web.middleware
    async def receive(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Note a request, keep it waiting or let it fail if a test wants so, and refuse strangers."""
        path = request.path.removeprefix(BASE)
        if path.startswith("/gateway/socket"):
            return await handler(request)
        noted = await self.log.receive(f"{request.method} {path}", await read_body(request))
        if (
            not path.startswith(WITHOUT_TOKEN)
            and request.headers.get("Authorization") != f"Bot {self._token}"
        ):
            return answer_json({"message": "401: Unauthorized", "code": 0}, status=401)
        if request.transport is None:
            return web.Response()  # Kept waiting until nobody waits for it: it is not done.
        fault = self.faults.take(noted.line)
        if fault is None:
            answer = await handler(request)
        else:
            if fault.after:
                await handler(request)
            answer = await answer_fault(fault, request)
        noted.status = answer.status
        async with self._answered:
            self._answered.notify_all()
        return answer

    async def _refuse_unknown(self, request: web.Request) -> web.Response:
        line = f"{request.method} {request.path.removeprefix(BASE)}"
        self.log.unknown.append(line)
        log.error("The stand-in does not know %s", line)
        return answer_json({"message": "404: Not Found", "code": 0}, status=404)

    def make_app(self) -> web.Application:
        """Everything that is served."""
        app = web.Application(middlewares=[self.receive], client_max_size=2**25)
        for route in [*self.routes.list_routes(), *self.answers.list_routes()]:
            app.router.add_route(route.method, BASE + route.path, route.handler)
        app.router.add_route("*", "/{path:.*}", self._refuse_unknown)
        return app


@asynccontextmanager
async def open_discord(token: str) -> AsyncGenerator[DiscordServer]:
    """A stand-in on a free port of this machine, for as long as the context lasts; it knows one bot's token."""
    server = DiscordServer(token)
    runner = web.AppRunner(server.make_app(), handle_signals=False, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, HOST, 0, backlog=BACKLOG).start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}{BASE}"
    server.gateway.url = f"ws://{host}:{port}{BASE}/gateway/socket/"
    try:
        yield server
    finally:
        await server.gateway.close_all()
        await runner.cleanup()
