"""Requests to Discord as they end: how soon interactions are acknowledged, and what Discord turns away."""

from time import perf_counter
from types import SimpleNamespace

import aiohttp
from aiohttp import TraceConfig, TraceRequestEndParams

from bot.metrics import ACKNOWLEDGEMENT_SECONDS, DISCORD_ERRORS, RATE_LIMITS

REMEMBERED_RECEIPTS_LIMIT = 10_000
"""How many interactions that were never acknowledged are remembered."""

_CALLBACK_PATH_PARTS = 4
"""`interactions/ID/TOKEN/callback`, at the end of a path."""


class RequestWatch:
    """Measures what the client asks of Discord."""

    def __init__(self) -> None:
        self._received: dict[int, float] = {}

    def note_receipt(self, interaction_id: int) -> None:
        """Note that an interaction is received at this instant."""
        self._received[interaction_id] = perf_counter()
        if len(self._received) > REMEMBERED_RECEIPTS_LIMIT:
            del self._received[next(iter(self._received))]

    def make_trace(self) -> TraceConfig:
        """What discord.py's HTTP client is to call when a request has ended."""
        trace = TraceConfig()
        trace.on_request_end.append(self._note_end)
        return trace

    async def _note_end(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: TraceRequestEndParams
    ) -> None:
        status = params.response.status
        if params.url.path.endswith("/callback"):
            self._note_acknowledgement(params.url.path, status)
        if status == 429:
            RATE_LIMITS.count(params.response.headers.get("X-RateLimit-Scope", "unknown"))
        elif status >= 500:
            DISCORD_ERRORS.count(str(status))

    def _note_acknowledgement(self, path: str, status: int) -> None:
        parts = path.rsplit("/", _CALLBACK_PATH_PARTS)
        received = self._received.pop(int(parts[-3]), None) if parts[-3].isdecimal() else None
        if received is not None and status < 300:
            ACKNOWLEDGEMENT_SECONDS.observe(perf_counter() - received)
