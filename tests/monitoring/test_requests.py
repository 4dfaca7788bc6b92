"""Requests to Discord are measured as they end."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest
from aiohttp import web

from bot.metrics import ACKNOWLEDGEMENT_SECONDS, DISCORD_ERRORS, RATE_LIMITS
from bot.monitoring import requests
from bot.monitoring.requests import RequestWatch


async def answer(request: web.Request) -> web.Response:
    scope = request.query.get("scope")
    headers = {"X-RateLimit-Scope": scope} if scope else {}
    return web.Response(status=int(request.query.get("status", "200")), headers=headers)


@pytest.fixture
async def url() -> AsyncGenerator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/v10"
    await runner.cleanup()


async def post(watch: RequestWatch, *urls: str) -> None:
    async with aiohttp.ClientSession(trace_configs=[watch.make_trace()]) as client:
        for one in urls:
            async with client.post(one):
                pass


def acknowledged() -> int:
    return sum(ACKNOWLEDGEMENT_SECONDS.counts)


async def test_an_interaction_is_acknowledged_once(url: str) -> None:
    watch, before = RequestWatch(), acknowledged()
    watch.note_receipt(7)
    callback = f"{url}/interactions/7/secret/callback"
    await post(watch, f"{url}/channels/7/messages", f"{callback}?status=404", callback)
    assert acknowledged() == before
    watch.note_receipt(7)
    await post(watch, callback, callback, f"{url}/interactions/8/secret/callback", f"{url}/odd/callback")
    assert acknowledged() == before + 1


async def test_what_discord_turns_away_is_counted(url: str) -> None:
    limits, errors = dict(RATE_LIMITS.values), dict(DISCORD_ERRORS.values)
    channel = f"{url}/channels/7/messages"
    await post(
        RequestWatch(),
        *(f"{channel}?status=429&scope=shared", f"{channel}?status=429", f"{channel}?status=502"),
        *(f"{channel}?status=403", channel),
    )
    assert RATE_LIMITS.values[("shared",)] == limits.get(("shared",), 0) + 1
    assert RATE_LIMITS.values[("unknown",)] == limits.get(("unknown",), 0) + 1
    assert DISCORD_ERRORS.values[("502",)] == errors.get(("502",), 0) + 1
    assert ("403",) not in DISCORD_ERRORS.values


async def test_what_is_never_acknowledged_is_forgotten(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "REMEMBERED_RECEIPTS_LIMIT", 2)
    watch, before = RequestWatch(), acknowledged()
    for interaction_id in (1, 2, 3):
        watch.note_receipt(interaction_id)
    await post(watch, *(f"{url}/interactions/{number}/secret/callback" for number in (1, 2, 3)))
    assert acknowledged() == before + 2
