import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event, select

from bot.contests.errors import (
    CategoryAnnouncedError,
    CategoryNotInContestError,
    CategoryVoidedError,
    ContestNotOpenError,
    NoTiebreakerError,
    NotOnSlateError,
    PicksClosedError,
    StakeRangeError,
    StakeWithoutPickError,
    TiebreakerRangeError,
)
from bot.contests.model import ContestState, Scoring
from bot.contests.read_models import BallotPaper
from bot.contests.rules import HIGHEST_TIEBREAKER_ANSWER
from bot.db.batcher import MAX_REQUESTS_PER_BATCH
from bot.db.engine import Database
from bot.db.tables import ballots, picks
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, MemberId, NomineeId
from tests.contest_club import CATEGORIES, GUILD, HOST, LOCK, OTHER_GUILD, SECOND, Club
from tests.stored import read_rows

ACTRESS = CategoryId("actress")
BEST_PICTURE = CategoryId("best-picture")
SHORT = CategoryId("short")

MEMBER = MemberId(1)
JUST_BEFORE = LOCK - timedelta(microseconds=1)


def on_disk(url: str) -> set[tuple[int, str, str]]:
    """What a stranger to the process would find: member, category, nominee."""
    query = "SELECT member_id, category_id, nominee_id FROM picks JOIN ballots ON ballots.id = ballot_id"
    return {
        (member_id, category_id, nominee_id) for member_id, category_id, nominee_id in read_rows(url, query)
    }


def rows(connection: Connection) -> tuple[int, int]:
    """How many ballots and picks there are."""
    return len(connection.execute(select(ballots.c.id)).all()), len(connection.execute(select(picks)).all())


async def test_a_pick_is_on_disk_when_it_is_acknowledged(club: Club, database_url: str) -> None:
    contest = await club.open()
    paper = await club.pick(contest, MEMBER, "b")
    assert on_disk(database_url) == {(MEMBER, "best-picture", "b")}
    assert paper.ballot.picks[BEST_PICTURE].nominee_id == "b"
    assert (paper.pick_count, paper.category_count) == (1, 4)
    assert paper.missing_ids == CATEGORIES[1:]


async def test_another_pick_in_the_category_replaces_it(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, MEMBER, "b")
    await club.pick(contest, MEMBER, "c")
    assert await club.picks(contest, MEMBER) == {"best-picture": "c"}


async def test_the_answer_holds_what_was_pressed_on_another_device(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, MEMBER, "b")
    paper = await club.pick(contest, MEMBER, "c", "actress")
    assert paper.ballot.picks.keys() == {"best-picture", "actress"}


async def test_members_have_ballots_of_their_own(club: Club) -> None:
    contest, other = await club.open(), await club.open(title="Another")
    await club.pick(contest, MEMBER, "a")
    await club.pick(contest, 2, "b")
    await club.pick(other, MEMBER, "c")
    assert await club.picks(contest, MEMBER) == {"best-picture": "a"}
    assert await club.picks(contest, 2) == {"best-picture": "b"}
    assert await club.picks(other, MEMBER) == {"best-picture": "c"}


async def test_one_pick_is_cleared_and_the_others_stay(club: Club) -> None:
    contest = await club.open()
    await club.fill(contest, MEMBER, {"best-picture": "a", "actress": "b"})
    await club.ballots.clear_pick(GUILD, contest.id, MEMBER, BEST_PICTURE, pressed_at=club.clock.now)
    assert await club.picks(contest, MEMBER) == {"actress": "b"}


async def test_clearing_nothing_begins_no_ballot(club: Club, database: Database) -> None:
    contest = await club.open()
    await club.ballots.clear_pick(GUILD, contest.id, MEMBER, BEST_PICTURE, pressed_at=club.clock.now)
    assert await database.read(rows) == (0, 0)


async def test_everything_is_cleared_at_once(club: Club) -> None:
    contest = await club.open(tiebreaker="How many minutes?")
    await club.fill(contest, MEMBER, {"best-picture": "a", "actress": "b"})
    await club.ballots.answer_tiebreaker(GUILD, contest.id, MEMBER, 200, pressed_at=club.clock.now)
    paper = await club.ballots.clear_ballot(GUILD, contest.id, MEMBER, pressed_at=club.clock.now)
    assert (paper.pick_count, paper.ballot.tiebreaker) == (0, None)
    assert await club.picks(contest, MEMBER) == {}


