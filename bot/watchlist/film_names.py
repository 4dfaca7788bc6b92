"""The films that somebody means by what they typed, one or several at once; pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject, UserError
from bot.ids import FilmKey
from bot.search.choices import make_fitting_choice
from bot.search.index import ChoiceIndex, merge_choices
from bot.search.name_index import SearchEntry
from bot.search.search import Search
from bot.watchlist.errors import NothingNamedError, TooManyFilmsNamedError
from bot.watchlist.film_list import make_record_film
from bot.watchlist.film_titles import FilmTitles
from bot.watchlist.model import NO_FILMS, FilmList, WatchedFilm

FILMS_NAMED_AT_ONCE_LIMIT = 25
"""The most films that can be named at once."""

_BREAK = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class UnclearFilm:
    """A text that names no film, or several.

    Attributes:
        text: The text.
        choices: What it may mean, the likeliest first.
    """

    text: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class NamedFilms:
    """What a text with one or several films means.

    Attributes:
        films: The films that are certain, each once.
        unclear: What is not.
    """

    films: Sequence[WatchedFilm]
    unclear: Sequence[UnclearFilm] = ()


class FilmNames:
    """Finds films by what people type: those of a list first, then any of the record."""

    def __init__(self, search: Search, titles: FilmTitles, films: FilmList | None) -> None:
        """Look first among the films of a list, if there is one."""
        self._search = search
        self._titles = titles
        self._listed: Mapping[FilmKey, WatchedFilm] = films.by_key if films is not None else NO_FILMS
        self._index = ChoiceIndex(map(self._make_entry, self._listed.values())) if self._listed else None

    def find_film(self, typed: str) -> WatchedFilm:
        """The one film that a text means.

        Raises:
            NothingFoundError: It means none.
            AmbiguousError: It means several, of which not exactly one is on the list.
        """
        called = self._index.match_whole_names(typed) if self._index is not None else ()
        if not called and self._index is not None and not self._search.list_films_called(typed):
            # Some words of a film of the season are likelier meant than those of an old one.
            called = self._index.match_as_spelt(typed).hits
        if len(called) == 1:
            return self._listed[FilmKey(called[0].id)]
        try:
            return self._get_known(self._search.find_film(typed).id)
        except AmbiguousError as several:
            listed = [choice for choice in several.choices if choice.id in self._listed]
            if len(listed) == 1:
                return self._get_known(listed[0].id)
            raise
        except NothingFoundError as nothing:
            if self._index is None:
                raise
            found = self._index.find_choices(typed)
            if len(found.hits) == 1:
                return self._listed[FilmKey(found.hits[0].id)]
            nearest = merge_choices(found.hits, found.nearest, nothing.nearest)
            raise NothingFoundError(Subject.FILM, nothing.text, nearest) from None

    def find_films(self, typed: str) -> NamedFilms:
        """The films that a text means: with semicolons, line breaks or commas between them.

        Raises:
            UserError: It is one film alone, and that is not certain.
            TooManyFilmsNamedError: It names too many.
            NothingNamedError: It names none.
        """
        parts = list(self._split_names(typed))
        if not parts:
            raise NothingNamedError
        if len(parts) > FILMS_NAMED_AT_ONCE_LIMIT:
            raise TooManyFilmsNamedError(FILMS_NAMED_AT_ONCE_LIMIT)
        found: dict[FilmKey, WatchedFilm] = {}
        unclear: list[UnclearFilm] = []
        for part in parts:
            try:
                film = self.find_film(part)
            except (NothingFoundError, AmbiguousError) as error:
                if len(parts) == 1:
                    raise
                unclear.append(UnclearFilm(part, _list_choices(error)))
            else:
                found[film.key] = film
        return NamedFilms(list(found.values()), unclear)

    def suggest_choices(self, typed: str) -> list[Choice]:
        """Suggest what the last film of an unfinished text may be, after those that stand there already."""
        before, last = split_last_name(typed)
        own = self._index.suggest_choices(last) if self._index is not None else []
        choices = merge_choices(own, [] if own and not last.strip() else self._search.suggest_films(last))
        if not before:
            return choices
        return [make_fitting_choice(f"{before}; {one.name}", f"{before}; {one.name}") for one in choices]

    def _split_names(self, typed: str) -> Iterator[str]:
        """The names in a text. Commas part them too, but where a title has some itself."""
        for line in _BREAK.split(typed):
            pieces = [piece.strip() for piece in line.split(",")]
            start = 0
            while start < len(pieces):
                # The longest run of pieces that is one title: "Good Night, and Good Luck".
                end = next(
                    (
                        end
                        for end in range(len(pieces), start + 1, -1)
                        if self._is_title(", ".join(pieces[start:end]))
                    ),
                    start + 1,
                )
                name = ", ".join(pieces[start:end])
                if name:
                    yield name
                start = end

    def _is_title(self, name: str) -> bool:
        own = self._index.match_whole_names(name) if self._index is not None else ()
        return bool(own or self._titles.list_called(name))

    def _get_known(self, film_id: str) -> WatchedFilm:
        listed = self._listed.get(FilmKey(film_id))
        return listed or make_record_film(self._search.record.films[film_id], self._titles)

    def _make_entry(self, film: WatchedFilm) -> SearchEntry:
        choice = make_fitting_choice(film.key, film.title, film.year)
        known = film.key in self._search.record.films
        titles = self._titles.list_titles(film.key) if known else ()
        return SearchEntry(choice, (film.title, *titles), (film.year,))


def split_last_name(typed: str) -> tuple[str, str]:
    """What stands before the last semicolon of a text, and what after it."""
    before, _, last = typed.rpartition(";")
    return before.strip(), last.strip()


def _list_choices(error: UserError) -> Sequence[Choice]:
    if isinstance(error, AmbiguousError):
        return error.choices
    return error.nearest if isinstance(error, NothingFoundError) else ()
