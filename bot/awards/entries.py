"""What everything in the record is called, the best known first: what the search is built from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.awards import text
from bot.awards.choices import category_choice, film_choice, fitting, nominee_choice, person_choice
from bot.awards.model import CanonicalCategory, Category, CategoryClass, Ceremony, Nomination, Person
from bot.awards.names import Entry
from bot.awards.record import OSCARS, Record, counts

WIN = 3
"""How many nominations a win is worth in making a name known."""


def film_entries(record: Record, nicknames: Mapping[str, Sequence[str]]) -> list[Entry]:
    """Films by their titles and nicknames, narrowed by their years."""
    films = sorted(
        record.films.values(), key=lambda film: (*_fame(record.film_nominations[film.id]), film.title)
    )
    return [
        Entry(film_choice(film), _titles(record, film.id), years(film.year), nicknames.get(film.id, ()))
        for film in films
    ]


def person_entries(record: Record, nicknames: Mapping[str, Sequence[str]]) -> list[Entry]:
    """People under every spelling credited and their nicknames, companies after them."""

    def order(person: Person) -> tuple[bool, int, int, str]:
        return (person.is_company, *_fame(record.person_nominations[person.id]), person.name)

    return [
        Entry(
            person_choice(person, record.person_nominations[person.id]),
            (person.name, *person.spellings),
            nicknames=nicknames.get(person.id, ()),
        )
        for person in sorted(record.people.values(), key=order)
    ]


def canonical_entries(record: Record, award: str | None = None) -> Iterator[Entry]:
    """Canonical categories, of one award or of all, under every name they ever had there."""
    for canonical in record.canonical.values():
        awards = record.awards if award is None else (award,)
        history = [known for given in awards for known in record.history.get((canonical.id, given), ())]
        if history:
            names = {*canonical_names(canonical), *(text.fold(category.name) for _, category in history)}
            yield Entry(fitting(canonical.id, canonical.name), names, {category_initials(canonical)})


def canonical_names(canonical: CanonicalCategory) -> list[str]:
    """What a prize is called now; "best" goes without saying."""
    name = text.fold(canonical.name)
    return [name, name.removeprefix("best "), *map(text.fold, canonical.aliases)]


def category_initials(canonical: CanonicalCategory) -> str:
    """Of a category, two letters are enough: everybody says "BP"."""
    return "".join(word[0] for word in text.fold(canonical.name).split())


def category_entries(record: Record, ceremony: Ceremony) -> Iterator[Entry]:
    """A ceremony's categories under their names there and their canonical ones."""
    for category in ceremony.categories:
        canonical = record.canonical.get(category.canonical or "")
        names = canonical_names(canonical) if canonical else []
        qualifiers = {category_initials(canonical)} if canonical else set[str]()
        yield Entry(
            category_choice(category),
            {text.fold(category.name), text.fold(category.title), *names},
            qualifiers,
        )


def nominee_entries(category: Category) -> Iterator[Entry]:
    """A category's nominees by everything their nominations name."""
    for nominee in category.nominees:
        choice = nominee_choice(category, nominee)
        named = [
            *(film.title for film in nominee.films),
            *(person.name for person in nominee.people),
            *nominee.characters,
            ", ".join(person.name for person in nominee.people),
        ]
        others = (nominee.song, nominee.country, nominee.credit)
        yield Entry(choice, {choice.name, *named, *others} - {""})


def years(films_of: str) -> list[str]:
    """Both years of "1927/28", or the one of "2024"."""
    first, _, second = films_of.partition("/")
    return [first, first[:2] + second] if second else [first]


def _titles(record: Record, film_id: str) -> Sequence[str]:
    """Every title credited: the Academy's and the other awards' differ now and then."""
    titles = (
        film.title
        for nomination in record.film_nominations[film_id]
        for film in nomination.nominee.films
        if film.id == film_id
    )
    return tuple(dict.fromkeys(titles))


def _fame(nominations: Iterable[Nomination]) -> tuple[int, int]:
    """How well known, best first: by the weights of what was contested at the Oscars, then elsewhere.

    An honorary award is worth a win: who never won a contest may be better known than most who did.
    """
    oscars = others = 0
    for nomination in nominations:
        if counts(nomination):
            weight = nomination.category.weight * (WIN if nomination.nominee.winner else 1)
            if nomination.ceremony.award == OSCARS:
                oscars += weight
            else:
                others += weight
        elif nomination.category.kind is CategoryClass.HONORARY and nomination.ceremony.award == OSCARS:
            oscars += WIN
    return -oscars, -others
