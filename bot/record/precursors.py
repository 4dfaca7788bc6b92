"""The precursors, awards given before the Oscars: who won at each in a season, and how often its winner then won the
Oscar.

A season is the year of the films: every award's ceremony for the films of 2024 belongs with the 97th Academy Awards.
A precursor was right if one of its winners is one of the Oscar's: the same film in the categories of pictures,
directors and screenplays, the same person and film in those of actors. If it names two winners, for drama and for
comedy or in a tie, one of them is enough. A year counts if both winners are known. Two awards are compared with
categories that are not quite their own: the actors' best cast with Best Picture, and the Writers Guild's two
screenplays, original and adapted, with either, since the guild and the Academy class some scripts differently.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from bot.record.model import Award, CategoryClass, Ceremony, FilmCredit, Nominee, PersonCredit
from bot.record.record import OSCARS, Record

PRECURSOR_CATEGORIES: Mapping[str, Sequence[str]] = {
    "best-picture": ("best-picture", "best-cast"),
    "best-director": ("best-director",),
    "best-actor": ("best-actor",),
    "best-actress": ("best-actress",),
    "best-supporting-actor": ("best-supporting-actor",),
    "best-supporting-actress": ("best-supporting-actress",),
    "original-screenplay": ("original-screenplay", "best-screenplay"),
    "adapted-screenplay": ("adapted-screenplay", "best-screenplay"),
}
"""The canonical categories of the precursors that are compared with each of the Oscars'."""

PERSON_CATEGORIES = frozenset(
    {"best-actor", "best-actress", "best-supporting-actor", "best-supporting-actress"}
)
"""Categories in which the same film is not enough: two of its actors may be nominated."""


@dataclass(frozen=True, slots=True)
class PrecursorResult:
    """One precursor's result in a season, and its accuracy over the years.

    Attributes:
        award: The award.
        canonical: Its category's canonical id: `best-cast` if it is compared with Best Picture.
        ceremony: Its ceremony of the season; None if the record has none.
        winners: Its winners; empty if not known yet.
        divided: Whether those are winners of several prizes, so that there was no tie.
        predicted_winner: Whether one of them won the Oscar; None while either winner is unknown.
        hits: Years in which its winner went on to win the Oscar.
        years: Years in which both winners are known, this season's included.
    """

    award: Award
    canonical: str
    ceremony: Ceremony | None
    winners: Sequence[Nominee]
    divided: bool
    predicted_winner: bool | None
    hits: int
    years: int


@dataclass(frozen=True, slots=True)
class PrecursorSeason:
    """An Oscar category and its precursors in one season.

    Attributes:
        canonical: The Oscar category's canonical id.
        ceremony: The Oscars of the season.
        winners: The winners of the Oscar; empty if not known yet.
        precursors: The precursors with such a category, in the record's order; empty for most crafts.
        first_year: The year of the first season of which the record has precursors.
        awards_giving: The awards that give exactly this category: not the Oscars for a best cast.
    """

    canonical: str
    ceremony: Ceremony
    winners: Sequence[Nominee]
    precursors: Sequence[PrecursorResult]
    first_year: int
    awards_giving: Sequence[Award]


def get_season(ceremony: Ceremony) -> str:
    """The year(s) of the films that a ceremony honours; for a server's own slate, which has none, the year
    before it.
    """
    return ceremony.films_of or str(ceremony.year - 1)


def find_oscars_of_season(record: Record, ceremony: Ceremony) -> Ceremony | None:
    """The Oscars of a ceremony's season: itself, or those after a precursor's ceremony."""
    return next((oscars for oscars in record.editions[OSCARS] if oscars.films_of == ceremony.films_of), None)


def find_first_season_year(record: Record) -> int:
    """The year of the first season of which the record has precursors."""
    ceremonies = (one for one in record.ceremonies.values() if one.award != OSCARS and one.categories)
    return min((ceremony.year for ceremony in ceremonies), default=date.max.year)


