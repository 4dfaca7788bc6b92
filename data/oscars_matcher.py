"""Finding the Oscars' films and people under the names that other lists give them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.record.model import Ceremony, FilmCredit, Nominee, PersonCredit
from data.nominee_ids import make_slug, strip_accents
from data.titles import spell_title

YEARS_BEFORE_FIRST = 55
"""How long before their first Oscar nomination a person of the same name may have been nominated elsewhere:
Emmanuelle Riva was, 52 years.
"""

YEARS_AFTER_LAST = 40
"""How long after their last one: Cloris Leachman was, 33 years. Later it is a namesake."""

_CRAFTS = {
    "best-actor": "acting",
    "best-actress": "acting",
    "best-supporting-actor": "acting",
    "best-supporting-actress": "acting",
    "original-score": "music",
    "adaptation-score": "music",
    "original-song": "music",
}
"""Categories in which the same people are nominated, by which namesakes are told apart: John Barry composed, another
John Barry designed.
"""

_BRACKETED = re.compile(r"(?P<title>.+?) \((?P<other>[^()]+)\)")


def normalize_name(name: str) -> str:
    """A title or name without case, accents and punctuation."""
    return "".join(letter for letter in strip_accents(name) if letter.isalnum())


def normalize_torn_name(name: str) -> str:
    """The same for a name that lost its accented letters: “Les Misérables” as “Les Misrables”."""
    return normalize_name("".join(letter for letter in name if letter.isascii()))


class OscarsMatcher:
    """Finds films and people of the Oscar ceremonies by id, by title and year, and by name and film."""

    def __init__(
        self,
        ceremonies: Iterable[Ceremony],
        original_titles: Mapping[str, Sequence[str]],
        own_ids: Mapping[str, str],
    ) -> None:
        """Know the films and people of these ceremonies.

        Args:
            ceremonies: The Oscars.
            original_titles: Titles of some films in their own language, by id.
            own_ids: By the id that a film the Oscars lack would be given, its IMDb id.
        """
        self._own_ids = own_ids
        self._films: dict[tuple[str, int], dict[str, FilmCredit]] = {}
        self._titles: dict[str, FilmCredit] = {}
        self._credited: dict[tuple[str, str], set[str]] = {}
        self._named: dict[str, set[str]] = {}
        self._years: dict[str, set[int]] = {}
        self._spellings: dict[str, Counter[str]] = {}
        self._crafts: dict[str, set[str]] = {}
        for ceremony in ceremonies:
            for category in ceremony.categories:
                for nominee in category.nominees:
                    self._add_films(ceremony.year, nominee.films, original_titles)
                    self._add_people(ceremony.year, category.canonical or "", nominee)

    def match_film(self, title: str, year: int, film_id: str = "") -> FilmCredit:
        """The film of this id, or of this title in this season or one beside it; else one with an id of its own.

        The awards do not agree to which year a late release belongs.
        """
        if film_id in self._titles:
            return self._titles[film_id]
        for name in _vary_title(title):
            for near in (year, year + 1, year - 1):
                found = self._films.get((name, near), {})
                if len(found) == 1:
                    return next(iter(found.values()))
        own_id = f"x-{make_slug([title])}-{year - 1}"
        own = FilmCredit(self._own_ids.get(own_id, own_id), spell_title(title))
        self._register_film(own, own.title, year)
        self._titles[own.id or ""] = own
        return own

    def match_person(
        self, name: str, year: int, category: str, films: Sequence[FilmCredit] = (), person_id: str = ""
    ) -> PersonCredit:
        """The person of this id, or of this name nominated for one of the films, or the only one of this name in those
        years, or in this craft; else one with an id of their own.
        """
        if self._is_contemporary(person_id, year):
            return self._credit(person_id)
        for spelling in (normalize_name(name), normalize_torn_name(name)):
            found = [self._credited.get((spelling, film.id or ""), set[str]()) for film in films]
            nearby = {one for one in self._named.get(spelling, ()) if self._is_contemporary(one, year)}
            same_craft = {one for one in nearby if _CRAFTS.get(category, category) in self._crafts[one]}
            for known in (*found, nearby, same_craft):
                if len(known) == 1:
                    return self._credit(next(iter(known)))
        own_id = f"x-{make_slug([name])}"
        spellings = self._spellings.setdefault(own_id, Counter())
        spellings[name] += 0 if spellings else 1  # as the first list spells it
        return self._credit(own_id)

    def _add_films(
        self, year: int, films: Iterable[FilmCredit], original_titles: Mapping[str, Sequence[str]]
    ) -> None:
        for film in films:
            if film.id is not None:
                self._titles[film.id] = film
                for title in (film.title, *original_titles.get(film.id, ())):
                    self._register_film(film, title, year)

    def _register_film(self, film: FilmCredit, title: str, year: int) -> None:
        for name in {normalize_name(title), normalize_torn_name(title)} - {""}:
            self._films.setdefault((name, year), {})[film.id or ""] = film

    def _add_people(self, year: int, category: str, nominee: Nominee) -> None:
        for person in nominee.people:
            if person.id is None or not person.id.startswith("nm"):
                continue
            self._years.setdefault(person.id, set()).add(year)
            self._crafts.setdefault(person.id, set()).add(_CRAFTS.get(category, category))
            self._spellings.setdefault(person.id, Counter())[person.name] += 1
            for spelling in {normalize_name(person.name), normalize_torn_name(person.name)}:
                self._named.setdefault(spelling, set()).add(person.id)
                for film in nominee.films:
                    self._credited.setdefault((spelling, film.id or ""), set()).add(person.id)

    def _is_contemporary(self, person_id: str, year: int) -> bool:
        years = self._years.get(person_id)
        return years is not None and min(years) - YEARS_BEFORE_FIRST <= year <= max(years) + YEARS_AFTER_LAST

    def _credit(self, person_id: str) -> PersonCredit:
        ((name, _),) = self._spellings[person_id].most_common(1)
        return PersonCredit(person_id, name)


def _vary_title(title: str) -> Iterator[str]:
    """The forms of a title to look for, normalised: whole, then without or by what stands in brackets."""
    yield normalize_name(title)
    bracketed = _BRACKETED.fullmatch(title)
    if bracketed:
        yield normalize_name(bracketed["title"])
        yield normalize_name(bracketed["other"])
