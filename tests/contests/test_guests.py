"""Guests: paper ballots that a host types in count like any other, and belong to nobody on Discord."""

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
from sqlalchemy import Connection

from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.contests.errors import (
    CategoryAnnouncedError,
    ContestNotOpenError,
    GuestGoneError,
    GuestLimitError,
    GuestNameLengthError,
    GuestNameTakenError,
    NoBallotToSetAsideError,
    NoPaperPicksError,
    PaperPicksError,
    PicksClosedError,
)
from bot.contests.guest_service import GuestService
from bot.contests.guests import GUESTS_PER_CONTEST, GuestEntry
from bot.contests.model import Ballot, Contest, Scoring
from bot.contests.read_models import GuestPaper
from bot.db.engine import Database
from bot.errors import NothingFoundError
from bot.ids import CategoryId, MemberId, NomineeId
from tests.contest_club import GUILD, HOST, LOCK, NOW, OTHER_GUILD, SECOND, Club

ANA = MemberId(1)
ALL_RIGHT = "1a 2a 3a 4a"


@pytest.fixture
def guests(club: Club) -> GuestService:
    return GuestService(club.database, club.slates, club.jobs, club.clock)


async def enter(
    club: Club,
    contest: Contest,
    name: str = "Greta",
    picks: str = ALL_RIGHT,
    *,
    answer: int | None = None,
    number: int | None = None,
) -> GuestPaper:
    """Save a guest's ballot now."""
    service = GuestService(club.database, club.slates, club.jobs, club.clock)
    entry = GuestEntry(name, picks, answer, number)
    return await service.save_guest(GUILD, contest.id, entry, HOST, pressed_at=club.clock.now)


async def list_guests(club: Club, contest: Contest) -> list[Ballot]:
    """The contest's guests."""
    service = GuestService(club.database, club.slates, club.jobs, club.clock)
    return list((await service.get_board(GUILD, contest.id)).guests)


def summarise(ballot: Ballot) -> dict[str, str]:
    """Nominees by category."""
    return {category_id: pick.nominee_id for category_id, pick in ballot.picks.items()}


async def test_a_guest_is_in_the_standings_and_in_the_rooms_shares(club: Club) -> None:
    contest = await club.open()
    await club.fill(contest, ANA, {"best-picture": "b"})
    await enter(club, contest)
    contest = await club.seal(contest)
    category_id = CategoryId("best-picture")
    await club.night.announce_winners(club.target(contest), category_id, [NomineeId("a")], HOST)

    rows = (await club.contests.get_standings(GUILD, contest.id)).standings.rows
    assert [(row.ballot.name, row.ballot.member_id, row.ballot.guest, row.points) for row in rows] == [
        ("Greta", None, 1, 1),
        ("", ANA, None, 0),
    ]
    card = await club.contests.get_card(GUILD, contest.id)
    assert (card.shares[category_id].counts, card.ballots) == ({"a": 1, "b": 1}, 2)


async def test_a_preview_saves_nothing(club: Club, guests: GuestService) -> None:
    contest = await club.open()
    entry = GuestEntry("  Greta\n G ", "1b 3d")
    paper = await guests.preview_guest(GUILD, contest.id, entry, club.clock.now)
    assert (paper.ballot.name, summarise(paper.ballot)) == (
        "Greta G",
        {"best-picture": "b", "actress": "d"},
    )
    assert paper.missing_ids == ("directing", "short")
    assert not await list_guests(club, contest)


async def test_a_guest_stands_in_the_proof_and_in_the_exports_by_a_number(club: Club) -> None:
    contest = await club.open()
    await club.fill(contest, ANA, {"best-picture": "b"})
    await enter(club, contest, "=Greta")
    contest = await club.seal(contest)

    verified = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verified.holds, verified.checked, verified.erased) == (True, 2, 0)
    exported = await club.contests.export_contest(GUILD, contest.id)
    ballots = json.loads(exported.to_json())["ballots"]
    of_guest = next(ballot for ballot in ballots if "guest" in ballot)
    assert of_guest["guest"] == of_guest["sealed"]["guest"] == 1
    assert "member" not in of_guest["sealed"]
    names = [row[1] for row in csv.reader(StringIO(exported.to_csv())) if row[0] == "1"]
    assert "'=Greta (guest 1)" in names


