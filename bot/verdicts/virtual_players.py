"""Virtual players: one always follows the room, one always follows the precursors; pure.

They are shown beside a contest's members without a rank, and change nobody's picks, shares or points.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import Rules, Scoring
from bot.contests.rules import SCORING_PRESETS, RightPick
from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony
from bot.record.precursors import PRECURSOR_CATEGORIES, compare_season, is_same_achievement
from bot.record.record import OSCARS, OWN_AWARD_ID, Record
from bot.results.model import Results
from bot.results.shares import NO_ANSWERS, AnswerShares
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.model import Accuracy
from bot.verdicts.seasons import get_season


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


@dataclass(frozen=True, slots=True)
class VirtualRecord:
    """How a virtual player would have done who always followed a guide.

    Attributes:
        guide: Whom they follow.
        accuracy: How often they were right in the announced categories; a category without a pick is not right.
        categories_answered: In how many of those the guide has a pick.
        points: What a contest would have given them; None outside contests, and under `confidence`.
    """

    guide: Guide
    accuracy: Accuracy
    categories_answered: int
    points: int | None = None


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


def list_precursor_picks(record: Record, ceremony: Ceremony) -> Iterator[PrecursorPick]:
    """The picks of each precursor of the season, for the Oscars and for a server's own slate of Oscar nominees.

    Other ceremonies have none: the precursors predict only the Oscars.
    """
    if ceremony.award not in {OSCARS, OWN_AWARD_ID}:
        return
    oscars = next(
        (one for one in record.editions.get(OSCARS, ()) if one.films_of == get_season(ceremony)), None
    )
    if oscars is None:
        return
    for category in ceremony.contested:
        if category.canonical is not None and category.canonical in PRECURSOR_CATEGORIES:
            yield from _list_category_picks(record, oscars, category, category.canonical)


def _list_category_picks(
    record: Record, oscars: Ceremony, category: Category, canonical: str
) -> Iterator[PrecursorPick]:
    for precursor in compare_season(record, canonical, oscars).precursors:
        honoured = tuple(
            nominee.id
            for nominee in category.nominees
            if any(is_same_achievement(canonical, winner, nominee) for winner in precursor.winners)
        )
        yield PrecursorPick(category.id, precursor.award.id, honoured, precursor.hits, precursor.years)


def build_virtual_records(
    record: Record,
    ceremony: Ceremony,
    results: Results,
    categories: Iterable[CategoryVerdict],
    contest: tuple[Rules, Mapping[CategoryId, AnswerShares]] | None = None,
) -> Sequence[VirtualRecord]:
    """The records of the virtual players who follow the room and the precursors.

    The second is left out if the precursors have no pick in any of the announced categories.

    Args:
        record: The record, for the precursors' winners.
        ceremony: The ceremony as the server sees it.
        results: What stands.
        categories: The room's answers; only announced categories are used.
        contest: A contest's rules and its own picks by category, if points are wanted.
    """
    judged = [category for category in categories if category.is_judged]
    announced = [category.category_id for category in judged]
    precursors = follow_precursors(list_precursor_picks(record, ceremony))
    return [
        _build_record(player, results, announced, contest)
        for player in (follow_room(judged), precursors)
        if not player.picks.keys().isdisjoint(announced)
    ]


def _build_record(
    player: VirtualPlayer,
    results: Results,
    announced: Collection[CategoryId],
    contest: tuple[Rules, Mapping[CategoryId, AnswerShares]] | None,
) -> VirtualRecord:
    return VirtualRecord(
        guide=player.guide,
        accuracy=player.measure_accuracy(results, announced),
        categories_answered=len(player.picks.keys() & set(announced)),
        points=None if contest is None else player.count_points(contest[0], results, contest[1]),
    )
