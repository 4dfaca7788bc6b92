"""What erasures cost those who pick meanwhile: each makes the file of the database be written anew.

Run on SQLite alone; a PostgreSQL server does that by itself. A server with 10,000 ballots is pressed by 50 members, of
whom nobody waits for anybody else, while others let themselves be erased: as it is done, together and once nobody
writes, and in turns with it as it was done before, one after the other and at once.
"""

import asyncio
import time
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bot.db.engine import Database
from bot.ids import CategoryId, ContestId, MemberId
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from tests.benchmarks.lengths import choose_length
from tests.benchmarks.report import Report
from tests.benchmarks.test_large_rooms import CEREMONIES, DUE, GUILD, MEMBER, MEMBERS, NOW, fill

PICKERS = 50
PICKS_EACH = choose_length(40, 5)
ERASURES = choose_length(10, 3)
BEFORE_LOCK = NOW.replace(day=NOW.day - 3)


class Room:
    """The server, with members who pick and others who leave."""

    def __init__(self, database: Database, services: Services, record: Record) -> None:
        self.database = database
        self._services = services
        self._category = next(
            category
            for category in record.ceremonies[CEREMONIES[-1]].categories
            if len(category.nominees) > 1
        )
        self._leaving = iter(range(MEMBER + PICKERS, MEMBER + MEMBERS))

    async def pick(self, member_id: int, waited: list[float]) -> None:
        """Let a member pick one nominee after the other."""
        for number in range(PICKS_EACH):
            nominee = self._category.nominees[number % len(self._category.nominees)]
            began = time.perf_counter()
            await self._services.ballots.pick_nominee(
                GUILD,
                ContestId(DUE),
                MemberId(member_id),
                CategoryId(self._category.id),
                nominee.id,
                pressed_at=BEFORE_LOCK,
            )
            waited.append(time.perf_counter() - began)

    async def erase(self, *, at_once: bool) -> None:
        """Let some members be erased, one after the other."""
        for _ in range(ERASURES):
            await self._services.privacy.erase_member(MemberId(next(self._leaving)))
            if at_once:
                await self.database.finish_scrubbing()

    async def rush(self, *, erasing: bool, at_once: bool = False) -> float:
        """The longest that a pick waited, in milliseconds."""
        waited: list[float] = []
        picking = [self.pick(MEMBER + number, waited) for number in range(PICKERS)]
        await asyncio.gather(*picking, *([self.erase(at_once=at_once)] if erasing else []))
        return max(waited) * 1000


async def compare(file: Path, record: Record, search: Search) -> tuple[float, float, float, float]:
    """A pick's longest waits: without erasures, with them, with each scrubbed at once; and how long scrubbing takes."""
    database = await Database.open(f"sqlite+aiosqlite:///{file}")
    await database.write(fill, record)
    services = Services.build(database, record, search, lambda: BEFORE_LOCK)
    room = Room(database, services, record)
    await room.rush(erasing=False)
    alone = await room.rush(erasing=False)
    together = await room.rush(erasing=True)
    began = time.perf_counter()
    await database.finish_scrubbing()
    scrubbing = time.perf_counter() - began
    at_once = await room.rush(erasing=True, at_once=True)
    await services.close()
    await database.close()
    return alone, together, at_once, scrubbing * 1000


def test_erasures_in_a_rush(
    benchmark: BenchmarkFixture, report: Report, file: Path, record: Record, search: Search
) -> None:
    alone, together, at_once, scrubbing = benchmark.pedantic(
        lambda: asyncio.run(compare(file, record, search)), rounds=1
    )
    report.add(
        f"{ERASURES} erasures while {PICKERS} members pick: the longest wait of a pick; without erasures; "
        "if each erasure wrote the file anew at once",
        f"{together:.0f} ms; {alone:.0f} ms; {at_once:.0f} ms (writing it anew: {scrubbing:.0f} ms)",
    )
