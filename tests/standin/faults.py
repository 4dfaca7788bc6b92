"""Discord's bad days: what a route answers instead of what it should, so many times, before or after it was done."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from aiohttp import web

from tests.standin.payloads import Json
from tests.standin.requests import matches


class ErrorCode(IntEnum):
    """Discord's error codes that the bot knows what to make of, from its API reference."""

    UNKNOWN_CHANNEL = 10003
    UNKNOWN_MEMBER = 10007
    UNKNOWN_MESSAGE = 10008
    UNKNOWN_USER = 10013
    UNKNOWN_INTERACTION = 10062
    TOO_MANY_EDITS = 30046
    OPENING_CONVERSATIONS_TOO_FAST = 40003
    ALREADY_ACKNOWLEDGED = 40060
    MISSING_ACCESS = 50001
    CANNOT_WRITE_TO_USER = 50007
    MISSING_PERMISSIONS = 50013
    THREAD_IS_ARCHIVED = 50083


_STATUS = {
    ErrorCode.TOO_MANY_EDITS: 429,
    ErrorCode.OPENING_CONVERSATIONS_TOO_FAST: 400,
    ErrorCode.ALREADY_ACKNOWLEDGED: 400,
    ErrorCode.MISSING_ACCESS: 403,
    ErrorCode.CANNOT_WRITE_TO_USER: 403,
    ErrorCode.MISSING_PERMISSIONS: 403,
    ErrorCode.THREAD_IS_ARCHIVED: 400,
}
"""The HTTP status that goes with a code; 404 with all the others."""


@dataclass(frozen=True)
class Fault:
    """What is answered instead.

    Attributes:
        status: The HTTP status; 0 cuts the line without an answer.
        body: The JSON that comes with it.
        headers: The headers that count.
        after: Whether what was asked is done all the same, and only its answer is lost.
        delay: How long the answer takes, in seconds.
    """

    status: int
    body: Json = field(default_factory=dict[str, object])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    after: bool = False
    delay: float = 0.0

    def once_done(self) -> "Fault":
        """The same fault, met after what was asked has been done."""
        return replace(self, after=True)


def refuse(code: ErrorCode) -> Fault:
    """What is asked cannot be, for one of Discord's reasons; `TOO_MANY_EDITS` is also a limit of a second."""
    refused = Fault(
        _STATUS.get(code, 404), {"code": code.value, "message": code.name.replace("_", " ").title()}
    )
    if code is ErrorCode.TOO_MANY_EDITS:
        return replace(refused, body={**refused.body, "retry_after": 1.0, "global": False}, headers=_VIA)
    return refused


def limit_rate(retry_after: float, *, everywhere: bool = False) -> Fault:
    """Too many requests: on this route, or by the whole bot.

    Args:
        retry_after: How many seconds to wait.
        everywhere: Whether it is the global limit.
    """
    scope = {"X-RateLimit-Scope": "global" if everywhere else "user"}
    headers = {**_VIA, **scope, "Retry-After": str(retry_after)}
    if everywhere:
        headers["X-RateLimit-Global"] = "true"
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}
    return Fault(429, body, headers)


def fail(status: int = 502) -> Fault:
    """Discord has an outage: 500, 502 or 504."""
    return Fault(status, {"code": 0, "message": f"{status}: an outage"})


def cut_line() -> Fault:
    """The connection breaks."""
    return Fault(0)


_VIA = {"Via": "1.1 google"}
"""Without it a client takes a 429 for a ban by the network in front of Discord."""


@dataclass
class _Rule:
    pattern: str
    faults: list[Fault]


class Faults:
    """What is to go wrong, in the order in which it was said.

    Attributes:
        met: How many requests met a fault.
    """

    def __init__(self) -> None:
        self.met = 0
        self._rules: list[_Rule] = []
        self._standing: dict[str, Fault] = {}

    def add(self, pattern: str, *faults: Fault, times: int = 1) -> None:
        """Let the next requests of a route meet these faults, one each, so many times over.

        Args:
            pattern: The route, such as `PATCH /channels/*/messages/*`; `*` is every one.
            faults: What they meet.
            times: How often the row of faults is gone through.
        """
        self._rules.append(_Rule(pattern, list(faults) * times))

    def keep(self, pattern: str, fault: Fault) -> None:
        """Let every request of a route meet a fault, until `end`."""
        self._standing[pattern] = fault

    def end(self, pattern: str | None = None) -> None:
        """Let a route work again; without a pattern, all of them."""
        self._rules = [rule for rule in self._rules if pattern not in (None, rule.pattern)]
        self._standing = {
            known: fault for known, fault in self._standing.items() if pattern not in (None, known)
        }

    def take(self, line: str) -> Fault | None:
        """What a request meets, if anything."""
        for rule in self._rules:
            if rule.faults and matches(line, rule.pattern):
                self.met += 1
                return rule.faults.pop(0)
        for pattern, fault in self._standing.items():
            if matches(line, pattern):
                self.met += 1
                return fault
        return None


async def answer_fault(fault: Fault, request: web.Request) -> web.StreamResponse:
    """Answer a request with a fault."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.status == 0:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    return answer_json(fault.body, fault.status, fault.headers)


def answer_json(
    data: Json | Sequence[Json], status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    """Answer with JSON."""
    # Without a charset, as Discord has it: discord.py compares the whole header.
    return web.Response(
        body=json.dumps(data).encode(), status=status, headers=headers, content_type="application/json"
    )


def answer_error(code: ErrorCode) -> web.Response:
    """Answer that what is asked cannot be."""
    refused = refuse(code)
    return answer_json(refused.body, refused.status, refused.headers)
