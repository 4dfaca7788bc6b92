"""Killed at any instant, the bot has kept every pick that it acknowledged."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.db.engine import Database
from tests.contest_club import GUILD, Club
from tests.faults.presser import nominee_of
from tests.standin.patience import wait_for
from tests.stored import read_rows

KILLED_AFTER_PICKS = (1, 150, 400)
"""About how many acknowledged picks each round is killed after."""

PROJECT = Path(__file__).parents[2]


async def press_and_kill(url: str, first_member: int, after: int) -> set[tuple[int, str]]:
    """Let a bot be pressed, kill it in its tracks some time after so many picks, and say which it acknowledged."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.presser",
        url,
        str(first_member),
        cwd=PROJECT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    lines: list[bytes] = []
    while len(lines) < after:
        line = await wait_for(process.stdout.readline())
        assert line, "it ended by itself"
        lines.append(line)
    process.send_signal(signal.SIGKILL)
    # What it had told before it died waits in the pipe.
    lines.extend((await wait_for(process.stdout.read())).splitlines(keepends=True))
    assert await wait_for(process.wait()) == -signal.SIGKILL
    told = (line.decode().split() for line in lines if line.endswith(b"\n"))
    return {(int(member_id), category_id) for member_id, category_id in told}


def kept(url: str) -> dict[tuple[int, str], str]:
    """Every pick in the database, and that a file is sound."""
    if url.startswith("sqlite"):
        assert read_rows(url, "PRAGMA integrity_check") == [("ok",)]
        assert read_rows(url, "PRAGMA foreign_key_check") == []
    query = "SELECT member_id, category_id, nominee_id FROM picks JOIN ballots ON ballots.id = ballot_id"
    return {(member_id, category_id): nominee for member_id, category_id, nominee in read_rows(url, query)}


async def test_every_acknowledged_pick_outlives_the_process(database_url: str) -> None:
    acknowledged: set[tuple[int, str]] = set()
    for number, after in enumerate(KILLED_AFTER_PICKS):
        first_member = 1 + number * 1_000_000
        acknowledged |= await press_and_kill(database_url, first_member, after)
        picks = kept(database_url)
        assert acknowledged <= picks.keys()
        assert all(nominee == nominee_of(*pressed) for pressed, nominee in picks.items())
    assert len(acknowledged) >= sum(KILLED_AFTER_PICKS)

    database = await Database.open(database_url)
    club = Club(database)
    (contest,) = await club.contests.list_contests(GUILD)
    sealed = await club.seal(contest)
    verification = await club.contests.verify_ballots(GUILD, sealed.id)
    assert verification.holds
    assert verification.checked == len({member_id for member_id, _ in kept(database_url)})
    await database.close()
