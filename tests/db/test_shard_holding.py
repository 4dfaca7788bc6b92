"""No shard is held by two processes, a free one is taken by a stand-by, and who lost theirs is told at once."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from sqlalchemy import make_url

from bot.db.process_lock import hold_database, hold_serving
from bot.errors import StartError
from bot.shards import ALL_SHARDS, Shards
from tests.cutting_proxy import open_proxy
from tests.postgresql import PostgresqlServer
from tests.standin.patience import PATIENCE_SECONDS
from tests.stored import read_rows

TRIED_AGAIN = 5
"""After so many further attempts a process would have given up that ever does."""

HELD_LOCKS = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2"


class Process:
    """Someone who wants to serve a database, and what they lost."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.lost: asyncio.Queue[str] = asyncio.Queue()

    def hold(
        self, shard_count: int | None = None, wanted: tuple[int, ...] | None = None
    ) -> AbstractAsyncContextManager[Shards]:
        return hold_serving(self.url, shard_count, wanted, self.lost.put_nowait)

    async def next_loss(self) -> str:
        return await asyncio.wait_for(self.lost.get(), PATIENCE_SECONDS)


Start = Callable[[], Process]


@pytest.fixture
def start(postgresql_url: str) -> Start:
    return lambda: Process(postgresql_url)


@asynccontextmanager
async def standing_by(
    holding: AbstractAsyncContextManager[Shards],
) -> AsyncGenerator["asyncio.Task[Shards]"]:
    """Wait for shards in the background."""
    task = asyncio.create_task(holding.__aenter__())
    try:
        yield task
    finally:
        if task.done():
            await holding.__aexit__(None, None, None)
        else:
            task.cancel()
            await asyncio.wait([task])


async def take_soon(start: Start) -> AbstractAsyncContextManager[Shards]:
    """Serve everything, once the server has noticed that nobody does any more."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            holding = start().hold()
            try:
                await holding.__aenter__()
            except StartError:
                await asyncio.sleep(0.01)
            else:
                return holding


async def test_each_takes_what_is_free(start: Start) -> None:
    async with start().hold(3, (1,)) as first, start().hold(3, (0, 1, 2)) as second:
        assert (first, second) == (Shards(3, (1,)), Shards(3, (0, 2)))


async def test_a_stand_by_takes_over(start: Start) -> None:
    holder = start().hold(2, (0, 1))
    assert await holder.__aenter__() == Shards(2, (0, 1))
    async with standing_by(start().hold(2, (0, 1))) as stand_by:
        await asyncio.sleep(0)
        await holder.__aexit__(None, None, None)
        assert await asyncio.wait_for(stand_by, PATIENCE_SECONDS) == Shards(2, (0, 1))


async def test_a_process_is_told_when_its_locks_are_gone(
    start: Start, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    process = start()
    async with process.hold(2, (0,)):
        postgresql.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
            postgresql_url.rpartition("/")[2],
        )
        assert "terminat" in await process.next_loss()
        async with start().hold(2, (0,)) as other:
            assert other == Shards(2, (0,))


async def test_a_stand_by_outlives_a_restart_of_the_server(
    start: Start, postgresql: PostgresqlServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    holder = start()
    async with holder.hold(2, (0, 1)), standing_by(start().hold(2, (0, 1))) as stand_by:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while "Standing by for the shards 0, 1" not in caplog.text:  # noqa: ASYNC110 - only the log tells
                await asyncio.sleep(0.01)
        await asyncio.to_thread(postgresql.restart_at_once)
        await holder.next_loss()
        assert await asyncio.wait_for(stand_by, PATIENCE_SECONDS) == Shards(2, (0, 1))


async def test_who_serves_everything_takes_it_again_after_a_restart(
    start: Start, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    process = start()
    async with process.hold() as held:
        assert held == ALL_SHARDS
        await asyncio.to_thread(postgresql.restart_at_once)

        async with asyncio.timeout(PATIENCE_SECONDS):
            while not read_rows(postgresql_url, HELD_LOCKS):  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.1)
        with pytest.raises(StartError, match="stop it first"), hold_database(postgresql_url):
            pass
        assert process.lost.empty()


def list_holders(url: str) -> list[int]:
    """The server's processes for the connections that hold locks."""
    query = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND granted"
    return [process_id for (process_id,) in read_rows(url, query)]


async def test_who_serves_everything_waits_until_the_server_notices_that_its_connection_was_lost(
    postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    async with open_proxy(postgresql.port) as proxy, asyncio.timeout(PATIENCE_SECONDS):
        distant = Process(make_url(postgresql_url).set(port=proxy.port).render_as_string(hide_password=False))
        async with distant.hold():
            [lost] = list_holders(postgresql_url)
            await proxy.hang_up()
            opened = proxy.opened
            while proxy.opened < opened + TRIED_AGAIN:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.01)
            assert list_holders(postgresql_url) == [lost]
            proxy.tell_server()
            while list_holders(postgresql_url) in ([], [lost]):  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.01)
            assert distant.lost.empty()


async def test_who_serves_everything_is_told_if_another_was_faster(
    start: Start, postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    async with open_proxy(postgresql.port) as proxy:
        distant = Process(make_url(postgresql_url).set(port=proxy.port).render_as_string(hide_password=False))
        async with distant.hold():
            proxy.is_down = True
            await proxy.hang_up()
            proxy.tell_server()
            other = await take_soon(start)
            proxy.is_down = False
            assert "Another `envelope run` serves the database" in await distant.next_loss()
            await other.__aexit__(None, None, None)


async def test_all_agree_on_how_many_shards_there_are(start: Start, postgresql_url: str) -> None:
    async with start().hold(2, (0,)):
        with pytest.raises(StartError, match="SHARD_COUNT=2: every process needs the same number"):
            await start().hold(3, (1,)).__aenter__()
        with pytest.raises(StartError, match="Another `envelope run` serves the database"):
            await start().hold().__aenter__()
        with pytest.raises(StartError, match="stop it first"), hold_database(postgresql_url):
            pass
    async with start().hold():
        with pytest.raises(StartError, match="give every process SHARD_COUNT"):
            await start().hold(2, (0,)).__aenter__()
