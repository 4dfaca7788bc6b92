"""How promptly the event loop comes round to what waits for it."""

import asyncio
from time import perf_counter

from bot.metrics import EVENT_LOOP_DELAY_SECONDS

SAMPLE_INTERVAL_SECONDS = 0.5
"""How long the sampler sleeps; whatever it sleeps longer is the loop's delay."""


async def sample_event_loop_delay() -> None:
    """Measure the delay of the event loop, for ever."""
    while True:
        began = perf_counter()
        await asyncio.sleep(SAMPLE_INTERVAL_SECONDS)
        EVENT_LOOP_DELAY_SECONDS.observe(max(perf_counter() - began - SAMPLE_INTERVAL_SECONDS, 0))
