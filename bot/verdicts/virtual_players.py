"""Virtual players: one always follows the room, one always follows the precursors; pure.

They are shown beside a contest's members without a rank, and change nobody's picks, shares or points.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import Rules, Scoring
from bot.contests.rules import SCORING_PRESETS, RightPick
from bot.ids import CategoryId, NomineeId
from bot.results.model import Results
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.model import NO_ANSWERS, Accuracy, AnswerShares


class Guide(StrEnum):
    """Whom a virtual player follows."""

    ROOM = "room"
    PRECURSORS = "precursors"


@dataclass(frozen=True)
class VirtualPlayer:
    """The picks of a player who always follows one guide.

    Attributes:
        guide: Whom they follow.
        picks: The nominee id by category id; categories for which the guide has no pick are absent.
    """

    guide: Guide
    picks: Mapping[CategoryId, NomineeId]

    def measure_accuracy(self, results: Results, category_ids: Iterable[CategoryId]) -> Accuracy:
        """How often they are right in the announced ones of these categories; no pick is not right."""
        announced = [category_id for category_id in category_ids if results.find_winners(category_id)]
        right = sum(
            self.picks.get(category_id) in results.find_winners(category_id) for category_id in announced
        )
        return Accuracy(right, len(announced))

    def count_points(
        self, rules: Rules, results: Results, picked: Mapping[CategoryId, AnswerShares]
    ) -> int | None:
        """What their picks would have earned in a contest; None under `confidence`, as they have no stakes.

        Args:
            rules: The contest's rules.
            results: The results that the contest is scored on.
            picked: The contest's own picks by category id, without this player's.
        """
        if rules.scoring is Scoring.CONFIDENCE:
            return None
        points = 0
        for category in rules.categories:
            winners = results.find_winners(category.id)
            if self.picks.get(category.id) in winners:
                shares = picked.get(category.id, NO_ANSWERS)
                right = RightPick(category.weight, shares.voters, shares.count_for(winners), None)
                points += SCORING_PRESETS[rules.scoring](right)
        return points


@dataclass(frozen=True, slots=True)
class PrecursorPick:
    """What one precursor's winners predict for one category.

    Attributes:
        category_id: The predicted category.
        award: The precursor's id.
        nominee_ids: The nominees of the category that won there: several in a tie or if the precursor divides the
            prize, none if its winner is not nominated.
        hits: Years in which its winner went on to win this category.
        years: Years in which both winners are known.
    """

    category_id: CategoryId
    award: str
    nominee_ids: tuple[NomineeId, ...]
    hits: int
    years: int

    @property
    def hit_rate(self) -> float:
        """How often it has been right, 0–1; 0 without earlier years."""
        return self.hits / self.years if self.years else 0.0


def follow_room(categories: Iterable[CategoryVerdict]) -> VirtualPlayer:
    """A player who always picks the room's choice, and nobody if first place is shared."""
    return VirtualPlayer(
        Guide.ROOM,
        {category.category_id: category.choice for category in categories if category.choice is not None},
    )


def follow_precursors(precursor_picks: Iterable[PrecursorPick]) -> VirtualPlayer:
    """A player who always picks the nominee whom most precursors chose.

    Of equals it is the nominee whose precursors have together been right more often over the years, then the first by
    id, so that the result is deterministic.
    """
    by_category: dict[CategoryId, list[PrecursorPick]] = {}
    for pick in precursor_picks:
        by_category.setdefault(pick.category_id, []).append(pick)
    favourites = {
        category_id: _find_favourite(foretellings) for category_id, foretellings in by_category.items()
    }
    return VirtualPlayer(
        Guide.PRECURSORS,
        {category_id: nominee_id for category_id, nominee_id in favourites.items() if nominee_id is not None},
    )


def _find_favourite(precursor_picks: Iterable[PrecursorPick]) -> NomineeId | None:
    honours: Counter[NomineeId] = Counter()
    trust: defaultdict[NomineeId, float] = defaultdict(float)
    for pick in sorted(precursor_picks, key=lambda pick: pick.award):
        honours.update(set(pick.nominee_ids))
        for nominee_id in set(pick.nominee_ids):
            trust[nominee_id] += pick.hit_rate
    return min(
        honours, key=lambda nominee_id: (-honours[nominee_id], -trust[nominee_id], nominee_id), default=None
    )
