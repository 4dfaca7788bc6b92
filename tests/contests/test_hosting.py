from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.audit import store as audit
from bot.audit.model import AuditAction, AuditEntry
from bot.contests.errors import (
    LockInPastError,
    MentionError,
    NoCategoriesError,
    NoTiebreakerError,
    ReopenAfterResultError,
    TextLengthError,
    TiebreakerRangeError,
    WeightRangeError,
    WrongStateError,
)
from bot.contests.lifecycle import ContestChanges
from bot.contests.model import ContestState, HostStep, Scoring
from bot.contests.rules import HIGHEST_TIEBREAKER_ANSWER
from bot.db.engine import Database
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.slates.model import SlateNominee
from tests.contest_club import (
    CATEGORIES,
    COMING,
    GUILD,
    HOST,
    HOST_ID,
    LOCK,
    NOW,
    OTHER_GUILD,
    PAST,
    SECOND,
    Club,
)

SHORT = CategoryId("short")

WEEK = timedelta(weeks=1)


async def log(database: Database) -> Sequence[AuditEntry]:
    """The audit log, oldest first."""
    return (await database.read(audit.list_page, GUILD, limit=100))[::-1]


async def test_a_contest_begins_as_a_draft_on_the_whole_slate(club: Club) -> None:
    contest = await club.draft()
    stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert stored == contest
    assert stored.state is ContestState.DRAFT
    assert stored.title == "Our Oscars"
    assert (stored.ceremony_id, stored.locks_at, stored.created_by) == (COMING, LOCK, HOST.id)
    assert [(category.id, category.weight) for category in stored.rules.categories] == [
        ("best-picture", 5),
        ("directing", 3),
        ("actress", 3),
        ("short", 1),
    ]


async def test_everything_that_a_host_chooses_is_kept(club: Club) -> None:
    contest = await club.draft(
        title="  Night  ",
        category_ids=("short", "best-picture", "short"),
        scoring=Scoring.BOLD,
        weights={"short": 7},
        tiebreaker="How many minutes?",
        late_entries=True,
        open_ballots=True,
        channel_id=5,
    )
    stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
    rules = stored.rules
    assert (stored.title, stored.channel_id) == ("Night", 5)
    assert [(category.id, category.weight) for category in rules.categories] == [
        ("best-picture", 5),
        ("short", 7),
    ]
    assert (rules.scoring, rules.tiebreaker) == (Scoring.BOLD, "How many minutes?")
    assert (rules.late_entries, rules.open_ballots) == (True, True)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": "T" * 300}, TextLengthError),
        ({"title": "   "}, TextLengthError),
        ({"title": "Come all @everyone"}, MentionError),
        ({"title": "Ask <@!123456789012345678>"}, MentionError),
        ({"title": "For <@&123456789012345678>"}, MentionError),
        ({"tiebreaker": "How long is <#123456789012345678>?"}, MentionError),
        ({"tiebreaker": "Q" * 201}, TextLengthError),
        ({"locks_at": NOW}, LockInPastError),
        ({"locks_at": NOW - WEEK}, LockInPastError),
        ({"category_ids": ()}, NoCategoriesError),
        ({"category_ids": ("best-picture", "best-villain")}, NothingFoundError),
        ({"weights": {"best-picture": 0}}, WeightRangeError),
        ({"weights": {"best-picture": 101}}, WeightRangeError),
        ({"weights": {"best-villain": 2}}, NothingFoundError),
    ],
)
async def test_a_contest_that_cannot_be_is_refused_and_nothing_is_kept(
    club: Club,
    database: Database,
    changes: dict[str, Any],  # Any: a table of cases
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        await club.draft(**changes)
    assert await club.contests.list_contests(GUILD, set(ContestState)) == []
    assert await log(database) == []


async def test_there_is_no_contest_on_no_ceremony(club: Club) -> None:
    with pytest.raises(NothingFoundError) as refusal:
        await club.draft("oscars-0")
    assert refusal.value.subject is Subject.CEREMONY


@pytest.mark.parametrize(
    "changes", [{"title": "T" * 300}, {"locks_at": NOW}, {"category_ids": ()}, {"tiebreaker": "@here?"}]
)
async def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(
    club: Club, changes: dict[str, Any]
) -> None:
    contest = await club.draft()
    with pytest.raises((TextLengthError, LockInPastError, NoCategoriesError, MentionError)):
        await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(**changes), HOST)
    assert await club.contests.get_contest(GUILD, contest.id, for_host=True) == contest


