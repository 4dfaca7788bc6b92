"""A rush at the deadline: 1,000 members press at once, against the plainest way to keep picks on the same disk.

Run with `pytest --benchmark-only tests/benchmarks/test_picks.py`.
"""

import asyncio
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from bot.contests.model import Contest
from bot.db.engine import Database
from bot.db.sqlite import open_connection
from bot.ids import CategoryId, MemberId, NomineeId
from tests.benchmarks.report import Report
from tests.benchmarks.rushes import measure
from tests.contest_club import CATEGORIES, GUILD, NOW, Club

NOMINEES = "abcd"


def test_simultaneous_picks(
    benchmark: BenchmarkFixture, report: Report, database_url: str, tmp_path: Path
) -> None:
    async def prepare(url: str) -> tuple[Club, Contest]:
        club = Club(await Database.open(url))
        return club, await club.open()

    with asyncio.Runner() as runner:
        floor_club, floor_contest = runner.run(prepare(f"sqlite+aiosqlite:///{tmp_path / 'floor.db'}"))
        runner.run(floor_club.database.close())
        floor = open_connection(tmp_path / "floor.db")
        club, contest = runner.run(prepare(database_url))

        def one_commit_a_pick(members: range) -> None:
            """Sqlite3 itself with the same durability: is it open, a ballot, a pick, commit."""
            for member_id in members:
                floor.execute("BEGIN IMMEDIATE")
                floor.execute(
                    "SELECT state, locks_at FROM contests WHERE id = ?", (floor_contest.id,)
                ).fetchone()
                (ballot_id,) = floor.execute(
                    "INSERT INTO ballots (contest_id, member_id, created_at) VALUES (?, ?, ?) RETURNING id",
                    (floor_contest.id, member_id, "2027-03-01 12:00:00.000000"),
                ).fetchone()
                floor.execute(
                    "INSERT INTO picks (ballot_id, category_id, nominee_id, picked_at) VALUES (?, ?, ?, ?)",
                    (ballot_id, CATEGORIES[0], NOMINEES[member_id % 4], "2027-03-01 12:00:00.000000"),
                )
                floor.execute("COMMIT")

        async def press(member_id: int) -> object:
            nominee_id = NOMINEES[member_id % 4]
            return await club.ballots.pick_nominee(
                GUILD,
                contest.id,
                MemberId(member_id),
                CategoryId(CATEGORIES[0]),
                NomineeId(nominee_id),
                pressed_at=NOW,
            )

        measure(benchmark, report, runner, "pick", press, one_commit_a_pick)
        runner.run(club.database.close())
        floor.close()
