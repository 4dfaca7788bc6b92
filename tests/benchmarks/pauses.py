"""How long the event loop keeps anybody waiting while something goes on."""

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")

TICK = 0.001


async def longest_pause(work: Awaitable[T]) -> tuple[T, float]:
    """What the work comes to, and the most seconds that somebody who wanted the loop every millisecond waited."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            longest = max(longest, time.perf_counter() - before - TICK)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)
    result = await work
    # Once more round: what the work left behind is dropped before the watch ends.
    await asyncio.sleep(TICK)
    watching.cancel()
    return result, longest
