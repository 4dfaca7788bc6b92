"""The order of presses on one ballot: that of Discord's ids, whatever the order in which they are delivered; pure.

Each part of a ballot (the pick in a category, its stake, its entries, the tie-breaker's answer) keeps what the latest
press on it decided. A press that is delivered twice, or late, changes nothing that a newer one decided.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bot.contests.model import Ballot, Pick
from bot.ids import CategoryId, PressId

BallotPart = str
"""A part of a ballot, as its text in the database."""

TIEBREAKER_PART: BallotPart = "tiebreaker"


def make_pick_part(category_id: CategoryId) -> BallotPart:
    """The pick in a category."""
    return f"pick:{category_id}"


def make_stake_part(category_id: CategoryId) -> BallotPart:
    """The stake on the pick in a category."""
    return f"stake:{category_id}"


def make_entries_part(category_id: CategoryId) -> BallotPart:
    """What a ballot names in a category of a contest on nominations."""
    return f"entries:{category_id}"


def list_pick_parts(category_ids: Iterable[CategoryId]) -> frozenset[BallotPart]:
    """The picks in these categories with their stakes: all that clearing them removes."""
    makers = make_pick_part, make_stake_part
    return frozenset(make_part(category_id) for category_id in category_ids for make_part in makers)


def find_changed_parts(before: Ballot, after: Ballot) -> frozenset[BallotPart]:
    """The parts in which two states of a ballot differ; a removed pick takes its stake along."""
    changed: set[BallotPart] = set()
    for category_id in before.picks.keys() | after.picks.keys():
        changed |= _compare_picks(category_id, before.picks.get(category_id), after.picks.get(category_id))
    for category_id in before.entries.keys() | after.entries.keys():
        if before.entries.get(category_id) != after.entries.get(category_id):
            changed.add(make_entries_part(category_id))
    if before.tiebreaker != after.tiebreaker:
        changed.add(TIEBREAKER_PART)
    return frozenset(changed)


def _compare_picks(category_id: CategoryId, before: Pick | None, after: Pick | None) -> frozenset[BallotPart]:
    if before is not None and after is None:
        return list_pick_parts([category_id])
    if before is None:
        # A first pick takes a free stake by itself, which no press decided.
        return frozenset() if after is None else frozenset({make_pick_part(category_id)})
    assert after is not None  # noqa: S101 - both other cases are above
    nominee = {make_pick_part(category_id)} if before.nominee_id != after.nominee_id else set[BallotPart]()
    stake = {make_stake_part(category_id)} if before.stake != after.stake else set[BallotPart]()
    return frozenset(nominee | stake)


def find_outdated_parts(
    parts: Collection[BallotPart], press_id: PressId, latest: Mapping[BallotPart, PressId]
) -> frozenset[BallotPart]:
    """Those parts that a newer press than this one has decided."""
    return frozenset(part for part in parts if latest.get(part, 0) > press_id)


def keep_outdated_parts(before: Ballot, after: Ballot, outdated: Collection[BallotPart]) -> Ballot:
    """The ballot after a press, but with these parts as they were before it.

    A pick stays whole: if either its nominee or its stake is to stay, both do. Where there was none, none is made.
    """
    named = {
        category_id: entries
        for category_id, entries in after.entries.items()
        if make_entries_part(category_id) not in outdated
    } | {
        category_id: entries
        for category_id, entries in before.entries.items()
        if make_entries_part(category_id) in outdated
    }

    def select_picks(picks: Mapping[CategoryId, Pick], *, is_kept: bool) -> dict[CategoryId, Pick]:
        return {
            category_id: pick
            for category_id, pick in picks.items()
            if list_pick_parts([category_id]).isdisjoint(outdated) is not is_kept
        }

    picks = select_picks(after.picks, is_kept=False) | select_picks(before.picks, is_kept=True)
    tiebreaker = before.tiebreaker if TIEBREAKER_PART in outdated else after.tiebreaker
    return replace(after, picks=picks, entries=named, tiebreaker=tiebreaker)