async def test_what_is_closed_is_not_cleared(club: Club) -> None:
    contest = await club.open(late_entries=True)
    await club.fill(contest, MEMBER, {"best-picture": "a", "actress": "b"})
    await club.night.close_picks(club.target(contest), ACTRESS, HOST)
    await club.ballots.clear_ballot(GUILD, contest.id, MEMBER, pressed_at=club.clock.now)
    assert await club.picks(contest, MEMBER) == {"actress": "b"}
    with pytest.raises(PicksClosedError):
        await club.ballots.clear_pick(GUILD, contest.id, MEMBER, ACTRESS, pressed_at=club.clock.now)


async def test_the_tie_breaker_is_answered_changed_and_taken_back(club: Club) -> None:
    contest = await club.open(tiebreaker="How many minutes?")
    for answer in (200, -3, None):
        paper = await club.ballots.answer_tiebreaker(
            GUILD, contest.id, MEMBER, answer, pressed_at=club.clock.now
        )
        assert paper.ballot.tiebreaker == answer
        again = await club.ballots.get_ballot_paper(GUILD, contest.id, MEMBER)
        assert again.ballot.tiebreaker == answer


async def test_answers_that_are_none_are_refused(club: Club) -> None:
    asking, silent = await club.open(tiebreaker="How many minutes?"), await club.open()
    with pytest.raises(TiebreakerRangeError):
        await club.ballots.answer_tiebreaker(
            GUILD, asking.id, MEMBER, HIGHEST_TIEBREAKER_ANSWER + 1, pressed_at=club.clock.now
        )
    with pytest.raises(NoTiebreakerError):
        await club.ballots.answer_tiebreaker(GUILD, silent.id, MEMBER, 1, pressed_at=club.clock.now)


async def test_new_picks_take_the_highest_stake_that_is_free(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE)
    await club.fill(contest, MEMBER, {"short": "a", "actress": "a", "directing": "a"})
    await club.ballots.clear_pick(GUILD, contest.id, MEMBER, ACTRESS, pressed_at=club.clock.now)
    paper = await club.pick(contest, MEMBER, "b")
    stakes = {category_id: pick.stake for category_id, pick in paper.ballot.picks.items()}
    assert stakes == {"short": 4, "directing": 2, "best-picture": 3}


async def test_another_nominee_keeps_the_stake_of_the_category(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE)
    await club.pick(contest, MEMBER, "a")
    await club.ballots.set_stake(GUILD, contest.id, MEMBER, BEST_PICTURE, 2, pressed_at=club.clock.now)
    paper = await club.pick(contest, MEMBER, "b")
    assert paper.ballot.picks[BEST_PICTURE].stake == 2


async def test_a_number_that_is_taken_swaps(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE)
    await club.fill(contest, MEMBER, {"best-picture": "a", "short": "a"})
    await club.ballots.set_stake(GUILD, contest.id, MEMBER, SHORT, 4, pressed_at=club.clock.now)
    paper = await club.ballots.get_ballot_paper(GUILD, contest.id, MEMBER)
    stakes = {category_id: pick.stake for category_id, pick in paper.ballot.picks.items()}
    assert stakes == {"short": 4, "best-picture": 3}


async def test_a_number_does_not_move_from_a_closed_category(club: Club) -> None:
    contest = await club.open(scoring=Scoring.CONFIDENCE, late_entries=True)
    await club.fill(contest, MEMBER, {"best-picture": "a", "short": "a"})
    await club.night.close_picks(club.target(contest), BEST_PICTURE, HOST)
    with pytest.raises(PicksClosedError):
        await club.ballots.set_stake(GUILD, contest.id, MEMBER, SHORT, 4, pressed_at=club.clock.now)
    paper = await club.ballots.get_ballot_paper(GUILD, contest.id, MEMBER)
    assert [pick.stake for pick in paper.ballot.picks.values()] == [4, 3]


async def test_stakes_that_are_none_are_refused(club: Club) -> None:
    staking, plain = await club.open(scoring=Scoring.CONFIDENCE), await club.open()
    await club.pick(plain, MEMBER, "a")
    with pytest.raises(StakeWithoutPickError):
        await club.ballots.set_stake(GUILD, staking.id, MEMBER, SHORT, 1, pressed_at=club.clock.now)
    with pytest.raises(StakeRangeError):
        await club.ballots.set_stake(GUILD, staking.id, MEMBER, SHORT, 5, pressed_at=club.clock.now)
    with pytest.raises(StakeRangeError):
        await club.ballots.set_stake(GUILD, plain.id, MEMBER, BEST_PICTURE, 1, pressed_at=club.clock.now)


