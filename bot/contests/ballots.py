"""Changes to one ballot: picking, clearing, staking, doubling and answering the tie-breaker question; pure.

Under `confidence` each category has a different stake from 1 to N, the number of categories.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.contests import rules
from bot.contests.errors import (
    DoubleWithoutPickError,
    NoDoublesError,
    StakeRangeError,
    StakeWithoutPickError,
)
from bot.contests.model import Ballot, Pick, Rules, Scoring
from bot.contests.press_order import (
    TIEBREAKER_PART,
    BallotPart,
    list_pick_parts,
    make_double_part,
    make_entries_part,
    make_pick_part,
    make_stake_part,
)
from bot.contests.read_models import ContestContext
from bot.errors import OutdatedControlError, UserError, raise_refusal
from bot.ids import CategoryId, NomineeId


def refusal_of_stake(rules: Rules, ballot: Ballot, category_id: CategoryId, stake: int) -> UserError | None:
    """Why a member cannot set this stake on their pick; None if they can. `move_stake` computes the change."""
    highest = rules.highest_stake if rules.scoring is Scoring.CONFIDENCE else 0
    if not 1 <= stake <= highest:
        return StakeRangeError(stake, highest)
    if category_id not in ballot.picks:
        return StakeWithoutPickError(category_id)
    return None


def move_stake(ballot: Ballot, category_id: CategoryId, stake: int) -> tuple[Pick, ...]:
    """The picks that change when a member sets a stake on their pick in a category.

    Each number is staked on one category only. If another category has it, that one takes the stake that this
    category had, if any: the two swap. Both must still take picks.
    """
    pick = ballot.picks[category_id]
    moved = replace(pick, stake=stake)
    for other in ballot.picks.values():
        if other.stake == stake and other.category_id != category_id:
            return moved, replace(other, stake=pick.stake)
    return (moved,)


def refusal_of_double(rules: Rules, ballot: Ballot, category_id: CategoryId) -> UserError | None:
    """Why a member cannot have their pick in a category counted twice; None if they can.

    A double on a category that was cancelled, or closed meanwhile, is spent like any other.
    """
    used = tuple(doubled_id for doubled_id in ballot.doubled_ids if doubled_id != category_id)
    if len(used) >= rules.doubles:
        return NoDoublesError(rules.doubles, used)
    return None if category_id in ballot.picks else DoubleWithoutPickError(category_id)


def list_free_stakes(rules: Rules, ballot: Ballot) -> tuple[int, ...]:
    """The numbers that a member has not staked yet, highest first; a new pick takes the first."""
    if rules.scoring is not Scoring.CONFIDENCE:
        return ()
    taken = {pick.stake for pick in ballot.picks.values()}
    return tuple(stake for stake in range(rules.highest_stake, 0, -1) if stake not in taken)


ApplyEdit = Callable[[ContestContext, Ballot, datetime], Ballot]
"""Makes the ballot after a press at a given instant (UTC); raises a `UserError` if it is refused."""


@dataclass(frozen=True, slots=True)
class BallotEdit:
    """A change to a ballot that a member asks for.

    Attributes:
        apply: Makes the ballot after it.
        parts: The parts of the ballot that it decides, whether or not they change; None stands for all of them.
        is_divisible: Whether the parts that a newer press decided can be left out of it; if not, one such part
            leaves the whole change out.
    """

    apply: ApplyEdit
    parts: frozenset[BallotPart] | None
    is_divisible: bool = False

    def list_parts(self, rules: Rules) -> frozenset[BallotPart]:
        """The parts that it decides on a ballot under these rules."""
        everything = (
            list_pick_parts(rules.by_id) | set(map(make_entries_part, rules.by_id)) | {TIEBREAKER_PART}
        )
        parts = everything if self.parts is None else self.parts
        # Nothing can be doubled where there are no doubles, so that no order of presses is kept for it.
        return parts if rules.doubles else parts - set(map(make_double_part, rules.by_id))


def pick_nominee(category_id: CategoryId, nominee_id: NomineeId) -> BallotEdit:
    """Pick a nominee; the category keeps its wager, and a first pick takes the highest free number."""

    def apply_pick(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(context, category_id, pressed_at)
        raise_refusal(rules.refusal_of_nominee(category_id, nominee_id, context.in_play))
        before = ballot.picks.get(category_id)
        if before is not None:
            return _add_picks(ballot, replace(before, nominee_id=nominee_id))
        stake = next(iter(list_free_stakes(context.contest.rules, ballot)), None)
        return _add_picks(ballot, Pick(category_id, nominee_id, stake))

    return BallotEdit(apply_pick, frozenset({make_pick_part(category_id)}))


def fill_picks(picks: Mapping[CategoryId, NomineeId]) -> BallotEdit:
    """Pick nominees where there is no pick yet; refused only if everything that has none is closed.

    Nothing is staked: which of the new picks is surest is for the member to say.
    """

    def apply_filling(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        refusals = {
            category.id: rules.refusal_of_pick(context.contest, category.id, pressed_at, context.results)
            for category in context.contest.rules.categories
            if category.id not in ballot.picks
        }
        empty = {category_id for category_id, refusal in refusals.items() if refusal is None}
        if refusals and not empty:
            raise_refusal(next(iter(refusals.values())))
        fitting = [
            Pick(category_id, nominee_id)
            for category_id, nominee_id in picks.items()
            if category_id in empty
            and rules.refusal_of_nominee(category_id, nominee_id, context.in_play) is None
        ]
        return _add_picks(ballot, *fitting)

    # It decides what it fills and nothing else: a pick that stands stays open to presses that are delivered late.
    return BallotEdit(apply_filling, frozenset(), is_divisible=True)


def clear_pick(category_id: CategoryId) -> BallotEdit:
    """Remove the pick in a category, and its wager."""

    def apply_clearing(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(context, category_id, pressed_at)
        return replace(ballot, picks=_remove_picks(ballot.picks, {category_id}))

    return BallotEdit(apply_clearing, list_pick_parts([category_id]))


def clear_ballot() -> BallotEdit:
    """Remove everything whose category is still open; refused if nothing can change any more."""

    def apply_full_clearing(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        contest, results = context.contest, context.results
        raise_refusal(context.find_refusal(pressed_at))
        still_open = {one.id for one in contest.rules.categories if context.is_open(one.id, pressed_at)}
        answering = rules.refusal_of_answering(contest, pressed_at, results) is None
        return replace(
            ballot,
            picks=_remove_picks(ballot.picks, still_open),
            entries={one: named for one, named in ballot.entries.items() if one not in still_open},
            tiebreaker=None if answering else ballot.tiebreaker,
        )

    return BallotEdit(apply_full_clearing, None, is_divisible=True)


def set_stake(category_id: CategoryId, number: int) -> BallotEdit:
    """Set the stake on the pick in a category; another category with that number takes this one's stake."""

    def apply_stake(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(context, category_id, pressed_at)
        raise_refusal(refusal_of_stake(context.contest.rules, ballot, category_id, number))
        moved = move_stake(ballot, category_id, number)
        for changed in moved:
            _check_open(context, changed.category_id, pressed_at)
        return _add_picks(ballot, *moved)

    return BallotEdit(apply_stake, frozenset({make_stake_part(category_id)}))


def set_double(category_id: CategoryId, *, doubled: bool) -> BallotEdit:
    """Have the pick in a category counted twice, or once again."""

    def apply_double(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        _check_open(context, category_id, pressed_at)
        if doubled:
            raise_refusal(refusal_of_double(context.contest.rules, ballot, category_id))
        pick = ballot.picks.get(category_id)
        return ballot if pick is None else _add_picks(ballot, replace(pick, doubled=doubled))

    return BallotEdit(apply_double, frozenset({make_double_part(category_id)}))


def answer_tiebreaker(number: int | None) -> BallotEdit:
    """Answer the tie-breaker question; None removes the answer."""

    def apply_answer(context: ContestContext, ballot: Ballot, pressed_at: datetime) -> Ballot:
        raise_refusal(rules.refusal_of_tiebreaker(context.contest, number, pressed_at, context.results))
        return replace(ballot, tiebreaker=number)

    return BallotEdit(apply_answer, frozenset({TIEBREAKER_PART}))


def _check_open(context: ContestContext, category_id: CategoryId, pressed_at: datetime) -> None:
    if context.contest.is_on_nominations:
        raise OutdatedControlError
    raise_refusal(rules.refusal_of_pick(context.contest, category_id, pressed_at, context.results))


def _add_picks(ballot: Ballot, *changed: Pick) -> Ballot:
    return replace(ballot, picks={**ballot.picks, **{pick.category_id: pick for pick in changed}})


def _remove_picks(picks: Mapping[CategoryId, Pick], gone: set[CategoryId]) -> Mapping[CategoryId, Pick]:
    return {category_id: pick for category_id, pick in picks.items() if category_id not in gone}
