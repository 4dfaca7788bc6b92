"""Stakes under `confidence`: each category carries a different number from 1 to N."""

from bot.contests.errors import StakeRangeError, StakeWithoutPickError
from bot.contests.model import Ballot, Pick, Rules, Scoring
from bot.errors import UserError


def refusal_of_stake(rules: Rules, ballot: Ballot, category_id: str, stake: int) -> UserError | None:
    """Whether a member can stake this number on their pick; `move_stake` says what it moves."""
    highest = rules.highest_stake if rules.scoring is Scoring.CONFIDENCE else 0
    if not 1 <= stake <= highest:
        return StakeRangeError(stake, highest)
    if category_id not in ballot.picks:
        return StakeWithoutPickError(category_id)
    return None


def move_stake(ballot: Ballot, category_id: str, stake: int) -> tuple[Pick, ...]:
    """The picks that change when a member stakes a number on their pick in a category.

    A number stands on one category alone: if it stood on another, that one takes the number that moved away,
    if any: two categories swap. Both must still take picks.
    """
    pick = ballot.picks[category_id]
    moved = Pick(category_id, pick.nominee_id, stake)
    for other in ballot.picks.values():
        if other.stake == stake and other.category_id != category_id:
            return moved, Pick(other.category_id, other.nominee_id, pick.stake)
    return (moved,)


def list_free_stakes(rules: Rules, ballot: Ballot) -> tuple[int, ...]:
    """The numbers that a member has staked on nothing yet, highest first; a new pick may take the first."""
    if rules.scoring is not Scoring.CONFIDENCE:
        return ()
    taken = {pick.stake for pick in ballot.picks.values()}
    return tuple(stake for stake in range(rules.highest_stake, 0, -1) if stake not in taken)
