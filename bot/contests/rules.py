"""What a contest allows and when, and what a correct pick earns: pure decisions.

A `refusal_of_…` function returns the error, or None if the action is allowed. The service asks inside the transaction
that acts on the answer, with the press's own instant (`interaction.created_at`) and the results as that transaction
reads them. Nothing here reads a clock.
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
    TiebreakerClosedError,
    TiebreakerRangeError,
    WeightRangeError,
    WrongStateError,
)
from bot.contests.model import Ballot, Contest, ContestCategory, ContestState, HostStep, Rules, Scoring
from bot.errors import UserError
from bot.ids import CategoryId, NomineeId
from bot.results.model import Results
from bot.slates.drafts import tidy_text

SEALING_DELAY = timedelta(seconds=5)
"""How long after closing the ballots are sealed and the shares shown, so that presses in transit still arrive."""

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
    HostStep.CORRECT_ANSWER: frozenset({ContestState.FINISHED}),
    HostStep.CANCEL: frozenset({ContestState.DRAFT, ContestState.OPEN, ContestState.LOCKED}),
}


def refusal_of_contest(title: str, rules: Rules, locks_at: datetime, now: datetime) -> UserError | None:
    """Why a contest cannot be created, edited or announced like this; None if it can."""
    if not 1 <= _count_characters(title) <= CONTEST_TITLE_MAX_LENGTH:
        return TextLengthError("title", _count_characters(title), CONTEST_TITLE_MAX_LENGTH)
    if rules.tiebreaker is not None and not 1 <= _count_characters(rules.tiebreaker) <= TIEBREAKER_MAX_LENGTH:
        return TextLengthError("tiebreaker", _count_characters(rules.tiebreaker), TIEBREAKER_MAX_LENGTH)
    if not rules.categories:
        return NoCategoriesError()
    for category in rules.categories:
        if not 1 <= category.weight <= HIGHEST_CATEGORY_WEIGHT:
            return WeightRangeError(category.id, category.weight, HIGHEST_CATEGORY_WEIGHT)
    return refusal_of_lock(locks_at, now)


def _count_characters(text: str) -> int:
    """The length of a text that members read; 0 if none of its characters is visible."""
    return len(text.strip()) if tidy_text(text) else 0


def refusal_of_lock(locks_at: datetime, now: datetime) -> UserError | None:
    """Why a contest cannot lock at this time; None if it can: the time must be in the future."""
    return LockInPastError(locks_at, now) if locks_at <= now else None


def refusal_of_step(contest: Contest, step: HostStep, now: datetime, results: Results) -> UserError | None:
    """Why a host cannot take this step with the contest now; None if they can.

    A contest whose picks are closed counts as locked here, although it may not be sealed yet: it can be reopened,
    unless one of its categories was ever announced, and it can be finished, which seals it first.
    """
    state = contest.state
    if state is ContestState.OPEN and not contest.is_open_at(now):
        state = ContestState.LOCKED
    if state not in _STATES_BY_STEP[step]:
        return WrongStateError(contest.title, step, state)
    if step is HostStep.CORRECT_ANSWER and contest.rules.tiebreaker is None:
        return NoTiebreakerError(contest.title)
    if step is HostStep.REOPEN:
        for category in contest.rules.categories:
            if category.id in results.ever_announced:
                return ReopenAfterResultError(contest.title, category.id)
    return None


def refusal_of_pick(
    contest: Contest, category_id: CategoryId, pressed_at: datetime, results: Results
) -> UserError | None:
    """Why a pick, a stake or its removal in this category does not count; None if it does.

    It counts if the member pressed before the category closes, to the microsecond, the ballots are not sealed,
    and the category was never announced, even if that was undone.

    Args:
        contest: The contest as the transaction reads it.
        category_id: The category of the pick.
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


def refusal_of_setting_aside(contest: Contest) -> UserError | None:
    """Why no ballot of a contest can be set aside, or take part again; None if one can."""
    if contest.state in {ContestState.DRAFT, ContestState.CANCELLED}:
        return ContestNotOpenError(contest.title, contest.state)
    return None


def waits_for_closing(contest: Contest, category_id: CategoryId) -> bool:
    """Whether picks in a category stay open until it is closed or announced on its own: late entries, not sealed."""
    category = contest.rules.by_id.get(category_id)
    is_open = category is not None and category.closed_at is None
    return is_open and contest.rules.late_entries and contest.sealed_at is None


