"""Whether those who had seen all nominees predicted better than those who had not; pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.model import Results
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.verdicts.model import Accuracy, Voter
from bot.verdicts.one_vote_per_member import AnswersByCategory


@dataclass(frozen=True, slots=True)
class ViewerComparison:
    """How right two groups of members were, each large enough to name nobody.

    A member may be in both, with different categories.

    Attributes:
        viewers: Those who had seen all nominees of the categories that they answered.
        others: Those who keep a watchlist and had not seen them all.
        viewer_count: How many members are in the first group.
        other_count: How many are in the second.
    """

    viewers: Accuracy
    others: Accuracy
    viewer_count: int
    other_count: int


def compare_viewers(
    category_ids: Iterable[CategoryId],
    answers: AnswersByCategory,
    results: Results,
    viewers: Mapping[CategoryId, Collection[MemberId]],
    keepers: Collection[MemberId],
) -> ViewerComparison | None:
    """Compare the predictions of those who had seen all nominees with the others'.

    Args:
        category_ids: The categories to compare; those without a winner or without known films are left out.
        answers: Each voter's answer.
        results: What stands.
        viewers: By category id, the members who had seen all its nominees.
        keepers: The members who keep a watchlist: nobody knows what the others have seen.

    Returns:
        None if either group is too small for shares to be shown.
    """
    found = {True: Accuracy(), False: Accuracy()}
    members: dict[bool, set[Voter]] = {True: set(), False: set()}
    for category_id in category_ids:
        winners = results.find_winners(category_id)
        if not winners or category_id not in viewers:
            continue
        for voter, nominee_id in answers.get(category_id, _NO_ANSWERS).items():
            if voter in keepers:
                had_seen = voter in viewers[category_id]
                found[had_seen] = found[had_seen].add_judgement(nominee_id in winners)
                members[had_seen].add(voter)
    if min(map(len, members.values())) < MIN_VOTERS_FOR_SHARES:
        return None
    return ViewerComparison(found[True], found[False], len(members[True]), len(members[False]))


_NO_ANSWERS: Mapping[Voter, NomineeId] = {}
