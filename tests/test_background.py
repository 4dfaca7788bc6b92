"""Work in the background dies neither silently nor for good."""

import asyncio

import pytest

from bot import background
from bot.background import keep_running


async def test_work_that_fails_is_logged_and_begun_anew(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(background, "RESTART_DELAY_SECONDS", 0)
    begun, again = 0, asyncio.Event()

    async def work() -> None:
        nonlocal begun
        begun += 1
        if begun == 1:
            raise RuntimeError("a bug")
        again.set()
        await asyncio.Event().wait()

    async with keep_running("the work", work):
        await asyncio.wait_for(again.wait(), 30)
    assert "the work: it failed" in caplog.text
    assert begun == 2
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name() == "the work"] == []