async def test_a_correction_replaces_what_the_ballot_held(club: Club) -> None:
    contest = await club.open(tiebreaker="How many?")
    await enter(club, contest, answer=200)
    await enter(club, contest, "Greta G", "2c", answer=None, number=1)
    [ballot] = await list_guests(club, contest)
    assert (ballot.name, ballot.guest, ballot.tiebreaker) == ("Greta G", 1, None)
    assert summarise(ballot) == {"directing": "c"}


async def test_a_number_is_never_given_twice(club: Club, guests: GuestService) -> None:
    contest = await club.open()
    await enter(club, contest)
    await guests.erase_guest(GUILD, contest.id, 1, HOST)
    await enter(club, contest, "Gus")
    assert [(one.guest, one.name) for one in await list_guests(club, contest)] == [(2, "Gus")]
    with pytest.raises(GuestGoneError):
        await enter(club, contest, number=1)
    with pytest.raises(GuestGoneError):
        await guests.erase_guest(GUILD, contest.id, 1, HOST)


async def test_nothing_is_taken_or_corrected_after_the_lock(club: Club, guests: GuestService) -> None:
    contest = await club.open()
    await enter(club, contest)
    club.clock.now = LOCK
    with pytest.raises(PicksClosedError):
        await enter(club, contest, "Gus")
    with pytest.raises(PicksClosedError):
        await enter(club, contest, "Greta", "1b", number=1)
    board = await guests.get_board(GUILD, contest.id)
    assert not board.takes_guests(LOCK)
    assert board.takes_guests(LOCK - SECOND)
    assert summarise(board.guests[0])["best-picture"] == "a"


async def test_with_late_entries_what_is_closed_is_left_out_and_kept(club: Club) -> None:
    contest = await club.open(late_entries=True)
    await enter(club, contest, "Greta", "1a 2b")
    await club.night.announce_winners(
        club.target(contest), CategoryId("best-picture"), [NomineeId("b")], HOST
    )
    paper = await enter(club, contest, "Gus", "1b 2c 3a")
    assert paper.left_out_ids == ("best-picture",)
    assert summarise(paper.ballot) == {"directing": "c", "actress": "a"}
    corrected = await enter(club, contest, "Greta", "1b 2d", number=1)
    assert corrected.left_out_ids == ("best-picture",)
    assert summarise(corrected.ballot) == {"best-picture": "a", "directing": "d"}
    same = await enter(club, contest, "Greta", "1a 2d", number=1)
    assert not same.left_out_ids
    for category_id in ("directing", "actress", "short"):
        await club.night.announce_winners(
            club.target(contest), CategoryId(category_id), [NomineeId("a")], HOST
        )
    with pytest.raises(CategoryAnnouncedError):
        await enter(club, contest, "Gwen")


async def test_stakes_and_doubles_are_taken_under_the_contests_rules(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE, doubles=1)
    await enter(club, contest, "Greta", "1a(4)* 2a(1)")
    [ballot] = await list_guests(club, contest)
    assert [(pick.stake, pick.doubled) for pick in ballot.picks.values()] == [(4, True), (1, False)]
    with pytest.raises(PaperPicksError) as refused:
        await enter(club, contest, "Gus", "1a(5) 2a(1)* 3a*")
    assert [problem.text for problem in refused.value.problems] == ["1a(5)", "3a*"]
    assert len(await list_guests(club, contest)) == 1


@pytest.mark.parametrize(
    ("name", "picks", "refusal"),
    [
        ("\u200b ", ALL_RIGHT, GuestNameLengthError),
        ("G" * 33, ALL_RIGHT, GuestNameLengthError),
        ("gretA", ALL_RIGHT, GuestNameTakenError),
        ("Gus", "1a 9z", PaperPicksError),
        ("Gus", " , ", NoPaperPicksError),
    ],
)
async def test_what_cannot_be_saved_leaves_everything_as_it_was(
    club: Club, name: str, picks: str, refusal: type[Exception]
) -> None:
    contest = await club.open()
    await enter(club, contest)
    with pytest.raises(refusal):
        await enter(club, contest, name, picks)
    assert [ballot.name for ballot in await list_guests(club, contest)] == ["Greta"]


