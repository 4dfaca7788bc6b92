"""Presses that Discord delivers late, or twice: the order is that of its ids."""

import asyncio
from datetime import timedelta
from itertools import permutations

from sqlalchemy import Connection, func, select

from bot.contests.model import Contest, Scoring
from bot.contests.read_models import BallotPaper
from bot.db.engine import Database
from bot.db.interaction_tables import ballot_presses
from bot.ids import CategoryId, MemberId, NomineeId, PressId
from tests.contest_club import GUILD, Club

BEST_PICTURE = CategoryId("best-picture")
ACTRESS = CategoryId("actress")
MEMBER = MemberId(1)


async def pick(
    club: Club, contest: Contest, press_id: int, nominee: str, category_id: CategoryId = BEST_PICTURE
) -> BallotPaper:
    """Deliver the press with this id, all of them of one instant."""
    return await club.ballots.pick_nominee(
        GUILD,
        contest.id,
        MEMBER,
        category_id,
        NomineeId(nominee),
        pressed_at=club.clock.now,
        press_id=PressId(press_id),
    )


async def clear(club: Club, contest: Contest, press_id: int) -> BallotPaper:
    """Deliver a press that clears Best Picture."""
    return await club.ballots.clear_pick(
        GUILD, contest.id, MEMBER, BEST_PICTURE, pressed_at=club.clock.now, press_id=PressId(press_id)
    )


async def stake(
    club: Club, contest: Contest, press_id: int, number: int, category_id: CategoryId = BEST_PICTURE
) -> BallotPaper:
    """Deliver a press that stakes a number."""
    return await club.ballots.set_stake(
        GUILD, contest.id, MEMBER, category_id, number, pressed_at=club.clock.now, press_id=PressId(press_id)
    )


async def test_an_older_pick_delivered_late_leaves_the_newer_one(club: Club) -> None:
    contest = await club.open()
    await pick(club, contest, 12, "b")
    paper = await pick(club, contest, 11, "a")
    assert paper.ballot.picks[BEST_PICTURE].nominee_id == "b"
    assert await club.picks(contest, MEMBER) == {"best-picture": "b"}


async def test_an_older_pick_in_another_category_counts(club: Club) -> None:
    contest = await club.open()
    await pick(club, contest, 12, "b")
    await pick(club, contest, 11, "a", ACTRESS)
    assert await club.picks(contest, MEMBER) == {"best-picture": "b", "actress": "a"}


async def test_a_press_delivered_again_after_a_newer_one_changes_nothing(club: Club) -> None:
    contest = await club.open()
    for press_id, nominee in ((11, "a"), (12, "b"), (11, "a")):
        await pick(club, contest, press_id, nominee)
    assert await club.picks(contest, MEMBER) == {"best-picture": "b"}


async def test_the_same_choice_pressed_again_is_newer_than_an_older_one(club: Club) -> None:
    contest = await club.open()
    await pick(club, contest, 11, "a")
    await pick(club, contest, 13, "a")
    await pick(club, contest, 12, "b")
    assert await club.picks(contest, MEMBER) == {"best-picture": "a"}


async def test_every_order_of_delivery_ends_alike_also_in_one_transaction(club: Club) -> None:
    contest = await club.open()
    for round_, order in enumerate(permutations((1, 2, 3))):
        first = 10 * round_
        made = {1: pick(club, contest, first + 1, "a"), 2: clear(club, contest, first + 2)}
        made[3] = pick(club, contest, first + 3, "c")
        await asyncio.gather(*(made[number] for number in order))
        assert await club.picks(contest, MEMBER) == {"best-picture": "c"}


async def test_an_older_pick_does_not_come_back_after_it_was_cleared(club: Club) -> None:
    contest = await club.open()
    await clear(club, contest, 12)
    await pick(club, contest, 11, "a")
    assert await club.picks(contest, MEMBER) == {}


async def test_clearing_everything_late_leaves_what_was_picked_after_it(club: Club) -> None:
    contest = await club.open(tiebreaker="How many minutes?")
    await pick(club, contest, 11, "a", ACTRESS)
    await pick(club, contest, 13, "b")
    answered = PressId(14)
    await club.ballots.answer_tiebreaker(
        GUILD, contest.id, MEMBER, 200, pressed_at=club.clock.now, press_id=answered
    )
    paper = await club.ballots.clear_ballot(
        GUILD, contest.id, MEMBER, pressed_at=club.clock.now, press_id=PressId(12)
    )
    assert paper.ballot.tiebreaker == 200
    assert await club.picks(contest, MEMBER) == {"best-picture": "b"}


async def test_an_older_tie_breaker_leaves_the_newer_one(club: Club) -> None:
    contest = await club.open(tiebreaker="How many minutes?")
    for press_id, answer in ((12, 200), (11, 100)):
        paper = await club.ballots.answer_tiebreaker(
            GUILD, contest.id, MEMBER, answer, pressed_at=club.clock.now, press_id=PressId(press_id)
        )
    assert paper.ballot.tiebreaker == 200


async def test_an_older_stake_leaves_the_newer_one_and_the_one_it_would_swap_with(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE)
    await pick(club, contest, 1, "a")
    await pick(club, contest, 2, "b", ACTRESS)
    await stake(club, contest, 12, 1, ACTRESS)
    await stake(club, contest, 11, 1)
    paper = await stake(club, contest, 10, 2, ACTRESS)
    assert {pick_.category_id: pick_.stake for pick_ in paper.ballot.picks.values()} == {
        BEST_PICTURE: 4,
        ACTRESS: 1,
    }


async def test_an_older_nominee_keeps_the_newer_stake(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE)
    await pick(club, contest, 1, "a")
    await stake(club, contest, 12, 2)
    paper = await pick(club, contest, 11, "b")
    assert paper.ballot.picks[BEST_PICTURE].nominee_id == "b"
    assert paper.ballot.picks[BEST_PICTURE].stake == 2


def count_presses(connection: Connection) -> int:
    """How many parts of ballots have their latest press kept."""
    return connection.scalar(select(func.count()).select_from(ballot_presses)) or 0


async def test_the_order_is_kept_only_until_the_ballots_are_sealed(club: Club, database: Database) -> None:
    contest = await club.open()
    await pick(club, contest, 11, "a")
    assert await database.read(count_presses) == 1
    club.clock.now = contest.locks_at + timedelta(seconds=5)
    await club.sealing.seal_contest(GUILD, contest.id)
    assert await database.read(count_presses) == 0
