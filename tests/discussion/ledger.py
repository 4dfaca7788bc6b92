"""The record as a plain table, so that what a question claims can be counted again without the code that asks it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.record.model import CategoryClass
from bot.record.record import Record

ACTORS = {"best-actor", "best-actress", "best-supporting-actor", "best-supporting-actress"}


@dataclass(frozen=True)
class Line:
    """One nomination, or honour."""

    award: str
    ceremony: str
    number: int
    year: int
    season: str
    category: str
    canonical: str | None
    kind: CategoryClass
    divided: bool
    complete: bool
    unsettled: bool
    nominee: str
    won: bool
    official: bool
    films: frozenset[str]
    won_for: frozenset[str]
    people: frozenset[str]

    @property
    def counts(self) -> bool:
        return self.kind is CategoryClass.COMPETITIVE and (self.won or self.official)


class Ledger:
    """Every line of the record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.lines = [
            Line(
                ceremony.award,
                ceremony.id,
                ceremony.number or 0,
                ceremony.year,
                ceremony.films_of,
                category.id,
                category.canonical,
                category.kind,
                category.divided,
                category.complete,
                category.unsettled,
                nominee.id,
                nominee.winner,
                not nominee.unofficial,
                frozenset(credit.id for credit in nominee.films if credit.id),
                frozenset(credit.id for credit in nominee.won_for or nominee.films if credit.id),
                frozenset(credit.id for credit in nominee.people if credit.id),
            )
            for ceremony in record.ceremonies.values()
            for category in ceremony.categories
            for nominee in category.nominees
        ]

    @cached_property
    def by_film(self) -> dict[str, list[Line]]:
        """Each film's lines: it lost where the nominee won for others of its films alone."""
        return {
            film: [replace(line, won=line.won and film in line.won_for) for line in lines]
            for film, lines in self._by(lambda line: line.films).items()
        }

    @cached_property
    def by_person(self) -> dict[str, list[Line]]:
        return self._by(lambda line: line.people)

    @cached_property
    def by_night(self) -> dict[str, list[Line]]:
        return self._by(lambda line: [line.ceremony])

    @cached_property
    def by_prize(self) -> dict[str, list[Line]]:
        return self._by(lambda line: [line.canonical] if line.canonical else [])

    @cached_property
    def by_season(self) -> dict[str, list[Line]]:
        """Lines by the Oscars' films that they belong to; without those of BAFTA's own years that have none."""
        return self._by(self._list_seasons)

    def _list_seasons(self, line: Line) -> list[str]:
        if line.award != "bafta" or line.year > 2000:
            return [line.season]
        told = {self._tell_season(film, line.season) for film in line.films}
        return [season for season in told if season] if len(told) == 1 else []

    def _tell_season(self, film: str, own: str) -> str | None:
        seasons = {line.season for line in self.by_film[film] if line.award == "oscars"}
        return own if own in seasons else seasons.pop() if len(seasons) == 1 else None

    def of_film(self, film_id: str, ceremony: str | None = None) -> list[Line]:
        """A film's nominations at the Oscars that count."""
        return counted(self.by_film[film_id], ceremony)

    def of_person(self, person_id: str) -> list[Line]:
        """A person's nominations at the Oscars that count."""
        return counted(self.by_person[person_id])

    def winners(self, ceremony: str, canonical: str) -> list[Line]:
        """Who won a prize at a ceremony."""
        return [line for line in self.by_night[ceremony] if line.canonical == canonical and line.won]

    def chosen(self, ceremony: str, canonical: str) -> dict[str, list[Line]]:
        """What each earlier award of an Oscar season chose for a prize, by award."""
        prizes = {canonical}
        if canonical == "best-picture":
            prizes.add("best-cast")
        if canonical in {"original-screenplay", "adapted-screenplay"}:
            prizes.add("best-screenplay")
        season = next(one.films_of for one in self.record.editions["oscars"] if one.id == ceremony)
        chosen: dict[str, list[Line]] = defaultdict(list)
        for line in self.by_season[season]:
            if line.award != "oscars" and line.canonical in prizes and line.won:
                chosen[line.award].append(line)
        return chosen

    def _by(self, keys_of: Callable[[Line], Iterable[str]]) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            for key in keys_of(line):
                found[key].append(line)
        return found


def counted(lines: Iterable[Line], ceremony: str | None = None) -> list[Line]:
    """The lines at the Oscars that count, or at one of them."""
    return [
        line for line in lines if line.award == "oscars" and line.counts and ceremony in {None, line.ceremony}
    ]


def same(canonical: str, one: Line, other: Line) -> bool:
    """Whether two lines are the same achievement: of actors by person and film, of all others by film."""
    return bool(one.films & other.films) and (canonical not in ACTORS or bool(one.people & other.people))
