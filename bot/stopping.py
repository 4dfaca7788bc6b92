"""Stopping in good order: Ctrl-C and SIGTERM end the work, which closes what it opened."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Coroutine

log = logging.getLogger(__name__)


async def run_until_stopped(work: Coroutine[None, None, None]) -> None:
    """Do the work until it ends, or until this process is told to stop."""
    running = asyncio.create_task(work)
    stop_requested = asyncio.Event()

    def request_stop() -> None:
        # Once: a second wish, of an impatient host or a supervisor, would break off the closing.
        if not stop_requested.is_set():
            stop_requested.set()
            running.cancel()

    loop = asyncio.get_running_loop()
    for signalled in (signal.SIGINT, signal.SIGTERM):
        # Windows has no handlers on the loop; Ctrl-C works there all the same.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(signalled, request_stop)
    try:
        await running
    except asyncio.CancelledError:
        if not stop_requested.is_set():
            raise
        log.info("Told to stop; closed everything")
