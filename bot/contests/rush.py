"""Presses on ballots that come together, decided together.

At a deadline a thousand members press at once, all on one contest. Reading it for each of them would cost more
than the picks themselves, so those that wait together share one reading of the contest, its slate and its results,
and one writing of picks. Each press is decided by itself and in order, and answered once its pick is durable; one
that is refused concerns its member alone.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

from bot.awards.slates import Slates
from bot.contests.facts import BallotPaper
from bot.contests.presses import Outcome, Press, decide
from bot.db.engine import Database

BATCH = 256
"""The most presses in one unit of work: other writes wait for no more than these."""

_Entry = tuple[Press, asyncio.Future[BallotPaper]]


class Rush:
    """The one way to change ballots. What decides about a contest lives from its first press to its empty queue."""

    def __init__(self, database: Database, slates: Slates) -> None:
        """Keep ballots in a database."""
        self._database = database
        self._slates = slates
        self._waiting: dict[tuple[int, int], deque[_Entry]] = {}
        self._deciding: set[asyncio.Task[None]] = set()

    async def submit(self, guild_id: int, contest_id: int, press: Press) -> BallotPaper:
        """Decide a press, and return the ballot once it is durable.

        If the caller is cancelled, it happens wholly or not at all.

        Raises:
            UserError: The press is refused and changed nothing.
        """
        outcome: asyncio.Future[BallotPaper] = asyncio.get_running_loop().create_future()
        waiting = self._waiting.get((guild_id, contest_id))
        if waiting is None:
            waiting = self._waiting[guild_id, contest_id] = deque()
            task = asyncio.create_task(self._decide_all(guild_id, contest_id), name=f"ballots {contest_id}")
            self._deciding.add(task)
            task.add_done_callback(self._deciding.discard)
        waiting.append((press, outcome))
        return await outcome

    async def _decide_all(self, guild_id: int, contest_id: int) -> None:
        waiting = self._waiting[guild_id, contest_id]
        try:
            while waiting:
                batch = [waiting.popleft() for _ in range(min(BATCH, len(waiting)))]
                await self._decide(guild_id, contest_id, [entry for entry in batch if not entry[1].done()])
        finally:
            del self._waiting[guild_id, contest_id]
            for _, outcome in waiting:
                outcome.cancel()

    async def _decide(self, guild_id: int, contest_id: int, batch: Sequence[_Entry]) -> None:
        presses = [press for press, _ in batch]
        outcomes: Sequence[Outcome]
        try:
            outcomes = await self._database.write(decide, self._slates, guild_id, contest_id, presses)
        except Exception as error:  # noqa: BLE001 - nothing was kept: each of those who wait has to know
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
