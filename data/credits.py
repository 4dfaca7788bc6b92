"""Reading who and what a nominee names, each credit held once however many nominees carry it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from re import Pattern

from bot.awards.model import FilmCredit, PersonCredit
from data.format import FILM_ID_PATTERN, PERSON_ID_PATTERN, UNKNOWN_ID, split_values
from data.tables import TableRow


@dataclass(frozen=True)
class SharedCredits:
    """The credits read so far: one value for each, however many nominees carry it, to save memory."""

    films: dict[tuple[str | None, str], FilmCredit] = field(
        default_factory=dict[tuple[str | None, str], FilmCredit]
    )
    people: dict[tuple[str | None, str], PersonCredit] = field(
        default_factory=dict[tuple[str | None, str], PersonCredit]
    )
    texts: dict[str, str] = field(default_factory=dict[str, str])

    def share_text(self, text: str) -> str:
        """The same text, shared with every other line that says it."""
        return self.texts.setdefault(text, text)


def read_films(row: TableRow, shared: SharedCredits) -> tuple[FilmCredit, ...]:
    """The films of a line."""
    films: list[FilmCredit] = []
    for pair in _pair_ids(row, "films", "film_ids"):
        film = shared.films.get(pair)
        if film is None:
            film = FilmCredit(*pair)
            if _is_sound(row, "films", "film_ids", pair, FILM_ID_PATTERN):
                shared.films[pair] = film
        films.append(film)
    return tuple(films)


def read_people(row: TableRow, shared: SharedCredits) -> tuple[PersonCredit, ...]:
    """The people and companies of a line."""
    people: list[PersonCredit] = []
    for pair in _pair_ids(row, "people", "people_ids"):
        person = shared.people.get(pair)
        if person is None:
            person = PersonCredit(*pair)
            if _is_sound(row, "people", "people_ids", pair, PERSON_ID_PATTERN):
                shared.people[pair] = person
        people.append(person)
    return tuple(people)


def _pair_ids(row: TableRow, names_column: str, ids_column: str) -> Iterator[tuple[str | None, str]]:
    """Each name with its id, None where unknown."""
    names, ids = split_values(row[names_column]), split_values(row[ids_column])
    if ids and len(ids) != len(names):
        row.report_problem(ids_column, f"has {len(ids)} ids for {len(names)} {names_column}")
    for name, identifier in zip_longest(names, ids[: len(names)], fillvalue=UNKNOWN_ID):
        yield None if identifier == UNKNOWN_ID else identifier, name


def _is_sound(
    row: TableRow, names_column: str, ids_column: str, pair: tuple[str | None, str], pattern: Pattern[str]
) -> bool:
    identifier, name = pair
    named = bool(name.strip())
    identified = identifier is None or bool(pattern.fullmatch(identifier))
    if not named:
        row.report_problem(names_column, "holds an empty name")
    if not identified:
        row.report_problem(ids_column, f"“{identifier}” is not an id")
    return named and identified
