from dataclasses import replace
from datetime import timedelta

import pytest

from bot.contests.errors import (
    CategoryAnnouncedError,
    CategoryNotInContestError,
    CategoryVoidedError,
    ContestNotOpenError,
    LockInPastError,
    NoCategoriesError,
    NoTiebreakerError,
    NotOnSlateError,
    PicksClosedError,
    ReopenAfterResultError,
    TextLengthError,
    TiebreakerClosedError,
    TiebreakerRangeError,
    WeightRangeError,
    WrongStateError,
)
from bot.contests.model import (
    SCORINGS_BY_KIND,
    ContestCategory,
    ContestKind,
    ContestState,
    HostStep,
    Rules,
    Scoring,
)
from bot.contests.rules import (
    CONTEST_TITLE_MAX_LENGTH,
    HIGHEST_TIEBREAKER_ANSWER,
    SCORING_PRESETS,
    SEALING_DELAY,
    TIEBREAKER_MAX_LENGTH,
    RightPick,
    find_missing_categories,
    find_sealing_time,
    is_public,
    refusal_of_contest,
    refusal_of_nominee,
    refusal_of_pick,
    refusal_of_step,
    refusal_of_tiebreaker,
)
from bot.ids import CategoryId, NomineeId
from bot.results.model import NO_RESULTS
from tests.contests.small_contests import LOCK, SECOND, ballot, contest, late_entries, rules, won

CATEGORY_A = CategoryId("a")
CATEGORY_B = CategoryId("b")
NOMINEE_X = NomineeId("x")

JUST_BEFORE = LOCK - timedelta(microseconds=1)
VOIDED = replace(NO_RESULTS, voided=frozenset("a"))


def test_a_press_before_the_lock_counts_and_one_at_the_lock_does_not() -> None:
    assert refusal_of_pick(contest(), CATEGORY_A, JUST_BEFORE, NO_RESULTS) is None
    refusal = refusal_of_pick(contest(), CATEGORY_A, LOCK, NO_RESULTS)
    assert isinstance(refusal, PicksClosedError)
    assert (refusal.category_id, refusal.closed_at, refusal.late_by) == (None, LOCK, timedelta(0))


def test_the_clock_closes_a_contest_before_anything_seals_it() -> None:
    assert contest().is_open_at(JUST_BEFORE)
    assert not contest().is_open_at(LOCK)


def test_a_press_in_time_that_arrives_after_the_sealing_does_not_count() -> None:
    sealed = contest(state=ContestState.LOCKED, sealed_at=LOCK + SEALING_DELAY)
    refusal = refusal_of_pick(sealed, CATEGORY_A, JUST_BEFORE, NO_RESULTS)
    assert isinstance(refusal, PicksClosedError)
    assert refusal.late_by is None
    assert not sealed.is_open_at(JUST_BEFORE)


def test_a_category_announced_takes_no_picks_even_if_undone_since() -> None:
    undone = replace(NO_RESULTS, ever_announced=frozenset("a"))
    for results in (won(a="x"), undone):
        assert isinstance(
            refusal_of_pick(contest(), CATEGORY_A, JUST_BEFORE, results), CategoryAnnouncedError
        )
        assert refusal_of_pick(contest(), CATEGORY_B, JUST_BEFORE, results) is None


def test_a_locked_contest_says_so_rather_than_that_a_category_was_announced() -> None:
    assert isinstance(refusal_of_pick(contest(), CATEGORY_A, LOCK, won(a="x")), PicksClosedError)


def test_a_voided_category_takes_no_picks_while_it_is_voided() -> None:
    assert isinstance(refusal_of_pick(contest(), CATEGORY_A, JUST_BEFORE, VOIDED), CategoryVoidedError)


def test_a_category_of_another_contest_is_refused() -> None:
    assert isinstance(
        refusal_of_pick(contest(), CategoryId("c"), JUST_BEFORE, NO_RESULTS), CategoryNotInContestError
    )


@pytest.mark.parametrize("state", [ContestState.DRAFT, ContestState.FINISHED, ContestState.CANCELLED])
def test_only_an_open_contest_takes_picks(state: ContestState) -> None:
    refusal = refusal_of_pick(contest(state=state), CATEGORY_A, JUST_BEFORE, NO_RESULTS)
    assert isinstance(refusal, ContestNotOpenError)
    assert refusal.state is state


