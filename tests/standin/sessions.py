"""One websocket of the bot, and the session that it follows on it, or on several one after the other."""

import asyncio
import json
import zlib
from collections import deque
from contextlib import suppress
from enum import IntEnum
from typing import Any
from uuid import uuid4

from aiohttp import ClientConnectionError, web

from tests.standin.patience import wait_for
from tests.standin.payloads import Json
from tests.standin.world import find_shard

KEPT_EVENTS = 10_000
"""How many events a session can be resumed after."""


class Op(IntEnum):
    """What a message of the gateway is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    RESUME = 6
    RECONNECT = 7
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Connection:
    """One websocket of the bot.

    Attributes:
        session: What is followed on it, once the bot has identified itself or resumed.
        ending: Held while it is being closed.
    """

    session: "Session"

    def __init__(
        self, socket: web.WebSocketResponse, transport: asyncio.Transport | None, *, compressed: bool
    ) -> None:
        self.ending = asyncio.Lock()
        self._transport = transport
        self._socket = socket
        self._compress = zlib.compressobj() if compressed else None
        self._sending = asyncio.Lock()
        self._heartbeats: asyncio.Queue[None] = asyncio.Queue()

    async def wait_for_heartbeat(self) -> None:
        """Wait for the bot to say that it is there."""
        await wait_for(self._heartbeats.get())

    async def acknowledge_heartbeat(self) -> None:
        """Answer a heartbeat."""
        await self.send(Op.HEARTBEAT_ACK)
        self._heartbeats.put_nowait(None)

    # Any: what stands beside the data is the message's sequence number and the event's name.
    async def send(self, op: Op, data: Json | bool | None = None, **beside: Any) -> None:
        """Send a message of any kind; one that arrives nowhere is lost, as it is on Discord."""
        async with self._sending:
            text = json.dumps({"op": op, "d": data, **beside})
            with suppress(ClientConnectionError, ConnectionError):
                if self._compress is None:
                    await self._socket.send_str(text)
                else:
                    packed = self._compress.compress(text.encode()) + self._compress.flush(zlib.Z_SYNC_FLUSH)
                    await self._socket.send_bytes(packed)

    def cut(self) -> None:
        """Break the line, without a word to either end."""
        if self._transport is not None:
            self._transport.abort()

    async def close(self, code: int) -> None:
        """End the connection, saying why, and wait until the bot has heard it."""
        async with self.ending:
            await self._socket.close(code=code)


class Session:
    """What a bot follows of one shard from its IDENTIFY on, over one connection or several.

    Attributes:
        id: Its id, by which it is resumed.
        intents: Which kinds of events it asked for.
        shard_id: Which shard it is.
        shard_count: Of how many.
        sequence: The number of the last event.
        connection: On which it is followed now, if any.
    """

    def __init__(self, identify: Json) -> None:
        self.id = uuid4().hex
        self.intents: int = identify["intents"]
        self.shard_id: int
        self.shard_count: int
        self.shard_id, self.shard_count = identify.get("shard") or (0, 1)
        self.sequence = 0
        self.connection: Connection | None = None
        self._events: deque[tuple[int, str, Json]] = deque(maxlen=KEPT_EVENTS)

    def has_guild(self, guild_id: str) -> bool:
        """Whether a server's events belong to this shard."""
        return find_shard(guild_id, self.shard_count) == self.shard_id

    def can_resume_after(self, sequence: int) -> bool:
        """Whether every event after this one is still known."""
        oldest = self._events[0][0] if self._events else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell the bot of an event, now or when it resumes."""
        self.sequence += 1
        self._events.append((self.sequence, event, data))
        if self.connection is not None:
            await self.connection.send(Op.DISPATCH, data, s=self.sequence, t=event)

    async def replay(self, sequence: int) -> None:
        """Tell the bot again of every event after this one."""
        assert self.connection is not None, "nobody follows the session"
        for number, event, data in [kept for kept in self._events if kept[0] > sequence]:
            await self.connection.send(Op.DISPATCH, data, s=number, t=event)
