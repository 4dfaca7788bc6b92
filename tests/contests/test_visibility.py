"""Who may see what of ballots, decided on values alone."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.contests.errors import CategoryNotInContestError, SecretPicksError
from bot.contests.model import Contest, ContestState
from bot.contests.read_models import ContestContext
from bot.contests.rules import SEALING_DELAY
from bot.contests.visibility import (
    find_hidden_categories,
    hide_secret_picks,
    refusal_of_proof,
    refusal_of_viewing,
)
from bot.ids import CategoryId
from bot.results.model import NO_RESULTS, Results
from tests.contest_club import COMING, small_record
from tests.contests.small_contests import LOCK, SECOND, ballot, contest, late_entries, won

A, B = CategoryId("a"), CategoryId("b")
PUBLIC_AT = LOCK + SEALING_DELAY


def in_context(made: Contest, results: Results = NO_RESULTS) -> ContestContext:
    return ContestContext(made, small_record().ceremonies[COMING], results)


@pytest.mark.parametrize(
    ("made", "known_time"),
    [
        (contest(), LOCK),
        (contest(rules=late_entries()), None),
        (contest(state=ContestState.DRAFT), None),
        (contest(state=ContestState.CANCELLED), None),
        (contest(state=ContestState.CANCELLED, rules=late_entries()), None),
    ],
)
def test_the_proof_waits_for_the_sealing_and_names_the_lock_where_that_is_when(
    made: Contest, known_time: datetime | None
) -> None:
    refusal = refusal_of_proof(made)
    assert isinstance(refusal, SecretPicksError)
    assert (refusal.title, refusal.closes_at) == ("The 99th", known_time)
    assert refusal_of_proof(replace(made, sealed_at=PUBLIC_AT)) is None


@pytest.mark.parametrize(
    ("made", "known_time"),
    [
        (contest(), LOCK),
        (contest(rules=late_entries()), None),
        (contest(rules=late_entries(a=LOCK)), LOCK),
        (contest(state=ContestState.DRAFT), None),
        (contest(state=ContestState.CANCELLED), None),
    ],
)
def test_secret_picks_say_when_they_are_secret_no_more_where_that_is_known(
    made: Contest, known_time: datetime | None
) -> None:
    refusal = refusal_of_viewing(in_context(made), [A], LOCK - SECOND)
    assert isinstance(refusal, SecretPicksError)
    assert refusal.closes_at == known_time


def test_all_categories_that_are_asked_for_must_be_public() -> None:
    context = in_context(contest(rules=late_entries(a=LOCK)))
    assert refusal_of_viewing(context, [A], PUBLIC_AT) is None
    assert isinstance(refusal_of_viewing(context, [A, B], PUBLIC_AT), SecretPicksError)
    assert refusal_of_viewing(in_context(contest()), [A, B], PUBLIC_AT) is None


def test_a_category_that_is_not_asked_about_is_no_secret_but_unknown() -> None:
    refusal = refusal_of_viewing(in_context(contest()), [CategoryId("short")], PUBLIC_AT)
    assert isinstance(refusal, CategoryNotInContestError)


def test_what_is_not_public_is_hidden_and_nothing_else() -> None:
    assert find_hidden_categories(in_context(contest()), LOCK) == {A, B}
    assert find_hidden_categories(in_context(contest(), won(a="x")), LOCK) == {B}
    assert find_hidden_categories(in_context(contest()), PUBLIC_AT) == frozenset()


def test_a_ballot_is_shown_without_what_is_secret_and_never_with_its_salt() -> None:
    whole = ballot(1, {"a": "x", "b": "y"}, tiebreaker=210)
    shown = hide_secret_picks(whole, frozenset({B}))
    assert (list(shown.picks), shown.tiebreaker, shown.salt) == ([A], None, None)
    public = hide_secret_picks(whole, frozenset())
    assert (public.picks, public.tiebreaker, public.salt) == (whole.picks, 210, None)