def test_with_late_entries_each_category_closes_on_its_own() -> None:
    late = contest(rules=late_entries(a=LOCK + 60 * SECOND))
    assert refusal_of_pick(late, CATEGORY_A, LOCK + 59 * SECOND, NO_RESULTS) is None
    refusal = refusal_of_pick(late, CATEGORY_A, LOCK + 61 * SECOND, NO_RESULTS)
    assert isinstance(refusal, PicksClosedError)
    assert (refusal.category_id, refusal.late_by) == ("a", SECOND)
    assert refusal_of_pick(late, CATEGORY_B, LOCK + 61 * SECOND, NO_RESULTS) is None
    assert isinstance(refusal_of_pick(late, CATEGORY_B, LOCK, won(b="x")), CategoryAnnouncedError)
    assert late.is_open_at(LOCK + timedelta(days=1))
    announced = refusal_of_pick(late, CATEGORY_A, LOCK + 61 * SECOND, won(a="x"))
    assert isinstance(announced, CategoryAnnouncedError), "its envelope says more than its closing"


def test_a_category_closed_ahead_of_the_lock_is_closed_and_never_later_than_the_lock() -> None:
    for closed_at, closes_at in ((LOCK - 60 * SECOND, LOCK - 60 * SECOND), (LOCK + 60 * SECOND, LOCK)):
        early = contest(rules=replace(late_entries(a=closed_at), late_entries=False))
        assert refusal_of_pick(early, CATEGORY_A, closes_at - SECOND, NO_RESULTS) is None
        refusal = refusal_of_pick(early, CATEGORY_A, closes_at, NO_RESULTS)
        assert isinstance(refusal, PicksClosedError)
        assert refusal.category_id == ("a" if closed_at < LOCK else None), "the lock closes the whole contest"
        assert refusal_of_pick(early, CATEGORY_B, JUST_BEFORE, NO_RESULTS) is None


def test_a_late_entry_contest_is_over_when_its_last_category_closed() -> None:
    closed = contest(rules=late_entries(a=LOCK - SECOND, b=LOCK + SECOND))
    assert closed.is_open_at(LOCK)
    assert not closed.is_open_at(LOCK + SECOND)
    assert find_sealing_time(closed, NO_RESULTS) == LOCK + SECOND + SEALING_DELAY


def test_sealing_is_due_a_moment_after_the_lock() -> None:
    assert find_sealing_time(contest(), NO_RESULTS) == LOCK + SEALING_DELAY


def test_with_late_entries_the_sealing_waits_for_every_category_but_the_voided() -> None:
    late = contest(rules=late_entries(b=LOCK))
    assert find_sealing_time(late, NO_RESULTS) is None
    assert find_sealing_time(late, VOIDED) == LOCK + SEALING_DELAY


def test_picks_are_secret_until_presses_on_their_way_have_arrived() -> None:
    assert not is_public(contest(), CATEGORY_A, LOCK + SEALING_DELAY - SECOND, NO_RESULTS)
    assert is_public(contest(), CATEGORY_A, LOCK + SEALING_DELAY, NO_RESULTS)


def test_picks_are_public_early_with_open_ballots_or_once_announced() -> None:
    early = LOCK - timedelta(days=1)
    assert is_public(
        contest(rules=replace(rules("a", "b"), open_ballots=True)), CATEGORY_A, early, NO_RESULTS
    )
    assert is_public(contest(), CATEGORY_A, early, won(a="x"))
    assert not is_public(contest(), CATEGORY_B, early, won(a="x"))


def test_with_late_entries_a_category_is_public_when_it_closed() -> None:
    late = contest(rules=late_entries(a=LOCK))
    assert is_public(late, CATEGORY_A, LOCK + SEALING_DELAY, NO_RESULTS)
    assert not is_public(late, CATEGORY_B, LOCK + timedelta(days=1), NO_RESULTS)


def test_a_contest_cancelled_before_its_lock_keeps_its_secrets() -> None:
    cancelled = contest(state=ContestState.CANCELLED)
    assert not is_public(cancelled, CATEGORY_A, LOCK + timedelta(days=1), NO_RESULTS)
    assert is_public(
        replace(cancelled, sealed_at=LOCK + SEALING_DELAY), CATEGORY_A, LOCK + timedelta(days=1), NO_RESULTS
    )


