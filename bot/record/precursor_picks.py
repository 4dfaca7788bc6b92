"""What the precursors' winners predict for a slate of Oscar nominees, and whom they favour; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.ids import CategoryId, NomineeId
from bot.record.model import Category, Ceremony
from bot.record.precursors import PRECURSOR_CATEGORIES, compare_season, get_season, is_same_achievement
from bot.record.record import OSCARS, OWN_AWARD_ID, Record


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
class PrecursorChoice:
    """A nominee whom precursors chose.

    Attributes:
        nominee_id: The nominee.
        precursors: How many precursors chose them.
        trust: The sum of their hit rates.
    """

    nominee_id: NomineeId
    precursors: int
    trust: float


@dataclass(frozen=True, slots=True)
class Favourite:
    """The one nominee of a category whom more precursors chose than any other.

    Attributes:
        nominee_id: The nominee.
        precursors: How many precursors chose them.
        answering: How many precursors chose somebody in this category.
    """

    nominee_id: NomineeId
    precursors: int
    answering: int


def list_precursor_picks(record: Record, ceremony: Ceremony) -> Iterator[PrecursorPick]:
    """The picks of each precursor of the season, for the Oscars and for a server's own slate of Oscar nominees.

    Other ceremonies have none: the precursors predict only the Oscars.
    """
    if ceremony.award not in {OSCARS, OWN_AWARD_ID}:
        return
    oscars = record.find_oscars(get_season(ceremony))
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


def rank_precursor_choices(
    precursor_picks: Iterable[PrecursorPick],
) -> Mapping[CategoryId, Sequence[PrecursorChoice]]:
    """The nominees whom precursors chose, by category: most precursors first, then the more trusted, then by id.

    A category in which no precursor chose a nominee is absent.
    """
    by_category: dict[CategoryId, list[PrecursorPick]] = {}
    for pick in precursor_picks:
        by_category.setdefault(pick.category_id, []).append(pick)
    ranked = {category_id: _rank_choices(picks) for category_id, picks in by_category.items()}
    return {category_id: choices for category_id, choices in ranked.items() if choices}


def _rank_choices(precursor_picks: Iterable[PrecursorPick]) -> Sequence[PrecursorChoice]:
    counts: Counter[NomineeId] = Counter()
    trust: defaultdict[NomineeId, float] = defaultdict(float)
    for pick in sorted(precursor_picks, key=lambda pick: pick.award):
        counts.update(set(pick.nominee_ids))
        for nominee_id in set(pick.nominee_ids):
            trust[nominee_id] += pick.hit_rate
    choices = [PrecursorChoice(nominee_id, count, trust[nominee_id]) for nominee_id, count in counts.items()]
    return sorted(choices, key=lambda choice: (-choice.precursors, -choice.trust, choice.nominee_id))


def find_clear_favourites(precursor_picks: Iterable[PrecursorPick]) -> Mapping[CategoryId, Favourite]:
    """The precursors' favourites by category; where two nominees are level there is none."""
    picks = tuple(precursor_picks)
    answering = Counter(pick.category_id for pick in picks if pick.nominee_ids)
    return {
        category_id: Favourite(choices[0].nominee_id, choices[0].precursors, answering[category_id])
        for category_id, choices in rank_precursor_choices(picks).items()
        if len(choices) == 1 or choices[0].precursors > choices[1].precursors
    }
