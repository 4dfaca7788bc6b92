"""Batches requests that arrive together and decides them in one transaction.

At a deadline a thousand members press at once, all on one contest or one poll. Reading it for each of them would cost
more than their changes, so the requests that wait together share one read and one write. Each request is decided
separately, in order, and answered once its change is durable; an error affects only its own member.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from sqlalchemy import Connection

from bot.db.engine import Database
from bot.metrics import PRESSES_PER_BATCH

log = logging.getLogger(__name__)

MAX_REQUESTS_PER_BATCH = 256
"""The most requests in one transaction: it bounds how long other writes wait."""

_Key = TypeVar("_Key", bound=Hashable)
_Request = TypeVar("_Request")
_Outcome = TypeVar("_Outcome")


class Batcher(Generic[_Key, _Request, _Outcome]):
    """Decides requests in batches, one queue for each key, such as a contest.

    The task of a queue lives from its first request until the queue is empty.
    """

    def __init__(
        self,
        database: Database,
        decide: Callable[[Connection, _Key, Sequence[_Request]], Sequence[_Outcome | Exception]],
    ) -> None:
        """Decide requests in a database.

        Args:
            database: The database.
            decide: A unit of work that decides requests of one key in order, and returns for each its outcome or the
                error that refused it; if it raises, all of them are refused.
        """
        self._database = database
        self._decide = decide
        self._waiting: dict[_Key, deque[tuple[_Request, asyncio.Future[_Outcome]]]] = {}
        self._deciding: set[asyncio.Task[None]] = set()

    async def submit(self, key: _Key, request: _Request) -> _Outcome:
        """Decide a request, and return its outcome once that is durable.

        If the caller is cancelled, it happens wholly or not at all.

        Raises:
            UserError: The request is refused and changed nothing.
        """
        outcome: asyncio.Future[_Outcome] = asyncio.get_running_loop().create_future()
        waiting = self._waiting.get(key)
        if waiting is None:
            waiting = self._waiting[key] = deque()
            task = asyncio.create_task(self._process_queue(key), name=f"presses on {key}")
            self._deciding.add(task)
            task.add_done_callback(self._deciding.discard)
        waiting.append((request, outcome))
        return await outcome

    async def _process_queue(self, key: _Key) -> None:
        waiting = self._waiting[key]
        try:
            while waiting:
                batch = [waiting.popleft() for _ in range(min(MAX_REQUESTS_PER_BATCH, len(waiting)))]
                try:
                    await self._process_batch(key, [entry for entry in batch if not entry[1].done()])
                except Exception as error:
                    # A bug: whoever waits is told, and the next requests are not kept waiting for ever.
                    log.exception("%d requests may be stored, and nobody could be told", len(batch))
                    for _, outcome in batch:
                        if not outcome.done():
                            outcome.set_exception(error)
        finally:
            del self._waiting[key]
            for _, outcome in waiting:
                outcome.cancel()

    async def _process_batch(
        self, key: _Key, batch: Sequence[tuple[_Request, asyncio.Future[_Outcome]]]
    ) -> None:
        requests = [request for request, _ in batch]
        PRESSES_PER_BATCH.observe(len(requests))
        outcomes: Sequence[_Outcome | Exception]
        try:
            outcomes = await self._database.write(self._decide, key, requests)
        except Exception as error:  # noqa: BLE001 - nothing was stored: every waiting caller gets the error
            outcomes = [error] * len(batch)
        except BaseException:
            for _, outcome in batch:
                outcome.cancel()
            raise
        for (_, waiting), outcome in zip(batch, outcomes, strict=True):
            if waiting.done():
                continue
            if isinstance(outcome, Exception):
                waiting.set_exception(outcome)
            else:
                waiting.set_result(outcome)
