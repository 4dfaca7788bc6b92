"""The record's films by their whole titles, in any language that the record knows; pure."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from bot.record.model import Film
from bot.search.entries import parse_film_years
from bot.search.search import Search
from bot.search.text import fold_text, squash_name

YEARS_APART = 1
"""How many years a film's own year may be off that of the awards that honour it."""


def list_near_years(season: str) -> list[int]:
    """The years that a film of a season can bear, its own first."""
    own = [int(year) for year in parse_film_years(season)]
    near = (year + step for year in own for step in (-YEARS_APART, YEARS_APART))
    return list(dict.fromkeys([*own, *near]))


class FilmTitles:
    """Finds films by titles that are certain: whole ones, in any case and without accents, and nothing less.

    The index is made when it is first asked for, in the asker's thread.
    """

    def __init__(self, search: Search) -> None:
        """Index the films that a search knows."""
        self._search = search
        self._films = search.record.films

    def list_called(self, title: str) -> Sequence[Film]:
        """All films with exactly this title, of any year."""
        return self._by_title.get(fold_text(title), ())

    def list_almost_called(self, title: str) -> Sequence[Film]:
        """All films whose title differs from this in no more than articles, numerals and spaces."""
        return self._by_squashed_title.get(squash_name(fold_text(title)), ())

    def find_only(self, title: str, years: Collection[int]) -> str | None:
        """The id of the only film with exactly this title and of about these years; None if there is not one."""
        found = [film for film in self.list_called(title) if is_of_years(film, years)]
        return found[0].id if len(found) == 1 else None

    def list_titles(self, film_id: str) -> Sequence[str]:
        """Every title of a film, as it was credited and in its own language."""
        return self._search.list_film_titles(film_id)

    @cached_property
    def _by_title(self) -> Mapping[str, Sequence[Film]]:
        found: dict[str, tuple[Film, ...]] = {}
        for film in self._films.values():
            for title in {fold_text(title) for title in self.list_titles(film.id)} - {""}:
                found[title] = (*found.get(title, ()), film)
        return found

    @cached_property
    def _by_squashed_title(self) -> Mapping[str, Sequence[Film]]:
        found: dict[str, tuple[Film, ...]] = {}
        for title, films in self._by_title.items():
            squashed = squash_name(title)
            found[squashed] = tuple(dict.fromkeys((*found.get(squashed, ()), *films)))
        return found


def is_of_years(film: Film, years: Collection[int]) -> bool:
    """Whether one of these years can be a film's."""
    return any(year in years for year in map(int, parse_film_years(film.year)))
