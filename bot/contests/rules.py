"""What a contest allows and when, as pure decisions: a function returns the refusal, or None to go ahead.

The service asks them inside the transaction that acts on the answer, with the press's own instant
(`interaction.created_at`) and the results as that transaction reads them. Nothing here looks at a clock.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

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
    TiebreakerRangeError,
    WeightRangeError,
    WrongStateError,
)
from bot.contests.model import Ballot, Contest, ContestCategory, ContestState, HostStep, Rules, Scoring
from bot.errors import UserError
from bot.results.model import Results

SEALING_DELAY = timedelta(seconds=5)
"""How long after closing the ballots are sealed and the shares shown, so that presses on their way arrive."""

CONTEST_TITLE_MAX_LENGTH = 100
TIEBREAKER_MAX_LENGTH = 200
"""Characters in a contest's title and in its tie-breaker question."""

HIGHEST_CATEGORY_WEIGHT = 100
HIGHEST_TIEBREAKER_ANSWER = 10**12
"""Bounds of a category's weight, and of how far from zero a tie-breaker's answer may be."""

_STATES_BY_STEP: Mapping[HostStep, frozenset[ContestState]] = {
    HostStep.EDIT: frozenset({ContestState.DRAFT, ContestState.OPEN}),
    HostStep.CHANGE_RULES: frozenset({ContestState.DRAFT}),
    HostStep.ANNOUNCE: frozenset({ContestState.DRAFT}),
    HostStep.LOCK: frozenset({ContestState.OPEN}),
    HostStep.REOPEN: frozenset({ContestState.LOCKED}),
    HostStep.FINISH: frozenset({ContestState.LOCKED}),
    HostStep.CANCEL: frozenset({ContestState.DRAFT, ContestState.OPEN, ContestState.LOCKED}),
}


def refusal_of_contest(title: str, rules: Rules, locks_at: datetime, now: datetime) -> UserError | None:
    """Whether a contest can be created, edited or announced like this."""
    if not 1 <= len(title.strip()) <= CONTEST_TITLE_MAX_LENGTH:
        return TextLengthError("title", len(title), CONTEST_TITLE_MAX_LENGTH)
    if rules.tiebreaker is not None and not 1 <= len(rules.tiebreaker.strip()) <= TIEBREAKER_MAX_LENGTH:
        return TextLengthError("tiebreaker", len(rules.tiebreaker), TIEBREAKER_MAX_LENGTH)
    if not rules.categories:
        return NoCategoriesError()
    for category in rules.categories:
        if not 1 <= category.weight <= HIGHEST_CATEGORY_WEIGHT:
            return WeightRangeError(category.id, category.weight, HIGHEST_CATEGORY_WEIGHT)
    return refusal_of_lock(locks_at, now)


def refusal_of_lock(locks_at: datetime, now: datetime) -> UserError | None:
    """Whether a contest can lock at this time: it must be to come."""
    return LockInPastError(locks_at, now) if locks_at <= now else None


def refusal_of_step(contest: Contest, step: HostStep, now: datetime, results: Results) -> UserError | None:
    """Whether a host can take this step with the contest now.

    A contest whose picks are closed is locked here, although it may not be sealed yet: it can be reopened,
    unless one of its categories was ever announced, and it can be finished, which seals it first.
    """
    state = contest.state
    if state is ContestState.OPEN and not contest.is_open_at(now):
        state = ContestState.LOCKED
    if state not in _STATES_BY_STEP[step]:
        return WrongStateError(contest.title, step, state)
    if step is HostStep.REOPEN:
        for category in contest.rules.categories:
            if category.id in results.ever_announced:
                return ReopenAfterResultError(contest.title, category.id)
    return None


def refusal_of_pick(
    contest: Contest, category_id: str, pressed_at: datetime, results: Results
) -> UserError | None:
    """Whether a pick, a stake or its clearing in this category counts.

    It does if the member pressed before the category closes, to the microsecond, the ballots are not sealed,
    and the category was never announced, even if that was undone.

    Args:
        contest: The contest as the transaction reads it.
        category_id: The category to be picked in.
        pressed_at: When the member pressed, by Discord's clock, in UTC.
        results: The contest's results as the transaction reads them.
    """
    category = contest.rules.by_id.get(category_id)
    if category is None:
        return CategoryNotInContestError(contest.title, category_id)
    if contest.state in {ContestState.DRAFT, ContestState.FINISHED, ContestState.CANCELLED}:
        return ContestNotOpenError(contest.title, contest.state)
    closed = _refusal_of_press(contest, category, pressed_at)
    if closed is not None and closed.category_id is None:
        return closed
    if category_id in results.ever_announced:
        return CategoryAnnouncedError(category_id)
    if category_id in results.voided:
        return CategoryVoidedError(category_id)
    return closed


def waits_for_closing(contest: Contest, category_id: str) -> bool:
    """Whether picks in a category stay open until it is closed or announced on its own: late entries, not sealed."""
    category = contest.rules.by_id.get(category_id)
    is_open = category is not None and category.closed_at is None
    return is_open and contest.rules.late_entries and contest.sealed_at is None


