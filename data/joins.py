"""Finding the films and people of the Oscars in lists that know only titles and names."""

from collections.abc import Iterable

from bot.awards.model import Ceremony, FilmCredit, PersonCredit
from data.nominee_ids import make_slug, strip_accents

_CONTEMPORARIES_FIRST_YEAR = 1960
"""A name found without its film is taken for someone nominated since this year, not for an old namesake."""


class OscarsMatcher:
    """Films and people of the Oscar ceremonies, found by title and year, by name and film."""

    def __init__(self, ceremonies: Iterable[Ceremony]) -> None:
        self._films: dict[tuple[str, int], set[FilmCredit]] = {}
        self._credited: dict[tuple[str, str], set[str]] = {}
        self._named: dict[str, set[str]] = {}
        for ceremony in ceremonies:
            for category in ceremony.categories:
                for nominee in category.nominees:
                    self._add_credits(ceremony.year, nominee.films, nominee.people)

    def _add_credits(self, year: int, films: Iterable[FilmCredit], people: Iterable[PersonCredit]) -> None:
        for film in films:
            if film.id is not None:
                self._films.setdefault((normalize_name(film.title), year), set()).add(film)
        for person in people:
            if person.id is None or not person.id.startswith("nm"):
                continue
            if year >= _CONTEMPORARIES_FIRST_YEAR:
                self._named.setdefault(normalize_name(person.name), set()).add(person.id)
            for film in films:
                self._credited.setdefault((normalize_name(person.name), film.id or ""), set()).add(person.id)

    def match_film(self, title: str, year: int) -> FilmCredit:
        """The Oscars' film of this title in a season or one beside it; else the film under its own id.

        The awards do not agree to which year a late release belongs.
        """
        for near in (year, year + 1, year - 1):
            found = self._films.get((normalize_name(title), near), set())
            if len({film.id for film in found}) == 1:
                return max(found, key=lambda film: film.title)
        own = FilmCredit(f"x-{make_slug([title])}-{year - 1}", title)
        self._films[normalize_name(title), year] = {own}
        return own

    def match_person(self, name: str, film: FilmCredit) -> PersonCredit:
        """The one of this name nominated for the film, or the only one of it; else under their own id."""
        for found in (
            self._credited.get((normalize_name(name), film.id or "")),
            self._named.get(normalize_name(name)),
        ):
            if found is not None and len(found) == 1:
                return PersonCredit(next(iter(found)), name)
        return PersonCredit(f"x-{make_slug([name])}", name)


def normalize_name(name: str) -> str:
    """A title or name without case, accents and punctuation."""
    return "".join(letter for letter in strip_accents(name) if letter.isalnum())
