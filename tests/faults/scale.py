"""How long the faults last, and where they happen."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from bot.record.record import Record
from bot.search.search import Search
from tests.faults.evening import Evening


@dataclass(frozen=True)
class Scale:
    """How much is asked for.

    Attributes:
        seed: What decides the random order of things.
        kills: How often the bot is killed.
        members: How many members press at once.
        presses: How many presses are acknowledged before and after a fault.
        harm_seconds: How long a full disk or a locked database lasts.
        renewals: After how many of the gateway's closes a bot begins anew, which takes five seconds each.
        endings: After how many of its codes a bot ends.
        outages: How many failures make a burst.
        standstill_seconds: How long a process stands still.
    """

    seed: int
    kills: int
    members: int
    presses: int
    harm_seconds: float
    renewals: int
    endings: int
    outages: int
    standstill_seconds: float


SHORT = Scale(
    seed=1,
    kills=3,
    members=6,
    presses=20,
    harm_seconds=1.0,
    renewals=1,
    endings=2,
    outages=1,
    standstill_seconds=2.0,
)
"""For CI."""

LONG = Scale(
    seed=1,
    kills=50,
    members=30,
    presses=300,
    harm_seconds=15.0,
    renewals=3,
    endings=6,
    outages=3,
    standstill_seconds=60.0,
)
"""On demand."""


@dataclass(frozen=True)
class Stage:
    """Where faults happen.

    Attributes:
        record: The record.
        search: Its search.
        open_evening: Opens an evening on a database without rows.
        tell: Hears how far a long fault has come.
    """

    record: Record
    search: Search
    open_evening: Callable[[], AbstractAsyncContextManager[Evening]]
    tell: Callable[[str], object] = field(default=lambda _: None)
