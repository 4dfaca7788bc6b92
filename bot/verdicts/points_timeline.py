"""How a night went: everyone's points after each envelope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.ids import CategoryId
from bot.verdicts.model import Voter


@dataclass(frozen=True)
class PointsTimeline:
    """Points after each envelope. Built by `build_points_timeline`.

    Attributes:
        envelopes: The announced categories, in the order in which they were opened.
        points: By voter, their points before the first envelope and after each: one more than envelopes.
    """

    envelopes: Sequence[CategoryId]
    points: Mapping[Voter, Sequence[int]]

    def leaders_after(self, envelope: int) -> Sequence[Voter]:
        """Who led after so many envelopes; nobody while all had nothing."""
        most = max((points[envelope] for points in self.points.values()), default=0)
        return [voter for voter, points in self.points.items() if most and points[envelope] == most]

    @property
    def changes_of_lead(self) -> int:
        """How often the lead passed from one to another; while it is shared it has not passed yet."""
        led = [self.leaders_after(envelope) for envelope in range(len(self.envelopes) + 1)]
        alone = [leaders[0] for leaders in led if len(leaders) == 1]
        return sum(before != after for before, after in pairwise(alone))


def build_points_timeline(
    earned: Sequence[tuple[CategoryId, Mapping[Voter, int]]], players: Sequence[Voter]
) -> PointsTimeline:
    """Add points up, envelope by envelope.

    Args:
        earned: The announced categories in the order in which they were opened, each with what it paid to
            those who were right.
        players: Everyone whose line is wanted; who is right and not among them is passed over.
    """
    return PointsTimeline(
        [category_id for category_id, _ in earned],
        {
            player: list(accumulate((paid.get(player, 0) for _, paid in earned), initial=0))
            for player in players
        },
    )
