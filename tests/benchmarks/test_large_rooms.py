"""What a large room costs everybody else: how long the event loop waits while 10,000 ballots are sealed or judged.

Three contests with 24 picks a ballot are finished and a fourth is due to be sealed, as in a bot that runs: the record
is out of the garbage collector's sight, and the contests asked for last are kept counted. A thread that does nothing
but count says what the loop waits on this machine for any work at all beside it.
Run with `pytest --benchmark-only tests/benchmarks/test_large_rooms.py`. The design allows 50 ms.
"""

import asyncio
import gc
import random
import statistics
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import Connection, insert, update

from bot.db.engine import Database
from bot.db.tables import (
    announcements,
    ballots,
    contest_categories,
    contests,
    guilds,
    members,
    picks,
    result_sets,
)
from bot.ids import ContestId, GuildId, MemberId
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from tests.benchmarks.lengths import choose_length
from tests.benchmarks.pauses import longest_pause
from tests.benchmarks.report import Report

GUILD = GuildId(10)
MEMBER = MemberId(10**17)
MEMBERS = choose_length(10_000, 300)
CATEGORIES = 24
CEREMONIES = ("oscars-95", "oscars-96", "oscars-97", "oscars-98")
DUE = len(CEREMONIES)
NOW = datetime(2026, 3, 20, tzinfo=UTC)
ROUNDS = choose_length(7, 1)
COUNT = choose_length(30_000_000, 1_000_000)

Room = tuple[asyncio.Runner, Database, Services]


async def counting() -> None:
    """As much work beside the event loop as there is, with nothing in it that could not be interrupted."""

    def count() -> None:
        number = 0
        while number < COUNT:
            number += 1

    await asyncio.to_thread(count)


ASKED: dict[str, Callable[[Services], Awaitable[object]]] = {
    "a thread that only counts": lambda _: counting(),
    "the standings of a season": lambda services: services.verdicts.get_season_table(GUILD),
    "the standings of all time": lambda services: services.verdicts.get_all_time_table(GUILD),
    "a member's record": lambda services: services.verdicts.get_member_profile(GUILD, MEMBER),
    "the room over the years": lambda services: services.verdicts.get_room_years(GUILD),
    "the proof": lambda services: services.contests.verify_ballots(GUILD, ContestId(1)),
}


def fill(connection: Connection, record: Record) -> None:
    """Four contests in one server, in which every member picked in every category, the same at every run."""
    draw = random.Random(98)  # noqa: S311 - no secret: the same ballots at every run
    connection.execute(insert(guilds), {"id": GUILD, "name": "Club", "joined_at": NOW})
    connection.execute(
        insert(members),
        [
            {"guild_id": GUILD, "user_id": MEMBER + member, "name": f"Member {member}", "seen_at": NOW}
            for member in range(MEMBERS)
        ],
    )
    for number, ceremony_id in enumerate(CEREMONIES, 1):
        over = NOW - timedelta(days=365) * (DUE - number)
        finished = number != DUE
        asked = [
            category for category in record.ceremonies[ceremony_id].categories if len(category.nominees) > 1
        ][:CATEGORIES]
        connection.execute(
            insert(contests),
            {
                "id": number,
                "guild_id": GUILD,
                "ceremony_id": ceremony_id,
                "title": ceremony_id,
                "state": "finished" if finished else "open",
                "scoring": "bold",
                "locks_at": over - timedelta(days=1),
                "created_at": over - timedelta(days=30),
                "opened_at": over - timedelta(days=30),
                "sealed_at": over if finished else None,
                "finished_at": over if finished else None,
            },
        )
        connection.execute(
            insert(contest_categories),
            [
                {"contest_id": number, "category_id": category.id, "position": position, "weight": 1}
                for position, category in enumerate(asked)
            ],
        )
        if finished:
            connection.execute(
                insert(result_sets), {"id": number, "guild_id": GUILD, "ceremony_id": ceremony_id}
            )
            connection.execute(
                insert(announcements),
                [
                    {
                        "set_id": number,
                        "category_id": category.id,
                        "action": "announce",
                        "winner_ids": [nominee.id for nominee in category.nominees if nominee.winner],
                        "at": over,
                    }
                    for category in asked
                ],
            )
        ids = range(number * MEMBERS, (number + 1) * MEMBERS)
        connection.execute(
            insert(ballots),
            [
                {
                    "id": ballot_id,
                    "contest_id": number,
                    "member_id": MEMBER + ballot_id % MEMBERS,
                    "salt": f"{draw.getrandbits(128):032x}",
                    "created_at": over,
                }
                for ballot_id in ids
            ],
        )
        connection.execute(
            insert(picks),
            [
                {
                    "ballot_id": ballot_id,
                    "category_id": category.id,
                    "nominee_id": draw.choice(category.nominees).id,
                    "picked_at": over,
                }
                for ballot_id in ids
                for category in asked
            ],
        )


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, record: Record, search: Search) -> Iterator[Room]:
    async def prepare(file: Path) -> tuple[Database, Services]:
        database = await Database.open(f"sqlite+aiosqlite:///{file}")
        await database.write(fill, record)
        services = Services.build(database, record, search, lambda: NOW)
        for number in range(1, DUE):
            await services.contests.get_standings(GUILD, ContestId(number))
        return database, services

    gc.collect()
    gc.freeze()
    with asyncio.Runner() as runner:
        database, services = runner.run(prepare(tmp_path_factory.mktemp("room") / "room.db"))
        yield runner, database, services
        runner.run(services.close())
        runner.run(database.close())
    gc.unfreeze()


def measure(
    benchmark: BenchmarkFixture,
    report: Report,
    room: Room,
    what: str,
    ask: Callable[[Services], Awaitable[object]],
    before: Callable[[], None] = lambda: None,
) -> None:
    runner, _, services = room
    pauses: list[float] = []

    def one() -> None:
        _, pause = runner.run(longest_pause(ask(services)))
        pauses.append(pause * 1000)

    benchmark.pedantic(one, setup=before, rounds=ROUNDS)
    benchmark.extra_info["longest block of the event loop, ms"] = max(pauses)
    benchmark.extra_info["median block of the event loop, ms"] = statistics.median(pauses)
    report.add(
        f"{MEMBERS:,} ballots, {what}: event loop blocked, median and at most",
        f"{statistics.median(pauses):.0f} ms, {max(pauses):.0f} ms",
        "50 ms",
    )


def test_sealing(benchmark: BenchmarkFixture, report: Report, room: Room) -> None:
    def reopen(connection: Connection) -> None:
        connection.execute(
            update(contests).where(contests.c.id == DUE).values(state="open", sealed_at=None, proof=None)
        )

    runner, database, _ = room
    measure(
        benchmark,
        report,
        room,
        "sealing",
        lambda services: services.sealing.seal_contest(GUILD, ContestId(DUE)),
        before=lambda: runner.run(database.write(reopen)),
    )


@pytest.mark.parametrize("what", ASKED)
def test_looking_back(benchmark: BenchmarkFixture, report: Report, room: Room, what: str) -> None:
    measure(benchmark, report, room, what, ASKED[what])
