"""Ceremonies as people call them: "97", "97th", "2025", "oscars 2025", "sag 2024", "parasite", "la la land"."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.awards.choices import best_pictures, ceremony_choice
from bot.awards.editions import Editions, award_names
from bot.awards.films import FilmIndex
from bot.awards.index import NEAREST, OFFERED, Entry, Found, Index, distinct
from bot.awards.model import Award, Ceremony
from bot.awards.record import OSCARS, Record
from bot.errors import Choice


class CeremonyIndex:
    """Finds ceremonies by number and time, by what they named the best picture, or by any film they knew."""

    def __init__(self, record: Record, films: FilmIndex) -> None:
        """Index the record's ceremonies."""
        self._editions = Editions(record)
        self._films = films
        self._nominations = record.film_nominations
        self._choices = {ceremony.id: ceremony_choice(ceremony) for ceremony in record.ceremonies.values()}
        self._index = Index(
            (
                Entry(self._choices[ceremony.id], _names(record.awards[ceremony.award], ceremony))
                for ceremony in _best_known_first(record)
            ),
            open_ended=True,
        )

    def complete(self, typed: str, today: date, limit: int = OFFERED) -> list[Choice]:
        """What an unfinished text may become; with nothing typed, the newest whose winners are known."""
        said = self._editions.find(typed, today)
        spelt = self._index.complete_as_spelt(typed, limit)
        if said or not typed.strip():
            return distinct(said.hits if said else (), said.nearest if said else (), spelt)[:limit]
        named = self._of(self._films.named(typed))
        others = self._of(self._films.complete_as_spelt(typed, NEAREST))
        found = distinct(self._index.named(typed), named, spelt, others)
        return found[:limit] or self._index.complete(typed, limit)

    def find(self, typed: str, today: date) -> Found:
        """What a finished text means.

        A film is the ceremony that named it the best picture, or else that at which it was nominated; where some
        words of a best picture are another film's whole title, it may be either.
        """
        said = self._editions.find(typed, today)
        named = self._index.named(typed)
        if said or named:
            return said or Found(named)
        words = self._index.match(typed)
        other = self._of(self._films.named(typed))
        if words.hits or other:
            return Found(distinct(words.hits, other))
        return self._guess(typed)

    def _guess(self, typed: str) -> Found:
        """What a text means that is no name as it is spelt: a misspelling, or a few films' common words."""
        films = self._films.find(typed)
        some = self._of(films.hits) if len(films.hits) <= NEAREST else []
        found = self._index.find(typed)
        return found if found.hits else Found((), distinct(some, found.nearest))

    def _of(self, films: Iterable[Choice]) -> list[Choice]:
        """The ceremonies that nominated these films: the Oscars', or others where the Oscars did not."""
        found: list[Choice] = []
        for film in films:
            ceremonies = [nomination.ceremony for nomination in self._nominations[film.id]]
            oscars = [ceremony for ceremony in ceremonies if ceremony.award == OSCARS]
            found += [self._choices[ceremony.id] for ceremony in oscars or ceremonies]
        return distinct(found)


def _best_known_first(record: Record) -> Iterator[Ceremony]:
    """Each award's newest with winners, then the Oscars back to the first, the others, and coming ones."""
    newest = [record.latest(award) for award in record.awards]
    ceremonies = sorted(
        record.ceremonies.values(),
        key=lambda ceremony: (not ceremony.has_winners, ceremony.award != OSCARS, -ceremony.year),
    )
    yield from (ceremony for ceremony in newest if ceremony)
    yield from (ceremony for ceremony in ceremonies if ceremony not in newest)


def _names(award: Award, ceremony: Ceremony) -> Sequence[str]:
    names = [ceremony.name]
    for called in award_names(award):
        names.append(f"{called} {ceremony.year}")
        if ceremony.number is not None:
            names.append(f"{called} {ceremony.number}")
    if award.id == OSCARS:
        names += [str(ceremony.year), str(ceremony.number), *best_pictures(ceremony)]
    return names
