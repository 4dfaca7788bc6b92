"""Players that nobody is: who always followed the room, and who always followed the precursors.

They stand beside a contest's members without a rank, and nobody's picks, shares or points change for them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import Rules, Scoring
from bot.contests.rules import SCORING_PRESETS, RightPick
from bot.results.model import Results
from bot.results.shares import NO_ANSWERS, AnswerShares
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.model import Accuracy


class Guide(StrEnum):
    """Whom a virtual player follows."""

    ROOM = "room"
    PRECURSORS = "precursors"


@dataclass(frozen=True)
class VirtualPlayer:
    """Picks that someone would have made who always followed one guide.

    Attributes:
        guide: Whom they follow.
        picks: The nominee by category id; categories in which the guide says nothing are absent.
    """

    guide: Guide
    picks: Mapping[str, str]

    def measure_accuracy(self, results: Results, category_ids: Iterable[str]) -> Accuracy:
        """How often they are right of the announced ones of these categories; no pick is not right."""
        announced = [category_id for category_id in category_ids if results.find_winners(category_id)]
        right = sum(
            self.picks.get(category_id) in results.find_winners(category_id) for category_id in announced
        )
        return Accuracy(right, len(announced))

    def count_points(self, rules: Rules, results: Results, picked: Mapping[str, AnswerShares]) -> int | None:
        """What their picks would have earned in a contest; None under `confidence`, as they stake nothing.

        Args:
            rules: What the contest is played by.
            results: The results it is played on.
            picked: The contest's own picks by category id, which this player is not among.
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
    """What one precursor's winners say about one category.

    Attributes:
        category_id: The category that is foretold.
        award: The precursor's id.
        nominee_ids: The nominees of the category that won there: several in a tie or where it divides the
            prize, none where its winner is not nominated.
        hits: Years in which its winner went on to win this category.
        years: Years in which both winners are known.
    """

    category_id: str
    award: str
    nominee_ids: tuple[str, ...]
    hits: int
    years: int

    @property
    def hit_rate(self) -> float:
        """How often it has been right, 0–1; 0 without a past."""
        return self.hits / self.years if self.years else 0.0


def follow_room(categories: Iterable[CategoryVerdict]) -> VirtualPlayer:
    """Who always picks the room's choice, and nobody where first place is shared."""
    return VirtualPlayer(
        Guide.ROOM,
        {category.category_id: category.choice for category in categories if category.choice is not None},
    )


def follow_precursors(precursor_picks: Iterable[PrecursorPick]) -> VirtualPlayer:
    """Who always picks the nominee that most precursors have honoured.

    Of equals it is the one whose precursors have together been right more often over the years, then the first
    by id, so that the same precursors always say the same.
    """
    by_category: dict[str, list[PrecursorPick]] = {}
    for pick in precursor_picks:
        by_category.setdefault(pick.category_id, []).append(pick)
    favourites = {
        category_id: _find_favourite(foretellings) for category_id, foretellings in by_category.items()
    }
    return VirtualPlayer(
        Guide.PRECURSORS,
        {category_id: nominee_id for category_id, nominee_id in favourites.items() if nominee_id is not None},
    )


def _find_favourite(precursor_picks: Iterable[PrecursorPick]) -> str | None:
    honours: Counter[str] = Counter()
    trust: defaultdict[str, float] = defaultdict(float)
    for pick in sorted(precursor_picks, key=lambda foretelling: foretelling.award):
        honours.update(set(pick.nominee_ids))
        for nominee_id in set(pick.nominee_ids):
            trust[nominee_id] += pick.hit_rate
    return min(
        honours, key=lambda nominee_id: (-honours[nominee_id], -trust[nominee_id], nominee_id), default=None
    )
