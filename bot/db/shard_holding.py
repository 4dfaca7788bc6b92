"""Holding shards of a database on a server, waiting for them as a stand-by, and noticing at once if they are lost."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.db.postgresql import DriverError, explain_errors
from bot.db.server_lock import DatabaseServedError, ServerLock, make_holder_name
from bot.errors import StartError
from bot.shards import ALL_SHARDS, Shards

log = logging.getLogger(__name__)

T = TypeVar("T")

STAND_BY_INTERVAL_SECONDS = 1.0
"""How often a stand-by looks whether a shard is free."""

GATHERING_SECONDS = 2.0
"""For how long a stand-by that found a free shard looks for more: those of one process are not freed at one instant."""

LIFE_INTERVAL_SECONDS = 0.5
LIFE_TIMEOUT_SECONDS = 5.0
"""How often the server is asked whether it is there, and how long it may take: together less than
`bot.db.postgresql.SILENCE_SECONDS`.
"""

OWN_END_INTERVAL_SECONDS = 0.1
"""How often the lock is tried that a lost connection of this process holds until the server notices its end."""

LossHandler = Callable[[str], None]
"""Called with the reason when what was held is lost; it must end the process at once."""


@asynccontextmanager
async def hold_shards(
    url: str, shard_count: int, wanted: Sequence[int], lose: LossHandler
) -> AsyncGenerator[Shards]:
    """Hold those of the wanted shards that nobody else holds, at least one; waits as long as there is none.

    Args:
        url: The database.
        shard_count: How many shards there are, in all processes together.
        wanted: The shards to hold.
        lose: Called if they are lost while the context lasts.

    Raises:
        StartError: The server cannot be reached, or the database is served in another way.
    """
    holder = _ServerHolder(url)
    try:
        await holder.connect_with_others(shard_count)
        taken = await holder.wait_for_shards(shard_count, wanted)
        log.info("Serving the shards %s of %d", ", ".join(map(str, taken)), shard_count)
        async with _watched(holder.wait_for_loss, lose):
            yield Shards(shard_count, taken)
    finally:
        holder.close()


@asynccontextmanager
async def hold_everything(url: str, lose: LossHandler) -> AsyncGenerator[Shards]:
    """Be the one process that serves a database while the context lasts.

    If the server was restarted, the lock is taken anew; `lose` is called only if another process was faster.

    Raises:
        StartError: Another process serves it, or the server cannot be reached.
    """
    holder = _ServerHolder(url)
    try:
        await holder.connect_alone()
        async with _watched(holder.keep_everything, lose):
            yield ALL_SHARDS
    finally:
        holder.close()


class _ServerHolder:
    """A lock on a server that is used on a thread of its own, and connected anew when it was lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="shards")
        self._lock: ServerLock | None = None
        self._name = make_holder_name()

    async def connect_alone(self) -> None:
        """Be the one process that serves the database, on a new connection."""
        await self._connect(ServerLock.serve_alone)

    async def connect_with_others(self, shard_count: int) -> None:
        """Be one of several processes that serve the database, on a new connection."""
        await self._connect(lambda lock: lock.serve_with_others(shard_count))

    async def wait_for_shards(self, shard_count: int, wanted: Sequence[int]) -> tuple[int, ...]:
        """Take the wanted shards that are free, once there is one; returns them in order."""
        taken = await self._take_shards(wanted)
        if not taken:
            log.info("Standing by for the shards %s of %d", ", ".join(map(str, wanted)), shard_count)
        while not taken:
            await asyncio.sleep(STAND_BY_INTERVAL_SECONDS)
            try:
                taken = await self._take_shards(wanted)
                if taken:
                    await asyncio.sleep(GATHERING_SECONDS)
                    taken += await self._take_shards([number for number in wanted if number not in taken])
            except (DBAPIError, DriverError, StartError) as error:
                # It is no process's turn while the server is away; what was taken is lost with the connection.
                log.warning("Standing by without the database: %s", " ".join(str(error).split()))
                taken = ()
                await self._try_to_reconnect(shard_count)
        return tuple(sorted(taken))

    async def _try_to_reconnect(self, shard_count: int) -> None:
        try:
            await self.connect_with_others(shard_count)
        except DatabaseServedError:
            raise
        except StartError as error:
            log.info("The database is still away: %s", error)

    async def wait_for_loss(self) -> str:
        """Return once the server does not answer any more, with the reason."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(LIFE_INTERVAL_SECONDS)
            asked_at = loop.time()
            try:
                async with asyncio.timeout(LIFE_TIMEOUT_SECONDS):
                    await self._run(ServerLock.ask_for_life)
            except TimeoutError:
                # Much later than that, this process itself was stopped for a while: the server deserves another chance.
                if loop.time() < asked_at + 2 * LIFE_TIMEOUT_SECONDS:
                    return "the database server does not answer"
            except (DBAPIError, DriverError, StartError) as error:
                return " ".join(str(error).split())

    async def keep_everything(self) -> str:
        """Take the lock anew whenever it is lost; returns if another process was faster, with the reason."""
        while True:
            reason = await self.wait_for_loss()
            log.info("Taking the lock again, because the database server went away: %s", reason)
            while True:
                try:
                    await self.connect_alone()
                except DatabaseServedError as error:
                    if await self._is_served_by_others():
                        return str(error)
                    await asyncio.sleep(OWN_END_INTERVAL_SECONDS)
                except StartError:
                    await asyncio.sleep(STAND_BY_INTERVAL_SECONDS)
                else:
                    break

    async def _is_served_by_others(self) -> bool:
        """Whether it is not just the lost connection that still holds the lock; False if the server is away again."""
        try:
            return await self._run(ServerLock.is_served_by_others)
        except (DBAPIError, DriverError, StartError):
            return False

    def close(self) -> None:
        """Give everything back."""
        self._thread.shutdown()
        if self._lock is not None:
            self._lock.close()

    async def _connect(self, serve: Callable[[ServerLock], None]) -> None:
        """Connect anew.

        Raises:
            StartError: The server cannot be reached, or the database is served in another way.
        """

        def connect() -> None:
            if self._lock is not None:
                self._lock.close()
                self._lock = None
            self._lock = lock = ServerLock.connect(self._url, self._name)
            with explain_errors(self._url):
                serve(lock)

        await asyncio.get_running_loop().run_in_executor(self._thread, connect)

    async def _take_shards(self, wanted: Sequence[int]) -> tuple[int, ...]:
        def take(lock: ServerLock) -> tuple[int, ...]:
            return tuple(number for number in wanted if lock.try_take_shard(number))

        return await self._run(take)

    async def _run(self, ask: Callable[[ServerLock], T]) -> T:
        def run() -> T:
            if self._lock is None:
                raise StartError("it is not connected")
            return ask(self._lock)

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)


@asynccontextmanager
async def _watched(wait_for_loss: Callable[[], Awaitable[str]], lose: LossHandler) -> AsyncGenerator[None]:
    """Wait in the background for a loss, and tell of it."""

    async def watch() -> None:
        try:
            reason = await wait_for_loss()
        except Exception as error:  # noqa: BLE001 - whoever cannot watch what it holds does not hold it
            reason = repr(error)
        lose(reason)

    watching = asyncio.create_task(watch(), name="shards")
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.wait([watching])
