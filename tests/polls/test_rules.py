from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ids import CategoryId, NomineeId
from bot.polls import rules
from bot.polls.errors import (
    AnnouncedAlreadyError,
    AskedAlreadyError,
    CannotAskError,
    CannotVoteForError,
    ClosesInPastError,
    PollClosedError,
)
from bot.polls.model import CLOSING_DELAY, Poll, PollQuestion
from bot.record.model import Category, CategoryClass, FilmCredit, Headline, Nominee
from bot.results.model import NO_RESULTS, Results
from bot.results.result_set import REHEARSAL_POLLS, ResultSet
from tests.contest_club import COMING, GUILD, NOW, SECOND

NOMINEE_A = NomineeId("a")

MOMENT = timedelta(microseconds=1)
CLOSES = NOW + timedelta(days=1)
POLL = Poll(
    id=1,
    guild_id=GUILD,
    ceremony_id=COMING,
    category_id=CategoryId("best-picture"),
    question=PollQuestion.WILL,
    closes_at=CLOSES,
    opened_at=NOW,
)


def category(**changes: object) -> Category:
    """Best Picture with the nominees a to c, of whom c was withdrawn."""
    nominees = tuple(
        Nominee(NomineeId(one), (FilmCredit(f"tt-{one}", one.upper()),), withdrawn=one == "c")
        for one in "abc"
    )
    picture = Category(CategoryId("best-picture"), "best-picture", "Best Picture", Headline.FILM, nominees)
    return replace(picture, **changes)


def test_a_vote_counts_up_to_the_last_microsecond() -> None:
    assert rules.refusal_of_vote(POLL, category(), NOMINEE_A, CLOSES - MOMENT) is None
    for late in (CLOSES, CLOSES + 3 * SECOND):
        refusal = rules.refusal_of_vote(POLL, category(), NOMINEE_A, late)
        assert isinstance(refusal, PollClosedError)
        assert (refusal.category, refusal.closed_at, refusal.late_by) == (
            "Best Picture",
            CLOSES,
            late - CLOSES,
        )


def test_a_vote_pressed_in_time_is_refused_once_the_poll_is_closed_for_good() -> None:
    refusal = rules.refusal_of_vote(replace(POLL, closed_at=CLOSES), category(), NOMINEE_A, CLOSES - MOMENT)
    assert isinstance(refusal, PollClosedError)
    assert refusal.late_by is None


def test_an_announcement_closes_before_the_planned_time() -> None:
    announced = NOW + timedelta(hours=1)
    refusal = rules.refusal_of_vote(
        replace(POLL, closed_at=announced), category(), NOMINEE_A, announced + 2 * SECOND
    )
    assert isinstance(refusal, PollClosedError)
    assert (refusal.closed_at, refusal.late_by) == (announced, 2 * SECOND)


@pytest.mark.parametrize("nominee_id", ["c", "z", ""])
def test_only_who_stands_can_be_voted_for(nominee_id: NomineeId) -> None:
    refusal = rules.refusal_of_vote(POLL, category(), nominee_id, NOW)
    assert isinstance(refusal, CannotVoteForError)
    assert refusal.nominee_id == nominee_id


def asking(
    asked: Category, results: Results = NO_RESULTS, *polls: Poll, rehearsal: bool = False
) -> Exception | None:
    return rules.refusal_of_asking(asked, PollQuestion.WILL, results, polls, rehearsal=rehearsal)


def test_a_category_needs_two_nominees_who_are_known() -> None:
    assert asking(category()) is None
    one_left = (Nominee(NOMINEE_A), Nominee(NomineeId("b"), withdrawn=True))
    for impossible in (
        category(nominees=one_left),
        category(complete=False),
        category(kind=CategoryClass.HONORARY),
    ):
        assert isinstance(asking(impossible), CannotAskError)


@pytest.mark.parametrize(
    "results",
    [
        replace(NO_RESULTS, winners={"best-picture": ("a",)}, ever_announced=frozenset({"best-picture"})),
        replace(NO_RESULTS, ever_announced=frozenset({"best-picture"})),
        replace(NO_RESULTS, voided=frozenset({"best-picture"})),
    ],
    ids=["announced", "undone", "voided"],
)
def test_what_was_announced_is_asked_in_rehearsals_alone(results: Results) -> None:
    assert isinstance(asking(category(), results), AnnouncedAlreadyError)
    assert asking(category(), results, rehearsal=True) is None


def test_a_question_is_open_once() -> None:
    refusal = asking(category(), NO_RESULTS, POLL)
    assert isinstance(refusal, AskedAlreadyError)
    assert refusal.poll == POLL
    others = (replace(POLL, question=PollQuestion.SHOULD), replace(POLL, category_id="directing"))
    assert asking(category(), NO_RESULTS, *others) is None


def test_a_poll_closes_in_the_future() -> None:
    assert rules.refusal_of_time(NOW + MOMENT, NOW) is None
    for past in (NOW, NOW - SECOND):
        assert isinstance(rules.refusal_of_time(past, NOW), ClosesInPastError)


def test_shares_are_shown_live_or_once_the_last_votes_have_arrived() -> None:
    hidden = replace(POLL, hidden=True)
    assert POLL.is_public(NOW)
    assert not hidden.is_public(CLOSES + CLOSING_DELAY - MOMENT)
    assert hidden.is_public(CLOSES + CLOSING_DELAY)
    assert replace(hidden, closed_at=NOW).is_public(NOW)


def test_rehearsals_are_held_against_results_of_their_own() -> None:
    assert POLL.result_set == ResultSet(GUILD, COMING)
    assert replace(POLL, rehearsal=True).result_set == ResultSet(GUILD, COMING, REHEARSAL_POLLS)
