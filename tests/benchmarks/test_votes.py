"""A rush on one poll: 1,000 members vote at once, against the plainest way to keep votes on the same disk.

Run with `pytest --benchmark-only tests/benchmarks/test_votes.py`.
"""

import asyncio
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bot.db.engine import Database
from bot.db.sqlite import open_connection
from bot.ids import MemberId, NomineeId
from bot.polls.model import Poll
from tests.benchmarks.report import Report
from tests.benchmarks.rushes import measure
from tests.contest_club import GUILD, NOW
from tests.polls.poll_actions import Asking

NOMINEES = "abcd"


def test_simultaneous_votes(
    benchmark: BenchmarkFixture, report: Report, database_url: str, tmp_path: Path
) -> None:
    async def prepare(url: str) -> tuple[Asking, Poll]:
        asking = Asking(await Database.open(url))
        return asking, await asking.poll()

    with asyncio.Runner() as runner:
        floor_asking, floor_poll = runner.run(prepare(f"sqlite+aiosqlite:///{tmp_path / 'floor.db'}"))
        runner.run(floor_asking.database.close())
        floor = open_connection(tmp_path / "floor.db")
        asking, poll = runner.run(prepare(database_url))

        def one_commit_a_vote(members: range) -> None:
            """Sqlite3 itself with the same durability: is it open, one vote a member, commit."""
            for member_id in members:
                floor.execute("BEGIN IMMEDIATE")
                floor.execute(
                    "SELECT closes_at, closed_at FROM polls WHERE id = ?", (floor_poll.id,)
                ).fetchone()
                floor.execute(
                    "INSERT INTO votes (poll_id, voter, member_id, nominee_id, voted_at) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (poll_id, voter) DO UPDATE SET nominee_id = excluded.nominee_id",
                    (
                        floor_poll.id,
                        str(member_id),
                        member_id,
                        NOMINEES[member_id % 4],
                        "2027-03-01 12:00:00.000000",
                    ),
                )
                floor.execute("COMMIT")

        async def press(member_id: int) -> object:
            return await asking.votes.cast_vote(
                GUILD, poll.id, MemberId(member_id), NomineeId(NOMINEES[member_id % 4]), NOW
            )

        measure(benchmark, report, runner, "vote", press, one_commit_a_vote)
        runner.run(asking.database.close())
        floor.close()
