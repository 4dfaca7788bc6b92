"""Changes to a ballot in a contest on nominations: pure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.contests import rules
from bot.contests.ballots import BallotEdit
from bot.contests.model import Ballot
from bot.contests.nominations.read_models import NominationsContext
from bot.contests.nominations.rules import refusal_of_count, refusal_of_entries
from bot.contests.press_order import make_entries_part
from bot.contests.read_models import ContestContext
from bot.errors import OutdatedControlError, raise_refusal
from bot.ids import CategoryId, ContenderId


def choose_entries(
    category_id: CategoryId, shown: tuple[ContenderId, ContenderId], chosen: Collection[ContenderId]
) -> BallotEdit:
    """Name these contenders in place of those that a page of a category's list showed.

    Args:
        category_id: The category.
        shown: The first and the last contender of the page: what lies between them is replaced, the rest stays.
        chosen: The contenders chosen on it.
    """
    first, last = shown

    def apply_choice(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        before = ballot.entries.get(category_id, ())
        added = [one for one in chosen if one not in before]
        if any(not first <= one <= last for one in chosen):
            raise OutdatedControlError
        kept = [one for one in before if one in chosen or not first <= one <= last]
        return _change_entries(context, ballot, category_id, (*kept, *added), pressed_at)

    return BallotEdit(apply_choice, frozenset({make_entries_part(category_id)}))


def add_entry(category_id: CategoryId, contender_id: ContenderId) -> BallotEdit:
    """Name one more contender in a category; nothing changes where it is named already."""

    def apply_addition(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        before = ballot.entries.get(category_id, ())
        after = before if contender_id in before else (*before, contender_id)
        return _change_entries(context, ballot, category_id, after, pressed_at)

    return BallotEdit(apply_addition, frozenset({make_entries_part(category_id)}))


def _change_entries(
    context: ContestContext,
    ballot: Ballot,
    category_id: CategoryId,
    after: tuple[ContenderId, ...],
    pressed_at: datetime,
) -> Ballot:
    contest = context.contest
    raise_refusal(rules.refusal_of_pick(contest, category_id, pressed_at, context.results))
    if not isinstance(context, NominationsContext) or ballot.member_id is None:
        raise OutdatedControlError
    before = ballot.entries.get(category_id, ())
    raise_refusal(refusal_of_entries(context.contenders, category_id, before, after, ballot.member_id))
    known = [context.contenders.by_id[one] for one in before]
    title, slots = context.get_category(category_id).title, contest.rules.by_id[category_id].slots
    raise_refusal(refusal_of_count(title, slots, known, after))
    entries = {one: named for one, named in ballot.entries.items() if one != category_id}
    return replace(ballot, entries={**entries, category_id: after} if after else entries)