class Precursors:
    """The precursors of a record; a category's years are compared on first use."""

    def __init__(self, record: Record) -> None:
        """Compare the awards of this record."""
        self._record = record
        self._begins = find_first_season_year(record)
        self._known: dict[str, Sequence[_YearlyResults]] = {}

    def compare_season(self, canonical: str, oscars: Ceremony) -> PrecursorSeason:
        """The precursors of a category at one Oscars ceremony, past or future."""
        if canonical not in self._known:
            self._known[canonical] = tuple(_compare_all_years(self._record, canonical))
        foretellings = tuple(
            PrecursorResult(
                award=years.award,
                canonical=years.canonical,
                ceremony=_find_ceremony_of_season(self._record.editions[years.award.id], oscars),
                winners=years.winners.get(oscars.films_of, ()),
                divided=oscars.films_of in years.divided,
                predicted_winner=years.predicted_winner.get(oscars.films_of),
                hits=sum(years.predicted_winner.values()),
                years=len(years.predicted_winner),
            )
            for years in self._known[canonical]
        )
        record = self._record
        givers = [award for award in record.awards.values() if (canonical, award.id) in record.history]
        return PrecursorSeason(
            canonical, oscars, list_category_winners(oscars, canonical), foretellings, self._begins, givers
        )


def compare_season(record: Record, canonical: str, oscars: Ceremony) -> PrecursorSeason:
    """The same for a single query about a record, without keeping the comparison."""
    return Precursors(record).compare_season(canonical, oscars)


def list_category_winners(ceremony: Ceremony, canonical: str) -> tuple[Nominee, ...]:
    """A canonical category's winners at a ceremony, of all its parts if it was divided."""
    return tuple(
        nominee
        for category in ceremony.contested
        if category.canonical == canonical
        for nominee in category.winners
    )


@dataclass(frozen=True, slots=True)
class _YearlyResults:
    """One precursor over the years; each season is known by the years of its films.

    Attributes:
        award: The award.
        canonical: Its category's canonical id.
        winners: Its winners; empty if not known yet.
        divided: Years in which its category contained several prizes.
        predicted_winner: Whether one of them won the Oscar; years with an unknown winner are left out.
    """

    award: Award
    canonical: str
    winners: Mapping[str, Sequence[Nominee]]
    divided: frozenset[str]
    predicted_winner: Mapping[str, bool]


def _compare_all_years(record: Record, canonical: str) -> Iterator[_YearlyResults]:
    oscar_winners = _group_winners_by_year(record, canonical, OSCARS)
    for award in record.awards.values():
        for earlier in PRECURSOR_CATEGORIES.get(canonical, ()) if award.id != OSCARS else ():
            if (earlier, award.id) in record.history:
                winners = _group_winners_by_year(record, earlier, award.id)
                right = {
                    films_of: any(is_same_achievement(canonical, *both) for both in product(predicted, won))
                    for films_of, predicted in winners.items()
                    if predicted and (won := oscar_winners.get(films_of))
                }
                history = record.history[earlier, award.id]
                divided = frozenset(ceremony.films_of for ceremony, category in history if category.divided)
                yield _YearlyResults(award, earlier, winners, divided, right)


def _group_winners_by_year(record: Record, canonical: str, award: str) -> dict[str, tuple[Nominee, ...]]:
    """A canonical category's winners at an award, by the years of the films."""
    found: dict[str, tuple[Nominee, ...]] = {}
    for ceremony, category in record.history.get((canonical, award), ()):
        if category.kind is CategoryClass.COMPETITIVE:  # in several parts where it was divided
            found[ceremony.films_of] = (*found.get(ceremony.films_of, ()), *category.winners)
    return found


def _find_ceremony_of_season(editions: Iterable[Ceremony], oscars: Ceremony) -> Ceremony | None:
    return next((ceremony for ceremony in editions if ceremony.films_of == oscars.films_of), None)


def is_same_achievement(canonical: str, earlier: Nominee, later: Nominee) -> bool:
    """Whether nominees of two awards are the same achievement; never true without known ids."""
    if _collect_known_ids(earlier.films).isdisjoint(_collect_known_ids(later.films)):
        return False
    return canonical not in PERSON_CATEGORIES or not _collect_known_ids(earlier.people).isdisjoint(
        _collect_known_ids(later.people)
    )


def _collect_known_ids(credited: Iterable[FilmCredit | PersonCredit]) -> set[str]:
    return {credit.id for credit in credited if credit.id is not None}
