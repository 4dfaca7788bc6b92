"""Group commit: writes that arrive together share one transaction, and so one wait for the disk."""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.db.after_commit import CommittedEvent, EventListener, get_pending_events
from bot.db.connections import Connections, Savepoint
from bot.metrics import DATABASE_ERRORS, OPERATIONS_PER_COMMIT, WRITES_WAITING

T = TypeVar("T")

log = logging.getLogger(__name__)

MAX_OPERATIONS_PER_COMMIT = 256
"""The most operations in one transaction: it bounds how long the next ones wait."""


# Any: an operation's value is returned to the caller that submitted it, where its type was checked.
@dataclass(frozen=True, slots=True, eq=False)
class _Submission:
    operation: Callable[[Connection], Any]
    outcome: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _FailedOutcome:
    error: Exception


class GroupCommit:
    """The only way to write.

    Operations that arrive while a transaction is being written wait and share the next one. Each has a
    savepoint, so that an operation that raises undoes only itself. Under load each operation gets cheaper, not
    slower. The committing task lives from the first operation until the queue is empty.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._waiting: deque[_Submission] = deque()
        self._committing: asyncio.Task[None] | None = None
        self._closed = False
        self._listeners: defaultdict[str, list[EventListener]] = defaultdict(list)

    def add_listener(self, topic: str, listener: EventListener) -> None:
        """Call a listener with the events of a topic, each subject once per commit."""
        self._listeners[topic].append(listener)

    async def submit(self, operation: Callable[[Connection], T]) -> T:
        """Run `operation` in a transaction and return its value once that is durable.

        It runs on the database's thread, so it must use nothing but the connection and its own arguments,
        and must neither commit nor roll back. It may run more than once; see `Connections.write`. If the caller
        is cancelled, it happens wholly or not at all.

        Raises:
            Exception: What the operation raised, after it was undone, or what prevented the commit.
        """
        if self._closed:
            raise RuntimeError("the database is closed")
        submission = _Submission(operation, asyncio.get_running_loop().create_future())
        self._waiting.append(submission)
        WRITES_WAITING.set(len(self._waiting))
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_all(), name="commits")
        return await submission.outcome

    async def close(self) -> None:
        """Accept no more operations, and wait until everything submitted is durable."""
        self._closed = True
        while self._committing is not None:
            await asyncio.wait([self._committing])

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                size = min(MAX_OPERATIONS_PER_COMMIT, len(self._waiting))
                batch = [self._waiting.popleft() for _ in range(size)]
                try:
                    await self._commit_batch(batch)
                except Exception as error:
                    # A bug: whoever waits is told, and the next operations are not kept waiting for ever.
                    log.exception("%d operations may be stored, and nobody could be told", len(batch))
                    for submission in batch:
                        if not submission.outcome.done():
                            submission.outcome.set_exception(error)
        finally:
            self._committing = None

    async def _commit_batch(self, batch: list[_Submission]) -> None:
        outcomes: list[Any]
        events: set[CommittedEvent] = set()
        OPERATIONS_PER_COMMIT.observe(len(batch))
        WRITES_WAITING.set(len(self._waiting))
        try:
            outcomes, events = await self._connections.write(partial(_run_batch, batch))
        except Exception as error:  # noqa: BLE001 - the transaction failed: every caller gets the error
            DATABASE_ERRORS.count("write")
            outcomes = [_FailedOutcome(error)] * len(batch)
        except BaseException:
            for submission in [*batch, *self._waiting]:
                submission.outcome.cancel()
            self._waiting.clear()
            raise
        for submission, outcome in zip(batch, outcomes, strict=True):
            if submission.outcome.done():
                continue
            if isinstance(outcome, _FailedOutcome):
                submission.outcome.set_exception(outcome.error)
            else:
                submission.outcome.set_result(outcome)
        for topic, subject in events:
            for listener in self._listeners[topic]:
                try:
                    listener(subject)
                except Exception:
                    # What it was told of is stored; whoever waits for the next commit must not wait for ever.
                    log.exception("A listener of %s failed", topic)


def _run_batch(batch: list[_Submission], connection: Connection) -> tuple[list[Any], set[CommittedEvent]]:
    """Run every operation of a batch, on the database's thread; return their outcomes and their events.

    An error that ended the whole transaction, such as a full disk, makes the rollback to a savepoint fail and
    so reaches every caller.
    """
    savepoint = Savepoint(connection)
    outcomes: list[Any] = []
    events = get_pending_events(connection)
    events.clear()
    for submission in batch:
        if submission.outcome.cancelled():
            outcomes.append(None)
            continue
        savepoint.set()
        events_before = len(events)
        try:
            value = submission.operation(connection)
        except Exception as error:  # noqa: BLE001 - one operation's error goes only to its caller
            savepoint.roll_back()
            del events[events_before:]
            outcomes.append(_FailedOutcome(error))
        else:
            savepoint.release()
            outcomes.append(value)
    return outcomes, set(events)