ALLOWED = {
    ContestState.DRAFT: {HostStep.EDIT, HostStep.CHANGE_RULES, HostStep.ANNOUNCE, HostStep.CANCEL},
    ContestState.OPEN: {HostStep.EDIT, HostStep.LOCK, HostStep.CANCEL},
    ContestState.LOCKED: {HostStep.REOPEN, HostStep.FINISH, HostStep.CANCEL},
    ContestState.FINISHED: {HostStep.CORRECT_ANSWER},
    ContestState.CANCELLED: set[HostStep](),
}


@pytest.mark.parametrize("step", HostStep)
@pytest.mark.parametrize("state", ContestState)
def test_a_contest_goes_through_its_life_in_order(state: ContestState, step: HostStep) -> None:
    asking = contest(state=state, rules=replace(rules("a", "b"), tiebreaker="How many minutes?"))
    refusal = refusal_of_step(asking, step, JUST_BEFORE, NO_RESULTS)
    if step in ALLOWED[state]:
        assert refusal is None
    else:
        assert isinstance(refusal, WrongStateError)
        assert (refusal.step, refusal.state) == (step, state)


@pytest.mark.parametrize("step", HostStep)
def test_a_contest_past_its_lock_is_locked_for_its_host_though_nothing_sealed_it(step: HostStep) -> None:
    refusal = refusal_of_step(contest(), step, LOCK, NO_RESULTS)
    assert (refusal is None) == (step in ALLOWED[ContestState.LOCKED])


def test_reopening_ends_with_the_first_result_even_if_undone() -> None:
    locked = contest(state=ContestState.LOCKED)
    assert refusal_of_step(locked, HostStep.REOPEN, LOCK, won(elsewhere="x")) is None
    refusal = refusal_of_step(
        locked, HostStep.REOPEN, LOCK, replace(NO_RESULTS, ever_announced=frozenset("b"))
    )
    assert isinstance(refusal, ReopenAfterResultError)
    assert refusal.category_id == "b"


def test_a_sound_contest_can_be_created() -> None:
    question = replace(rules("a"), tiebreaker="How many minutes?")
    assert refusal_of_contest("The 99th", question, LOCK, JUST_BEFORE) is None


def test_a_title_and_a_question_may_be_one_letter_or_as_long_as_their_bounds() -> None:
    for length in (1, CONTEST_TITLE_MAX_LENGTH):
        assert refusal_of_contest("x" * length, rules("a"), LOCK, JUST_BEFORE) is None
    for length in (1, TIEBREAKER_MAX_LENGTH):
        question = replace(rules("a"), tiebreaker="x" * length)
        assert refusal_of_contest("The 99th", question, LOCK, JUST_BEFORE) is None


def test_a_contest_must_lock_later_than_now() -> None:
    assert isinstance(refusal_of_contest("The 99th", rules("a"), LOCK, LOCK), LockInPastError)


@pytest.mark.parametrize(
    "title", ["", "  ", "x" * 101, "\u200b", "\u2060\u200d", " \ufeff ", "\u00ad", "\u200e\u200f", "\u0301"]
)
def test_a_title_must_be_there_and_fit(title: str) -> None:
    refusal = refusal_of_contest(title, rules("a"), LOCK, JUST_BEFORE)
    assert isinstance(refusal, TextLengthError)
    assert refusal.part == "title"


def test_a_question_must_be_there_and_fit() -> None:
    for question in (" ", "x" * 201):
        refusal = refusal_of_contest("The 99th", replace(rules("a"), tiebreaker=question), LOCK, JUST_BEFORE)
        assert isinstance(refusal, TextLengthError)
        assert refusal.part == "tiebreaker"


def test_a_contest_asks_about_something_and_weights_are_within_bounds() -> None:
    assert isinstance(refusal_of_contest("The 99th", rules(), LOCK, JUST_BEFORE), NoCategoriesError)
    for weight in (0, 101):
        refusal = refusal_of_contest("The 99th", rules("a", weight=weight), LOCK, JUST_BEFORE)
        assert isinstance(refusal, WeightRangeError)


def test_there_is_no_answer_to_correct_where_no_question_was_asked() -> None:
    finished = contest(state=ContestState.FINISHED)
    assert isinstance(refusal_of_step(finished, HostStep.CORRECT_ANSWER, LOCK, NO_RESULTS), NoTiebreakerError)


