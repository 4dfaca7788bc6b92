"""What a rush costs: 1,000 durable writes at once, against the plainest durable writing on the same disk.

Run with `pytest --benchmark-only tests/benchmarks/test_commits.py`.
"""

# pytest-benchmark says nothing about its types.
# pyright: reportUnknownMemberType=false

import asyncio
import gc
import sqlite3
import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import Connection, insert

from bot.db.engine import Database
from bot.db.sqlite import open_connection
from bot.db.tables import guilds, members
from tests.benchmarks.lengths import choose_length
from tests.benchmarks.report import Report

MEMBERS = choose_length(1_000, 200)
ROUNDS = choose_length(9, 2)
TICK = 0.001
NOW = datetime(2026, 3, 15, tzinfo=UTC)
JOIN = insert(members)


def join(connection: Connection, user_id: int) -> None:
    connection.execute(JOIN, {"guild_id": 1, "user_id": user_id, "name": "Member", "seen_at": NOW})


def one_commit_a_row(connection: sqlite3.Connection, first: int) -> float:
    """Seconds for the floor: sqlite3 itself, in a file of the same kind, with the same durability."""
    began = time.perf_counter()
    for user_id in range(first, first + MEMBERS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO members (guild_id, user_id, name, seen_at) VALUES (?, ?, ?, ?)",
            (1, user_id, "Member", "2026-03-15 00:00:00.000000"),
        )
        connection.execute("COMMIT")
    return time.perf_counter() - began


async def rush(database: Database, first: int) -> tuple[float, float]:
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
    await asyncio.gather(*(database.write(join, user_id) for user_id in range(first, first + MEMBERS)))
    took = time.perf_counter() - began
    watching.cancel()
    return took, longest


def test_simultaneous_writes(benchmark: BenchmarkFixture, report: Report, tmp_path: Path) -> None:
    ratios: list[float] = []
    blocks: list[float] = []

    async def prepare(file: Path) -> Database:
        database = await Database.open(f"sqlite+aiosqlite:///{file}")
        await database.write(
            lambda connection: connection.execute(insert(guilds), {"id": 1, "joined_at": NOW})
        )
        return database

    with asyncio.Runner() as runner:
        runner.run(runner.run(prepare(tmp_path / "floor.db")).close())
        floor = open_connection(tmp_path / "floor.db")
        database = runner.run(prepare(tmp_path / "rush.db"))

        def both(first: int) -> None:
            slow = one_commit_a_row(floor, first)
            fast, block = runner.run(rush(database, first))
            ratios.append(slow / fast)
            blocks.append(block)

        both(0)
        ratios.clear()
        blocks.clear()
        # As the bot does when it is ready: what was loaded to stay is not searched for garbage again, 70 ms
        # a time.
        gc.collect()
        gc.freeze()
        firsts = iter(range(MEMBERS, MEMBERS * (ROUNDS + 1), MEMBERS))
        benchmark.pedantic(lambda: both(next(firsts)), rounds=ROUNDS)
        gc.unfreeze()
        runner.run(database.close())
        floor.close()
    benchmark.extra_info["times as fast as a commit a row"] = statistics.median(ratios)
    benchmark.extra_info["longest block of the event loop, ms"] = max(blocks) * 1000
    report.add(
        f"{MEMBERS:,} rows at once, durable, against one commit of sqlite3 a row; event loop blocked at most",
        f"{statistics.median(ratios):.1f} × ({min(ratios):.1f} to {max(ratios):.1f}); {max(blocks) * 1000:.0f} ms",
        "≥ 2 ×; 50 ms",
    )
