"""The precursors, awards given before the Oscars: who won at each in a season, and how often its winner then won the
Oscar.

A season is the year of the films: every award's ceremony for the films of 2024 belongs with the 97th Academy Awards.
Where an award had seasons of its own, its winners belong to the Oscars at which their films were nominated; those whose
films do not tell are shown and not counted. A precursor was right if one of its winners is one of the Oscar's: the same
film in the categories of pictures, directors and screenplays, the same person and film in those of actors. If it names
several, for drama and for comedy or in a tie, one of them is enough. A year counts if both winners are known and
settled. Some are compared with categories that are not quite their own: the actors' best cast with Best Picture, and
the Golden Globes' one screenplay with both of the Academy's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from bot.record.model import Award, Category, CategoryClass, Ceremony, FilmCredit, Nominee, PersonCredit
from bot.record.record import OSCARS, Record
from bot.record.seasons import find_season

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
class PrecursorWin:
    """One winner at one precursor.

    Attributes:
        ceremony: The precursor's ceremony.
        category: The category, or the part of one: drama, comedy.
        nominee: The winner.
        season: The years of its Oscars' films, as `Ceremony.films_of`; None if its films do not tell.
    """

    ceremony: Ceremony
    category: Category
    nominee: Nominee
    season: str | None


@dataclass(frozen=True, slots=True)
class PrecursorResult:
    """One precursor's result in a season, and its accuracy over the years.

    Attributes:
        award: The award.
        canonical: Its category's canonical id: `best-cast` if it is compared with Best Picture.
        ceremony: Its ceremony of that year; None if the record has none.
        wins: Its winners in this season; empty if not known yet.
        others: Winners of that ceremony that belong to another season, or to none that is known.
        predicted_winner: Whether one of them won the Oscar; None while either winner is unknown or unsettled.
        hits: Years in which its winner went on to win the Oscar.
        years: Years in which both winners are known, this season's included.
        first_year: The year of the first Oscars that were counted; None if none was.
        last_year: The last year of the record, if the award still gives what the record has no more; else None.
    """

    award: Award
    canonical: str
    ceremony: Ceremony | None
    wins: Sequence[PrecursorWin]
    others: Sequence[PrecursorWin]
    predicted_winner: bool | None
    hits: int
    years: int
    first_year: int | None
    last_year: int | None

    @property
    def winners(self) -> tuple[Nominee, ...]:
        """Its winners in this season; empty if not known yet."""
        return tuple(win.nominee for win in self.wins)


@dataclass(frozen=True, slots=True)
class PrecursorSeason:
    """An Oscar category and its precursors in one season.

    Attributes:
        canonical: The Oscar category's canonical id.
        ceremony: The Oscars of the season.
        winners: The winners of the Oscar; empty if not known yet.
        precursors: The precursors with such a category, in the record's order; empty for most crafts.
        first_year: The year of the first ceremony of which the record has a precursor of this category.
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


def find_first_season_year(record: Record) -> int:
    """The year of the first season of which the record has precursors."""
    ceremonies = (one for one in record.ceremonies.values() if one.award != OSCARS and one.categories)
    return min((ceremony.year for ceremony in ceremonies), default=date.max.year)


def compare_season(record: Record, canonical: str, oscars: Ceremony) -> PrecursorSeason:
    """The precursors of a category at one Oscars ceremony, past or future."""
    over_years = _load_comparison(record, canonical)
    results = tuple(_make_result(record, one, oscars) for one in over_years)
    first_years = [record.history[one.canonical, one.award.id][0][0].year for one in over_years]
    return PrecursorSeason(
        canonical,
        oscars,
        list_category_winners(oscars, canonical),
        results,
        min(first_years, default=date.max.year),
        [award for award in record.awards.values() if (canonical, award.id) in record.history],
    )


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
    """One precursor over the years.

    Attributes:
        award: The award.
        canonical: Its category's canonical id.
        wins: Its winners by season.
        wins_at: Its winners by ceremony id.
        predicted_winner: By season, whether one of them won the Oscar; seasons with an unknown winner are left out.
        first_year: The year of the first Oscars among these seasons.
        last_year: As `PrecursorResult.last_year`.
    """

    award: Award
    canonical: str
    wins: Mapping[str, Sequence[PrecursorWin]]
    wins_at: Mapping[str, Sequence[PrecursorWin]]
    predicted_winner: Mapping[str, bool]
    first_year: int | None
    last_year: int | None


