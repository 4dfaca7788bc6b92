import pytest

from bot.announcing.withdrawal_service import Withdrawal
from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.contests.errors import NotOnSlateError
from bot.contests.guest_service import GuestService
from bot.contests.guests import GuestEntry
from bot.db.engine import Database
from bot.errors import NothingFoundError
from bot.ids import CategoryId, NomineeId
from bot.slates.model import SlateNominee
from tests.contest_club import COMING, GUILD, HOST, LOCK, OTHER_GUILD, SECOND, Club

BEST_PICTURE = CategoryId("best-picture")
NOMINEE_A = NomineeId("a")


async def test_open_picks_of_a_withdrawn_nominee_are_emptied(club: Club, database: Database) -> None:
    contest, other = await club.open(), await club.open(title="Another")
    for member_id, nominee_id in ((1, "a"), (2, "b"), (3, "a")):
        await club.fill(contest, member_id, {"best-picture": nominee_id, "short": "a"})
    await club.pick(other, 1, "a")
    emptied = await club.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST
    )
    assert {one.contest.id: set(one.member_ids) for one in emptied.contests} == {
        contest.id: {1, 3},
        other.id: {1},
    }
    assert await club.picks(contest, 1) == {"short": "a"}
    assert await club.picks(contest, 2) == {"best-picture": "b", "short": "a"}
    (entry,) = await database.read(audit.list_page, GUILD, limit=1)
    assert (entry.action, entry.subject) == (AuditAction.WITHDRAW_NOMINEE, "Best Picture")


async def test_an_emptied_pick_of_a_guest_is_counted_and_named(club: Club, database: Database) -> None:
    contest = await club.open()
    guests = GuestService(club.database, club.slates, club.jobs, club.clock)
    for name, picks in (("Greta", "1a 2a"), ("Gus", "1b"), ("Gwen", "1a")):
        entry = GuestEntry(name, picks)
        await guests.save_guest(GUILD, contest.id, entry, HOST, pressed_at=club.clock.now)
    await club.pick(contest, 1, "a")

    emptied = await club.withdrawals.withdraw_nominee(
        SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST
    )

    [of_contest] = emptied.contests
    assert (of_contest.member_ids, of_contest.guests) == ((1,), ("Greta", "Gwen"))
    assert (emptied.pick_count, emptied.guest_pick_count) == (3, 2)
    board = await guests.get_board(GUILD, contest.id)
    assert board.count_gaps(club.clock.now) == {"best-picture": 2, "directing": 2, "actress": 3, "short": 3}
    assert board.count_gaps(LOCK) == {}
    (entry,) = await database.read(audit.list_page, GUILD, limit=1)
    assert isinstance(entry.after, dict)
    assert (entry.after["picks emptied"], entry.after["guests' picks emptied"]) == (3, 2)
    assert "Greta" not in str(entry)


async def test_who_was_withdrawn_can_be_picked_and_announced_no_more(club: Club) -> None:
    contest = await club.open()
    await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST)
    with pytest.raises(NotOnSlateError):
        await club.pick(contest, 1, "a")
    assert (
        await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST)
        == Withdrawal()
    )


async def test_after_the_lock_the_picks_stay(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, 1, "a")
    club.clock.now = LOCK + SECOND
    assert (
        await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST)
        == Withdrawal()
    )
    await club.seal(contest)
    assert await club.picks(contest, 1) == {"best-picture": "a"}
    assert (await club.contests.verify_ballots(GUILD, contest.id)).checked == 1


async def test_a_category_that_is_closed_keeps_its_picks(club: Club) -> None:
    contest = await club.open(late_entries=True)
    await club.pick(contest, 1, "a")
    await club.night.close_picks(club.target(contest), BEST_PICTURE, HOST)
    assert (
        await club.withdrawals.withdraw_nominee(SlateNominee(GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST)
        == Withdrawal()
    )
    assert await club.picks(contest, 1) == {"best-picture": "a"}


async def test_other_servers_keep_their_nominee(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, 1, "a")
    await club.withdrawals.withdraw_nominee(SlateNominee(OTHER_GUILD, COMING, BEST_PICTURE, NOMINEE_A), HOST)
    assert await club.picks(contest, 1) == {"best-picture": "a"}


async def test_nobody_is_withdrawn_who_is_not_there(club: Club) -> None:
    for ceremony_id, category_id, nominee_id in (
        ("oscars-0", "short", "a"),
        (COMING, "villain", "a"),
        (COMING, "short", "z"),
    ):
        with pytest.raises(NothingFoundError):
            await club.withdrawals.withdraw_nominee(
                SlateNominee(GUILD, ceremony_id, CategoryId(category_id), NomineeId(nominee_id)), HOST
            )
