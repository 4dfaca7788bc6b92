"""Films as people call them: by a title or its words, a year beside it, or their number in a series."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.awards import text
from bot.awards.entries import film_entries
from bot.awards.index import ASKED_BACK, OFFERED, Found, Index
from bot.awards.record import Record
from bot.errors import Choice

LONGEST_SERIES = 20
"""Numbers above are no film's number in a series."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INSTALMENTS = frozenset({"part", "episode", "chapter", "volume", "vol", "number", "no"})


class FilmIndex:
    """Finds films; among equal matches the most honoured comes first."""

    def __init__(self, record: Record, nicknames: Mapping[str, Sequence[str]]) -> None:
        """Index the record's films, with the nicknames of some by their ids."""
        self._films = record.films
        self._index = Index(film_entries(record, nicknames), open_ended=True)
        self.named = self._index.named
        self.complete_as_spelt = self._index.complete_as_spelt

    def complete(self, typed: str, limit: int = OFFERED) -> list[Choice]:
        """Films that an unfinished text may mean."""
        return (
            self.complete_as_spelt(typed, limit)
            or self._series(typed)[:limit]
            or self._index.complete(typed, limit)
        )

    def find(self, typed: str) -> Found:
        """What a finished text means.

        Whoever remembers the year of the première may be one off the year of the awards. A number that no title has
        is asked about, as the record lacks the films of a series that were never nominated.
        """
        for attempt in (typed, *_neighbouring_years(typed)):
            found = self._index.match(attempt)
            if found.hits:
                return found
        series = self._series(typed)
        return Found((), series[:ASKED_BACK]) if series else self._index.find(typed)

    def _series(self, typed: str) -> list[Choice]:
        """The films of a series whose number stands last: first the one at this place among them, then by year."""
        *base, last = text.fold(typed).split() or [""]
        number = text.number(last)
        while base and base[-1] in _INSTALMENTS:
            base.pop()
        if number is None or not 1 <= number <= LONGEST_SERIES or not base:
            return []
        name = " ".join(base)
        found = self._index.beginning(name) or self._index.match(name).hits
        series = sorted(found, key=lambda choice: self._films[choice.id].year)
        return [*series[number - 1 : number], *series[: number - 1], *series[number:]]


def _neighbouring_years(typed: str) -> Iterator[str]:
    year = _YEAR.search(typed[: text.TEXT_LIMIT])
    if year:
        for neighbour in (int(year[0]) + 1, int(year[0]) - 1):
            yield f"{typed[: year.start()]}{neighbour}{typed[year.end() :]}"
