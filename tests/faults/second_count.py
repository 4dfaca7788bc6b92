"""Winners of rankings, and the standings of a contest on nominations, counted a second time from the rows alone."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from bot.audit.model import Actor
from bot.db.engine import Database
from bot.ids import CategoryId, ContestId, GuildId, MemberId
from bot.polls.count_loading import CountCache
from bot.polls.loading import load_poll
from bot.room_awards.loading import load_award, load_count
from bot.services import Services
from bot.slates.edits import AddNominees
from tests.faults.kept import read_json
from tests.preferential.naive_count import count_naively
from tests.run.own_slates import FILMS
from tests.stored import read_rows

NOMINATED = FILMS[:2]
"""Who is nominated in the end, of those that members could name."""

POLL_BALLOTS = "SELECT nominee_ids FROM rankings WHERE poll_id = {}"

AWARD_BALLOTS = (
    "SELECT nominee_ids FROM room_ballots JOIN room_voters ON id = voter_id "
    "WHERE award_id = {} AND category_id = '{}'"
)

ENTRIES = (
    "SELECT ballots.member_id, text FROM entries JOIN contenders ON contenders.id = contender_id "
    "JOIN ballots ON ballots.id = ballot_id WHERE ballots.contest_id = {}"
)

HOST = Actor(MemberId(1), "Olga")


async def check_winners(url: str, database: Database) -> None:
    """Check who won each poll and each of the room's awards that was ranked."""
    polls = read_rows(
        url, "SELECT id, guild_id, candidates, proof FROM polls WHERE count_method = 'preferential'"
    )
    for poll_id, guild_id, candidates, proof in polls:
        ranked = read_rows(url, POLL_BALLOTS.format(poll_id))
        found = await database.read(_load_poll_winners, GuildId(guild_id), poll_id)
        assert found == _count_again(ranked, candidates, proof), f"poll {poll_id}"
    awards = read_rows(
        url,
        "SELECT id, guild_id, category_id, candidates, proof FROM room_award_categories "
        "JOIN room_awards ON id = award_id WHERE proof IS NOT NULL",
    )
    for award_id, guild_id, category_id, candidates, proof in awards:
        ranked = read_rows(url, AWARD_BALLOTS.format(award_id, category_id))
        found = await database.read(_load_award_winners, GuildId(guild_id), award_id, CategoryId(category_id))
        assert found == _count_again(ranked, candidates, proof), f"awards {award_id}, {category_id}"


def _count_again(rows: Iterable[tuple[str | list[str]]], candidates: str | list[str], proof: str) -> set[str]:
    ballots = Counter(tuple(read_json(ranked)) for (ranked,) in rows)
    del ballots[()]
    return set(count_naively(ballots, read_json(candidates), proof)[1])


def _load_poll_winners(connection: Connection, guild_id: GuildId, poll_id: int) -> set[str]:
    count = CountCache().load_count(connection, load_poll(connection, guild_id, poll_id))
    return set() if count is None else set(count.winners)


def _load_award_winners(
    connection: Connection, guild_id: GuildId, award_id: int, category_id: CategoryId
) -> set[str]:
    return set(load_count(connection, load_award(connection, guild_id, award_id), category_id).winners)


async def check_nominations(url: str, services: Services) -> None:
    """Let nominations be announced, and check the standings of the contest on them."""
    [(guild_id, contest_id, ceremony_id, category_id, slots)] = read_rows(
        url,
        "SELECT guild_id, id, ceremony_id, category_id, slots FROM contests "
        "JOIN contest_categories ON contest_id = id WHERE kind = 'nominations' AND scoring = 'hits'",
    )
    guild, contest = GuildId(guild_id), ContestId(contest_id)
    nominees = AddNominees(CategoryId(category_id), "\n".join(NOMINATED))
    await services.slate_editor.edit_slate(guild, ceremony_id, nominees, HOST)
    await services.nominations.mornings.announce_nominations(guild, contest, None, HOST)
    report = await services.nominations.mornings.get_report(guild, contest)
    shown = {row.ballot.member_id: row.points for row in report.standings.rows}
    assert shown == _recount_hits(url, contest_id, slots)


def _recount_hits(url: str, contest_id: int, slots: int) -> dict[int, int]:
    """Each member's points: one for each nominee named, and one more for as many as could be."""
    named: dict[int, set[str]] = {}
    for member_id, text in read_rows(url, ENTRIES.format(contest_id)):
        named.setdefault(member_id, set()).add(text)
    most = min(len(NOMINATED), slots)
    hits = {member_id: len(texts.intersection(NOMINATED)) for member_id, texts in named.items()}
    return {member_id: number + (number == most) for member_id, number in hits.items()}
