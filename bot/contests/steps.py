"""A contest after a host's step, as pure values; whether the step is allowed, `bot.contests.format_rules` decides."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.awards.model import Ceremony
from bot.contests.drafting import ContestChanges, apply_changes
from bot.contests.errors import NoTiebreakerError, TiebreakerRangeError
from bot.contests.model import Contest, ContestCategory, ContestState
from bot.contests.rules import HIGHEST_TIEBREAKER_ANSWER


def open_contest(contest: Contest, ceremony: Ceremony, at: datetime, *, rehearsal: bool) -> Contest:
    """A draft opened to members; its slate may have changed since it was made.

    Raises:
        NothingFoundError: A category is not on the slate any more, or cannot be voted on.
    """
    asked = tuple(category.id for category in contest.rules.categories)
    current = apply_changes(contest, ContestChanges(category_ids=asked), ceremony)
    return replace(current, state=ContestState.OPEN, opened_at=at, rehearsal=rehearsal)


def lock_contest(contest: Contest, at: datetime) -> Contest:
    """An open contest whose picks all close at this instant, unless they were closed before."""
    contest = replace(contest, locks_at=min(at, contest.locks_at))
    return close_categories(contest, contest.rules.by_id, at) if contest.rules.late_entries else contest


def close_categories(contest: Contest, category_ids: Collection[str], at: datetime) -> Contest:
    """A contest in which these categories take no more picks from this instant, unless they closed before."""

    def close_category(category: ContestCategory) -> ContestCategory:
        closes_at = contest.closes_at(category)
        if category.id not in category_ids or (closes_at is not None and closes_at <= at):
            return category
        return replace(category, closed_at=at)

    categories = tuple(map(close_category, contest.rules.categories))
    return replace(contest, rules=replace(contest.rules, categories=categories))


def reopen_contest(contest: Contest, locks_at: datetime) -> Contest:
    """A locked contest that takes picks again in every category; its proof is void."""
    categories = tuple(replace(category, closed_at=None) for category in contest.rules.categories)
    return replace(
        contest,
        state=ContestState.OPEN,
        rules=replace(contest.rules, categories=categories),
        locks_at=locks_at,
        sealed_at=None,
        proof=None,
    )


def finish_contest(contest: Contest, at: datetime, answer: int | None) -> Contest:
    """A sealed contest whose standings are final, with the true answer to its tie-breaker question.

    Raises:
        NoTiebreakerError: An answer was given and the contest asks no question.
        TiebreakerRangeError: The answer is too far from zero.
    """
    if answer is not None and contest.rules.tiebreaker is None:
        raise NoTiebreakerError(contest.title)
    if answer is not None and abs(answer) > HIGHEST_TIEBREAKER_ANSWER:
        raise TiebreakerRangeError(answer, HIGHEST_TIEBREAKER_ANSWER)
    return replace(contest, state=ContestState.FINISHED, finished_at=at, tiebreaker_answer=answer)


def cancel_contest(contest: Contest) -> Contest:
    """A contest that ended without a winner."""
    return replace(contest, state=ContestState.CANCELLED)
