"""Filling in a ballot, as pure decisions: each function gives the ballot after a press, or raises the refusal.

A press is decided by its own instant and by the contest as the transaction that saves it reads it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.contests import rules, stakes
from bot.contests.facts import ContestFacts
from bot.contests.model import Ballot, Pick
from bot.errors import UserError

Filling = Callable[[ContestFacts, Ballot, datetime], Ballot]
"""What a press at an instant makes of a ballot."""


def pick(category_id: str, nominee_id: str) -> Filling:
    """Pick a nominee; the category keeps its stake, and a new pick takes the highest number that is free."""

    def fill(facts: ContestFacts, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(facts, category_id, pressed_at)
        _check(rules.refusal_of_nominee(category_id, nominee_id, facts.in_play))
        before = ballot.picks.get(category_id)
        stake = before.stake if before else next(iter(stakes.free_stakes(facts.contest.rules, ballot)), None)
        return _with(ballot, Pick(category_id, nominee_id, stake))

    return fill


def clear(category_id: str) -> Filling:
    """Take back the pick in a category, and its stake."""

    def fill(facts: ContestFacts, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(facts, category_id, pressed_at)
        return replace(ballot, picks=_without(ballot.picks, {category_id}))

    return fill


def clear_all() -> Filling:
    """Take back everything that can still be taken back; refused where nothing can."""

    def fill(facts: ContestFacts, ballot: Ballot, pressed_at: datetime) -> Ballot:
        contest, results = facts.contest, facts.results
        refusals = {
            category.id: rules.refusal_of_pick(contest, category.id, pressed_at, results)
            for category in contest.rules.categories
        }
        still_open = {category_id for category_id, refusal in refusals.items() if refusal is None}
        if not still_open:
            _check(next(iter(refusals.values())))
        return replace(ballot, picks=_without(ballot.picks, still_open), tiebreaker=None)

    return fill


def stake(category_id: str, number: int) -> Filling:
    """Stake a number on the pick in a category; another category that had it takes this one's."""

    def fill(facts: ContestFacts, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(facts, category_id, pressed_at)
        _check(stakes.refusal_of_stake(facts.contest.rules, ballot, category_id, number))
        moved = stakes.staked(ballot, category_id, number)
        for changed in moved:
            _check_open(facts, changed.category_id, pressed_at)
        return _with(ballot, *moved)

    return fill


def answer(number: int | None) -> Filling:
    """Answer the tie-breaker question, or take the answer back."""

    def fill(facts: ContestFacts, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check(rules.refusal_of_tiebreaker(facts.contest, number, pressed_at, facts.results))
        return replace(ballot, tiebreaker=number)

    return fill


def _check(refusal: UserError | None) -> None:
    if refusal is not None:
        raise refusal


def _check_open(facts: ContestFacts, category_id: str, pressed_at: datetime) -> None:
    _check(rules.refusal_of_pick(facts.contest, category_id, pressed_at, facts.results))


def _with(ballot: Ballot, *changed: Pick) -> Ballot:
    return replace(ballot, picks={**ballot.picks, **{pick.category_id: pick for pick in changed}})


def _without(picks: Mapping[str, Pick], gone: set[str]) -> Mapping[str, Pick]:
    return {category_id: pick for category_id, pick in picks.items() if category_id not in gone}
