"""Proof, standings and files of a night, counted again from the rows alone, by nobody who works for the bot."""

import json
from collections import Counter
from hashlib import sha256

from bot.clock import system_clock
from bot.db.engine import Database
from bot.ids import ContestId, GuildId, MemberId
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from tests.faults.storm import list_ids
from tests.stored import read_rows


def recount_proof(url: str) -> str:
    """The one contest's proof, as its rows have it: the SHA-256 of the sorted SHA-256s of its ballots."""
    picks: dict[int, dict[str, str]] = {}
    for ballot_id, category_id, nominee_id in read_rows(
        url, "SELECT ballot_id, category_id, nominee_id FROM picks"
    ):
        picks.setdefault(ballot_id, {})[category_id] = nominee_id
    lines: list[str] = []
    for ballot_id, member_id, salt, tiebreaker in read_rows(
        url, "SELECT id, member_id, salt, tiebreaker FROM ballots"
    ):
        if ballot_id in picks:
            sealed = {
                "member": str(member_id),
                "picks": picks[ballot_id],
                "salt": salt,
                "stakes": {},
                "tiebreaker": tiebreaker,
            }
            lines.append(sha256(json.dumps(sealed, sort_keys=True).encode()).hexdigest())
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def recount_points(url: str) -> dict[int, int]:
    """Each member's points: one for each right pick."""
    rows = read_rows(url, "SELECT category_id, winner_ids FROM announcements ORDER BY id")
    winners = {category_id: list_ids(winner_ids) for category_id, winner_ids in rows}
    points: Counter[int] = Counter()
    for member_id, category_id, nominee_id in read_rows(
        url, "SELECT member_id, category_id, nominee_id FROM picks JOIN ballots ON ballots.id = ballot_id"
    ):
        points[member_id] += nominee_id in winners.get(category_id, ())
    return dict(points)


async def load_points(url: str, record: Record, search: Search) -> dict[MemberId | None, int]:
    """Each member's points, as the bot shows them."""
    [(guild_id, contest_id)] = read_rows(url, "SELECT guild_id, id FROM contests")
    database = await Database.open(url)
    services = Services.build(database, record, search, system_clock)
    found = await services.contests.get_standings(GuildId(guild_id), ContestId(contest_id))
    await services.close()
    await database.close()
    return {row.ballot.member_id: row.points for row in found.standings.rows}


async def check_night(url: str, record: Record, search: Search) -> None:
    """Check a sealed contest: its file or database is sound, its proof and standings are those of its rows."""
    if url.startswith("sqlite"):
        assert read_rows(url, "PRAGMA integrity_check") == [("ok",)]
        assert read_rows(url, "PRAGMA foreign_key_check") == []
    assert read_rows(url, "SELECT proof FROM contests") == [(recount_proof(url),)]
    assert await load_points(url, record, search) == recount_points(url)
