"""Films that can be seen, as values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from bot.ids import CategoryId, FilmKey, NomineeId
from bot.record.model import Category, Ceremony

HIGHEST_RATING = 10
"""The best rating, in half stars: five stars."""
NO_RATING = 0
"""In place of a rating: take the one that was given back."""
TITLE_MAX_CHARACTERS = 200
"""The most characters of a title that are stored."""


@dataclass(frozen=True, slots=True)
class WatchedFilm:
    """A film that members can have seen.

    Attributes:
        key: The key under which it is stored.
        keys: Every key under which it may be stored already: before the record knew it, it went by its title.
        title: Its title.
        year: The year(s) of its season.
        nominations: How many nominations of the list it has; 0 for a film of no list.
    """

    key: FilmKey
    keys: frozenset[FilmKey]
    title: str
    year: str
    nominations: int = 0


NO_FILMS: Mapping[FilmKey, WatchedFilm] = MappingProxyType({})
"""The films of no list."""


@dataclass(frozen=True, slots=True)
class SeenFilm:
    """A film that a member has seen.

    Attributes:
        key: The film's key, as it is stored.
        title: Its title when it was marked.
        rating: Theirs, in half stars from 1 to `HIGHEST_RATING`; None without one.
        seen_at: When they said so, or the day that their diary says (UTC).
    """

    key: FilmKey
    title: str
    rating: int | None
    seen_at: datetime


@dataclass(frozen=True)
class ListedCategory:
    """A category of a list.

    Attributes:
        category: The category.
        nominations: The keys of each nominee's films, by nominee; a nominee of several films is seen with the last one.
    """

    category: Category
    nominations: Mapping[NomineeId, frozenset[FilmKey]]

    @cached_property
    def films(self) -> frozenset[FilmKey]:
        """The keys of all films in it."""
        return frozenset[FilmKey]().union(*self.nominations.values())

    def count_seen(self, seen: Collection[FilmKey]) -> int:
        """How many of its nominations are for films that were all seen."""
        return sum(films.issubset(seen) for films in self.nominations.values())


@dataclass(frozen=True)
class FilmList:
    """The films of one ceremony.

    Attributes:
        ceremony: The ceremony as the server sees it; before its nominations, with the contenders of a contest on them.
        of_contenders: Whether nobody is nominated yet and these are contenders.
        films: The most nominated first.
        categories: Its categories that have films, in the ceremony's order.
    """

    ceremony: Ceremony
    of_contenders: bool
    films: Sequence[WatchedFilm]
    categories: Sequence[ListedCategory]

    @cached_property
    def by_key(self) -> Mapping[FilmKey, WatchedFilm]:
        """The films by the keys under which they are stored from now on."""
        return {film.key: film for film in self.films}

    @cached_property
    def by_category(self) -> Mapping[CategoryId, ListedCategory]:
        """The categories by id."""
        return {listed.category.id: listed for listed in self.categories}

    @cached_property
    def film_by_stored_key(self) -> Mapping[FilmKey, FilmKey]:
        """The key of each film by every key under which it may be stored."""
        return {stored: film.key for film in self.films for stored in film.keys}

    def find_seen(self, stored: Collection[FilmKey]) -> frozenset[FilmKey]:
        """Which of these films are among those stored as seen."""
        known = self.film_by_stored_key
        return frozenset(known[key] for key in stored if key in known)

    def list_films_of(self, category_id: CategoryId | None) -> Sequence[WatchedFilm]:
        """The films of a category, or all; none for a category that the list does not have."""
        if category_id is None:
            return self.films
        listed = self.by_category.get(category_id)
        return [film for film in self.films if film.key in listed.films] if listed else []