_comparisons: WeakKeyDictionary[Record, dict[str, Sequence[_YearlyResults]]] = WeakKeyDictionary()
"""By record and category: a record never changes, and a comparison looks at every year of eight awards."""


def _load_comparison(record: Record, canonical: str) -> Sequence[_YearlyResults]:
    known = _comparisons.setdefault(record, {})
    if canonical not in known:
        known[canonical] = tuple(_compare_all_years(record, canonical))
    return known[canonical]


def _compare_all_years(record: Record, canonical: str) -> Iterator[_YearlyResults]:
    oscars = {one.films_of: one for one in record.editions[OSCARS]}
    for award in record.awards.values():
        for earlier in PRECURSOR_CATEGORIES.get(canonical, ()) if award.id != OSCARS else ():
            if (earlier, award.id) in record.history:
                wins = list(_list_wins(record, earlier, award.id))
                by_season = _group_wins(wins, lambda win: win.season)
                right = {
                    season: any(
                        is_same_achievement(canonical, win.nominee, one) for win in found for one in won
                    )
                    for season, found in by_season.items()
                    if season in oscars and not any(win.category.unsettled for win in found)
                    if (won := list_category_winners(oscars[season], canonical))
                }
                yield _YearlyResults(
                    award,
                    earlier,
                    by_season,
                    _group_wins(wins, lambda win: win.ceremony.id),
                    right,
                    min((oscars[season].year for season in right), default=None),
                    _find_last_year(record, wins, award.id),
                )


def _list_wins(record: Record, canonical: str, award: str) -> Iterator[PrecursorWin]:
    """A canonical category's winners at an award, oldest first; in several parts where it was divided."""
    for ceremony, category in record.history.get((canonical, award), ()):
        if category.kind is CategoryClass.COMPETITIVE:
            for winner in category.winners:
                yield PrecursorWin(ceremony, category, winner, find_season(record, ceremony, winner))


def _find_last_year(record: Record, wins: Sequence[PrecursorWin], award: str) -> int | None:
    latest = record.find_latest_ceremony(award)
    is_kept = not wins or latest is None or wins[-1].ceremony.year >= latest.year
    return None if is_kept else wins[-1].ceremony.year


def _group_wins(
    wins: Iterable[PrecursorWin], get_key: Callable[[PrecursorWin], str | None]
) -> dict[str, list[PrecursorWin]]:
    found: dict[str, list[PrecursorWin]] = {}
    for win in wins:
        key = get_key(win)
        if key is not None:
            found.setdefault(key, []).append(win)
    return found


def _make_result(record: Record, over_years: _YearlyResults, oscars: Ceremony) -> PrecursorResult:
    season = oscars.films_of
    ceremony = _find_ceremony_of_season(record.editions[over_years.award.id], oscars)
    held = over_years.wins_at.get(ceremony.id, ()) if ceremony else ()
    return PrecursorResult(
        award=over_years.award,
        canonical=over_years.canonical,
        ceremony=ceremony,
        wins=tuple(over_years.wins.get(season, ())),
        others=tuple(win for win in held if win.season != season),
        predicted_winner=over_years.predicted_winner.get(season),
        hits=sum(over_years.predicted_winner.values()),
        years=len(over_years.predicted_winner),
        first_year=over_years.first_year,
        last_year=over_years.last_year,
    )


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
