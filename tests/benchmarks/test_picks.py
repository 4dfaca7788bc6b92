"""A rush at the deadline: 1,000 members press at once, against the plainest way to keep picks on the same disk.

Run with `pytest --benchmark-only tests/benchmarks/test_picks.py`.
"""

import asyncio
import gc
import sqlite3
import statistics
import time
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bot.contests.model import Contest
from bot.db.engine import Database
from bot.db.sqlite import connect
from tests.club import CATEGORIES, GUILD, NOW, Club

MEMBERS = 1_000
ROUNDS = 9
TICK = 0.001
NOMINEES = "abcd"


def one_commit_a_pick(connection: sqlite3.Connection, contest_id: int, first: int) -> float:
    """Seconds for the floor: sqlite3 itself with the same durability; is it open, a ballot, a pick, commit."""
    began = time.perf_counter()
    for member_id in range(first, first + MEMBERS):
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT state, locks_at FROM contests WHERE id = ?", (contest_id,)).fetchone()
        (ballot_id,) = connection.execute(
            "INSERT INTO ballots (contest_id, member_id, created_at) VALUES (?, ?, ?) RETURNING id",
            (contest_id, member_id, "2027-03-01 12:00:00.000000"),
        ).fetchone()
        connection.execute(
            "INSERT INTO picks (ballot_id, category_id, nominee_id, picked_at) VALUES (?, ?, ?, ?)",
            (ballot_id, CATEGORIES[0], NOMINEES[member_id % 4], "2027-03-01 12:00:00.000000"),
        )
        connection.execute("COMMIT")
    return time.perf_counter() - began


async def rush(club: Club, contest: Contest, first: int) -> tuple[float, float]:
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
            club.ballots.pick(GUILD, contest.id, member_id, CATEGORIES[0], NOMINEES[member_id % 4], NOW)
            for member_id in range(first, first + MEMBERS)
        )
    )
    took = time.perf_counter() - began
    watching.cancel()
    return took, longest


def test_simultaneous_picks(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    ratios: list[float] = []
    blocks: list[float] = []
    rates: list[float] = []

    async def prepare(file: Path) -> tuple[Club, Contest]:
        club = Club(await Database.open(f"sqlite+aiosqlite:///{file}"))
        return club, await club.open()

    with asyncio.Runner() as runner:
        floor_club, floor_contest = runner.run(prepare(tmp_path / "floor.db"))
        runner.run(floor_club.database.close())
        floor = connect(tmp_path / "floor.db")
        club, contest = runner.run(prepare(tmp_path / "rush.db"))

        def both(first: int) -> None:
            gc.collect()
            slow = one_commit_a_pick(floor, floor_contest.id, first)
            fast, block = runner.run(rush(club, contest, first))
            ratios.append(slow / fast)
            rates.append(MEMBERS / fast)
            blocks.append(block)

        both(1)
        for figures in (ratios, rates, blocks):
            figures.clear()
        firsts = iter(range(MEMBERS + 1, MEMBERS * (ROUNDS + 1) + 1, MEMBERS))
        benchmark.pedantic(both, setup=lambda: ((next(firsts),), {}), rounds=ROUNDS)
        runner.run(club.database.close())
        floor.close()
    benchmark.extra_info["times as fast as a commit a pick"] = statistics.median(ratios)
    benchmark.extra_info["durable picks a second"] = statistics.median(rates)
    benchmark.extra_info["longest block of the event loop, ms"] = max(blocks) * 1000
    print(
        f"\n{MEMBERS} picks at once: {statistics.median(rates):,.0f} a second, {statistics.median(ratios):.1f} × a "
        f"commit a pick ({min(ratios):.1f} to {max(ratios):.1f}), loop blocked {max(blocks) * 1000:.0f} ms at most"
    )
