"""A network that fails at the instant that a test chooses, between the bot and its database server."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto


class Cut(Enum):
    """When a connection is cut: before the server hears of a commit, or before the bot hears that it was kept."""

    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()


@dataclass
class CuttingProxy:
    """Passes everything on, until the next commit after `cut` was set."""

    server_port: int
    port: int = 0
    cut: Cut | None = None
    cuts: int = 0
    is_down: bool = False

    async def serve_client(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        """Carry a connection."""
        if self.is_down:
            to_client.close()
            return
        server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        answers = asyncio.create_task(_carry(server, to_client))
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
                to_server.write(data)
        for writer in (to_server, to_client):
            writer.close()
        answers.cancel()
        await asyncio.wait([answers])


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
