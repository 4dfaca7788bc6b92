"""The shipped record in memory: immutable, indexed once, answers in microseconds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from bot.record.festivals import FestivalWin
from bot.record.model import (
    Award,
    CanonicalCategory,
    Category,
    CategoryClass,
    Ceremony,
    Film,
    Nomination,
    Person,
)
from bot.record.season_dates import AwardDate

OSCARS = "oscars"
OWN_AWARD_ID = "own"
"""The award of every server's own ceremonies."""


@dataclass(frozen=True, slots=True)
class AwardTotals:
    """The totals of a film or a person.

    A win with several films is one win of the person, and one of each film that it was for. A win without an
    official nomination (the whole 2nd ceremony, the write-in of the 8th) counts as nomination and as win, as in
    the Academy's own totals.

    Attributes:
        nominations: In competitive categories, wins included.
        wins: In competitive categories.
        honours: Honorary and scientific awards, which were never contested.
    """

    nominations: int
    wins: int
    honours: int


@dataclass(frozen=True, eq=False, repr=False)
class Record:
    """Every ceremony that the bot ships, with the indexes that lookups need. Built by
    `data.record_files.load_record`.

    Attributes:
        awards: By id, the Oscars first.
        canonical: Canonical categories by id, in the order in which the product shows them.
        ceremonies: By id, each award's oldest first; future ones have no categories yet.
        films: By id.
        people: By id, companies too.
        film_nominations: A film's nominations and honours by film id, oldest first; a nominee that won for another of
            its films only is here as not won.
        person_nominations: A person's nominations and honours by person id, oldest first.
        history: A canonical category's appearances by (canonical id, award id), oldest ceremony first;
            several of one ceremony if the category was divided there, as cinematography was by colour.
        festival_wins: Prizes of festivals by film id; in no total.
        season_dates: The days of the coming season, ceremony by ceremony.
    """

    awards: Mapping[str, Award]
    canonical: Mapping[str, CanonicalCategory]
    ceremonies: Mapping[str, Ceremony]
    films: Mapping[str, Film]
    people: Mapping[str, Person]
    film_nominations: Mapping[str, Sequence[Nomination]]
    person_nominations: Mapping[str, Sequence[Nomination]]
    history: Mapping[tuple[str, str], Sequence[tuple[Ceremony, Category]]]
    festival_wins: Mapping[str, Sequence[FestivalWin]]
    season_dates: Sequence[AwardDate]

    @classmethod
    def build(
        cls,
        awards: Iterable[Award],
        canonical: Iterable[CanonicalCategory],
        ceremonies: Iterable[Ceremony],
        festival_wins: Mapping[str, Sequence[FestivalWin]] = MappingProxyType({}),
        season_dates: Sequence[AwardDate] = (),
    ) -> "Record":
        """Index the ceremonies.

        Films and people are joined by id only; credits without an id belong to no film or person of the record.
        """
        awards_by_id = {award.id: award for award in awards}
        oldest_first = sorted(ceremonies, key=_chronological_key)
        film_nominations: dict[str, list[Nomination]] = defaultdict(list)
        person_nominations: dict[str, list[Nomination]] = defaultdict(list)
        history: dict[tuple[str, str], list[tuple[Ceremony, Category]]] = defaultdict(list)
        for ceremony in oldest_first:
            for category in ceremony.categories:
                if category.canonical is not None:
                    history[category.canonical, ceremony.award].append((ceremony, category))
                for nominee in category.nominees:
                    nomination = Nomination(ceremony, category, nominee)
                    for film_id, film in {film.id: film for film in nominee.films if film.id}.items():
                        film_nominations[film_id].append(nomination.for_film(film))
                    for person_id in dict.fromkeys(person.id for person in nominee.people if person.id):
                        person_nominations[person_id].append(nomination)
        return cls(
            awards=awards_by_id,
            canonical={category.id: category for category in canonical},
            ceremonies={
                ceremony.id: ceremony
                for award_id in awards_by_id
                for ceremony in oldest_first
                if ceremony.award == award_id
            },
            films={film_id: _make_film(film_id, found) for film_id, found in film_nominations.items()},
            people={
                person_id: _make_person(person_id, found) for person_id, found in person_nominations.items()
            },
            film_nominations={film_id: tuple(found) for film_id, found in film_nominations.items()},
            person_nominations={person_id: tuple(found) for person_id, found in person_nominations.items()},
            history=dict(history),
            festival_wins=festival_wins,
            season_dates=tuple(season_dates),
        )

    @cached_property
    def editions(self) -> Mapping[str, Sequence[Ceremony]]:
        """Each award's ceremonies by award id, oldest first, future ones at the end."""
        return {
            award_id: tuple(ceremony for ceremony in self.ceremonies.values() if ceremony.award == award_id)
            for award_id in self.awards
        }

    def find_latest_ceremony(self, award: str = OSCARS) -> Ceremony | None:
        """An award's newest ceremony with known winners; None if there is none."""
        return next((ceremony for ceremony in reversed(self.editions[award]) if ceremony.has_winners), None)

    def find_oscars(self, season: str | None) -> Ceremony | None:
        """The Oscars of a season, which is given as the years of its films, like `Ceremony.films_of`.

        None if the record has no such Oscars.
        """
        return next((oscars for oscars in self.editions.get(OSCARS, ()) if oscars.films_of == season), None)


def counts_in_totals(nomination: Nomination) -> bool:
    """Whether a nomination counts in totals: in a competitive category, and official or a winner."""
    nominee = nomination.nominee
    return nomination.category.kind is CategoryClass.COMPETITIVE and (
        nominee.winner or not nominee.unofficial
    )


def count_totals(nominations: Iterable[Nomination], award: str | None = None) -> AwardTotals:
    """Count nominations, wins and honours, at every award or at one."""
    nominated = won = honours = 0
    for nomination in nominations:
        if award is not None and nomination.ceremony.award != award:
            continue
        if counts_in_totals(nomination):
            nominated += 1
            won += nomination.nominee.winner
        elif nomination.category.kind is not CategoryClass.COMPETITIVE:
            honours += nomination.nominee.winner
    return AwardTotals(nominated, won, honours)


def _chronological_key(ceremony: Ceremony) -> tuple[int, date, int]:
    """The order by date; a ceremony with only a year is at the year's start, before the Oscars that it precedes."""
    return ceremony.year, ceremony.held or date(ceremony.year, 1, 1), ceremony.number or 0


def _make_film(film_id: str, nominations: Sequence[Nomination]) -> Film:
    titles = [
        film.title for nomination in nominations for film in nomination.nominee.films if film.id == film_id
    ]
    at_the_oscars = [nomination for nomination in nominations if nomination.ceremony.award == OSCARS]
    return Film(film_id, titles[-1], (at_the_oscars or nominations)[0].ceremony.films_of)


def _make_person(person_id: str, nominations: Sequence[Nomination]) -> Person:
    credited = [
        next(person.name for person in nomination.nominee.people if person.id == person_id)
        for nomination in nominations
    ]
    times = Counter(credited)
    latest = {name: position for position, name in enumerate(credited)}
    name, *others = sorted(times, key=lambda spelling: (-times[spelling], -latest[spelling]))
    return Person(person_id, name, tuple(others))