async def test_a_contest_has_only_so_many_guests(club: Club) -> None:
    contest = await club.open()
    for number in range(GUESTS_PER_CONTEST):
        await enter(club, contest, f"Guest {number}", "1a")
    with pytest.raises(GuestLimitError):
        await enter(club, contest)
    await enter(club, contest, "Guest 0", "1b", number=1)


async def test_a_draft_and_another_server_have_none(club: Club, guests: GuestService) -> None:
    draft = await club.draft()
    with pytest.raises(ContestNotOpenError):
        await enter(club, draft)
    contest = await club.open()
    with pytest.raises(NothingFoundError):
        await guests.get_board(OTHER_GUILD, contest.id)


async def test_the_audit_log_says_who_typed_and_neither_name_nor_picks(
    club: Club, guests: GuestService, database: Database
) -> None:
    contest = await club.open()
    await enter(club, contest)
    await enter(club, contest, "Greta G", "1b", number=1)
    await guests.erase_guest(GUILD, contest.id, 1, HOST)
    erased, corrected, entered = await database.read(audit.list_page, GUILD, limit=3)
    assert [entry.action for entry in (entered, corrected, erased)] == [
        AuditAction.ENTER_GUEST,
        AuditAction.CORRECT_GUEST,
        AuditAction.ERASE_GUEST,
    ]
    assert {entry.actor for entry in (entered, corrected, erased)} == {HOST}
    assert (entered.after, corrected.after, erased.after) == (
        {"guest": 1, "picks": 4},
        {"guest": 1, "picks": 1},
        {"guest": 1},
    )


async def test_before_the_lock_an_erased_guest_leaves_nothing(
    club: Club, guests: GuestService, database: Database
) -> None:
    contest = await club.open()
    await enter(club, contest)
    assert not await guests.erase_guest(GUILD, contest.id, 1, HOST)

    def read_everything(connection: Connection) -> str:
        tables = ("ballots", "picks", "audit")
        return str([connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in tables])  # noqa: S608 - our own tables' names

    assert "Greta" not in await database.read(read_everything)
    assert (await club.contests.get_card(GUILD, contest.id)).ballots == 0


async def test_after_the_sealing_points_and_proof_outlive_an_erased_guest(
    club: Club, guests: GuestService, database: Database
) -> None:
    contest = await club.open()
    await enter(club, contest)
    await club.fill(contest, ANA, {"best-picture": "b"})
    contest = await club.seal(contest)
    before = await club.contests.get_standings(GUILD, contest.id)
    assert "Greta" in [row.ballot.name for row in before.standings.rows]

    assert await guests.erase_guest(GUILD, contest.id, 1, HOST)

    rows = (await club.contests.get_standings(GUILD, contest.id)).standings.rows
    assert [row.ballot.name for row in rows if row.ballot.is_erased] == [""]
    verified = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verified.holds, verified.erased) == (True, 1)

    def read_unnamed(connection: Connection) -> list[tuple[object, ...]]:
        query = "SELECT guest_name, guest_number, salt FROM ballots WHERE member_id IS NULL"
        return [tuple(row) for row in connection.exec_driver_sql(query)]

    assert await database.read(read_unnamed) == [(None, None, None)]


async def test_a_press_before_the_lock_counts_while_it_is_on_its_way(
    club: Club, guests: GuestService
) -> None:
    contest = await club.open()
    club.clock.now = LOCK + timedelta(seconds=1)
    entry = GuestEntry("Greta", ALL_RIGHT)
    await guests.save_guest(GUILD, contest.id, entry, HOST, pressed_at=LOCK - SECOND)
    assert club.clock.now > NOW
    assert len(await list_guests(club, contest)) == 1


async def read_rows(club: Club, contest: Contest) -> list[str]:
    """Whose ballots are in the standings; a member's name is empty here."""
    found = await club.contests.get_standings(GUILD, contest.id)
    return [row.ballot.name for row in found.standings.rows]


