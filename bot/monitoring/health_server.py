"""`/healthz` and `/metrics` over HTTP, for whoever watches the bot."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import StartError
from bot.monitoring.gateway import Gateway, is_gateway_open, measure_gateway
from bot.monitoring.rendering import METRICS_CONTENT_TYPE, render_metrics

log = logging.getLogger(__name__)

DATABASE_PROBE_TIMEOUT_SECONDS = 2.0
"""A database that does not answer in this time is not healthy."""

ProbeDatabase = Callable[[], Awaitable[None]]
"""Reads and writes without changing anything; raises if that cannot be done."""


class _HealthServer:
    def __init__(self, gateway: Gateway, probe_database: ProbeDatabase) -> None:
        self._gateway = gateway
        self._probe_database = probe_database

    async def answer_health(self, _: web.Request) -> web.Response:
        """Say whether the bot can answer members: 200 if it can, else 503."""
        gateway, database = is_gateway_open(self._gateway), await self._is_database_answering()
        healthy = gateway and database
        parts = {
            "status": "ok" if healthy else "unavailable",
            "gateway": "ok" if gateway else "not connected",
            "database": "ok" if database else "no answer",
        }
        return web.json_response(parts, status=200 if healthy else 503)

    async def answer_metrics(self, _: web.Request) -> web.Response:
        """Every measure in Prometheus's text format."""
        measure_gateway(self._gateway)
        return web.Response(body=render_metrics(), headers={"Content-Type": METRICS_CONTENT_TYPE})

    async def _is_database_answering(self) -> bool:
        try:
            async with asyncio.timeout(DATABASE_PROBE_TIMEOUT_SECONDS):
                await self._probe_database()
        except Exception as error:  # noqa: BLE001 - whatever it is, the database does not answer
            log.warning("The database does not answer the health check: %s", type(error).__name__)
            return False
        return True


@asynccontextmanager
async def serve_health(
    host: str, port: int, gateway: Gateway, probe_database: ProbeDatabase
) -> AsyncGenerator[None]:
    """Serve `/healthz` and `/metrics` while the context lasts.

    Raises:
        StartError: The port or the address cannot be used.
    """
    server = _HealthServer(gateway, probe_database)
    app = web.Application()
    app.add_routes(
        [web.get("/healthz", server.answer_health), web.get("/metrics", server.answer_metrics)],
    )
    runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise StartError(
                f"HEALTH_PORT {port} cannot be used on {host} ({error.strerror}): name another one."
            ) from error
        port = runner.addresses[0][1]
        log.info("Health and metrics at http://%s:%d/healthz and /metrics", host, port)
        yield
    finally:
        await runner.cleanup()
