"""A ballot that a host sets aside: kept and marked, out of the standings, and back again."""

import json

import pytest
from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.contests.errors import ContestNotOpenError, NoBallotToSetAsideError
from bot.contests.model import Contest, Scoring
from bot.db.engine import Database
from bot.guilds.notices import NoticeService
from bot.guilds.service import GuildService
from bot.ids import CategoryId, MemberId, NomineeId
from bot.privacy.service import PrivacyService
from tests.contest_club import GUILD, HOST, Club

ANA, BEN, ZED = MemberId(1), MemberId(2), MemberId(3)
REASON = "Zed plays twice"


async def played(club: Club, scoring: Scoring = Scoring.CLASSIC) -> Contest:
    """A sealed contest that Zed would win, before the first envelope."""
    contest = await club.open(scoring=scoring)
    await club.fill(contest, ANA, {"best-picture": "b", "actress": "a", "directing": "a", "short": "a"})
    await club.fill(contest, BEN, {"best-picture": "a"})
    await club.fill(contest, ZED, {"best-picture": "b", "actress": "b"})
    return await club.seal(contest)


async def list_members(club: Club, contest: Contest) -> list[MemberId | None]:
    """Who is in the standings."""
    found = await club.contests.get_standings(GUILD, contest.id)
    return [row.ballot.member_id for row in found.standings.rows]


async def test_it_is_out_of_the_standings_and_both_counts_are_known(club: Club) -> None:
    contest = await played(club)
    assert set(await list_members(club, contest)) == {ANA, BEN, ZED}

    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)

    assert set(await list_members(club, contest)) == {ANA, BEN}
    card = await club.contests.get_card(GUILD, contest.id)
    assert (card.ballots, card.set_aside, card.incomplete) == (3, 1, 2)
    assert (await club.contests.get_standings(GUILD, contest.id)).set_aside == 1
    assert card.shares[CategoryId("actress")].counts == {"a": 1}


async def test_it_pays_nobody_under_bold(club: Club) -> None:
    contest = await played(club, Scoring.BOLD)
    target, category_id = club.target(contest), CategoryId("best-picture")
    await club.night.announce_winners(target, category_id, [NomineeId("a")], HOST)
    before = (await club.contests.get_standings(GUILD, contest.id)).standings.rows[0]
    assert (before.ballot.member_id, before.points) == (BEN, 5 * 3)

    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)

    after = (await club.contests.get_standings(GUILD, contest.id)).standings.rows[0]
    assert after.points == 5 * 2


async def test_it_stays_in_the_proof_and_marked_in_the_export(club: Club) -> None:
    contest = await played(club)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)

    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verification.holds, verification.checked) == (True, 3)
    exported = await club.contests.export_contest(GUILD, contest.id)
    written = json.loads(exported.to_json())["ballots"]
    assert [ballot.get("set_aside") for ballot in written] == [None, None, REASON]
    assert len({ballot["line"] for ballot in written}) == 3
    assert "set aside,,,," in exported.to_csv()


async def test_it_is_taken_back(club: Club) -> None:
    contest = await played(club)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)
    assert ZED not in await list_members(club, contest)

    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, None, HOST)

    assert ZED in await list_members(club, contest)


async def test_one_for_another_is_counted_anew(club: Club) -> None:
    contest = await played(club)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)
    assert set(await list_members(club, contest)) == {ANA, BEN}
    await club.hosting.set_ballot_aside(GUILD, contest.id, BEN, REASON, HOST)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, None, HOST)
    assert set(await list_members(club, contest)) == {ANA, ZED}


async def test_it_is_in_the_audit_log_without_the_members_name(club: Club, database: Database) -> None:
    contest = await played(club)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, None, HOST)

    back, aside = await database.read(audit.list_page, GUILD, limit=2)
    assert (aside.action, back.action) == (AuditAction.SET_BALLOT_ASIDE, AuditAction.RESTORE_BALLOT)
    assert isinstance(aside.after, dict)
    assert aside.after["reason"] == REASON
    assert aside.after.keys() == {"ballot", "reason"}


async def test_erasing_the_member_removes_the_words_and_keeps_the_mark(
    club: Club, database: Database
) -> None:
    contest = await played(club)
    await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)
    guilds, notices = GuildService(database, club.clock), NoticeService(database, club.clock)

    await PrivacyService(database, club.slates, guilds, notices, club.clock).erase_member(ZED)

    def read_everything(connection: Connection) -> str:
        rows = [connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in ("ballots", "audit")]  # noqa: S608 - our own tables' names
        return str(rows)

    assert REASON not in await database.read(read_everything)
    assert (await club.contests.get_card(GUILD, contest.id)).set_aside == 1
    assert set(await list_members(club, contest)) == {ANA, BEN}


async def test_what_cannot_be_set_aside_is_refused(club: Club) -> None:
    contest = await played(club)
    with pytest.raises(NoBallotToSetAsideError) as nobody:
        await club.hosting.set_ballot_aside(GUILD, contest.id, MemberId(99), REASON, HOST)
    assert nobody.value.is_set_aside is None
    with pytest.raises(NoBallotToSetAsideError) as playing:
        await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, None, HOST)
    assert playing.value.is_set_aside is False
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)
    with pytest.raises(ContestNotOpenError):
        await club.hosting.set_ballot_aside(GUILD, contest.id, ZED, REASON, HOST)
