"""What a contest on nominations allows: pure decisions, asked inside the transaction that acts on the answer."""

import re
from collections.abc import Collection

from bot.contests.model import Contest
from bot.contests.nominations.errors import (
    ContenderMentionError,
    ContenderTextError,
    NotAContenderError,
    PicksStillOpenError,
    SlotsRangeError,
    TooManyContendersError,
    TooManyEntriesError,
)
from bot.contests.nominations.model import (
    CONTENDER_TEXT_LIMIT,
    HIGHEST_SLOTS,
    Contender,
    ContenderDraft,
    ContenderList,
)
from bot.errors import UserError
from bot.ids import CategoryId, ContenderId, MemberId

HOST_CONTENDERS_LIMIT = 200
"""Most contenders of a host's in one category."""

OWN_CONTENDERS_LIMIT = 15
"""Most contenders that one member adds in one category, whether they keep them on their ballot or not."""

_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here")


def refusal_of_slots(category_id: CategoryId, slots: int) -> UserError | None:
    """Why a category cannot have so many slots; None if it can."""
    return None if 1 <= slots <= HIGHEST_SLOTS else SlotsRangeError(category_id, slots, HIGHEST_SLOTS)


def refusal_of_text(draft: ContenderDraft) -> UserError | None:
    """Why nothing can be called so; None if it can."""
    if not 1 <= len(draft.text) <= CONTENDER_TEXT_LIMIT:
        return ContenderTextError(len(draft.text), CONTENDER_TEXT_LIMIT)
    mention = _MENTION.search(draft.text)
    return ContenderMentionError(mention.group()) if mention else None


def refusal_of_addition(title: str, count: int, *, own: bool) -> UserError | None:
    """Why a category takes no further contender; None if it does.

    Args:
        title: The category's.
        count: How many of the hosts', or of this member's own, it has.
        own: Whether it would be a member's own.
    """
    limit = OWN_CONTENDERS_LIMIT if own else HOST_CONTENDERS_LIMIT
    return TooManyContendersError(title, limit, own) if count >= limit else None


def refusal_of_entries(
    contenders: ContenderList,
    category_id: CategoryId,
    before: Collection[ContenderId],
    added: Collection[ContenderId],
    member_id: MemberId,
) -> UserError | None:
    """Why a ballot cannot name these contenders besides those that it names; None if it can.

    What was withdrawn since stays where it is named, and cannot be chosen anew.
    """
    seen = {one.id: one for one in contenders.list_seen(category_id, member_id)}
    for contender_id in added:
        contender = seen.get(contender_id)
        if contender is None or (contender.withdrawn and contender_id not in before):
            return NotAContenderError(category_id)
    return None


def refusal_of_count(
    title: str, slots: int, kept: Collection[Contender], chosen: Collection[ContenderId]
) -> UserError | None:
    """Why a ballot cannot name so many in a category; None if it can.

    Args:
        title: The category's.
        slots: How many it may name.
        kept: What it names before the press.
        chosen: What it would name after it.
    """
    if len(chosen) <= slots:
        return None
    return TooManyEntriesError(title, slots, [one.text for one in kept])


def refusal_before_sealing(contest: Contest) -> UserError | None:
    """Why nothing that rests on ballots can be done yet; None once they are sealed."""
    return None if contest.sealed_at is not None else PicksStillOpenError(contest.title)
