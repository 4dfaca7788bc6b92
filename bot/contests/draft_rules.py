"""What a host may enter for a contest: pure decisions on drafts of either kind."""

import re
from datetime import datetime

from bot.contests.errors import DoublesRangeError, LockInPastError, MentionError
from bot.contests.model import SCORINGS_BY_KIND, Contest, Rules
from bot.contests.nominations.errors import LateEntriesOnNominationsError, NominationsScoringError
from bot.contests.nominations.rules import refusal_of_slots
from bot.contests.rules import refusal_of_contest
from bot.errors import UserError

_MENTION_PATTERN = re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here")


def refusal_of_draft(contest: Contest, now: datetime, *, lock_too: bool = True) -> UserError | None:
    """Why a contest cannot be created, edited or announced like this; None if it can.

    Args:
        contest: The contest.
        now: The present instant, UTC.
        lock_too: Whether its lock must be in the future; an old draft can be edited without changing its lock.
    """
    for part, text in (("title", contest.title), ("tiebreaker", contest.rules.tiebreaker or "")):
        mention = _MENTION_PATTERN.search(text)
        if mention is not None:
            return MentionError(part, mention.group())
    presets = SCORINGS_BY_KIND[contest.kind]
    if contest.rules.scoring not in presets:
        return NominationsScoringError(contest.is_on_nominations, presets)
    if contest.is_on_nominations:
        refusal = _refusal_of_nominations(contest.rules)
        if refusal is not None:
            return refusal
    refusal = refusal_of_contest(contest.title, contest.rules, contest.locks_at, now)
    return None if isinstance(refusal, LockInPastError) and not lock_too else refusal


def _refusal_of_nominations(asked: Rules) -> UserError | None:
    """Why a contest on nominations cannot have such rules; None if it can."""
    if asked.late_entries:
        return LateEntriesOnNominationsError()
    if asked.doubles:
        return DoublesRangeError(asked.doubles, 0)
    refusals = (refusal_of_slots(category.id, category.slots) for category in asked.categories)
    return next((refusal for refusal in refusals if refusal is not None), None)
