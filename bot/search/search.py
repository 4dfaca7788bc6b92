"""The search for what a free text means, over the record and over any ceremony's slate.

It is built once; every answer takes microseconds, for a misspelt text a few milliseconds.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from bot.errors import AmbiguousError, Choice, NothingFoundError, Subject
from bot.ids import CategoryId, NomineeId
from bot.record.model import Award, CanonicalCategory, Category, Ceremony, Film, Nominee, Person
from bot.record.record import Record
from bot.search import text
from bot.search.categories import CategoryIndex, are_one_prize
from bot.search.ceremonies import CeremonyIndex
from bot.search.choices import make_fitting_choice
from bot.search.editions import NoEdition, list_award_names
from bot.search.entries import make_nominee_entries
from bot.search.errors import NoNomineesYetError, NoSuchEditionError, NotFollowedError
from bot.search.films import FilmIndex
from bot.search.index import MAX_OFFERED_CHOICES, ChoiceIndex, SearchEntry, SearchResult
from bot.search.people import PersonIndex
from bot.search.renown import Match, find_best_known
from bot.search.unfollowed import find_unfollowed_award, says_unfollowed_award


@dataclass(frozen=True)
class Search:
    """Finds what a free text means.

    Each kind of thing has two methods. `suggest_…` offers choices for an unfinished text, best first, and never
    raises. `find_…` takes a finished text: an id, a choice's label, a name or part of one, a misspelling. It
    raises `NothingFoundError` with the nearest names, or `AmbiguousError` with the choices if the text means
    several things equally well.
    """

    record: Record
    clock: Callable[[], datetime]
    _ceremonies: CeremonyIndex
    _films: FilmIndex
    _people: PersonIndex
    _awards: ChoiceIndex
    _categories: CategoryIndex

    @classmethod
    def build(
        cls,
        record: Record,
        nicknames: Mapping[str, Sequence[str]] = MappingProxyType({}),
        original_titles: Mapping[str, Sequence[str]] = MappingProxyType({}),
        *,
        clock: Callable[[], datetime],
    ) -> "Search":
        """Index the record.

        Args:
            record: What to search.
            nicknames: Fans' names for some films and people, by their ids.
            original_titles: Titles of some films in their own language, by their ids.
            clock: Returns the present instant, aware and in UTC; "this year" is its year.
        """
        awards = (
            SearchEntry(make_fitting_choice(award.id, award.name, award.short), list_award_names(award))
            for award in record.awards.values()
        )
        films = FilmIndex(record, nicknames, original_titles)
        return cls(
            record,
            clock,
            CeremonyIndex(record, films),
            films,
            PersonIndex(record, nicknames),
            ChoiceIndex(awards),
            CategoryIndex(record),
        )

    def with_clock(self, clock: Callable[[], datetime]) -> "Search":
        """The same search with another clock for "this year"."""
        return replace(self, clock=clock)

    def suggest_ceremonies(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """Ceremonies; without text, the newest with known winners."""
        if _is_nothing(typed):
            return []
        return self._ceremonies.suggest_ceremonies(typed, self._today, limit)

    def find_ceremony(self, typed: str) -> Ceremony:
        """The ceremony with this number, name, film, date or year; "last year" depends on the clock.

        Raises:
            NoSuchEditionError: The award had none of this year or number.
            NotFollowedError: It is an award that the record does not follow.
        """
        if says_unfollowed_award(typed):
            _refuse_unfollowed(Subject.CEREMONY, typed)
        found = _find_named(typed, lambda: self._ceremonies.find_ceremonies(typed, self._today))
        if isinstance(found, NoEdition):
            editions = self.record.editions[found.award]
            raise NoSuchEditionError(
                Subject.CEREMONY,
                _cut(typed),
                found.nearest,
                award=self.record.awards[found.award],
                number=found.number,
                first_year=editions[0].year,
                has_first=editions[0].number == 1,
                last_year=editions[-1].year,
            )
        if not found.hits:
            _refuse_unfollowed(Subject.CEREMONY, typed)
        return self.record.ceremonies[_require_one(Subject.CEREMONY, typed, found)]

    def iterate_awards_named(self, typed: str) -> Iterator[tuple[Award, str, str]]:
        """Each award that a text names, with that name and the other words: BAFTA, "bafta", "supporting actor"."""
        for award, name, rest in self._ceremonies.iterate_awards_named(typed):
            yield self.record.awards[award], name, rest

    def split_award(self, typed: str) -> tuple[Award, str] | None:
        """The award that a category's text names, and its other words: the Golden Globes and "drama".

        None if it names none, or nothing else, or is as a whole the name of a category.
        """
        if self.names_category(typed):
            return None
        for award, name, rest in self.iterate_awards_named(typed):
            if not self.names_category(name):  # as "actor", which the Actor Awards are called, too
                return award, rest
        return None

    def drop_award(self, typed: str, award_id: str) -> str:
        """The other words of a category's text that names this award; the text itself if it names none, or another."""
        split = self.split_award(typed)
        return split[1] if split is not None and split[0].id == award_id else typed

    def suggest_films(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """Films; among equal matches the most honoured first."""
        return [] if _is_nothing(typed) else self._films.suggest_films(typed, limit)

    def find_film(self, typed: str) -> Film:
        """The film with this title, or these words in it; a year may distinguish namesakes."""
        return self.match_film(typed).found

    def match_film(self, typed: str) -> Match[Film]:
        """The same film, with others of its name: of several, one that is far better known is meant."""
        record, found = self.record, _find_named(typed, lambda: self._films.find_films(typed))
        if len(found.hits) > 1:
            named = self._films.match_whole_names(typed)
            best = find_best_known(found.hits, named, record.film_nominations)
            if best is not None:
                return Match(record.films[best.id], [hit for hit in found.hits if hit != best])
        return Match(record.films[_require_one(Subject.FILM, typed, found)])

    def list_film_titles(self, film_id: str) -> Sequence[str]:
        """Every title of a film of the record, original ones too."""
        return self._films.list_titles(film_id)

    def list_films_called(self, typed: str) -> Sequence[Film]:
        """The films of which a text is a whole title or a nickname."""
        return [self.record.films[choice.id] for choice in self._films.match_whole_names(typed)]

    def suggest_people(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """People and companies, under every credited spelling; the most honoured people first."""
        return [] if _is_nothing(typed) else self._people.suggest_people(typed, limit)

    def find_person(self, typed: str) -> Person:
        """The person or company of this name, or part of it."""
        return self.match_person(typed).found

    def match_person(self, typed: str) -> Match[Person]:
        """The same person, with others of the name: of several, one who is far better known is meant."""
        record, found = self.record, _find_named(typed, lambda: self._people.find_people(typed))
        if len(found.hits) > 1:
            named = self._people.match_surnames(typed)
            best = find_best_known(found.hits, named, record.person_nominations)
            if best is not None:
                return Match(record.people[best.id], [hit for hit in found.hits if hit != best])
        return Match(record.people[_require_one(Subject.PERSON, typed, found)])

    def suggest_awards(self, typed: str, limit: int = MAX_OFFERED_CHOICES) -> list[Choice]:
        """Awards, the Oscars first."""
        return self._awards.suggest_choices(typed, limit)

    def find_award(self, typed: str) -> Award:
        """The award of this name.

        Raises:
            NotFollowedError: It is an award that the record does not follow.
        """
        found = _find_named(typed, lambda: self._awards.find_choices(typed))
        if not found.hits:
            _refuse_unfollowed(Subject.AWARD, typed)
        return self.record.awards[_require_one(Subject.AWARD, typed, found)]

    def suggest_categories(
        self, typed: str, award: str | None = None, limit: int = MAX_OFFERED_CHOICES
    ) -> list[Choice]:
        """Canonical categories, of one award or of all, under every name they ever had."""
        return self._categories.suggest_categories(typed, award, limit)

    def find_category(self, typed: str, award: str | None = None) -> CanonicalCategory:
        """The canonical category that ever had this name at one award; without an award, at the Oscars, else at any.

        Of several with the same words in their names, those still given are preferred to retired ones.
        """
        found = _find_named(typed, lambda: self._categories.find_categories(typed, award))
        return self.record.canonical[_require_one(Subject.CATEGORY, typed, found)]

    def names_category(self, typed: str) -> bool:
        """Whether a text is the whole name of a category of the Oscars, now or ever."""
        return self._categories.is_whole_name(typed)

    def suggest_categories_in(
        self, ceremony: Ceremony, typed: str, limit: int = MAX_OFFERED_CHOICES
    ) -> list[Choice]:
        """The categories of a ceremony, of the record or a server's own, in its order."""
        return self._categories.suggest_categories_in(ceremony, typed, limit)

    def find_category_in(self, ceremony: Ceremony, typed: str) -> tuple[Category, ...]:
        """A ceremony's category of this name, then or now; its parts if it was divided, as by colour.

        The text may name the ceremony's own award, too: "oscars picture".

        Raises:
            NoNomineesYetError: The ceremony has no categories yet.
        """
        if not ceremony.categories:
            raise NoNomineesYetError(ceremony)
        found = _find_named(typed, lambda: self._categories.find_categories_in(ceremony, typed))
        if not found.hits and (rest := self.drop_award(typed, ceremony.award)) != typed:
            found = _find_named(typed, lambda: self._categories.find_categories_in(ceremony, rest))
        meant = tuple(ceremony.by_id[CategoryId(choice.id)] for choice in found.hits)
        if not are_one_prize(meant):
            _require_one(Subject.CATEGORY, typed, found)
        return meant

    def find_one_category_in(self, ceremony: Ceremony, typed: str) -> Category:
        """A ceremony's only category of this name.

        Raises:
            NothingFoundError: There is none.
            NoNomineesYetError: The ceremony has no categories yet.
            AmbiguousError: There are several, be it the parts of a divided one.
        """
        category, *others = self.find_category_in(ceremony, typed)
        if others:
            choices = [Choice(one.id, one.title) for one in (category, *others)]
            raise AmbiguousError(Subject.CATEGORY, typed, choices)
        return category

    def suggest_nominees_in(
        self, category: Category, typed: str, limit: int = MAX_OFFERED_CHOICES
    ) -> list[Choice]:
        """The nominees of a category, in its order, by everything that their nominations name; without
        withdrawn ones.
        """
        choices = ChoiceIndex(make_nominee_entries(category)).suggest_choices(typed, len(category.nominees))
        return [choice for choice in choices if not category.by_id[NomineeId(choice.id)].withdrawn][:limit]

    def find_nominee(self, category: Category, typed: str) -> Nominee:
        """The nominee with this film, person, song, country or character, withdrawn or not."""
        found = _find_named(typed, lambda: ChoiceIndex(make_nominee_entries(category)).find_choices(typed))
        return category.by_id[NomineeId(_require_one(Subject.NOMINEE, typed, found))]

    @property
    def _today(self) -> date:
        return self.clock().date()


def _is_nothing(typed: str) -> bool:
    return bool(typed.strip()) and text.is_no_name(typed)


def _find_named(typed: str, find: Callable[[], SearchResult]) -> SearchResult:
    """What a text means; nothing if it cannot be a name."""
    return SearchResult(()) if text.is_no_name(typed) else find()


def _refuse_unfollowed(subject: Subject, typed: str) -> None:
    name = find_unfollowed_award(typed)
    if name is not None:
        raise NotFollowedError(subject, _cut(typed), name=name)


def _cut(typed: str) -> str:
    return typed[: text.QUERY_MAX_CHARACTERS]


def _require_one(subject: Subject, typed: str, found: SearchResult) -> str:
    """The id of the one thing found.

    Raises:
        NothingFoundError: There is none.
        AmbiguousError: There are several.
    """
    if not found.hits:
        raise NothingFoundError(subject, _cut(typed), tuple(found.nearest))
    if len(found.hits) > 1:
        raise AmbiguousError(subject, _cut(typed), tuple(found.hits[:MAX_OFFERED_CHOICES]))
    return found.hits[0].id
