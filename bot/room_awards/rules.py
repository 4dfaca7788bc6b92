"""Who may do what in the room's own awards, as pure decisions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.errors import UserError
from bot.ids import NomineeId
from bot.record.model import Category
from bot.room_awards.errors import (
    AwardCategoriesError,
    CannotVoteInAwardError,
    NotVoterError,
    PhaseClosedError,
    PhaseEndsInPastError,
    VoterLack,
    WrongPhaseError,
)
from bot.room_awards.model import AwardPhase, RoomAward, VoterStanding
from bot.slates.drafts import make_comparison_key

AWARD_MAX_CATEGORIES = 20
"""The most prizes of one server's awards: members vote in each."""


def refusal_of_categories(names: Sequence[str]) -> UserError | None:
    """Why awards cannot have these categories; None if they can."""
    keys = [make_comparison_key(name) for name in names]
    double = next((name for name, key in zip(names, keys, strict=True) if keys.count(key) > 1), "")
    if double or not 1 <= len(names) <= AWARD_MAX_CATEGORIES:
        return AwardCategoriesError(AWARD_MAX_CATEGORIES, double)
    return None


def refusal_of_end(ends_at: datetime, now: datetime) -> UserError | None:
    """Why a phase cannot end then; None if it can."""
    return PhaseEndsInPastError(ends_at) if ends_at <= now else None


def refusal_of_phase(award: RoomAward, wanted: AwardPhase) -> UserError | None:
    """Why what belongs to a phase cannot be done; None if the awards are in it."""
    return None if award.phase is wanted else WrongPhaseError(award.name, award.phase, wanted)


def refusal_of_nomination(award: RoomAward, instant: datetime) -> UserError | None:
    """Why a nomination pressed at an instant (UTC) does not count; None if it does."""
    if award.takes_nominations(instant):
        return None
    return PhaseClosedError(award.name, AwardPhase.NOMINATE, award.nominations_close_at)


def refusal_of_voter(award: RoomAward, standing: VoterStanding) -> UserError | None:
    """Why a member does not vote; None if they do, or the voting is not open yet.

    Days are counted back from the instant at which the voting opened: nobody grows into it.
    """
    opened_at, rule = award.voting_opened_at, award.voter_rule
    if opened_at is None:
        return None
    if standing.account_created_at > opened_at - timedelta(days=rule.min_account_days):
        return NotVoterError(award.name, VoterLack.ACCOUNT_DAYS, rule.min_account_days, opened_at)
    joined_at = standing.joined_at
    if rule.min_member_days and (
        joined_at is None or joined_at > opened_at - timedelta(days=rule.min_member_days)
    ):
        return NotVoterError(award.name, VoterLack.MEMBER_DAYS, rule.min_member_days, opened_at)
    if rule.role_id is not None and rule.role_id not in standing.role_ids:
        return NotVoterError(award.name, VoterLack.ROLE, rule.role_id, opened_at)
    return None


def refusal_of_award_vote(
    award: RoomAward,
    category: Category,
    nominee_id: NomineeId | None,
    standing: VoterStanding,
    instant: datetime,
) -> UserError | None:
    """Why a press on a ballot does not count; None if it does.

    Args:
        award: The awards.
        category: The category, with its withdrawn nominees marked.
        nominee_id: Who is chosen; None if the press chooses nobody.
        standing: What Discord says of the member.
        instant: When it was pressed (UTC).
    """
    if not award.takes_votes(instant):
        return PhaseClosedError(award.name, AwardPhase.VOTE, award.voting_closes_at or instant)
    not_voter = refusal_of_voter(award, standing)
    if not_voter is not None:
        return not_voter
    nominee = category.by_id.get(nominee_id) if nominee_id is not None else None
    if nominee_id is not None and (nominee is None or nominee.withdrawn):
        return CannotVoteInAwardError(category.title, nominee_id)
    return None
