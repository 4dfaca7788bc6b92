"""A network that fails at the instant that a test chooses, between the bot and its database server."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto


class Cut(Enum):
    """When a connection is cut: before the server hears of a commit, or before the bot hears that it was kept."""

    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()


@dataclass
class CuttingProxy:
    """Passes everything on, until the next commit after `cut` was set, or until it hangs up.

    Attributes:
        server_port: Where the server is.
        port: Where the proxy is.
        cut: When the next connection is cut, if any.
        cuts: How many connections were cut so.
        opened: How many connections were carried.
        is_down: Whether it takes no more connections.
        swallows: Whether what clients say arrives nowhere.
        swallowed: How often it did so.
    """

    server_port: int
    port: int = 0
    cut: Cut | None = None
    cuts: int = 0
    opened: int = 0
    is_down: bool = False
    swallows: bool = False
    swallowed: int = 0
    _to_clients: set[asyncio.StreamWriter] = field(default_factory=set[asyncio.StreamWriter])
    _unheard: list[asyncio.StreamWriter] = field(default_factory=list[asyncio.StreamWriter])
    _is_hanging_up: bool = False

    async def end(self) -> None:
        """Cut whatever is still carried."""
        for to_client in self._to_clients:
            to_client.transport.abort()
        while self._to_clients:  # noqa: ASYNC110 - each line takes note of its own end
            await asyncio.sleep(0)
        self.tell_server()

    async def hang_up(self) -> None:
        """Cut every connection; the server does not hear of it before `tell_server`."""
        self._is_hanging_up = True
        for to_client in self._to_clients:
            to_client.transport.abort()
        while self._to_clients:  # noqa: ASYNC110 - each line takes note of its own end
            await asyncio.sleep(0)
        self._is_hanging_up = False

    def tell_server(self) -> None:
        """Let the server hear which connections were cut."""
        for to_server in self._unheard:
            to_server.close()

    async def serve_client(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        """Carry a connection."""
        if self.is_down:
            to_client.close()
            return
        server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        answers = asyncio.create_task(_carry(server, to_client))
        self._to_clients.add(to_client)
        self.opened += 1
        with suppress(ConnectionError):
            while data := await client.read(65536):
                if self.cut is not None and b"COMMIT" in data:
                    # What the server answers from now on arrives nowhere.
                    answers.cancel()
                    await asyncio.wait([answers])
                    if self.cut is Cut.AFTER_COMMIT:
                        to_server.write(data)
                        await server.read(65536)
                    self.cut = None
                    self.cuts += 1
                    break
                if self.swallows:
                    self.swallowed += 1
                else:
                    to_server.write(data)
        to_client.close()
        if self._is_hanging_up:
            self._unheard.append(to_server)
        else:
            to_server.close()
        answers.cancel()
        await asyncio.wait([answers])
        self._to_clients.discard(to_client)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()


@asynccontextmanager
async def open_proxy(server_port: int) -> AsyncGenerator[CuttingProxy]:
    """A proxy before a server on this machine."""
    proxy = CuttingProxy(server_port)
    listener = await asyncio.start_server(proxy.serve_client, "127.0.0.1", 0)
    proxy.port = listener.sockets[0].getsockname()[1]
    async with listener:
        yield proxy
        await proxy.end()