@pytest.mark.parametrize(
    ("category_id", "nominee_id", "error"),
    [
        ("best-picture", "z", NotOnSlateError),
        ("best-picture", "", NotOnSlateError),
        ("directing", "a", CategoryNotInContestError),
        ("no-such", "a", CategoryNotInContestError),
    ],
)
async def test_a_pick_of_what_is_not_there_changes_nothing(
    club: Club, database: Database, category_id: CategoryId, nominee_id: NomineeId, error: type[Exception]
) -> None:
    contest = await club.open(category_ids=("best-picture", "short"))
    with pytest.raises(error):
        await club.pick(contest, MEMBER, nominee_id, category_id)
    assert await database.read(rows) == (0, 0)


async def test_a_contest_of_another_server_does_not_exist(club: Club) -> None:
    contest = await club.open()
    with pytest.raises(NothingFoundError) as refusal:
        await club.ballots.pick_nominee(
            OTHER_GUILD, contest.id, MEMBER, BEST_PICTURE, NomineeId("a"), pressed_at=club.clock.now
        )
    assert refusal.value.subject is Subject.CONTEST
    with pytest.raises(NothingFoundError):
        await club.ballots.get_ballot_paper(OTHER_GUILD, contest.id, MEMBER)
    assert await club.picks(contest, MEMBER) == {}


async def test_only_an_open_contest_takes_picks(club: Club) -> None:
    draft = await club.draft()
    cancelled = await club.open()
    await club.hosting.cancel_contest(GUILD, cancelled.id, HOST)
    finished = await club.sealed({})
    await club.hosting.finish_contest(GUILD, finished.id, None, HOST)
    club.clock.now = draft.locks_at - SECOND
    with pytest.raises(NothingFoundError):
        await club.pick(draft, MEMBER, "a")
    for contest, state in (
        (cancelled, ContestState.CANCELLED),
        (finished, ContestState.FINISHED),
    ):
        with pytest.raises(ContestNotOpenError) as refusal:
            await club.pick(contest, MEMBER, "a")
        assert refusal.value.state is state


async def test_a_press_before_the_lock_that_arrives_after_it_counts(club: Club) -> None:
    contest = await club.open()
    club.clock.now = LOCK + 3 * SECOND
    await club.pick(contest, MEMBER, "a", at=JUST_BEFORE)
    with pytest.raises(PicksClosedError) as refusal:
        await club.pick(contest, MEMBER, "b", at=LOCK)
    assert refusal.value.late_by == timedelta(0)
    assert await club.picks(contest, MEMBER) == {"best-picture": "a"}


async def test_a_press_before_the_lock_that_arrives_after_the_sealing_does_not(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, MEMBER, "a")
    await club.seal(contest)
    with pytest.raises(PicksClosedError) as refusal:
        await club.pick(contest, MEMBER, "b", at=JUST_BEFORE)
    assert refusal.value.late_by is None
    assert await club.picks(contest, MEMBER) == {"best-picture": "a"}


async def test_an_announced_category_takes_no_picks_even_if_that_was_undone(club: Club) -> None:
    contest = await club.open()
    target = club.target(contest)
    before = club.clock.now - SECOND
    await club.night.announce_winners(target, ACTRESS, [NomineeId("b")], HOST)
    with pytest.raises(CategoryAnnouncedError):
        await club.pick(contest, MEMBER, "b", "actress", at=before)
    await club.night.undo_result(target, ACTRESS, HOST)
    with pytest.raises(CategoryAnnouncedError):
        await club.pick(contest, MEMBER, "b", "actress", at=before)
    await club.pick(contest, MEMBER, "b", "short")


async def test_a_voided_category_takes_no_picks_until_that_is_undone(club: Club) -> None:
    contest = await club.open()
    await club.night.void_category(club.target(contest), ACTRESS, HOST)
    with pytest.raises(CategoryVoidedError):
        await club.pick(contest, MEMBER, "b", "actress")
    await club.night.undo_result(club.target(contest), ACTRESS, HOST)
    await club.pick(contest, MEMBER, "b", "actress")


async def test_a_thousand_members_at_once_are_all_kept(club: Club, database_url: str) -> None:
    contest = await club.open()
    members = range(1, 1_001)
    papers = await asyncio.gather(*(club.pick(contest, member, "abcd"[member % 4]) for member in members))
    assert on_disk(database_url) == {(member, "best-picture", "abcd"[member % 4]) for member in members}
    assert all(
        (paper.ballot.member_id, paper.ballot.picks[BEST_PICTURE].nominee_id) == (member, "abcd"[member % 4])
        for member, paper in zip(members, papers, strict=True)
    )