async def test_everything_about_a_draft_can_change(club: Club) -> None:
    contest = await club.draft(weights={"short": 9, "actress": 2}, tiebreaker="How many minutes?")
    changes = ContestChanges(
        title="Another",
        locks_at=LOCK + WEEK,
        channel_id=6,
        category_ids=(CategoryId("actress"), SHORT),
        scoring=Scoring.CONFIDENCE,
        weights={CategoryId("actress"): 4},
        tiebreaker="",
        late_entries=True,
        open_ballots=True,
    )
    await club.hosting.edit_contest(GUILD, contest.id, changes, HOST)
    stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert (stored.title, stored.locks_at, stored.channel_id) == ("Another", LOCK + WEEK, 6)
    assert [(category.id, category.weight, category.position) for category in stored.rules.categories] == [
        ("actress", 4, 0),
        ("short", 9, 1),
    ]
    assert (stored.rules.scoring, stored.rules.tiebreaker) == (Scoring.CONFIDENCE, None)
    assert (stored.rules.late_entries, stored.rules.open_ballots) == (True, True)


async def test_a_draft_whose_lock_has_passed_can_be_renamed_and_not_announced(club: Club) -> None:
    contest = await club.draft()
    club.clock.now = LOCK + WEEK
    await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(title="Late"), HOST)
    with pytest.raises(LockInPastError):
        await club.hosting.announce_contest(GUILD, contest.id, HOST)
    await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(locks_at=LOCK + 2 * WEEK), HOST)
    assert (await club.hosting.announce_contest(GUILD, contest.id, HOST)).state is ContestState.OPEN


async def test_an_open_contest_changes_its_title_lock_and_channel_alone(club: Club) -> None:
    contest = await club.open()
    await club.pick(contest, 1, "a")
    changes = ContestChanges(title="Another", locks_at=LOCK + WEEK, channel_id=6)
    await club.hosting.edit_contest(GUILD, contest.id, changes, HOST)
    stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert (stored.title, stored.locks_at, stored.channel_id) == ("Another", LOCK + WEEK, 6)
    assert await club.picks(contest, 1) == {"best-picture": "a"}


@pytest.mark.parametrize(
    "changes",
    [
        ContestChanges(category_ids=(SHORT,)),
        ContestChanges(scoring=Scoring.BOLD),
        ContestChanges(weights={SHORT: 3}),
        ContestChanges(tiebreaker="How many minutes?"),
        ContestChanges(late_entries=True),
        ContestChanges(open_ballots=True),
        ContestChanges(title="Another", open_ballots=True),
    ],
)
async def test_what_is_fixed_when_a_contest_opens_stays(club: Club, changes: ContestChanges) -> None:
    contest = await club.open()
    with pytest.raises(WrongStateError) as refusal:
        await club.hosting.edit_contest(GUILD, contest.id, changes, HOST)
    assert (refusal.value.step, refusal.value.state) == (HostStep.CHANGE_RULES, ContestState.OPEN)
    assert await club.contests.get_contest(GUILD, contest.id, for_host=True) == contest


async def test_announcing_opens_a_contest_and_its_post_is_remembered(club: Club) -> None:
    contest = await club.open(channel_id=5)
    assert (contest.state, contest.opened_at) == (ContestState.OPEN, NOW)
    await club.hosting.record_post(GUILD, contest.id, 7, 8)
    stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert (stored.channel_id, stored.message_id) == (7, 8)
    await club.hosting.record_post(GUILD, contest.id, 7, None)
    assert (await club.contests.get_contest(GUILD, contest.id, for_host=True)).message_id is None


