"""Finding ceremonies: "97", "97th", "2025", "oscars 2025", "sag 2024", "parasite", "la la land"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from bot.errors import Choice
from bot.record.model import Award, Ceremony
from bot.record.record import OSCARS, Record
from bot.search.choices import list_best_picture_titles, make_ceremony_choice
from bot.search.editions import EditionIndex, list_award_names
from bot.search.films import FilmIndex
from bot.search.index import (
    MAX_NEAREST_CHOICES,
    MAX_OFFERED_CHOICES,
    ChoiceIndex,
    SearchEntry,
    SearchResult,
    merge_choices,
)


class CeremonyIndex:
    """Finds ceremonies by number and date, by their best picture, or by any nominated film."""

    def __init__(self, record: Record, films: FilmIndex) -> None:
        """Index the record's ceremonies."""
        self._editions = EditionIndex(record)
        self._films = films
        self._nominations = record.film_nominations
        self._choices = {
            ceremony.id: make_ceremony_choice(ceremony) for ceremony in record.ceremonies.values()
        }
        self._index = ChoiceIndex(
            (
                SearchEntry(
                    self._choices[ceremony.id], _list_ceremony_names(record.awards[ceremony.award], ceremony)
                )
                for ceremony in _best_known_first(record)
            ),
            open_ended=True,
        )

    def suggest_ceremonies(self, typed: str, today: date, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """The ceremonies that an unfinished text may mean; without text, the newest with known winners."""
        by_number = self._editions.find_editions(typed, today)
        spelt = self._index.suggest_as_spelt(typed, limit)
        if by_number or not typed.strip():
            return merge_choices(
                by_number.hits if by_number else (), by_number.nearest if by_number else (), spelt
            )[:limit]
        named = self._list_ceremonies_of(self._films.match_whole_names(typed))
        others = self._list_ceremonies_of(self._films.suggest_as_spelt(typed, MAX_NEAREST_CHOICES))
        found = merge_choices(self._index.match_whole_names(typed), named, spelt, others)
        found = found or self._list_ceremonies_at_award(typed, self._films.suggest_as_spelt)
        return found[:limit] or self._index.suggest_choices(typed, limit)

    def iterate_awards_named(self, typed: str) -> Iterator[tuple[str, str, str]]:
        """Each award that a text names, with that name and the other words."""
        return self._editions.iterate_awards_named(typed)

    def find_ceremonies(self, typed: str, today: date) -> SearchResult:
        """The ceremonies that a finished text means.

        A film means the ceremony that named it best picture, or else the one where it was nominated; if some
        words of a best picture are another film's whole title, the text may mean either. With an award's name it means
        that award's.
        """
        by_number = self._editions.find_editions(typed, today)
        named = self._index.match_whole_names(typed)
        if by_number or named:
            return by_number or SearchResult(named)
        words = self._index.match_as_spelt(typed)
        other = self._list_ceremonies_of(self._films.match_whole_names(typed))
        if words.hits or other:
            return SearchResult(merge_choices(words.hits, other))
        at_award = self._list_ceremonies_at_award(typed, lambda title: self._films.find_films(title).hits)
        return SearchResult(at_award) if at_award else self._guess_meaning(typed)

    def _list_ceremonies_at_award(
        self, typed: str, find_films: Callable[[str], Iterable[Choice]]
    ) -> list[Choice]:
        """An award's ceremonies that nominated a film, for a text that names both: "golden globes nashville"."""
        found: list[Choice] = []
        for award, _, title in self._editions.iterate_awards_named(typed):
            for film in find_films(title):
                ceremonies = (nomination.ceremony for nomination in self._nominations[film.id])
                found += [self._choices[one.id] for one in ceremonies if one.award == award]
        return merge_choices(found)

    def _guess_meaning(self, typed: str) -> SearchResult:
        """The meaning of a text that is no correctly spelt name: a misspelling, or words that a few films share."""
        films = self._films.find_films(typed)
        some = self._list_ceremonies_of(films.hits) if len(films.hits) <= MAX_NEAREST_CHOICES else []
        found = self._index.find_choices(typed)
        within = self._editions.find_edition_within(typed).hits
        return found if found.hits else SearchResult((), merge_choices(within, some, found.nearest))

    def _list_ceremonies_of(self, films: Iterable[Choice]) -> list[Choice]:
        """The ceremonies that nominated these films: the Oscars', or others if the Oscars did not."""
        found: list[Choice] = []
        for film in films:
            ceremonies = [nomination.ceremony for nomination in self._nominations[film.id]]
            oscars = [ceremony for ceremony in ceremonies if ceremony.award == OSCARS]
            found += [self._choices[ceremony.id] for ceremony in oscars or ceremonies]
        return merge_choices(found)


def _best_known_first(record: Record) -> Iterator[Ceremony]:
    """Each award's newest with known winners, then the earlier Oscars, the other ceremonies, and future ones."""
    newest = [record.find_latest_ceremony(award) for award in record.awards]
    ceremonies = sorted(
        record.ceremonies.values(),
        key=lambda ceremony: (not ceremony.has_winners, ceremony.award != OSCARS, -ceremony.year),
    )
    yield from (ceremony for ceremony in newest if ceremony)
    yield from (ceremony for ceremony in ceremonies if ceremony not in newest)


def _list_ceremony_names(award: Award, ceremony: Ceremony) -> Sequence[str]:
    names = [ceremony.name]
    for called in list_award_names(award):
        names.append(f"{called} {ceremony.year}")
        if ceremony.number is not None:
            names.append(f"{called} {ceremony.number}")
    if award.id == OSCARS:
        names += [str(ceremony.year), str(ceremony.number), *list_best_picture_titles(ceremony)]
    return names