async def test_two_hundred_presses_of_one_member_at_once_come_to_the_last(
    club: Club, database_url: str
) -> None:
    contest = await club.open()
    presses = [("abcd"[number % 4], CATEGORIES[number % 3]) for number in range(200)]
    papers = await asyncio.gather(
        *(club.pick(contest, MEMBER, nominee_id, category_id) for nominee_id, category_id in presses)
    )
    last = {category_id: nominee_id for nominee_id, category_id in presses}
    assert on_disk(database_url) == {
        (MEMBER, category_id, nominee_id) for category_id, nominee_id in last.items()
    }
    assert [paper.pick_count for paper in papers[:4]] == [1, 2, 3, 3]
    assert {paper.ballot.id for paper in papers} == {papers[0].ballot.id}


async def test_a_refusal_in_a_rush_concerns_its_member_alone(club: Club) -> None:
    contest = await club.open()
    outcomes = await asyncio.gather(
        *(
            club.pick(contest, member, NomineeId("z") if member % 5 == 0 else NomineeId("a"))
            for member in range(1, 101)
        ),
        return_exceptions=True,
    )
    kinds = Counter(type(outcome) for outcome in outcomes)
    assert kinds == {BallotPaper: 80, NotOnSlateError: 20}
    assert (await club.contests.get_card(GUILD, contest.id)).ballots == 80


async def test_a_rush_on_two_contests_keeps_them_apart(club: Club) -> None:
    contests = [await club.open(), await club.open(title="Another")]
    await asyncio.gather(
        *(club.pick(contests[member % 2], member, "abcd"[member % 4]) for member in range(1, 601))
    )
    for parity, contest in enumerate(contests):
        assert (await club.contests.get_card(GUILD, contest.id)).ballots == 300
        assert await club.picks(contest, 400 + parity) == {"best-picture": "abcd"[parity]}


async def test_a_rush_on_no_contest_is_refused_to_everyone(club: Club) -> None:
    contest = replace(await club.open(), id=77)
    outcomes = await asyncio.gather(
        *(club.pick(contest, member, "a") for member in range(1, 301)), return_exceptions=True
    )
    assert {type(outcome) for outcome in outcomes} == {NothingFoundError}


async def test_a_rush_costs_a_few_statements_for_all_of_them(club: Club, database: Database) -> None:
    contest = await club.open()
    statements: list[str] = []

    def listen(connection: Connection) -> None:
        event.listen(
            connection.engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2])
        )

    await database.write(listen)
    await asyncio.gather(
        *(club.pick(contest, member, "a") for member in range(1, MAX_REQUESTS_PER_BATCH + 1))
    )
    assert len(statements) <= 14
    assert (await club.contests.get_card(GUILD, contest.id)).ballots == MAX_REQUESTS_PER_BATCH


async def test_who_was_cancelled_in_a_rush_harms_nobody(club: Club) -> None:
    contest = await club.open()
    tasks = [asyncio.create_task(club.pick(contest, member, "a")) for member in range(1, 11)]
    await asyncio.sleep(0)
    tasks[3].cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert sum(isinstance(outcome, BallotPaper) for outcome in outcomes) == 9
    assert (await club.contests.get_card(GUILD, contest.id)).ballots == 9


async def test_nothing_idles_after_a_rush(club: Club) -> None:
    contest = await club.open()
    await asyncio.gather(*(club.pick(contest, member, "a") for member in range(1, 11)))
    await asyncio.sleep(0)
    names = {task.get_name() for task in asyncio.all_tasks()}
    assert not {name for name in names if name.startswith(("ballots", "commits"))}


async def test_presses_and_the_lock_at_once_agree_on_who_was_in_time(club: Club) -> None:
    contest = await club.open()
    club.clock.now = LOCK + 5 * SECOND

    async def press(member: int) -> bool:
        try:
            await club.pick(contest, member, "a", at=JUST_BEFORE)
        except PicksClosedError:
            return False
        return True

    async def press_while_sealing() -> list[bool]:
        first = [asyncio.create_task(press(member)) for member in range(1, 401)]
        await asyncio.sleep(0)
        card = asyncio.create_task(club.sealing.seal_contest(GUILD, contest.id))
        await asyncio.sleep(0)
        last = [asyncio.create_task(press(member)) for member in range(401, 801)]
        counted = await asyncio.gather(*first, *last)
        sealed = await card
        assert sealed is not None
        assert sealed.ballots == sum(counted)
        return counted

    counted = await press_while_sealing()
    verification = await club.contests.verify_ballots(GUILD, contest.id)
    assert verification.holds
    assert verification.checked == sum(counted)
    assert 0 < sum(counted) < 800
