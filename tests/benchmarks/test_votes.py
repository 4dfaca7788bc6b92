"""A rush on one poll: 1,000 members vote at once, against the plainest way to keep votes on the same disk.

Run with `pytest --benchmark-only tests/benchmarks/test_votes.py`.
"""

# pytest-benchmark says nothing about its types.
# pyright: reportUnknownMemberType=false

import asyncio
import gc
import sqlite3
import statistics
import time
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bot.db.engine import Database
from bot.db.sqlite import connect
from bot.polls.model import Poll
from tests.club import GUILD, NOW
from tests.polls.asking import Asking

MEMBERS = 1_000
ROUNDS = 9
TICK = 0.001
NOMINEES = "abcd"


def one_commit_a_vote(connection: sqlite3.Connection, poll_id: int, first: int) -> float:
    """Seconds for the floor: sqlite3 itself with the same durability; is it open, one vote a member, commit."""
    began = time.perf_counter()
    for member_id in range(first, first + MEMBERS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT closes_at, closed_at FROM polls WHERE id = ?", (poll_id,)).fetchone()
        connection.execute(
            "INSERT INTO votes (poll_id, voter, member_id, nominee_id, voted_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (poll_id, voter) DO UPDATE SET nominee_id = excluded.nominee_id",
            (poll_id, str(member_id), member_id, NOMINEES[member_id % 4], "2027-03-01 12:00:00.000000"),
        )
        connection.execute("COMMIT")
    return time.perf_counter() - began


async def rush(asking: Asking, poll: Poll, first: int) -> tuple[float, float]:
    """Seconds for all members at once, and the longest that the event loop kept anybody waiting."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            longest = max(longest, time.perf_counter() - before - TICK)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    began = time.perf_counter()
    await asyncio.gather(
        *(
            asking.votes.vote(GUILD, poll.id, member_id, NOMINEES[member_id % 4], NOW)
            for member_id in range(first, first + MEMBERS)
        )
    )
    took = time.perf_counter() - began
    watching.cancel()
    return took, longest


def test_simultaneous_votes(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    ratios: list[float] = []
    blocks: list[float] = []
    rates: list[float] = []

    async def prepare(file: Path) -> tuple[Asking, Poll]:
        asking = Asking(await Database.open(f"sqlite+aiosqlite:///{file}"))
        return asking, await asking.poll()

    with asyncio.Runner() as runner:
        floor_asking, floor_poll = runner.run(prepare(tmp_path / "floor.db"))
        runner.run(floor_asking.database.close())
        floor = connect(tmp_path / "floor.db")
        asking, poll = runner.run(prepare(tmp_path / "rush.db"))

        def both(first: int) -> None:
            gc.collect()
            slow = one_commit_a_vote(floor, floor_poll.id, first)
            fast, block = runner.run(rush(asking, poll, first))
            ratios.append(slow / fast)
            rates.append(MEMBERS / fast)
            blocks.append(block)

        both(1)
        for figures in (ratios, rates, blocks):
            figures.clear()
        firsts = iter(range(MEMBERS + 1, MEMBERS * (ROUNDS + 1) + 1, MEMBERS))
        benchmark.pedantic(both, setup=lambda: ((next(firsts),), {}), rounds=ROUNDS)
        runner.run(asking.database.close())
        floor.close()
    benchmark.extra_info["times as fast as a commit a vote"] = statistics.median(ratios)
    benchmark.extra_info["durable votes a second"] = statistics.median(rates)
    benchmark.extra_info["longest block of the event loop, ms"] = max(blocks) * 1000
    print(
        f"\n{MEMBERS} votes at once: {statistics.median(rates):,.0f} a second, {statistics.median(ratios):.1f} × a "
        f"commit a vote ({min(ratios):.1f} to {max(ratios):.1f}), loop blocked {max(blocks) * 1000:.0f} ms at most"
    )
