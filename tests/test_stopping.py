"""Told to stop, work ends in good order."""

import asyncio
import os
import signal
from contextlib import suppress

import pytest

from bot.app import finish_event_handlers, run_until_cancelled, run_until_stopped

STOPS = (signal.SIGINT, signal.SIGTERM)


@pytest.mark.parametrize("told", STOPS)
@pytest.mark.parametrize("again", STOPS)
async def test_closing_goes_to_its_end_however_often_it_is_told(
    told: signal.Signals, again: signal.Signals
) -> None:
    closed: list[str] = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), told)
            await asyncio.Event().wait()
        finally:
            os.kill(os.getpid(), again)
            for part in ("client", "services", "database"):
                await asyncio.sleep(0.01)
                closed.append(part)

    await run_until_stopped(work())
    assert closed == ["client", "services", "database"]


async def test_work_that_ends_by_itself_is_over() -> None:
    await run_until_stopped(asyncio.sleep(0))


async def test_cancelling_for_another_reason_is_not_swallowed() -> None:
    stopping = asyncio.create_task(run_until_stopped(asyncio.sleep(60)))
    await asyncio.sleep(0)
    stopping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopping


async def test_a_cancellation_that_gets_lost_is_told_again() -> None:
    connected = asyncio.Event()

    async def connect() -> None:
        # What `asyncio.wait_for` makes of a cancellation at the instant at which it has its answer.
        with suppress(asyncio.CancelledError):
            connected.set()
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    serving = asyncio.create_task(run_until_cancelled(connect()))
    await connected.wait()
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(serving, 30)


async def test_what_was_begun_for_an_event_ends_before_the_rest_is_closed() -> None:
    ended: list[str] = []

    async def handle() -> None:
        await asyncio.sleep(0.01)
        ended.append("on_ready")

    handling = asyncio.create_task(handle(), name="discord.py: on_ready")
    await finish_event_handlers()
    assert ended == ["on_ready"]
    await handling
