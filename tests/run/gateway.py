"""The gateway of a small Discord: websockets on which the bot follows what happens.

It keeps to Discord's gateway reference: HELLO, IDENTIFY or RESUME, heartbeats acknowledged, events in sequence.
"""

import asyncio
from enum import IntEnum
from typing import Any
from uuid import uuid4

from aiohttp import WSCloseCode, WSMsgType, web

from tests.run import payloads
from tests.run.patience import soon
from tests.run.payloads import Json

HEARTBEAT_SECONDS = 0.2
"""Far oftener than Discord asks for, so that a test sees some."""

AUTHENTICATION_FAILED = 4004


class Op(IntEnum):
    """What a message of the gateway is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Session:
    """What a bot follows from its IDENTIFY on, over one connection or several."""

    def __init__(self, identify: Json) -> None:
        self.id = uuid4().hex
        self.intents: int = identify["intents"]
        self.sequence = 0


class Connection:
    """One websocket of the bot.

    Attributes:
        session: What is followed on it, once the bot has identified itself or resumed.
        ending: Held while it is being closed.
    """

    session: Session

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.ending = asyncio.Lock()
        self._socket = socket
        self._heartbeats: asyncio.Queue[None] = asyncio.Queue()

    async def heartbeat(self) -> None:
        """Wait for the bot to say that it is there."""
        await soon(self._heartbeats.get())

    async def beat(self) -> None:
        """Acknowledge a heartbeat."""
        await self.send(Op.HEARTBEAT_ACK)
        self._heartbeats.put_nowait(None)

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell the bot of an event."""
        self.session.sequence += 1
        await self.send(Op.DISPATCH, data, s=self.session.sequence, t=event)

    async def send(self, op: Op, data: Json | bool | None = None, **beside: Any) -> None:
        """Send a message of any kind."""
        await self._socket.send_json({"op": op, "d": data, **beside})

    async def close(self, code: int) -> None:
        """End the connection, saying why, and wait until the bot has heard it."""
        async with self.ending:
            await self._socket.close(code=code)


class Gateway:
    """Where the bot connects to; knows the sessions that can be resumed."""

    def __init__(self, token: str) -> None:
        self.url = ""
        self._token = token
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._ready: asyncio.Queue[Connection] = asyncio.Queue()

    async def connection(self) -> Connection:
        """The next connection on which the bot follows a session."""
        return await soon(self._ready.get())

    async def revoke(self) -> None:
        """Accept the bot's token no longer."""
        self._token = ""
        await self._close_all(AUTHENTICATION_FAILED)

    async def close(self) -> None:
        """End every connection."""
        await self._close_all(WSCloseCode.GOING_AWAY)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Follow one connection to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket)
        self._connections.add(connection)
        await connection.send(Op.HELLO, {"heartbeat_interval": round(HEARTBEAT_SECONDS * 1000)})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._receive(connection, message.json())
        async with connection.ending:
            # The line stays open until the bot has answered a close, or it might never learn the reason.
            self._connections.discard(connection)
        return socket

    async def _close_all(self, code: int) -> None:
        await asyncio.gather(*(connection.close(code) for connection in self._connections))

    async def _receive(self, connection: Connection, message: Json) -> None:
        data = message["d"]
        match message["op"]:
            case Op.HEARTBEAT:
                await connection.beat()
            case Op.IDENTIFY | Op.RESUME if data["token"] != self._token:
                await connection.close(AUTHENTICATION_FAILED)
            case Op.IDENTIFY:
                await self._identify(connection, data)
            case Op.RESUME:
                await self._resume(connection, data)
            case unknown:
                raise AssertionError(f"the gateway knows no op {unknown}")

    async def _identify(self, connection: Connection, data: Json) -> None:
        connection.session = session = Session(data)
        self._sessions[session.id] = session
        ready: Json = {
            "v": 10,
            "user": payloads.user(payloads.BOT_ID, "Envelope", bot=True),
            "guilds": [{"id": payloads.GUILD_ID, "unavailable": True}],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": data["shard"],
            "application": {"id": payloads.BOT_ID, "flags": 0},
        }
        await connection.dispatch("READY", ready)
        await connection.dispatch("GUILD_CREATE", payloads.guild())
        self._ready.put_nowait(connection)

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(data["session_id"])
        if session is None or session.sequence != data["seq"]:
            await connection.send(Op.INVALID_SESSION, data=False)
            return
        connection.session = session
        await connection.dispatch("RESUMED", {})
        self._ready.put_nowait(connection)
