"""Counts how often an interaction goes to the database.

Counted are the units of work that an interaction itself asks for, its presses that are decided together included; what
follows from it, such as a contest's post that is drawn anew or jobs that are looked for, is done by tasks of their own.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from bot.db.connections import Connections
from bot.db.engine import Database

T = TypeVar("T")
P = ParamSpec("P")
AnswerT = TypeVar("AnswerT")

INTERACTION_TASKS = ("CommandTree-invoker", "discord-ui", "discord.py: on_interaction", "presses on")
"""How the tasks are called in which discord.py answers commands, controls and forms, and that which decides presses."""

CARD_UPKEEP = ("_save_card_place", "mark_changes_published", "mark_threads_notified")
"""What remembers that a change was published, and where; it comes after the card."""


@dataclass
class DoorLog:
    """What an interaction asked of the database's two doors, by the names of the units of work."""

    reads: list[str] = field(default_factory=list[str])
    writes: list[str] = field(default_factory=list[str])

    def clear(self) -> None:
        """Forget what was asked so far."""
        self.reads.clear()
        self.writes.clear()

    def count(self) -> tuple[int, int]:
        """How many units of reading and of writing, the upkeep of a card left out."""
        return len(self.reads), len([name for name in self.writes if name not in CARD_UPKEEP])


class CountedDatabase(Database):
    """A database that writes down who comes through its doors."""

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        self.log = DoorLog()

    async def read(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        _write_down(self.log.reads, work)
        return await super().read(work, *args, **kwargs)

    async def write(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        _write_down(self.log.writes, work)
        return await super().write(work, *args, **kwargs)


def _write_down(names: list[str], work: Callable[..., object]) -> None:
    task = asyncio.current_task()
    if task is not None and task.get_name().startswith(INTERACTION_TASKS):
        names.append(getattr(work, "__name__", repr(work)))


Doors = tuple[int, int]
"""Units of reading, and of writing."""


@dataclass
class Counter:
    """Counts what interactions ask of the database, by what they are called in the tables."""

    log: DoorLog
    found: dict[str, Doors] = field(default_factory=dict[str, Doors])

    async def count(self, name: str, acting: Awaitable[AnswerT]) -> AnswerT:
        """Let something be done, and count."""
        self.log.clear()
        answer = await acting
        self.found[name] = self.log.count()
        return answer
