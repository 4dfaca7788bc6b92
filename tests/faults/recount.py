"""Proofs, winners, standings and files of a night, counted again from the rows alone, by a stranger to the bot."""

import json
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from hashlib import sha256

from bot.clock import system_clock
from bot.db.engine import Database
from bot.ids import ContestId, GuildId, MemberId
from bot.record.record import Record
from bot.search.search import Search
from bot.services import Services
from tests.faults.kept import read_json
from tests.faults.second_count import check_nominations, check_winners
from tests.stored import read_rows

BALLOTS = "SELECT id, member_id, salt, tiebreaker FROM ballots WHERE contest_id = {}"


def seal(sealed: object) -> str:
    """A line of a proof: the SHA-256 of what is sealed, as JSON with its keys in order."""
    return sha256(json.dumps(sealed, sort_keys=True).encode()).hexdigest()


def prove(lines: list[str]) -> str:
    """A proof: the SHA-256 of its sorted lines."""
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def recount_picks(url: str, contest_id: int) -> str:
    """The proof of a contest on winners, as its rows have it."""
    picks: dict[int, dict[str, tuple[str, bool]]] = {}
    for ballot_id, category_id, nominee_id, doubled in read_rows(
        url, "SELECT ballot_id, category_id, nominee_id, doubled FROM picks"
    ):
        picks.setdefault(ballot_id, {})[category_id] = nominee_id, bool(doubled)
    lines: list[str] = []
    for ballot_id, member_id, salt, tiebreaker in read_rows(url, BALLOTS.format(contest_id)):
        if ballot_id in picks:
            doubles = sorted(category for category, (_, doubled) in picks[ballot_id].items() if doubled)
            sealed: dict[str, object] = {
                "member": str(member_id),
                "picks": {category: nominee for category, (nominee, _) in picks[ballot_id].items()},
                "salt": salt,
                "stakes": {},
                "tiebreaker": tiebreaker,
            }
            lines.append(seal({**sealed, "doubles": doubles} if doubles else sealed))
    return prove(lines)


def recount_entries(url: str, contest_id: int) -> str:
    """The proof of a contest on nominations, as its rows have it."""
    named: dict[int, dict[str, list[str]]] = {}
    for ballot_id, category_id, typed in read_rows(
        url,
        "SELECT ballot_id, entries.category_id, text FROM entries "
        "JOIN contenders ON contenders.id = contender_id ORDER BY ballot_id, position",
    ):
        named.setdefault(ballot_id, {}).setdefault(category_id, []).append(typed)
    ballots = read_rows(url, BALLOTS.format(contest_id))
    return prove(
        [
            seal(
                {"member": str(member_id), "nominations": named[id_], "salt": salt, "tiebreaker": tiebreaker}
            )
            for id_, member_id, salt, tiebreaker in ballots
            if id_ in named
        ]
    )


def recount_rankings(url: str, query: str) -> str:
    """The proof of rankings, of which a query gives the nominees and the salt."""
    rows = [(read_json(ranked), salt) for ranked, salt in read_rows(url, query)]
    return prove([seal({"ranking": ranked, "salt": salt}) for ranked, salt in rows if ranked])


def recount_points(url: str) -> dict[int, int]:
    """Each member's points: one for each right pick, two if it is doubled."""
    rows = read_rows(url, "SELECT category_id, winner_ids FROM announcements ORDER BY id")
    winners = {category_id: read_json(winner_ids) for category_id, winner_ids in rows}
    points: Counter[int] = Counter()
    for member_id, category_id, nominee_id, doubled in read_rows(
        url,
        "SELECT member_id, category_id, nominee_id, doubled FROM picks JOIN ballots ON ballots.id = ballot_id",
    ):
        points[member_id] += (nominee_id in winners.get(category_id, ())) * (2 if doubled else 1)
    return dict(points)


async def load_points(url: str, services: Services) -> dict[MemberId | None, int]:
    """Each member's points in the contest on winners, as the bot shows them."""
    [(guild_id, contest_id)] = read_rows(url, "SELECT guild_id, id FROM contests WHERE kind = 'winners'")
    found = await services.contests.get_standings(GuildId(guild_id), ContestId(contest_id))
    return {row.ballot.member_id: row.points for row in found.standings.rows}


@asynccontextmanager
async def open_counting(
    url: str, record: Record, search: Search
) -> AsyncGenerator[tuple[Database, Services]]:
    """What counts as the bot does, on a database that no bot serves any more."""
    database = await Database.open(url)
    services = Services.build(database, record, search, system_clock)
    try:
        yield database, services
    finally:
        await services.close()
        await database.close()


async def check_night(url: str, record: Record, search: Search) -> None:
    """Check a night that is over: its file or database is sound; proofs, winners, standings are those of its rows."""
    if url.startswith("sqlite"):
        assert read_rows(url, "PRAGMA integrity_check") == [("ok",)]
        assert read_rows(url, "PRAGMA foreign_key_check") == []
    contests = read_rows(url, "SELECT id, kind, proof FROM contests ORDER BY id")
    recounts = {"winners": recount_picks, "nominations": recount_entries}
    assert [proof for _, _, proof in contests] == [recounts[kind](url, id_) for id_, kind, _ in contests]
    polls = read_rows(url, "SELECT id, proof FROM polls WHERE count_method = 'preferential'")
    ranked = "SELECT nominee_ids, salt FROM rankings WHERE poll_id = {}"
    assert [proof for _, proof in polls] == [recount_rankings(url, ranked.format(id_)) for id_, _ in polls]
    voted = read_rows(
        url,
        "SELECT proof FROM room_award_categories JOIN room_awards ON id = award_id WHERE phase = 'ceremony'",
    )
    assert voted == [(recount_rankings(url, "SELECT nominee_ids, salt FROM room_ballots"),)]
    async with open_counting(url, record, search) as (database, services):
        assert await load_points(url, services) == recount_points(url)
        await check_winners(url, database)
        await check_nominations(url, services)
