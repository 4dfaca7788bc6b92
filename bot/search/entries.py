"""The searchable entries of the record with all their names, the best known first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.record.model import CanonicalCategory, Category, CategoryClass, Ceremony, Nomination, Person
from bot.record.record import OSCARS, Record, counts_in_totals
from bot.search import text
from bot.search.choices import (
    make_category_choice,
    make_film_choice,
    make_fitting_choice,
    make_nominee_choice,
    make_person_choice,
)
from bot.search.name_index import SearchEntry

WIN_WEIGHT_NOMINATIONS = 3
"""How many nominations a win is worth when entries are ordered by how well known they are."""


def make_film_entries(
    record: Record,
    nicknames: Mapping[str, Sequence[str]],
    original_titles: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[SearchEntry]:
    """Films with their titles, original ones too, and nicknames; their years narrow a search."""
    films = sorted(
        record.films.values(), key=lambda film: (*_fame_key(record.film_nominations[film.id]), film.title)
    )
    return [
        SearchEntry(
            make_film_choice(film),
            (*list_credited_titles(record.film_nominations, film.id), *original_titles.get(film.id, ())),
            parse_film_years(film.year),
            nicknames.get(film.id, ()),
        )
        for film in films
    ]


def make_person_entries(record: Record, nicknames: Mapping[str, Sequence[str]]) -> list[SearchEntry]:
    """People with all their spellings and nicknames; companies after them."""

    def sort_key(person: Person) -> tuple[bool, int, int, str]:
        return (person.is_company, *_fame_key(record.person_nominations[person.id]), person.name)

    return [
        SearchEntry(
            make_person_choice(person, record.person_nominations[person.id]),
            (person.name, *person.spellings),
            nicknames=nicknames.get(person.id, ()),
        )
        for person in sorted(record.people.values(), key=sort_key)
    ]


def make_canonical_entries(record: Record, award: str | None = None) -> Iterator[SearchEntry]:
    """Canonical categories, of one award or of all, with every name they ever had there."""
    for canonical in record.canonical.values():
        awards = record.awards if award is None else (award,)
        history = [known for given in awards for known in record.history.get((canonical.id, given), ())]
        if history:
            names = {
                *list_canonical_names(canonical),
                *(text.fold_text(category.name) for _, category in history),
            }
            yield SearchEntry(
                make_fitting_choice(canonical.id, canonical.name), names, {make_category_initials(canonical)}
            )


def list_canonical_names(canonical: CanonicalCategory) -> list[str]:
    """The current names of a category, with and without "best"."""
    name = text.fold_text(canonical.name)
    return [name, name.removeprefix("best "), *map(text.fold_text, canonical.aliases)]


def make_category_initials(canonical: CanonicalCategory) -> str:
    """The initials of a category, from two letters: "BP" is common."""
    return "".join(word[0] for word in text.fold_text(canonical.name).split())


def make_category_entries(record: Record, ceremony: Ceremony) -> Iterator[SearchEntry]:
    """A ceremony's categories with their names there and their canonical ones."""
    for category in ceremony.categories:
        canonical = record.canonical.get(category.canonical or "")
        names = list_canonical_names(canonical) if canonical else []
        qualifiers = {make_category_initials(canonical)} if canonical else set[str]()
        yield SearchEntry(
            make_category_choice(category),
            {text.fold_text(category.name), text.fold_text(category.title), *names},
            qualifiers,
        )


def make_nominee_entries(category: Category) -> Iterator[SearchEntry]:
    """A category's nominees with everything that their nominations name."""
    for nominee in category.nominees:
        choice = make_nominee_choice(category, nominee)
        named = [
            *(film.title for film in nominee.films),
            *(person.name for person in nominee.people),
            *nominee.characters,
            ", ".join(person.name for person in nominee.people),
        ]
        others = (nominee.song, nominee.country, nominee.credit)
        yield SearchEntry(choice, {choice.name, *named, *others} - {""})


def parse_film_years(films_of: str) -> list[str]:
    """Both years of "1927/28", or the one of "2024"."""
    first, _, second = films_of.partition("/")
    return [first, first[:2] + second] if second else [first]


def list_credited_titles(nominations: Mapping[str, Sequence[Nomination]], film_id: str) -> Sequence[str]:
    """Every credited title of a film, given nominations by film: the Academy's and other awards' sometimes differ."""
    titles = (
        film.title
        for nomination in nominations[film_id]
        for film in nomination.nominee.films
        if film.id == film_id
    )
    return tuple(dict.fromkeys(titles))


def _fame_key(nominations: Iterable[Nomination]) -> tuple[int, int]:
    """Sort key by how well known, best first."""
    oscars, others = measure_fame(nominations)
    return -oscars, -others


def measure_fame(nominations: Iterable[Nomination]) -> tuple[int, int]:
    """How well known a film or person is: the weights of competitive nominations at the Oscars, and elsewhere.

    A win counts several times. An honorary award is worth a win: people who never won a category may be better known
    than most who did.
    """
    oscars = others = 0
    for nomination in nominations:
        if counts_in_totals(nomination):
            weight = nomination.category.weight * (WIN_WEIGHT_NOMINATIONS if nomination.nominee.winner else 1)
            if nomination.ceremony.award == OSCARS:
                oscars += weight
            else:
                others += weight
        elif nomination.category.kind is CategoryClass.HONORARY and nomination.ceremony.award == OSCARS:
            oscars += WIN_WEIGHT_NOMINATIONS
    return oscars, others
