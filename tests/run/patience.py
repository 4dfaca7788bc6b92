"""How long a test waits for what another process does."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds after which what has not come will not come; a busy machine may need a good part of them."""


async def soon(coming: Awaitable[T]) -> T:
    """Wait for something, but not for ever."""
    async with asyncio.timeout(PATIENCE):
        return await coming
