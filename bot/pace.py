"""A pace that several tasks keep together: one thing at a time, and a pause after each."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import Clock


class Pace:
    """Lets whoever asks go on one after the other, each at least an interval after the one before."""

    def __init__(self, interval: timedelta, clock: Clock) -> None:
        """Keep an interval by a clock."""
        self._interval = interval
        self._clock = clock
        self._not_before: datetime | None = None
        self._turn = asyncio.Lock()

    async def wait_for_turn(self) -> None:
        """Wait until the next thing may be done."""
        async with self._turn:
            now = self._clock()
            if self._not_before is not None:
                # No longer than the interval: the clock may have been set back.
                delay = min(self._not_before - now, self._interval)
                await asyncio.sleep(max(delay.total_seconds(), 0))
            self._not_before = self._clock() + self._interval
