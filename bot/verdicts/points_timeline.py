"""Everyone's points after each announced category of a contest; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.ids import CategoryId
from bot.verdicts.model import Voter


@dataclass(frozen=True)
class PointsTimeline:
    """Points after each announced category. Built by `build_points_timeline`.

    Attributes:
        envelopes: The announced categories, in the order of their announcements.
        points: By voter, their points before the first announcement and after each: one value more than
            `envelopes`.
    """

    envelopes: Sequence[CategoryId]
    points: Mapping[Voter, Sequence[int]]

    def leaders_after(self, count: int) -> Sequence[Voter]:
        """The leaders after so many announcements; nobody while all have 0 points."""
        most = max((points[count] for points in self.points.values()), default=0)
        return [voter for voter, points in self.points.items() if most and points[count] == most]

    @property
    def changes_of_lead(self) -> int:
        """How often the lead passed from one member to another; while it is shared it has not passed yet."""
        led = [self.leaders_after(envelope) for envelope in range(len(self.envelopes) + 1)]
        alone = [leaders[0] for leaders in led if len(leaders) == 1]
        return sum(before != after for before, after in pairwise(alone))


def build_points_timeline(
    earned: Sequence[tuple[CategoryId, Mapping[Voter, int]]], players: Sequence[Voter]
) -> PointsTimeline:
    """Add points up, announcement by announcement.

    Args:
        earned: The announced categories in the order of their announcements, each with the points that it gave to
            those who were right.
        players: The voters to include; points of others are ignored.
    """
    return PointsTimeline(
        [category_id for category_id, _ in earned],
        {
            player: list(accumulate((paid.get(player, 0) for _, paid in earned), initial=0))
            for player in players
        },
    )
