"""`/healthz` says whether members are answered, and `/metrics` what happened."""

import asyncio
import logging
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest

from bot.errors import StartError
from bot.metrics import MEASURES, Counter, Histogram
from bot.monitoring import health_server
from bot.monitoring.gateway import ShardStatus
from bot.monitoring.health_server import serve_health
from bot.monitoring.rendering import render_metrics

HOST = "127.0.0.1"


@dataclass
class Line:
    """Who follows the gateway, in a state that a test chooses; and the database beside it."""

    ready: bool = True
    shards: list[ShardStatus] = field(
        default_factory=lambda: [ShardStatus(0, True, 0.05), ShardStatus(1, True, float("inf"))]
    )
    fault: Exception | None = None
    hangs: bool = False

    def is_ready(self) -> bool:
        return self.ready

    def list_shards(self) -> list[ShardStatus]:
        return self.shards

    def count_servers(self) -> int:
        return 3

    async def probe(self) -> None:
        if self.fault:
            raise self.fault
        if self.hangs:
            await asyncio.Event().wait()


@asynccontextmanager
async def serving(
    line: Line, caplog: pytest.LogCaptureFixture
) -> AsyncGenerator[tuple[aiohttp.ClientSession, int]]:
    caplog.set_level(logging.INFO, health_server.__name__)
    async with serve_health(HOST, 0, line, line.probe):
        found = re.search(rf"http://{HOST}:(\d+)/healthz", caplog.messages[-1])
        assert found is not None
        async with aiohttp.ClientSession(f"http://{HOST}:{found[1]}") as client:
            yield client, int(found[1])


async def ask(client: aiohttp.ClientSession) -> tuple[int, dict[str, str]]:
    async with client.get("/healthz") as answer:
        return answer.status, await answer.json()


async def test_it_is_healthy_while_gateway_and_database_are(caplog: pytest.LogCaptureFixture) -> None:
    line = Line()
    async with serving(line, caplog) as (client, _):
        assert await ask(client) == (200, {"status": "ok", "gateway": "ok", "database": "ok"})
        line.ready = False
        assert await ask(client) == (
            503,
            {"status": "unavailable", "gateway": "not connected", "database": "ok"},
        )
        line.ready, line.shards = True, [ShardStatus(0, is_connected=False, latency_seconds=0.1)]
        assert (await ask(client))[0] == 503
        line.shards = []
        assert (await ask(client))[0] == 503


async def test_a_database_that_fails_or_hangs_is_not(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_server, "DATABASE_PROBE_TIMEOUT_SECONDS", 0.01)
    line = Line(fault=OSError("the disk, with Ana on it, is full"))
    async with serving(line, caplog) as (client, _):
        assert await ask(client) == (
            503,
            {"status": "unavailable", "gateway": "ok", "database": "no answer"},
        )
        line.fault, line.hangs = None, True
        assert (await ask(client))[1]["database"] == "no answer"
    assert "Ana" not in caplog.text


async def test_metrics_have_the_gateway_and_the_process(caplog: pytest.LogCaptureFixture) -> None:
    async with serving(Line(), caplog) as (client, _), client.get("/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        lines = (await answer.text()).splitlines()
    assert "envelope_gateway_ready 1.0" in lines
    assert "envelope_servers 3.0" in lines
    assert 'envelope_gateway_latency_seconds{shard="0"} 0.05' in lines
    assert not [line for line in lines if line.startswith('envelope_gateway_latency_seconds{shard="1"}')]
    assert any(line.startswith("process_resident_memory_bytes ") for line in lines)


async def test_a_port_that_is_taken_is_one_sentence(caplog: pytest.LogCaptureFixture) -> None:
    line = Line()
    async with serving(line, caplog) as (_, port):
        with pytest.raises(StartError, match=f"HEALTH_PORT {port} cannot be used on {HOST}"):
            async with serve_health(HOST, port, line, line.probe):
                pass


@pytest.fixture
def measures(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the bot's own, so that a test sees its own alone."""
    monkeypatch.setattr("bot.metrics.MEASURES", [])
    monkeypatch.setattr("bot.monitoring.rendering.MEASURES", found := [])
    monkeypatch.setattr("bot.metrics.MEASURES", found)


@pytest.mark.usefixtures("measures")
def test_counters_and_histograms_are_written_as_prometheus_reads_them() -> None:
    counter = Counter("films", "Films seen.", ("by", "how"))
    counter.count("ana", 'in "scope"')
    counter.count("ana", 'in "scope"', amount=2)
    histogram = Histogram("minutes", "Their length.", (90, 120))
    for length in (89, 90, 100, 240):
        histogram.observe(length)
    lines = render_metrics().decode().splitlines()
    assert 'films_total{by="ana",how="in \\"scope\\""} 3.0' in lines
    assert [line for line in lines if line.startswith("minutes")] == [
        'minutes_bucket{le="90"} 2.0',
        'minutes_bucket{le="120"} 3.0',
        'minutes_bucket{le="+Inf"} 4.0',
        "minutes_count 4.0",
        "minutes_sum 519.0",
    ]


def test_every_measure_has_a_name_of_its_own_and_says_what_it_is() -> None:
    names = [measure.name for measure in MEASURES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"envelope_[a-z_]+", name) for name in names)
    assert all(measure.description.endswith(".") for measure in MEASURES)
    rendered = render_metrics().decode()
    assert [name for name in names if f"# HELP {name}" not in rendered] == []