async def test_a_category_that_lost_its_nominees_keeps_a_draft_from_opening(club: Club) -> None:
    contest = await club.draft()
    for nominee_id in "abc":
        await club.withdrawals.withdraw_nominee(
            SlateNominee(GUILD, COMING, SHORT, NomineeId(nominee_id)), HOST
        )
    with pytest.raises(NothingFoundError) as refusal:
        await club.hosting.announce_contest(GUILD, contest.id, HOST)
    assert (refusal.value.subject, refusal.value.text) == (Subject.CATEGORY, "short")
    assert (await club.contests.get_contest(GUILD, contest.id, for_host=True)).state is ContestState.DRAFT


async def test_a_contest_is_a_rehearsal_where_the_winners_are_known(club: Club) -> None:
    assert not (await club.open(COMING)).rehearsal
    assert (await club.open(PAST)).rehearsal
    club.clock.now = LOCK + timedelta(days=2)
    assert (await club.open(COMING, locks_at=LOCK + WEEK)).rehearsal


async def test_it_is_one_too_where_the_server_has_announced_them_all(club: Club) -> None:
    first = await club.open(COMING)
    for category_id in CATEGORIES[:3]:
        await club.night.announce_winners(club.target(first), CategoryId(category_id), [NomineeId("a")], HOST)
    assert not (await club.open(COMING)).rehearsal
    assert (await club.open(COMING, category_ids=CATEGORIES[:3])).rehearsal


async def test_whether_it_is_one_is_decided_when_it_opens(club: Club) -> None:
    contest = await club.draft(COMING, locks_at=LOCK + WEEK)
    club.clock.now = LOCK + timedelta(days=2)
    assert not contest.rehearsal
    assert (await club.hosting.announce_contest(GUILD, contest.id, HOST)).rehearsal


async def test_locking_closes_all_picks_now(club: Club) -> None:
    contest = await club.open()
    club.clock.now = NOW + WEEK
    locked = await club.hosting.lock_contest(GUILD, contest.id, HOST)
    assert locked.locks_at == NOW + WEEK
    assert not locked.is_open_at(NOW + WEEK)
    assert (await club.contests.get_contest(GUILD, contest.id, for_host=True)) == locked
    with pytest.raises(WrongStateError) as refusal:
        await club.hosting.lock_contest(GUILD, contest.id, HOST)
    assert refusal.value.state is ContestState.LOCKED


async def test_finishing_seals_first_and_keeps_the_answer(club: Club) -> None:
    contest = await club.open(tiebreaker="How many minutes?")
    await club.pick(contest, 1, "a")
    club.clock.now = LOCK
    finished = await club.hosting.finish_contest(GUILD, contest.id, 215, HOST)
    assert finished == await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert (finished.state, finished.tiebreaker_answer) == (ContestState.FINISHED, 215)
    assert (finished.sealed_at, finished.finished_at) == (LOCK, LOCK)
    assert (await club.contests.verify_ballots(GUILD, contest.id)).holds


@pytest.mark.parametrize(
    ("question", "answer", "error"),
    [(None, 3, NoTiebreakerError), ("How many?", HIGHEST_TIEBREAKER_ANSWER + 1, TiebreakerRangeError)],
)
async def test_an_answer_that_is_none_finishes_nothing(
    club: Club, question: str | None, answer: int, error: type[Exception]
) -> None:
    contest = await club.open(tiebreaker=question)
    club.clock.now = LOCK
    with pytest.raises(error):
        await club.hosting.finish_contest(GUILD, contest.id, answer, HOST)
    stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert (stored.state, stored.sealed_at) == (ContestState.OPEN, None)


async def test_cancelling_ends_a_contest_in_any_state_but_the_last(club: Club) -> None:
    for contest in (await club.draft(), await club.open(), await club.sealed({})):
        club.clock.now = NOW
        await club.hosting.cancel_contest(GUILD, contest.id, HOST)
        stored = await club.contests.get_contest(GUILD, contest.id, for_host=True)
        assert stored.state is ContestState.CANCELLED
        with pytest.raises(WrongStateError):
            await club.hosting.cancel_contest(GUILD, contest.id, HOST)


