"""What the bot asked for over REST: kept with its time and route, and kept waiting if a test wants so."""

import asyncio
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from tests.standin.patience import wait_for


@dataclass
class Request:
    """What the bot asked for.

    Attributes:
        line: The method and the path, such as `PUT /applications/…/commands`.
        body: The JSON that it sent along: an object, a list or nothing.
        at: When it came, in seconds on the event loop's clock.
        status: How it was answered; 0 as long as it was not, or if the line was cut.
    """

    line: str
    body: Any
    at: float
    status: int = 0


def matches(line: str, pattern: str) -> bool:
    """Whether a request's line is of a route: `PATCH /channels/*/messages/*`. A star also covers slashes."""
    return fnmatchcase(line, pattern)


class Hold:
    """Requests that are kept waiting."""

    def __init__(self) -> None:
        self._arrived = asyncio.Event()
        self._released = asyncio.Event()

    async def wait_for_arrival(self) -> None:
        """Wait for the first of them."""
        await wait_for(self._arrived.wait())

    async def keep(self) -> None:
        """Keep one of them."""
        self._arrived.set()
        await self._released.wait()

    def release(self) -> None:
        """Let them go on."""
        self._released.set()


class RequestLog:
    """Every request, in order.

    Attributes:
        requests: What was asked.
        unknown: The lines that no route knows: the stand-in lacks something, or the bot is wrong.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.unknown: list[str] = []
        self._holds: dict[str, Hold] = {}

    def hold(self, pattern: str) -> Hold:
        """Keep every request of a route waiting, before anything is done for it."""
        self._holds[pattern] = hold = Hold()
        return hold

    def list_asked(self, pattern: str) -> list[Request]:
        """The requests of a route, in order."""
        return [request for request in self.requests if matches(request.line, pattern)]

    async def receive(self, line: str, body: object) -> Request:
        """Note a request, and keep it waiting if a test wants so."""
        request = Request(line, body, asyncio.get_running_loop().time())
        self.requests.append(request)
        for pattern, hold in self._holds.items():
            if matches(line, pattern):
                await hold.keep()
        return request