def refusal_of_tiebreaker(
    contest: Contest, answer: int | None, pressed_at: datetime, results: Results
) -> UserError | None:
    """Why an answer to the tie-breaker question does not count; None if it does. An answer of None clears it."""
    if contest.rules.tiebreaker is None:
        return NoTiebreakerError(contest.title)
    if answer is not None and abs(answer) > HIGHEST_TIEBREAKER_ANSWER:
        return TiebreakerRangeError(answer, HIGHEST_TIEBREAKER_ANSWER)
    return refusal_of_answering(contest, pressed_at, results)


def refusal_of_answering(contest: Contest, pressed_at: datetime, results: Results) -> UserError | None:
    """Why no answer to the tie-breaker question counts any more; None if one does.

    The question closes with the lock, or, with late entries, with the first envelope: whoever has seen how the night
    goes would know better. Nothing counts after the sealing.
    """
    if contest.state in {ContestState.DRAFT, ContestState.FINISHED, ContestState.CANCELLED}:
        return ContestNotOpenError(contest.title, contest.state)
    if contest.rules.late_entries:
        if not results.ever_announced.isdisjoint(contest.rules.by_id):
            return TiebreakerClosedError(contest.title)
        refusals = [
            refusal_of_pick(contest, category.id, pressed_at, results)
            for category in contest.rules.categories
        ]
        return refusals[-1] if refusals and None not in refusals else None
    closing = min(contest.locks_at, contest.sealed_at or contest.locks_at)
    late = pressed_at >= closing
    if not late and contest.sealed_at is None:
        return None
    return PicksClosedError(contest.title, None, closing, pressed_at - closing if late else None)


def refusal_of_nominee(
    category_id: CategoryId, nominee_id: NomineeId, in_play: Mapping[CategoryId, frozenset[NomineeId]]
) -> UserError | None:
    """Why a nominee cannot be picked; None if it can: it is on the slate and not withdrawn.

    `in_play` is from `bot.contests.tally.find_nominees_in_play`.
    """
    if nominee_id in in_play.get(category_id, ()):
        return None
    return NotOnSlateError(category_id, nominee_id)


def find_missing_categories(rules: Rules, ballot: Ballot) -> tuple[CategoryId, ...]:
    """The categories in which a ballot lacks its pick, or the pick's stake, in the contest's order."""
    staking = rules.scoring is Scoring.CONFIDENCE
    return tuple(
        category.id
        for category in rules.categories
        if (pick := ballot.picks.get(category.id)) is None or (staking and pick.stake is None)
    )


def is_public(contest: Contest, category_id: CategoryId, now: datetime, results: Results) -> bool:
    """Whether everyone may see a category's picks and shares: once it is closed, or if ballots are open.

    After the closing only `SEALING_DELAY` has to pass, not the sealing itself. A contest cancelled before that
    keeps its picks secret.
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
    """When an open contest is to be sealed (UTC): `SEALING_DELAY` after the last of its categories closed.

    Voided categories are ignored. None while a category has no closing time: with late entries, until a host
    closes or announces it.
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
    """A pick of a winner, with all that its points may depend on.

    Attributes:
        weight: The category's weight.
        picks: P, how many ballots have a pick in the category, right or wrong.
        right: C, how many of those are right; this one is among them, so it is at least 1.
        stake: The number staked on it; None without a stake.
    """

    weight: int
    picks: int
    right: int
    stake: int | None


def score_classic(_: RightPick) -> int:
    """One point for each category."""
    return 1


def score_weighted(pick: RightPick) -> int:
    """The category's weight."""
    return pick.weight


def score_bold(pick: RightPick) -> int:
    """Weight × (P − C + 1): the weight if everyone was right, P times the weight if only one member was."""
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
"""The scoring function of each preset. No result is negative, and the first three give equal picks of a category
equal points: `bot.contests.best_finish` depends on both. Contests on nominations are counted by
`bot.contests.nominations.scoring`, whose `hits` is not among them.
"""

SCORING_FORMULAS: Mapping[Scoring, str] = {
    Scoring.CLASSIC: "1",
    Scoring.WEIGHTED: "weight",
    Scoring.BOLD: "weight × (P − C + 1)",
    Scoring.CONFIDENCE: "stake",
    Scoring.HITS: "1, and 1 more for a category without a miss",
}
"""What a right pick earns, as stated in the header of an exported file; P and C are of one nominee on nominations."""
