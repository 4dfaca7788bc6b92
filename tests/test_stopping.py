"""Told to stop, work ends in good order."""

import asyncio
import os
import signal

import pytest

from bot.app import run_until_stopped

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
