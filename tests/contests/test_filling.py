"""Filling the rest of a ballot: what a member's last ballot offers, and how it is saved."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from bot.contests.errors import PicksClosedError
from bot.contests.fill_service import FillService
from bot.contests.filling import BallotFilling, FillSource, propose_filling
from bot.contests.model import Contest, Scoring
from bot.contests.read_models import BallotPaper
from bot.ids import CategoryId, MemberId, NomineeId, PressId
from bot.record.precursor_picks import Favourite
from bot.slates.model import SlateNominee
from tests.contest_club import GUILD, HOST, LOCK, PAST, SECOND, Club, small_record

ANA, BEN = 1, 2
EVERYWHERE = {"best-picture": "a", "directing": "b", "actress": "c", "short": "d"}


async def propose(club: Club, contest: Contest, member_id: int = ANA) -> BallotFilling:
    """What could be filled in on a member's ballot now."""
    service = FillService(club.database, club.slates, small_record())
    return await service.propose_filling(GUILD, contest.id, MemberId(member_id), club.clock.now)


async def fill_in(
    club: Club,
    contest: Contest,
    picks: Mapping[str, str],
    *,
    at: datetime | None = None,
    press_id: int | None = None,
) -> BallotPaper:
    """Save picks for all categories that have none."""
    return await club.ballots.fill_picks(
        GUILD,
        contest.id,
        MemberId(ANA),
        {CategoryId(category_id): NomineeId(nominee_id) for category_id, nominee_id in picks.items()},
        pressed_at=at or club.clock.now,
        press_id=None if press_id is None else PressId(press_id),
    )


async def test_the_latest_other_ballot_on_the_slate_is_offered_where_picks_are_missing(club: Club) -> None:
    await club.fill(await club.open(title="First"), ANA, {"actress": "d"})
    club.clock.now += SECOND
    last = await club.open(title="Second")
    await club.fill(last, ANA, {"best-picture": "a", "directing": "b", "short": "d"})
    await club.fill(last, BEN, {"actress": "a"})
    elsewhere = await club.open(PAST, title="Another slate")
    await club.fill(elsewhere, ANA, EVERYWHERE)
    club.clock.now += SECOND
    contest = await club.open(title="Third")
    await club.pick(contest, ANA, "c")

    filling = await propose(club, contest)

    assert filling.last_contest is not None
    assert filling.last_contest.title == "Second"
    assert filling.empty_ids == ("directing", "actress", "short")
    offer = filling.find_offer(FillSource.LAST_BALLOT)
    assert offer is not None
    assert offer.picks == {"directing": "b", "short": "d"}
    assert await club.picks(contest, ANA) == {"best-picture": "c"}, "nothing is saved by looking"


async def test_without_another_ballot_nothing_is_offered(club: Club) -> None:
    contest = await club.open()
    await club.fill(contest, ANA, {"short": "d"})
    await club.draft(title="A draft")

    filling = await propose(club, contest)

    assert filling.offers == ()
    assert filling.last_contest is None


async def test_a_nominee_that_was_withdrawn_is_not_offered_nor_saved(club: Club) -> None:
    await club.fill(await club.open(title="First"), ANA, EVERYWHERE)
    contest = await club.open(title="Second")
    shown = await propose(club, contest)
    withdrawn = SlateNominee(GUILD, contest.ceremony_id, CategoryId("short"), NomineeId("d"))
    await club.withdrawals.withdraw_nominee(withdrawn, HOST)

    offer = (await propose(club, contest)).find_offer(FillSource.LAST_BALLOT)
    assert offer is not None
    assert "short" not in offer.picks

    before = shown.find_offer(FillSource.LAST_BALLOT)
    assert before is not None
    await fill_in(club, contest, {str(each): str(nominee) for each, nominee in before.picks.items()})
    assert await club.picks(contest, ANA) == {"best-picture": "a", "directing": "b", "actress": "c"}


async def test_picks_that_stand_and_categories_that_closed_are_left_alone(club: Club) -> None:
    contest = await club.open(late_entries=True)
    await club.pick(contest, ANA, "d")
    await club.night.announce_winners(contest.result_set, CategoryId("actress"), [NomineeId("a")], HOST)

    await fill_in(club, contest, EVERYWHERE)

    assert await club.picks(contest, ANA) == {"best-picture": "d", "directing": "b", "short": "d"}


async def test_filling_after_the_lock_is_refused(club: Club) -> None:
    contest = await club.open()
    with pytest.raises(PicksClosedError):
        await fill_in(club, contest, EVERYWHERE, at=LOCK)
    assert await club.picks(contest, ANA) == {}


async def test_a_newer_press_delivered_first_stays(club: Club) -> None:
    contest = await club.open()
    member, picture = MemberId(ANA), CategoryId("best-picture")
    for press_id, nominee in ((20, "d"), (21, None)):
        press = PressId(press_id)
        if nominee:
            await club.ballots.pick_nominee(
                GUILD,
                contest.id,
                member,
                picture,
                NomineeId(nominee),
                pressed_at=club.clock.now,
                press_id=press,
            )
        else:
            await club.ballots.clear_pick(
                GUILD, contest.id, member, picture, pressed_at=club.clock.now, press_id=press
            )

    await fill_in(club, contest, EVERYWHERE, press_id=15)

    assert await club.picks(contest, ANA) == {"directing": "b", "actress": "c", "short": "d"}


async def test_a_press_delivered_late_changes_a_pick_that_filling_left_alone(club: Club) -> None:
    contest = await club.open()
    await club.ballots.pick_nominee(
        GUILD,
        contest.id,
        MemberId(ANA),
        CategoryId("best-picture"),
        NomineeId("d"),
        pressed_at=club.clock.now,
        press_id=PressId(10),
    )
    await fill_in(club, contest, EVERYWHERE, press_id=15)
    await club.ballots.pick_nominee(
        GUILD,
        contest.id,
        MemberId(ANA),
        CategoryId("best-picture"),
        NomineeId("b"),
        pressed_at=club.clock.now,
        press_id=PressId(12),
    )
    assert (await club.picks(contest, ANA))["best-picture"] == "b"


async def test_under_confidence_nothing_is_staked_on_what_is_filled_in(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE)
    await club.pick(contest, ANA, "d")

    paper = await fill_in(club, contest, EVERYWHERE)

    stakes = {category_id: pick.stake for category_id, pick in paper.ballot.picks.items()}
    assert stakes == {"best-picture": 4, "directing": None, "actress": None, "short": None}
    assert paper.missing_ids == ("directing", "actress", "short")


async def test_the_source_that_fills_most_comes_first(club: Club) -> None:
    contest = await club.open()
    paper = await club.ballots.get_ballot_paper(GUILD, contest.id, MemberId(ANA))
    favourites = {
        CategoryId("best-picture"): Favourite(NomineeId("b"), 3, 4),
        CategoryId("directing"): Favourite(NomineeId("c"), 1, 1),
    }
    copied = {CategoryId("short"): NomineeId("d")}

    def order(last: dict[CategoryId, NomineeId]) -> list[FillSource]:
        return [
            offer.source for offer in propose_filling(paper, club.clock.now, favourites, contest, last).offers
        ]

    assert order(copied) == [FillSource.PRECURSORS, FillSource.LAST_BALLOT]
    assert order(copied | {CategoryId("actress"): NomineeId("a")}) == [
        FillSource.LAST_BALLOT,
        FillSource.PRECURSORS,
    ]
