"""What a host may do to a result, as pure decisions on what stands in the transaction that changes it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.announcing.model import ResultContext
from bot.contests.model import Contest, ContestState
from bot.contests.rules import refusal_of_pick
from bot.errors import NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category
from bot.results.errors import (
    NotANomineeError,
    NothingToSettleError,
    NothingToUndoError,
    NoWinnerError,
    ResultChangedError,
    ResultStandsError,
)
from bot.results.model import Results
from bot.room_awards.errors import CountedByRoomError, VotingGoesOnError
from bot.room_awards.model import AwardPhase, RoomAward


def decide_announcement(
    category: Category,
    results: Results,
    winner_ids: Sequence[NomineeId],
    seen_version: int | None,
    *,
    replace: bool,
) -> tuple[NomineeId, ...] | None:
    """The winners to announce, each once; None if exactly these stand already.

    Raises:
        NoWinnerError: No winner was given.
        NotANomineeError: Someone is not nominated in the category, or was withdrawn.
        ResultChangedError: The result is not the one that the host saw.
        ResultStandsError: Another result stands, and `replace` is not set.
    """
    winners = tuple(dict.fromkeys(winner_ids))
    if not winners:
        raise NoWinnerError(category.id)
    for winner_id in winners:
        nominee = category.by_id.get(winner_id)
        if nominee is None or nominee.withdrawn:
            raise NotANomineeError(category.id, winner_id)
    if results.has_winners(category.id, winners):
        return None
    _check_seen(category.id, results, seen_version)
    if not results.is_unannounced(category.id) and not replace:
        raise ResultStandsError(category.id, results.find_winners(category.id))
    return winners


def check_voiding(category: Category, results: Results, seen_version: int | None, *, replace: bool) -> bool:
    """Whether there is anything to void: False if the category is voided already.

    Raises:
        ResultChangedError: The result is not the one that the host saw.
        ResultStandsError: Winners stand, and `replace` is not set.
    """
    if category.id in results.voided:
        return False
    _check_seen(category.id, results, seen_version)
    if not results.is_unannounced(category.id) and not replace:
        raise ResultStandsError(category.id, results.find_winners(category.id))
    return True


def check_counted(context: ResultContext, category: Category, winner_ids: Sequence[NomineeId]) -> None:
    """Check that a category's winner is a host's to announce: what the room voted is counted, not said.

    Raises:
        CountedByRoomError: It is the room's, and does not stand already.
    """
    if context.is_counted(category.id) and not context.results.has_winners(category.id, winner_ids):
        raise CountedByRoomError(category.id)


def check_opening(context: ResultContext, category: Category, seen_version: int | None) -> RoomAward:
    """Check that an envelope of the room's awards can be opened now, and return the awards.

    Raises:
        NothingFoundError: It is no envelope of the room's awards.
        VotingGoesOnError: The voting has not closed.
        ResultChangedError: The result is not the one that the host saw.
    """
    award = context.award
    if award is None or not award.is_counted(category.id):
        raise NothingFoundError(Subject.CATEGORY, category.name)
    if award.phase is not AwardPhase.CEREMONY:
        raise VotingGoesOnError(award.name, award.voting_closes_at)
    _check_seen(category.id, context.results, seen_version)
    return award


def check_undoing(category: Category, results: Results, seen_version: int | None) -> None:
    """Check that there is something to undo, and that it is what the host saw.

    Raises:
        ResultChangedError: The result is not the one that the host saw.
        NothingToUndoError: Nothing stands.
    """
    _check_seen(category.id, results, seen_version)
    if results.is_unannounced(category.id):
        raise NothingToUndoError(category.id)


def needs_confirmation(
    context: ResultContext,
    category_id: CategoryId,
    winner_ids: Collection[NomineeId],
    now: datetime,
    *,
    guessed: bool,
) -> bool:
    """Whether to ask first: a name was guessed, something else stands, picks are open until a later lock, or nothing
    here waits for this envelope.

    What stands already needs no asking, however it was typed: announcing it changes nothing.
    """
    if context.results.has_winners(category_id, winner_ids):
        return False
    if guessed or not context.results.is_unannounced(category_id) or not context.is_awaited:
        return True
    return any(not contest.rules.late_entries for contest in find_open_contests(context, category_id, now))


def find_open_contests(context: ResultContext, category_id: CategoryId, now: datetime) -> tuple[Contest, ...]:
    """The contests in which a category's picks are open now, so that announcing it closes them."""
    return tuple(
        contest
        for contest in context.contests
        if refusal_of_pick(contest, category_id, now, context.results) is None
    )


def find_reopenable_contests(
    context: ResultContext, category_id: CategoryId, now: datetime
) -> tuple[Contest, ...]:
    """The contests in which a category's picks can open again if its announcement is undone now: before their lock.

    None if an earlier winner would stand again.
    """
    results = context.results
    if category_id not in results.winners or category_id in results.corrected:
        return ()
    return tuple(
        contest
        for contest in context.contests
        if category_id in contest.rules.by_id
        and contest.state in {ContestState.OPEN, ContestState.LOCKED}
        and now < contest.locks_at
    )


def check_settling(context: ResultContext) -> None:
    """Check that the record knows the winner of any category that is unannounced.

    Raises:
        NothingToSettleError: It knows none.
    """
    if not context.settleable:
        raise NothingToSettleError(context.ceremony.name)


def find_winners_to_settle(context: ResultContext) -> dict[CategoryId, tuple[NomineeId, ...]]:
    """The winners that the record knows in categories that are unannounced, by category id.

    Raises:
        NothingToSettleError: The record knows no winner of this ceremony.
    """
    if not any(map(context.find_known_winners, context.category_ids)):
        raise NothingToSettleError(context.ceremony.name)
    return {category_id: context.find_known_winners(category_id) for category_id in context.settleable}


def _check_seen(category_id: CategoryId, results: Results, seen_version: int | None) -> None:
    if seen_version is not None and seen_version != results.find_version(category_id):
        raise ResultChangedError(category_id, results.find_winners(category_id))
