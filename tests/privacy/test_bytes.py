"""After an erasure, the bytes of the database's files hold nothing of who was erased."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.contests import ballot_store
from bot.db.engine import Database
from bot.guilds.notices import NoticeService
from bot.guilds.retention import RetentionService
from bot.guilds.service import GuildService
from bot.ids import GuildId, MemberId
from bot.privacy.service import PrivacyService
from tests.contest_club import GUILD, OTHER_GUILD, Club

ZED_ID = MemberId(987_654_321_987_654_321)
ZED_NAME = "Zed Zyzzyva the Unmistakable"
CROWD = 300
"""So many others that SQLite rearranges its pages around the one."""


@pytest.fixture
def database_url(file: Path) -> str:
    """A file, wherever the other tests keep their data: its bytes are what this is about."""
    return f"sqlite+aiosqlite:///{file}"


def read_files(file: Path) -> bytes:
    """The bytes of the database, its log and its index of the log."""
    beside = [file.with_name(file.name + ending) for ending in ("", "-wal", "-shm")]
    return b"".join(part.read_bytes() for part in beside if part.exists())


async def live_among_others(club: Club, guilds: GuildService) -> str:
    """Let Zed play in a crowd whose names change around theirs; return the salt of Zed's ballot."""
    contest = await club.open()
    for step in (1, 2):
        for number in range(CROWD):
            member_id = ZED_ID if number == CROWD // 2 else MemberId(10**17 + (number * 7919) % CROWD)
            name = ZED_NAME if member_id == ZED_ID else f"Somebody {number}" + "!" * (number % 40 * step)
            await guilds.remember_name(GUILD, member_id, name)
            await club.pick(contest, member_id, "ab"[step - 1])
    salt = (await club.database.read(ballot_store.find_ballots, contest.id, [ZED_ID]))[ZED_ID].salt
    club.clock.now += timedelta(days=30)
    await club.sealing.seal_contest(GUILD, contest.id)
    assert salt is not None
    return salt


def list_traces(content: bytes, salt: str) -> list[str]:
    """What of Zed can be read in these bytes."""
    signs = {
        "name": ZED_NAME.encode(),
        "salt": salt.encode(),
        "id": ZED_ID.to_bytes(8, "big"),
        "id as text": str(ZED_ID).encode(),
    }
    return [what for what, sign in signs.items() if sign in content]


@pytest.mark.slow
async def test_no_byte_of_a_member_is_left_in_any_file(club: Club, file: Path, database: Database) -> None:
    guilds, notices = GuildService(database, club.clock), NoticeService(database, club.clock)
    salt = await live_among_others(club, guilds)
    assert list_traces(read_files(file), salt) == ["name", "salt", "id"]

    await PrivacyService(database, club.slates, guilds, notices, club.clock).erase_member(ZED_ID)

    await database.finish_scrubbing()
    assert list_traces(read_files(file), salt) == []


@pytest.mark.slow
async def test_a_reader_delays_it_and_then_nothing_is_left(
    club: Club, file: Path, database: Database
) -> None:
    guilds, notices = GuildService(database, club.clock), NoticeService(database, club.clock)
    salt = await live_among_others(club, guilds)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM members").fetchone()

        await PrivacyService(database, club.slates, guilds, notices, club.clock).erase_member(ZED_ID)
        finishing = asyncio.create_task(database.finish_scrubbing())
        await database.write(lambda _: None)  # Whose turn comes after the first attempt.

        assert list_traces(read_files(file), salt) != []
        reader.execute("COMMIT")
    await finishing
    assert list_traces(read_files(file), salt) == []


@pytest.mark.slow
async def test_a_process_that_dies_before_leaves_it_to_the_next(
    club: Club, file: Path, database: Database, tmp_path: Path
) -> None:
    guilds, notices = GuildService(database, club.clock), NoticeService(database, club.clock)
    salt = await live_among_others(club, guilds)
    await PrivacyService(database, club.slates, guilds, notices, club.clock).erase_member(ZED_ID)

    left = tmp_path / "left" / file.name
    left.parent.mkdir()
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copy(part, left.parent)
    assert list_traces(read_files(left), salt) != []
    next_one = await Database.open(f"sqlite+aiosqlite:///{left}")
    await next_one.finish_scrubbing()
    assert list_traces(read_files(left), salt) == []
    await next_one.close()


async def test_no_byte_of_a_forgotten_server_is_left(club: Club, file: Path, database: Database) -> None:
    guilds = GuildService(database, club.clock)
    retention = RetentionService(database, guilds, club.jobs, club.clock)
    await retention.record_joined(GuildId(OTHER_GUILD), "The Unmistakable Club")
    await guilds.remember_name(GuildId(OTHER_GUILD), ZED_ID, ZED_NAME)

    await retention.forget_guild(GuildId(OTHER_GUILD))

    await database.finish_scrubbing()
    content = read_files(file)
    assert b"The Unmistakable Club" not in content
    assert list_traces(content, "no salt") == []
