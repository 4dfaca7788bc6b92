"""A rush: many members press at once, in turns with the plainest way to keep as much on the same disk."""

import asyncio
import gc
import statistics
import time
from collections.abc import Awaitable, Callable

from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.lengths import choose_length
from tests.benchmarks.pauses import longest_pause
from tests.benchmarks.report import Report

MEMBERS = choose_length(1_000, 200)
ROUNDS = choose_length(9, 2)

Press = Callable[[int], Awaitable[object]]
"""One member's press, by the member's id."""
Floor = Callable[[range], None]
"""Keeps a press of each of these members, one commit each."""


async def rush(members: range, press: Press) -> float:
    """Seconds for all members at once."""
    began = time.perf_counter()
    await asyncio.gather(*map(press, members))
    return time.perf_counter() - began


def measure(
    benchmark: BenchmarkFixture,
    report: Report,
    runner: asyncio.Runner,
    what: str,
    press: Press,
    floor: Floor,
) -> None:
    """Let both run in turns, round by round, and report how they compare; `what` is pressed, in the singular."""
    ratios: list[float] = []
    rates: list[float] = []
    blocks: list[float] = []

    def both(members: range) -> None:
        gc.collect()
        began = time.perf_counter()
        floor(members)
        slow = time.perf_counter() - began
        fast, block = runner.run(longest_pause(rush(members, press)))
        ratios.append(slow / fast)
        rates.append(MEMBERS / fast)
        blocks.append(block)

    both(range(1, MEMBERS + 1))
    for figures in (ratios, rates, blocks):
        figures.clear()
    rounds = iter(range(number * MEMBERS + 1, (number + 1) * MEMBERS + 1) for number in range(1, ROUNDS + 1))
    benchmark.pedantic(both, setup=lambda: ((next(rounds),), {}), rounds=ROUNDS)
    benchmark.extra_info[f"times as fast as a commit a {what}"] = statistics.median(ratios)
    benchmark.extra_info[f"durable {what}s a second"] = statistics.median(rates)
    benchmark.extra_info["longest block of the event loop, ms"] = max(blocks) * 1000
    report.add(
        f"{MEMBERS:,} {what}s at once, durable, against one commit of sqlite3 a {what}; event loop blocked at most",
        f"{statistics.median(ratios):.1f} × ({statistics.median(rates):,.0f} a second); {max(blocks) * 1000:.0f} ms",
        "≥ 2 ×; 50 ms",
    )