def test_the_tiebreaker_closes_with_the_lock_and_not_with_an_envelope_before_it() -> None:
    asking = contest(rules=replace(rules("a", "b"), tiebreaker="How many minutes?"))
    assert refusal_of_tiebreaker(asking, 215, JUST_BEFORE, won(a="x")) is None
    assert refusal_of_tiebreaker(asking, 215, JUST_BEFORE, won(b="x")) is None
    assert refusal_of_tiebreaker(asking, None, JUST_BEFORE, NO_RESULTS) is None
    for farthest in (HIGHEST_TIEBREAKER_ANSWER, -HIGHEST_TIEBREAKER_ANSWER):
        assert refusal_of_tiebreaker(asking, farthest, JUST_BEFORE, NO_RESULTS) is None
    assert isinstance(refusal_of_tiebreaker(asking, 215, LOCK, NO_RESULTS), PicksClosedError)
    early = replace(asking, sealed_at=LOCK - timedelta(days=1))
    refusal = refusal_of_tiebreaker(early, 215, JUST_BEFORE, NO_RESULTS)
    assert isinstance(refusal, PicksClosedError)
    assert refusal.closed_at == early.sealed_at


def test_with_late_entries_the_tiebreaker_closes_with_the_first_envelope_even_if_it_is_taken_back() -> None:
    asking = contest(rules=replace(late_entries(), tiebreaker="How many minutes?"))
    assert refusal_of_tiebreaker(asking, 215, LOCK + timedelta(hours=1), NO_RESULTS) is None
    assert refusal_of_tiebreaker(asking, 215, LOCK, won(other="x")) is None
    for opened in (won(a="x"), replace(won(a="x"), winners={})):
        assert isinstance(
            refusal_of_tiebreaker(asking, 215, LOCK - timedelta(days=1), opened), TiebreakerClosedError
        )
    closed = replace(asking, rules=replace(late_entries(a=LOCK, b=LOCK), tiebreaker="How many minutes?"))
    assert isinstance(refusal_of_tiebreaker(closed, 215, LOCK, NO_RESULTS), PicksClosedError)


def test_an_answer_must_be_asked_for_and_of_some_sense() -> None:
    asking = contest(rules=replace(rules("a", "b"), tiebreaker="How many minutes?"))
    assert isinstance(
        refusal_of_tiebreaker(asking, -HIGHEST_TIEBREAKER_ANSWER - 1, JUST_BEFORE, NO_RESULTS),
        TiebreakerRangeError,
    )
    assert isinstance(refusal_of_tiebreaker(contest(), 215, JUST_BEFORE, NO_RESULTS), NoTiebreakerError)


def test_a_nominee_must_be_in_play() -> None:
    in_play = {CATEGORY_A: frozenset({NOMINEE_X, NomineeId("y")})}
    assert refusal_of_nominee(CATEGORY_A, NOMINEE_X, in_play) is None
    assert isinstance(refusal_of_nominee(CATEGORY_A, NomineeId("z"), in_play), NotOnSlateError)
    assert isinstance(refusal_of_nominee(CATEGORY_B, NOMINEE_X, in_play), NotOnSlateError)


def test_a_ballot_lacks_what_is_not_picked_or_not_staked() -> None:
    staked = ballot(1, {"b": ("x", 2), "c": "y"})
    assert find_missing_categories(rules("a", "b", "c"), staked) == ("a",)
    assert find_missing_categories(rules("a", "b", "c", scoring=Scoring.CONFIDENCE), staked) == ("a", "c")


@pytest.mark.parametrize("scoring", SCORINGS_BY_KIND[ContestKind.WINNERS])
def test_weights_are_said_to_count_exactly_where_they_change_the_points(scoring: Scoring) -> None:
    light, heavy = (
        SCORING_PRESETS[scoring](RightPick(weight, picks=5, right=2, stake=3)) for weight in (1, 2)
    )
    assert (light != heavy) is scoring.uses_weights
    made = Rules(
        scoring, (ContestCategory(CategoryId("song")), ContestCategory(CategoryId("short"), weight=2))
    )
    assert made.get_weight(CategoryId("short")) == (2 if scoring.uses_weights else 1)
    assert made.has_unequal_weights
