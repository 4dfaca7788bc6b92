"""The gateway of the stand-in: websockets on which the bot follows what happens, dealt to shards.

It keeps to Discord's gateway reference: HELLO, IDENTIFY or RESUME, heartbeats acknowledged, events in sequence. Two
bots that identify for the same shard both hear everything, as on Discord.
"""

import asyncio
from collections.abc import Callable

from aiohttp import WSCloseCode, WSMsgType, web

from tests.standin import payloads
from tests.standin.patience import wait_for
from tests.standin.payloads import Json
from tests.standin.sessions import Connection, Op, Session
from tests.standin.world import Guild, World

HEARTBEAT_SECONDS = 0.2
"""Far oftener than Discord asks for, so that a test sees some."""

AUTHENTICATION_FAILED = 4004

NO_CODE = 1006
"""The line breaks without a word; no code is sent, and this is the one that stands for it."""

ENDING_CODES = frozenset({4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014, WSCloseCode.OK})
"""Close codes after which a session cannot be resumed."""


class Gateway:
    """Where the bot connects to; knows the sessions that can be resumed.

    Attributes:
        url: Where it is.
        shard_count: How many shards are recommended to a bot that asks.
        heartbeat_seconds: How often a bot is to say that it is there.
        identified: Every session that was ever begun, in order.
    """

    def __init__(self, token: str, world: World) -> None:
        self.url = ""
        self.shard_count = 1
        self.heartbeat_seconds = HEARTBEAT_SECONDS
        self.identified: list[Session] = []
        self._token = token
        self._world = world
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._ready: asyncio.Queue[Connection] = asyncio.Queue()
        self._changed = asyncio.Condition()

    async def wait_for_connection(self) -> Connection:
        """The next connection on which the bot follows a session."""
        return await wait_for(self._ready.get())

    async def wait_for_shards(self, *shard_ids: int) -> None:
        """Wait until each of these shards is followed."""
        await self.wait_until(
            lambda: set(shard_ids) <= {session.shard_id for session in self.list_followed()}
        )

    async def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so that may change when a bot connects or leaves."""

        async def watch() -> None:
            async with self._changed:
                await self._changed.wait_for(is_so)

        await wait_for(watch())

    def list_followed(self) -> list[Session]:
        """The sessions that a bot follows at this moment."""
        return [session for session in self._sessions.values() if session.connection is not None]

    async def dispatch(self, guild_id: str, event: str, data: Json) -> int:
        """Tell of an event in a server; returns how many sessions it was sent to at once."""
        concerned = [session for session in self._sessions.values() if session.has_guild(guild_id)]
        for session in concerned:
            await session.dispatch(event, data)
        return sum(session.connection is not None for session in concerned)

    async def announce_guild(self, guild: Guild) -> None:
        """Tell the bot of a server that invited it just now."""
        await self.dispatch(guild.id, "GUILD_CREATE", self._world.describe_guild(guild))

    async def close_all(self, code: int = WSCloseCode.SERVICE_RESTART) -> None:
        """End every connection with a code; whether a session can be resumed after it is as on Discord."""
        if code in ENDING_CODES:
            self.forget_sessions()
        connections = list(self._connections)
        if code == NO_CODE:
            for connection in connections:
                connection.cut()
            # A line that was cut is noticed here when the next is made, and nobody waits for the end of this one.
            for session in self._sessions.values():
                session.connection = None
            return
        await asyncio.gather(*(connection.close(code) for connection in connections))

    async def ask_to_reconnect(self) -> None:
        """Ask every bot to come back on another connection, as Discord does every few hours."""
        for connection in list(self._connections):
            await connection.send(Op.RECONNECT)

    async def invalidate_sessions(self) -> None:
        """Let every bot begin anew, as Discord does after a long outage."""
        connections = list(self._connections)
        self.forget_sessions()
        for connection in connections:
            await connection.send(Op.INVALID_SESSION, data=False)

    def forget_sessions(self) -> None:
        """Let nobody resume: whoever comes back begins anew."""
        self._sessions.clear()

    async def revoke_token(self) -> None:
        """Accept the bot's token no longer."""
        self._token = ""
        await self.close_all(AUTHENTICATION_FAILED)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Follow one connection to its end."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        compressed = request.query.get("compress") == "zlib-stream"
        connection = Connection(socket, request.transport, compressed=compressed)
        self._connections.add(connection)
        await connection.send(Op.HELLO, {"heartbeat_interval": round(self.heartbeat_seconds * 1000)})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._receive(connection, message.json())
        async with connection.ending:
            # The line stays open until the bot has answered a close, or it might never learn the reason.
            self._connections.discard(connection)
        for session in self._sessions.values():
            if session.connection is connection:
                session.connection = None
        await self._tell_of_change()
        return socket

    async def _receive(self, connection: Connection, message: Json) -> None:
        data = message["d"]
        match message["op"]:
            case Op.HEARTBEAT:
                await connection.acknowledge_heartbeat()
            case Op.IDENTIFY | Op.RESUME if data["token"] != self._token:
                await connection.close(AUTHENTICATION_FAILED)
            case Op.IDENTIFY:
                await self._identify(connection, data)
            case Op.RESUME:
                await self._resume(connection, data)
            case Op.PRESENCE_UPDATE:
                pass
            case unknown:
                raise AssertionError(f"the gateway knows no op {unknown}")

    async def _identify(self, connection: Connection, data: Json) -> None:
        session = Session(data)
        guilds = [guild for guild in self._world.guilds.values() if session.has_guild(guild.id)]
        ready: Json = {
            "v": 10,
            "user": payloads.make_bot_user(),
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": [session.shard_id, session.shard_count],
            "application": {"id": payloads.BOT_ID, "flags": 0},
        }
        connection.session, session.connection = session, connection
        await session.dispatch("READY", ready)
        for guild in guilds:
            await session.dispatch("GUILD_CREATE", self._world.describe_guild(guild))
        self.identified.append(session)
        self._sessions[session.id] = session
        self._ready.put_nowait(connection)
        await self._tell_of_change()

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(data["session_id"])
        if session is None or not session.can_resume_after(data["seq"]):
            await connection.send(Op.INVALID_SESSION, data=False)
            return
        connection.session, session.connection = session, connection
        await session.replay(data["seq"])
        await session.dispatch("RESUMED", {})
        self._ready.put_nowait(connection)
        await self._tell_of_change()

    async def _tell_of_change(self) -> None:
        async with self._changed:
            self._changed.notify_all()
