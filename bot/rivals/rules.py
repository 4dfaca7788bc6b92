"""When a contest's rivals may change: pure decisions."""

from collections.abc import Collection

from bot.contests.model import Contest, ContestState, Scoring
from bot.errors import UserError
from bot.ids import RivalId
from bot.results.model import Results
from bot.rivals.errors import (
    OddsFrozenError,
    RivalsClosedError,
    RivalsOnNominationsError,
    TooManyRivalsError,
)

RIVALS_PER_CONTEST_LIMIT = 10
"""How many rivals one contest can have: more fit on no screen."""


def refusal_of_rivals(contest: Contest, results: Results) -> UserError | None:
    """Why a contest's rivals cannot change; None if they can: before the first envelope.

    Afterwards whoever imports one knows how the night went, an envelope that was taken back included.
    """
    if contest.is_on_nominations:
        return RivalsOnNominationsError(contest.title)
    over = contest.state in {ContestState.FINISHED, ContestState.CANCELLED}
    if over or not results.ever_announced.isdisjoint(contest.rules.by_id):
        return RivalsClosedError(contest.title)
    return None


def refusal_of_changed_rivals(
    contest: Contest, results: Results, rival_ids: Collection[RivalId]
) -> UserError | None:
    """Why the probabilities of these rivals cannot change or go; None if they can.

    Those that a contest pays by are fixed when it opens, as all of its rules are.
    """
    refusal = refusal_of_rivals(contest, results)
    if refusal is not None:
        return refusal
    odds = contest.rules.odds if contest.rules.scoring is Scoring.ODDS else None
    if odds is not None and contest.state is not ContestState.DRAFT and odds.rival_id in rival_ids:
        return OddsFrozenError(contest.title, odds.name)
    return None


def refusal_of_choosing_odds(contest: Contest, results: Results) -> UserError | None:
    """Why no other rival can be the one that a contest pays by; None if one can."""
    refusal = refusal_of_rivals(contest, results)
    if refusal is None and contest.state is not ContestState.DRAFT:
        return OddsFrozenError(contest.title, contest.rules.odds.name if contest.rules.odds else "")
    return refusal


def refusal_of_more_rivals(contest: Contest, count: int) -> UserError | None:
    """Why a contest cannot have so many rivals; None if it can."""
    if count > RIVALS_PER_CONTEST_LIMIT:
        return TooManyRivalsError(contest.title, RIVALS_PER_CONTEST_LIMIT)
    return None