def refusal_of_tiebreaker(
    contest: Contest, answer: int | None, pressed_at: datetime, results: Results
) -> UserError | None:
    """Whether an answer to the tie-breaker question counts; None clears it.

    It does as long as a pick does in any category, since the question closes with the last of them.
    """
    if contest.rules.tiebreaker is None:
        return NoTiebreakerError(contest.title)
    if answer is not None and abs(answer) > HIGHEST_TIEBREAKER_ANSWER:
        return TiebreakerRangeError(answer, HIGHEST_TIEBREAKER_ANSWER)
    refusals = [
        refusal_of_pick(contest, category.id, pressed_at, results) for category in contest.rules.categories
    ]
    return refusals[-1] if refusals and None not in refusals else None


def refusal_of_nominee(
    category_id: str, nominee_id: str, in_play: Mapping[str, frozenset[str]]
) -> UserError | None:
    """Whether a nominee can be picked: on the slate and not withdrawn; see
    `bot.contests.tally.find_nominees_in_play`.
    """
    if nominee_id in in_play.get(category_id, ()):
        return None
    return NotOnSlateError(category_id, nominee_id)


def find_missing_categories(rules: Rules, ballot: Ballot) -> tuple[str, ...]:
    """The categories in which a ballot lacks its pick, or the stake on it, in the contest's order."""
    staking = rules.scoring is Scoring.CONFIDENCE
    return tuple(
        category.id
        for category in rules.categories
        if (pick := ballot.picks.get(category.id)) is None or (staking and pick.stake is None)
    )


def is_public(contest: Contest, category_id: str, now: datetime, results: Results) -> bool:
    """Whether everyone may see a category's picks and shares: once it is closed, or if ballots are open.

    It does not wait for the sealing to have happened, only for the time at which it is due. A contest
    cancelled before that keeps its picks secret.
    """
    if contest.rules.open_ballots or contest.sealed_at is not None:
        return True
    if contest.state is not ContestState.OPEN:
        return False
    if category_id in results.ever_announced:
        return True
    closing = contest.closes_at(contest.rules.by_id[category_id])
    return closing is not None and closing + SEALING_DELAY <= now


def find_sealing_time(contest: Contest, results: Results) -> datetime | None:
    """When an open contest is to be sealed: when the last of its categories closed, and the delay has passed.

    Voided categories are not waited for. None while a category has no moment at which it closes: with late
    entries, until a host closes it or announces it, which closes it too.
    """
    closings = [
        contest.closes_at(category)
        for category in contest.rules.categories
        if category.id not in results.voided
    ]
    known = [closing for closing in closings if closing is not None]
    if len(known) < len(closings):
        return None
    return max(known, default=contest.locks_at) + SEALING_DELAY


def _refusal_of_press(
    contest: Contest, category: ContestCategory, pressed_at: datetime
) -> PicksClosedError | None:
    closing = contest.closes_at(category)
    late = closing is not None and pressed_at >= closing
    closed_at = closing if closing is not None else contest.sealed_at
    if closed_at is None or not (late or contest.sealed_at is not None):
        return None
    alone = category.closed_at is not None and closed_at == category.closed_at
    return PicksClosedError(
        contest.title, category.id if alone else None, closed_at, pressed_at - closed_at if late else None
    )


class RightPick(NamedTuple):
    """A pick of a winner, with everything its points may depend on.

    Attributes:
        weight: The category's weight.
        picks: P, how many ballots have a pick in the category, right or wrong.
        right: C, how many of those are right; this one is among them, so it is at least 1.
        stake: What the member staked on it; None if nothing.
    """

    weight: int
    picks: int
    right: int
    stake: int | None


def score_classic(_: RightPick) -> int:
    """One point a category."""
    return 1


def score_weighted(pick: RightPick) -> int:
    """The category's weight."""
    return pick.weight


def score_bold(pick: RightPick) -> int:
    """Weight × (P − C + 1): once the weight for what all saw coming, P times for what one member called."""
    return pick.weight * (pick.picks - pick.right + 1)


def score_confidence(pick: RightPick) -> int:
    """The number staked on it."""
    return pick.stake or 0


SCORING_PRESETS: Mapping[Scoring, Callable[[RightPick], int]] = {
    Scoring.CLASSIC: score_classic,
    Scoring.WEIGHTED: score_weighted,
    Scoring.BOLD: score_bold,
    Scoring.CONFIDENCE: score_confidence,
}
"""Each preset's rule. They all pay at least nothing, and the first three pay equal picks of a category
equally: the best finish of `bot.contests.best_finish` rests on both."""

SCORING_FORMULAS: Mapping[Scoring, str] = {
    Scoring.CLASSIC: "1",
    Scoring.WEIGHTED: "weight",
    Scoring.BOLD: "weight × (P − C + 1)",
    Scoring.CONFIDENCE: "stake",
}
"""What a right pick earns, as the header of an exported file states it."""
