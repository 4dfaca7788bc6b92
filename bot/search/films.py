"""Finding films by a title or its words, with a year, or by their number in a series."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.errors import Choice
from bot.record.record import OSCARS, Record
from bot.search import text
from bot.search.entries import list_credited_titles, make_film_entries
from bot.search.index import (
    MAX_ASKED_BACK_CHOICES,
    MAX_OFFERED_CHOICES,
    ChoiceIndex,
    SearchResult,
    merge_choices,
)

SERIES_MAX_FILMS = 20
"""Greater numbers are no film's number in a series."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INSTALMENTS = frozenset({"part", "episode", "chapter", "volume", "vol", "number", "no"})


class FilmIndex:
    """Finds films; among equal matches the most honoured is first."""

    def __init__(
        self,
        record: Record,
        nicknames: Mapping[str, Sequence[str]],
        original_titles: Mapping[str, Sequence[str]],
    ) -> None:
        """Index the record's films, with the nicknames and original titles of some by their ids."""
        self._films = record.films
        self._nominations = record.film_nominations
        self._original_titles = original_titles
        self._index = ChoiceIndex(make_film_entries(record, nicknames, original_titles), open_ended=True)

    def match_whole_names(self, typed: str) -> Sequence[Choice]:
        """The films with this text as their id, label or whole title."""
        return self._index.match_whole_names(typed)

    def suggest_as_spelt(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """Films that an unfinished text may mean, misspellings aside."""
        return self._index.suggest_as_spelt(typed, limit)

    def list_titles(self, film_id: str) -> Sequence[str]:
        """Every title of a film: as it was credited, and its original ones."""
        titles = list_credited_titles(self._nominations, film_id)
        return [*titles, *self._original_titles.get(film_id, ())]

    def suggest_films(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """Films that an unfinished text may mean."""
        return (
            self._suggest_with_near_year(typed, limit)
            or self._list_series(typed)[:limit]
            or self._index.suggest_choices(typed, limit)
        )

    def _suggest_with_near_year(self, typed: str, limit: int) -> list[Choice]:
        """Films with this text, misspellings aside; if there is none, with the year before or after it."""
        for attempt in (typed, *_vary_year(typed)):
            found = self.suggest_as_spelt(attempt, limit)
            if found:
                return found
        return []

    def find_films(self, typed: str) -> SearchResult:
        """The films that a finished text means.

        A typed year may be one off, as the year of the première can differ from that of the awards. A number
        that no title has gives choices, as the record lacks a series' films that were never nominated.
        """
        for attempt in (typed, *_vary_year(typed)):
            found = self._index.match_as_spelt(attempt)
            if found.hits:
                return found if any(map(self._is_known, found.hits)) else self._add_series(attempt, found)
        series = self._list_series(typed)
        return (
            SearchResult((), series[:MAX_ASKED_BACK_CHOICES]) if series else self._index.find_choices(typed)
        )

    def _is_known(self, choice: Choice) -> bool:
        """Whether the Oscars know a film."""
        return any(one.ceremony.award == OSCARS for one in self._nominations[choice.id])

    def _add_series(self, typed: str, found: SearchResult) -> SearchResult:
        """Films that the Oscars never knew, with the series of the same name: "lord of the rings"."""
        series = self._index.match_title_parts(typed)
        return SearchResult(merge_choices(series, found.hits)) if any(map(self._is_known, series)) else found

    def _list_series(self, typed: str) -> list[Choice]:
        """The films of a series, if the last word is a number: the film at that place first, then the others
        by year.
        """
        *base, last = text.fold_text(typed).split() or [""]
        number = text.parse_numeral(last)
        while base and base[-1] in _INSTALMENTS:
            base.pop()
        if number is None or not 1 <= number <= SERIES_MAX_FILMS or not base:
            return []
        name = " ".join(base)
        found = self._index.match_beginnings(name) or self._index.match_as_spelt(name).hits
        series = sorted(found, key=lambda choice: self._films[choice.id].year)
        return [*series[number - 1 : number], *series[: number - 1], *series[number:]]


def _vary_year(typed: str) -> Iterator[str]:
    year = _YEAR.search(typed[: text.QUERY_MAX_CHARACTERS])
    if year:
        for neighbour in (int(year[0]) + 1, int(year[0]) - 1):
            yield f"{typed[: year.start()]}{neighbour}{typed[year.end() :]}"
