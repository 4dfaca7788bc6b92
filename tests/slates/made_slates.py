"""Small ceremonies made by hand, for what the record does not hold."""

from datetime import date

from bot.ids import CategoryId, NomineeId
from bot.record.model import (
    Award,
    CanonicalCategory,
    Category,
    CategoryClass,
    Ceremony,
    FilmCredit,
    Headline,
    Nominee,
    PersonCredit,
)
from bot.record.record import Record

AWARDS = (Award("oscars", "Academy Awards", "Oscars"), Award("bafta", "British Academy Film Awards", "BAFTA"))

PICTURE = CanonicalCategory("best-picture", "Best Picture", Headline.FILM, 5)
DIRECTOR = CanonicalCategory("best-director", "Best Director", Headline.PERSON, 3)
ACTOR = CanonicalCategory("best-actor", "Best Actor", Headline.PERSON, 3)


def film(film_id: str | None, title: str = "") -> FilmCredit:
    return FilmCredit(film_id, title or f"Film {film_id}")


def person(person_id: str | None, name: str = "") -> PersonCredit:
    return PersonCredit(person_id, name or f"Person {person_id}")


def nominee(
    nominee_id: NomineeId,
    *credited: FilmCredit | PersonCredit,
    winner: bool = False,
    unofficial: bool = False,
) -> Nominee:
    return Nominee(
        nominee_id,
        films=tuple(credit for credit in credited if isinstance(credit, FilmCredit)),
        people=tuple(credit for credit in credited if isinstance(credit, PersonCredit)),
        winner=winner,
        unofficial=unofficial,
    )


def category(
    canonical: CanonicalCategory,
    *nominees: Nominee,
    kind: CategoryClass = CategoryClass.COMPETITIVE,
    divided: bool = False,
) -> Category:
    return Category(
        CategoryId(canonical.id),
        canonical.id,
        canonical.name,
        canonical.headline,
        nominees,
        kind=kind,
        divided=divided,
    )


def ceremony(award: str, year: int, *categories: Category, held: date | None = None) -> Ceremony:
    number = year - 1928 if award == "oscars" else None
    return Ceremony(
        f"{award}-{number or year}", award, number, f"{award} {year}", year, held, str(year - 1), categories
    )


def record_of(*ceremonies: Ceremony) -> Record:
    return Record.build(AWARDS, (PICTURE, DIRECTOR, ACTOR), ceremonies)