async def test_reopening_takes_picks_again_until_a_new_time(club: Club) -> None:
    contest = await club.sealed({1: {"best-picture": "a"}})
    reopened = await club.hosting.reopen_contest(GUILD, contest.id, LOCK + WEEK, HOST)
    assert reopened == await club.contests.get_contest(GUILD, contest.id, for_host=True)
    assert (reopened.state, reopened.sealed_at, reopened.proof) == (ContestState.OPEN, None, None)
    await club.pick(contest, 1, "b")
    again = await club.seal(reopened)
    assert again.proof not in {None, contest.proof}
    assert (await club.contests.verify_ballots(GUILD, contest.id)).holds


async def test_reopening_opens_categories_that_were_closed_on_their_own(club: Club) -> None:
    contest = await club.open(late_entries=True)
    club.clock.now = NOW + SECOND
    await club.hosting.lock_contest(GUILD, contest.id, HOST)
    reopened = await club.hosting.reopen_contest(GUILD, contest.id, LOCK, HOST)
    assert {category.closed_at for category in reopened.rules.categories} == {None}
    await club.pick(contest, 1, "a")


async def test_nothing_reopens_after_a_result_even_if_it_was_undone(club: Club) -> None:
    contest = await club.sealed({})
    await club.night.announce_winners(club.target(contest), SHORT, [NomineeId("a")], HOST)
    await club.night.undo_result(club.target(contest), SHORT, HOST)
    with pytest.raises(ReopenAfterResultError) as refusal:
        await club.hosting.reopen_contest(GUILD, contest.id, LOCK + WEEK, HOST)
    assert refusal.value.category_id == "short"
    assert await club.contests.get_contest(GUILD, contest.id, for_host=True) == contest


async def test_nothing_reopens_into_the_past(club: Club) -> None:
    contest = await club.sealed({})
    with pytest.raises(LockInPastError):
        await club.hosting.reopen_contest(GUILD, contest.id, club.clock.now, HOST)
    assert await club.contests.get_contest(GUILD, contest.id, for_host=True) == contest


@pytest.mark.parametrize("step", ["announce_contest", "lock_contest", "cancel_contest"])
async def test_a_contest_of_another_server_does_not_exist_for_its_hosts(club: Club, step: str) -> None:
    contest = await club.draft()
    with pytest.raises(NothingFoundError):
        await getattr(club.hosting, step)(OTHER_GUILD, contest.id, HOST)
    with pytest.raises(NothingFoundError):
        await club.hosting.edit_contest(OTHER_GUILD, contest.id, ContestChanges(title="Mine"), HOST)
    with pytest.raises(NothingFoundError):
        await club.hosting.record_post(OTHER_GUILD, contest.id, 1, 2)
    assert await club.contests.get_contest(GUILD, contest.id, for_host=True) == contest


async def test_every_step_leaves_its_line_in_the_log(club: Club, database: Database) -> None:
    contest = await club.draft()
    await club.hosting.edit_contest(GUILD, contest.id, ContestChanges(title="Another"), HOST)
    await club.hosting.announce_contest(GUILD, contest.id, HOST)
    await club.pick(contest, HOST_ID, "a")
    await club.hosting.lock_contest(GUILD, contest.id, HOST)
    await club.seal(await club.contests.get_contest(GUILD, contest.id, for_host=True))
    await club.hosting.reopen_contest(GUILD, contest.id, LOCK, HOST)
    await club.hosting.cancel_contest(GUILD, contest.id, HOST)
    entries = await log(database)
    assert [(entry.action, entry.subject, entry.had_ballot) for entry in entries] == [
        (AuditAction.CREATE_CONTEST, "Our Oscars", False),
        (AuditAction.EDIT_CONTEST, "Another", False),
        (AuditAction.ANNOUNCE_CONTEST, "Another", False),
        (AuditAction.LOCK_CONTEST, "Another", True),
        (AuditAction.SEAL_CONTEST, "Another", False),
        (AuditAction.REOPEN_CONTEST, "Another", True),
        (AuditAction.CANCEL_CONTEST, "Another", True),
    ]
    assert (entries[1].before, entries[1].after) == ({"title": "Our Oscars"}, {"title": "Another"})
    assert [entry.actor.id for entry in entries] == [HOST_ID] * 4 + [None] + [HOST_ID] * 2
