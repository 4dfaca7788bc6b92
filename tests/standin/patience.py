"""How long a test waits for what another process does."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")

PATIENCE_SECONDS = 180.0
"""After this long, what has not come will not come; a busy machine may need a good part of it."""


async def wait_for(coming: Awaitable[T]) -> T:
    """Wait for something, but not for ever."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await coming
