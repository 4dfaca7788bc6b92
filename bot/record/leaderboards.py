"""Leaderboards of the record: most wins and nominations, most nominations without a win, biggest sweeps, all ties."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from bot.record.model import Category, CategoryClass, Ceremony, Film, Nomination, Person
from bot.record.record import OSCARS, Record, counts_in_totals

LEADERBOARD_MAX_ROWS = 50
"""The most rows of a ranking. It ends before a tie that would exceed this, unless that tie is its first place."""

LEADERBOARD_MIN_COUNT = 2
"""The smallest count that a ranking lists: one win or one nomination is no record."""

RankedT = TypeVar("RankedT")


@dataclass(frozen=True, slots=True)
class LeaderboardRow(Generic[RankedT]):
    """One row of a ranking.

    Attributes:
        rank: Competition rank: 1, 1, 3.
        count: Wins or nominations, whichever the ranking counts.
        subject: The film or person.
        years: The years of the ceremonies counted, ascending, each once.
    """

    rank: int
    count: int
    subject: RankedT
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose films were nominated, under its name at the time."""

    name: str


@dataclass(frozen=True, slots=True)
class Sweep:
    """A film's wins at one ceremony.

    Attributes:
        rank: Competition rank by wins.
        wins: Categories won at the ceremony.
        nominations: Nominations at the ceremony; equal to `wins` for a clean sweep.
        film: The film.
        ceremony: The ceremony.
    """

    rank: int
    wins: int
    nominations: int
    film: Film
    ceremony: Ceremony


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Every ranking of one award, or of one canonical category of it.

    Only competitive categories count. A nominee counts once for a person even if it names several films, and once for
    each of its films. Companies are not ranked. Equal rows are in the order in which they reached their count.

    Attributes:
        film_wins: Films by wins.
        film_nominations: Films by nominations.
        person_wins: People by wins.
        person_nominations: People by nominations.
        winless_films: Films that never won, by nominations.
        winless_people: People who never won, by nominations.
        country_wins: Countries by the wins of the films that they sent.
        country_nominations: Countries by the nominations of these films.
        sweeps: Films by wins at one ceremony, clean sweeps before others of as many wins.
        ties: Every category with more than one winner, newest first.
        kinds: The kinds of its categories: competitive, honorary, scientific; empty if it never gave the category.
    """

    film_wins: Sequence[LeaderboardRow[Film]]
    film_nominations: Sequence[LeaderboardRow[Film]]
    person_wins: Sequence[LeaderboardRow[Person]]
    person_nominations: Sequence[LeaderboardRow[Person]]
    winless_films: Sequence[LeaderboardRow[Film]]
    winless_people: Sequence[LeaderboardRow[Person]]
    country_wins: Sequence[LeaderboardRow[Country]]
    country_nominations: Sequence[LeaderboardRow[Country]]
    sweeps: Sequence[Sweep]
    ties: Sequence[tuple[Ceremony, Category]]
    kinds: frozenset[CategoryClass]


class Leaderboards:
    """The leaderboards of a record, each computed on first use."""

    def __init__(self, record: Record) -> None:
        """Compute leaderboards of this record."""
        self._record = record
        self._known: dict[tuple[str | None, str], Leaderboard] = {}

    def get_leaderboard(self, canonical: str | None = None, award: str = OSCARS) -> Leaderboard:
        """The leaderboard of an award, or of one canonical category of it."""
        asked = canonical, award
        if asked not in self._known:
            self._known[asked] = compute_leaderboard(self._record, canonical, award)
        return self._known[asked]


def compute_leaderboard(record: Record, canonical: str | None = None, award: str = OSCARS) -> Leaderboard:
    """Compute the leaderboard of an award, or of one canonical category of it."""

    def in_scope(nomination: Nomination) -> bool:
        at_the_award = nomination.ceremony.award == award
        return (
            at_the_award
            and canonical in (None, nomination.category.canonical)
            and counts_in_totals(nomination)
        )

    films = _group_counted_nominations(record.films, record.film_nominations, in_scope)
    people = [
        (person, found)
        for person, found in _group_counted_nominations(record.people, record.person_nominations, in_scope)
        if not person.is_company
    ]
    countries = _group_by_country(record, canonical, award)
    return Leaderboard(
        film_wins=_rank_subjects((film, _filter_wins(nominations)) for film, nominations in films),
        film_nominations=_rank_subjects(films),
        person_wins=_rank_subjects((person, _filter_wins(nominations)) for person, nominations in people),
        person_nominations=_rank_subjects(people),
        winless_films=_rank_subjects((film, found) for film, found in films if not _filter_wins(found)),
        winless_people=_rank_subjects((person, found) for person, found in people if not _filter_wins(found)),
        country_wins=_rank_subjects((country, _filter_wins(found)) for country, found in countries),
        country_nominations=_rank_subjects(countries),
        sweeps=_rank_sweeps(films),
        ties=_list_ties(record, canonical, award),
        kinds=frozenset(
            category.kind
            for ceremony in record.editions[award]
            for category in ceremony.categories
            if canonical in (None, category.canonical)
        ),
    )


def _group_counted_nominations(
    subjects: Mapping[str, RankedT],
    nominations: Mapping[str, Sequence[Nomination]],
    in_scope: Callable[[Nomination], bool],
) -> list[tuple[RankedT, list[Nomination]]]:
    """Every subject that a ranking may list, with its nominations that count, oldest first."""
    several = ((key, found) for key, found in nominations.items() if len(found) >= LEADERBOARD_MIN_COUNT)
    counted = ((subjects[key], list(filter(in_scope, found))) for key, found in several)
    return [(subject, found) for subject, found in counted if len(found) >= LEADERBOARD_MIN_COUNT]


_COUNTRY_SPELLINGS = {
    "Bosnia & Herzegovina": "Bosnia and Herzegovina",
    "Federal Republic of Germany": "West Germany",
    "Federal Republic of Germany - West": "West Germany",
    "German Democratic Republic": "East Germany",
    "German Federal Republic": "West Germany",
    "People's Republic of China": "China",
    "The Former Yugoslav Republic of Macedonia": "North Macedonia",
    "The Netherlands": "Netherlands",
    "The Palestinian Territories": "Palestine",
    "Union of Soviet Socialist Republics": "Soviet Union",
}
"""By the name that stands in the record, the name that one country has in a ranking."""


def _group_by_country(
    record: Record, canonical: str | None, award: str
) -> list[tuple[Country, list[Nomination]]]:
    """Every country with the nominations of its films, oldest first."""
    found: dict[Country, list[Nomination]] = {}
    for ceremony in record.editions[award]:
        for category in ceremony.contested:
            if canonical in (None, category.canonical):
                for nominee in category.nominees:
                    if nominee.country:
                        country = Country(_COUNTRY_SPELLINGS.get(nominee.country, nominee.country))
                        found.setdefault(country, []).append(Nomination(ceremony, category, nominee))
    return list(found.items())


def _filter_wins(nominations: Iterable[Nomination]) -> list[Nomination]:
    return [nomination for nomination in nominations if nomination.nominee.winner]


def _rank_subjects(counted: Iterable[tuple[RankedT, Sequence[Nomination]]]) -> list[LeaderboardRow[RankedT]]:
    """Rows by count; among equals, the one that reached it first."""
    standing = sorted(
        (found for found in counted if len(found[1]) >= LEADERBOARD_MIN_COUNT),
        key=lambda found: (-len(found[1]), found[1][-1].ceremony.year),
    )
    return [
        LeaderboardRow(
            rank, len(nominations), subject, tuple(dict.fromkeys(n.ceremony.year for n in nominations))
        )
        for rank, (subject, nominations) in _assign_ranks(standing, lambda found: len(found[1]))
    ]


def _rank_sweeps(films: Iterable[tuple[Film, Sequence[Nomination]]]) -> list[Sweep]:
    at_ceremonies = [
        (film, list(at_ceremony))
        for film, nominations in films
        for _, at_ceremony in groupby(nominations, key=lambda nomination: nomination.ceremony.id)
    ]
    standing = sorted(
        (
            (film, at_ceremony)
            for film, at_ceremony in at_ceremonies
            if len(_filter_wins(at_ceremony)) >= LEADERBOARD_MIN_COUNT
        ),
        key=lambda found: (-len(_filter_wins(found[1])), len(found[1]), found[1][0].ceremony.year),
    )
    return [
        Sweep(rank, len(_filter_wins(at_ceremony)), len(at_ceremony), film, at_ceremony[0].ceremony)
        for rank, (film, at_ceremony) in _assign_ranks(standing, lambda found: len(_filter_wins(found[1])))
    ]


def _list_ties(record: Record, canonical: str | None, award: str) -> list[tuple[Ceremony, Category]]:
    return [
        (ceremony, category)
        for ceremony in reversed(record.editions[award])
        for category in ceremony.contested
        if category.is_tie and canonical in (None, category.canonical)
    ]


def _assign_ranks(
    standing: Sequence[RankedT], count: Callable[[RankedT], int]
) -> Iterator[tuple[int, RankedT]]:
    """The competition ranks of a sorted list, up to `LEADERBOARD_MAX_ROWS`."""
    above = 0
    for _, tied in groupby(standing, key=count):
        equal = list(tied)
        if above and above + len(equal) > LEADERBOARD_MAX_ROWS:
            return
        for subject in equal:
            yield above + 1, subject
        above += len(equal)