async def test_after_the_sealing_a_guest_is_set_aside_marked_and_taken_back(
    club: Club, guests: GuestService, database: Database
) -> None:
    contest = await club.open()
    await enter(club, contest)
    await club.fill(contest, ANA, {"best-picture": "b"})
    contest = await club.seal(contest)

    await guests.set_guest_aside(GUILD, contest.id, 1, "Plays as Ana, too", HOST)

    assert await read_rows(club, contest) == [""]
    card = await club.contests.get_card(GUILD, contest.id)
    assert (card.ballots, card.set_aside) == (2, 1)
    assert card.shares[CategoryId("best-picture")].counts == {"b": 1}
    verified = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verified.holds, verified.checked) == (True, 2)
    exported = await club.contests.export_contest(GUILD, contest.id)
    marked = [ballot for ballot in json.loads(exported.to_json())["ballots"] if "set_aside" in ballot]
    assert [(one["guest"], one["set_aside"]) for one in marked] == [(1, "Plays as Ana, too")]
    rows = csv.reader(StringIO(exported.to_csv()))
    assert [row[1] for row in rows if row[0] == "set aside"] == ["Greta (guest 1)"]

    await guests.set_guest_aside(GUILD, contest.id, 1, None, HOST)

    assert "Greta" in await read_rows(club, contest)
    back, aside = await database.read(audit.list_page, GUILD, limit=2)
    assert (aside.action, back.action) == (AuditAction.SET_BALLOT_ASIDE, AuditAction.RESTORE_BALLOT)
    assert "Greta" not in str([aside, back])


async def test_hosts_see_guests_in_the_list_of_ballots(club: Club, guests: GuestService) -> None:
    contest = await club.open()
    await enter(club, contest, picks="1a 2a")
    await club.fill(contest, ANA, {"best-picture": "b"})
    await guests.set_guest_aside(GUILD, contest.id, 1, "Left early", HOST)
    listed = await club.contests.list_ballots(GUILD, contest.id)
    assert [(one.member_id, one.guest, one.name, one.pick_count, one.set_aside) for one in listed] == [
        (ANA, None, "", 1, None),
        (None, 1, "Greta", 2, "Left early"),
    ]
    await guests.erase_guest(GUILD, contest.id, 1, HOST)
    assert [one.guest for one in await club.contests.list_ballots(GUILD, contest.id)] == [None]


async def test_a_guest_who_cannot_be_set_aside_is_refused(club: Club, guests: GuestService) -> None:
    contest = await club.open()
    await enter(club, contest)
    with pytest.raises(GuestGoneError):
        await guests.set_guest_aside(GUILD, contest.id, 2, "Who?", HOST)
    with pytest.raises(NoBallotToSetAsideError) as playing:
        await guests.set_guest_aside(GUILD, contest.id, 1, None, HOST)
    assert playing.value.is_set_aside is False
    await guests.set_guest_aside(GUILD, contest.id, 1, "Left early", HOST)
    with pytest.raises(NoBallotToSetAsideError) as aside:
        await guests.set_guest_aside(GUILD, contest.id, 1, "Once more", HOST)
    assert aside.value.is_set_aside is True
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)
    with pytest.raises(ContestNotOpenError):
        await guests.set_guest_aside(GUILD, contest.id, 1, None, HOST)


async def test_an_erasure_takes_what_a_host_typed_about_the_guest_with_it(
    club: Club, guests: GuestService, database: Database
) -> None:
    contest = await club.open()
    await enter(club, contest)
    contest = await club.seal(contest)
    await guests.set_guest_aside(GUILD, contest.id, 1, "Greta plays twice", HOST)

    await guests.erase_guest(GUILD, contest.id, 1, HOST)

    def read_everything(connection: Connection) -> str:
        tables = ("ballots", "audit")
        return str([connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in tables])  # noqa: S608 - our own tables' names

    assert "Greta" not in await database.read(read_everything)
    assert (await club.contests.get_card(GUILD, contest.id)).set_aside == 1
