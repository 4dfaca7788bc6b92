"""Work beside the bot's own, for as long as it runs: none of it dies without a word, and none is forgotten."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from typing import Any

log = logging.getLogger(__name__)

RESTART_DELAY_SECONDS = 60.0
"""How long after a fault work is begun anew."""


async def cancel_tasks(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks, and wait until they have ended, however they end."""
    cancelled = list(tasks)
    for task in cancelled:
        task.cancel()
    await asyncio.gather(*cancelled, return_exceptions=True)


@asynccontextmanager
async def keep_running(name: str, work: Callable[[], Coroutine[None, None, None]]) -> AsyncGenerator[None]:
    """Run work in a task while the context lasts; if it raises, that is logged, and it is begun anew."""
    task = asyncio.create_task(_run_again_and_again(name, work), name=name)
    try:
        yield
    finally:
        await cancel_tasks([task])


def start_unawaited(name: str, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
    """Start work that nobody waits for; if it raises, that is logged."""
    return asyncio.create_task(_log_fault(name, work), name=name)


async def _log_fault(name: str, work: Coroutine[None, None, None]) -> None:
    try:
        await work
    except Exception:
        log.exception("%s: it failed, and nobody waited for it", name)


async def _run_again_and_again(name: str, work: Callable[[], Coroutine[None, None, None]]) -> None:
    while True:
        try:
            await work()
        except Exception:
            log.exception("%s: it failed, and begins anew in %d seconds", name, RESTART_DELAY_SECONDS)
        await asyncio.sleep(RESTART_DELAY_SECONDS)
