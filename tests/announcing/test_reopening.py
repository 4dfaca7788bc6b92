"""Announcements before the lock: what they close, and what an undo opens again."""

from datetime import timedelta

import pytest

from bot.announcing.rules import find_open_contests, find_reopenable_contests, needs_confirmation
from bot.audit import store as audit
from bot.audit.model import AuditAction
from bot.contests.early_closing import EarlyClosing
from bot.contests.errors import CategoryAnnouncedError, TiebreakerClosedError
from bot.contests.model import Contest, ContestState
from bot.db.engine import Database
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.errors import PicksStayClosedError
from tests.contest_club import GUILD, HOST, LOCK, SECOND, Club

BEST_PICTURE, SHORT = CategoryId("best-picture"), CategoryId("short")
NOMINEE_A, NOMINEE_B = NomineeId("a"), NomineeId("b")


async def announce(club: Club, contest: Contest, category_id: CategoryId = BEST_PICTURE) -> None:
    await club.night.announce_winners(contest.result_set, category_id, [NOMINEE_A], HOST)


async def why_closed(club: Club, contest: Contest) -> EarlyClosing | None:
    paper = await club.ballots.get_ballot_paper(GUILD, contest.id, MemberId(1))
    return paper.find_early_closing(BEST_PICTURE, club.clock.now)


async def asks_first(club: Club, contest: Contest) -> bool:
    context = await club.night.get_context(contest.result_set)
    return needs_confirmation(context, BEST_PICTURE, [NOMINEE_A], club.clock.now, guessed=False)


async def test_an_envelope_that_closes_picks_before_their_lock_is_asked_about(club: Club) -> None:
    contest = await club.open()
    context = await club.night.get_context(contest.result_set)
    assert find_open_contests(context, BEST_PICTURE, club.clock.now) == (contest,)
    assert await asks_first(club, contest)
    club.clock.now = LOCK
    assert not find_open_contests(context, BEST_PICTURE, club.clock.now)
    assert not await asks_first(club, contest)


async def test_with_late_entries_every_envelope_closes_picks_and_is_not_asked_about(club: Club) -> None:
    contest = await club.open(late_entries=True)
    assert not await asks_first(club, contest)
    change = await club.night.announce_winners(contest.result_set, BEST_PICTURE, [NOMINEE_A], HOST)
    assert change.effects[0].closed_picks
    club.clock.now += SECOND
    corrected = await club.night.announce_winners(
        contest.result_set, BEST_PICTURE, [NOMINEE_B], HOST, replace=True
    )
    assert not corrected.effects[0].closed_picks


async def test_undone_before_the_lock_the_picks_open_again_only_if_the_host_says_so(
    club: Club, database: Database
) -> None:
    contest = await club.open()
    await announce(club, contest)
    assert await why_closed(club, contest) is EarlyClosing.ANNOUNCED
    await club.night.undo_result(contest.result_set, BEST_PICTURE, HOST)
    with pytest.raises(CategoryAnnouncedError):
        await club.pick(contest, 1, "a")
    assert await why_closed(club, contest) is EarlyClosing.TAKEN_BACK

    await announce(club, contest)
    await club.night.undo_result(contest.result_set, BEST_PICTURE, HOST, reopen=True)
    await club.pick(contest, 1, "b")
    assert await why_closed(club, contest) is None
    (entry,) = await database.read(audit.list_page, GUILD, limit=1)
    assert (entry.action, entry.subject) == (
        AuditAction.UNDO_AND_REOPEN,
        "Best Picture, 99th Academy Awards",
    )
    club.clock.now = LOCK - SECOND
    await announce(club, contest)
    assert await club.picks(contest, 1) == {"best-picture": "b"}


async def test_after_the_lock_no_undo_opens_picks(club: Club) -> None:
    contest = await club.open()
    await announce(club, contest)
    club.clock.now = LOCK
    with pytest.raises(PicksStayClosedError):
        await club.night.undo_result(contest.result_set, BEST_PICTURE, HOST, reopen=True)
    context = await club.night.get_context(contest.result_set)
    assert context.results.find_winners(BEST_PICTURE) == (NOMINEE_A,)


async def test_where_an_earlier_winner_stands_again_no_undo_opens_picks(club: Club) -> None:
    contest = await club.open()
    await announce(club, contest)
    await club.night.announce_winners(contest.result_set, BEST_PICTURE, [NOMINEE_B], HOST, replace=True)
    context = await club.night.get_context(contest.result_set)
    assert not find_reopenable_contests(context, BEST_PICTURE, club.clock.now)
    with pytest.raises(PicksStayClosedError):
        await club.night.undo_result(contest.result_set, BEST_PICTURE, HOST, reopen=True)


async def test_a_contest_that_the_mistake_had_sealed_is_open_again_and_its_proof_void(club: Club) -> None:
    contest = await club.open(category_ids=(BEST_PICTURE,))
    await club.pick(contest, 1, "a")
    await announce(club, contest)
    club.clock.now += 5 * SECOND
    card = await club.sealing.seal_contest(GUILD, contest.id)
    assert card is not None
    assert card.contest.state is ContestState.LOCKED
    await club.night.undo_result(contest.result_set, BEST_PICTURE, HOST, reopen=True)
    await club.pick(contest, 1, "b")
    again = await club.contests.get_contest(GUILD, contest.id)
    assert (again.state, again.sealed_at, again.proof) == (ContestState.OPEN, None, None)
    await club.seal(again)
    verified = await club.contests.verify_ballots(GUILD, contest.id)
    assert (verified.checked, verified.holds) == (1, True)


async def test_a_category_closed_by_a_host_or_cancelled_says_so_until_the_sealing(club: Club) -> None:
    contest = await club.open(late_entries=True)
    await club.night.close_picks(contest.result_set, BEST_PICTURE, HOST)
    assert await why_closed(club, contest) is EarlyClosing.CLOSED_BY_HOST
    await club.night.void_category(contest.result_set, BEST_PICTURE, HOST)
    assert await why_closed(club, contest) is EarlyClosing.VOIDED


async def test_what_the_lock_closed_needs_no_reason(club: Club) -> None:
    contest = await club.open()
    club.clock.now = LOCK + timedelta(hours=1)
    await announce(club, contest)
    assert await why_closed(club, contest) is None


async def test_a_cleared_ballot_keeps_the_answer_that_can_no_longer_change(club: Club) -> None:
    contest = await club.open(late_entries=True, tiebreaker="How many minutes?")
    await club.pick(contest, 1, "a", "short")
    member_id, now = MemberId(1), club.clock.now
    await club.ballots.answer_tiebreaker(GUILD, contest.id, member_id, 200, pressed_at=now)
    await announce(club, contest)
    with pytest.raises(TiebreakerClosedError):
        await club.ballots.answer_tiebreaker(GUILD, contest.id, member_id, 210, pressed_at=now)
    paper = await club.ballots.clear_ballot(GUILD, contest.id, member_id, pressed_at=now)
    assert (dict(paper.ballot.picks), paper.ballot.tiebreaker) == ({}, 200)
