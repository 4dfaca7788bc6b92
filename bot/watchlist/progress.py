"""How far a member is with a list of films, and what brings them furthest; pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.ids import FilmKey
from bot.record.model import Category
from bot.watchlist.model import FilmList, WatchedFilm

NEXT_FILMS_SUGGESTED = 3
"""How many films are suggested to be watched next."""


@dataclass(frozen=True, slots=True)
class CategoryProgress:
    """How many nominations of a category a member has seen, of how many."""

    category: Category
    seen: int
    total: int

    @property
    def is_complete(self) -> bool:
        """Whether they have seen all."""
        return self.seen == self.total


@dataclass(frozen=True)
class WatchProgress:
    """How far a member is.

    Attributes:
        films_seen: How many films they have seen.
        films_total: Of how many.
        categories: Category by category, in the ceremony's order.
    """

    films_seen: int
    films_total: int
    categories: Sequence[CategoryProgress]

    @cached_property
    def nominations_seen(self) -> int:
        """How many nominations are for films that they have seen."""
        return sum(one.seen for one in self.categories)

    @cached_property
    def nominations_total(self) -> int:
        """How many nominations there are."""
        return sum(one.total for one in self.categories)

    @cached_property
    def complete_count(self) -> int:
        """In how many categories they have seen everything."""
        return sum(one.is_complete for one in self.categories)


@dataclass(frozen=True, slots=True)
class NextFilm:
    """A film worth watching next.

    Attributes:
        film: The film.
        completes: The categories in which nothing else is missing.
        advances: In how many other incomplete categories it is.
    """

    film: WatchedFilm
    completes: tuple[Category, ...]
    advances: int


def measure_progress(films: FilmList, seen: Collection[FilmKey]) -> WatchProgress:
    """How far a member who has seen these films is."""
    seen = frozenset(seen)
    categories = [
        CategoryProgress(listed.category, listed.count_seen(seen), len(listed.nominations))
        for listed in films.categories
    ]
    return WatchProgress(len(seen & films.by_key.keys()), len(films.films), categories)


def suggest_next_films(
    films: FilmList, seen: Collection[FilmKey], limit: int = NEXT_FILMS_SUGGESTED
) -> list[NextFilm]:
    """The films to watch next: those that complete most categories, then those that are in most incomplete ones.

    Of equals, the one that brings a category nearest to being complete is first, then the most nominated.
    """
    missing = {listed.category.id: listed.films.difference(seen) for listed in films.categories}
    found: list[tuple[float, NextFilm]] = []
    for film in films.films:
        lacking = [one for one in films.categories if film.key in missing[one.category.id]]
        if not lacking:
            continue
        completes = tuple(one.category for one in lacking if len(missing[one.category.id]) == 1)
        nearness = sum(1 / len(missing[one.category.id]) for one in lacking)
        found.append((nearness, NextFilm(film, completes, len(lacking) - len(completes))))
    # The films are in their order already, and sorting keeps it for equals.
    found.sort(key=lambda one: (-len(one[1].completes), -one[1].advances, -one[0]))
    return [suggestion for _, suggestion in found[:limit]]
