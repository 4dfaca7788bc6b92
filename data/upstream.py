"""The rows of the upstream list of Oscar nominations, their values taken apart.

Its `Note` and `Citation` are prose, of which only what it means is taken: whether a nomination was official.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.search.text import fold_text
from data.nominee_ids import make_slug
from data.upstream_file import ImportRefusedError, UpstreamLine, read_upstream_file, refuse_line

__all__ = ("ImportRefusedError", "UpstreamRow", "read_upstream")

_YEAR = re.compile(r"\d{4}(?:/\d{2})?")
_FILM_ID = re.compile(r"tt\d{7,}|\?")
_PERSON_ID = re.compile(r"(?:nm|co)\d{7,}(?:,nm\d{7,})*|\?")
_NAME_ENDINGS = re.compile(r"(?:Jr|Sr|Inc|Ltd|Co|Esq|Ph\.?D|M\.?D)\.?|I{2,3}|IV", re.IGNORECASE)
"""What follows a comma and is no name of its own, in the lists that separate names by commas."""

_NOT_OFFICIAL = "not an official nomination"
_NOBODY_YET = "nominees to be determined"
"""How a list of January says that a film's nominees are still to be named."""

_WON = {"": False, "false": False, "true": True}
"""Spreadsheets write TRUE and FALSE."""

IsWanted = Callable[[int], bool]
"""Whether a ceremony, by its number, is to be taken."""


@dataclass(frozen=True, slots=True)
class UpstreamRow:
    """One row of the source, split into values.

    Attributes:
        line: Its line, counted from 1.
        ceremony: The ceremony's number.
        films_of: The year(s) of its films.
        category: The category's name at the time, as the list spells it.
        scientific: Whether it stands in the scientific and technical class.
        films: Titles.
        film_ids: One for each title; `?` if unknown.
        people: Names.
        people_ids: One for each name; `?` if unknown, several joined by commas for a shared pseudonym.
        credit: The credit line; the country in the international category.
        details: Characters, or the song's title.
        winner: Whether it won.
        unofficial: Whether it was no official nomination.
        won_for_ids: Ids of the films it won for, where rows were joined that won for some of their films alone.
        canonical: What the list calls the category over the years; empty where it does not say.
    """

    line: int
    ceremony: int
    films_of: str
    category: str
    scientific: bool
    films: tuple[str, ...]
    film_ids: tuple[str, ...]
    people: tuple[str, ...]
    people_ids: tuple[str, ...]
    credit: str
    details: tuple[str, ...]
    winner: bool
    unofficial: bool
    won_for_ids: tuple[str, ...] = ()
    canonical: str = ""


def read_upstream(source: Path, is_wanted_of_older: IsWanted = lambda _: True) -> list[UpstreamRow]:
    """Every row of the source.

    A list laid out as up to 2025 says of early ceremonies what the record knows better; of such a list only the
    wanted ceremonies are read.

    Raises:
        ImportRefusedError: It is unreadable, cut short, or has an invalid row.
    """
    found = read_upstream_file(source)
    lines = [
        line for line in found.lines if not found.is_older or is_wanted_of_older(_read_ceremony(source, line))
    ]
    rows = [_parse_line(source, line, found.separator) for line in lines]
    if not rows:
        raise ImportRefusedError(f"{source.name} holds no nominations.")
    return list(_join_films(rows))


def _read_ceremony(source: Path, line: UpstreamLine) -> int:
    text = line.fields["Ceremony"]
    if not (text.isascii() and text.isdecimal()) or int(text) < 1:
        raise refuse_line(source, line.number, "Ceremony", f"“{text}” is not a ceremony's number")
    return int(text)


def _parse_line(source: Path, line: UpstreamLine, separator: str) -> UpstreamRow:
    fields = line.fields
    ceremony = _read_ceremony(source, line)
    people_ids = tuple(filter(None, fields["NomineeIds"].split(separator)))
    films = (fields["Film"],) if separator == "," and fields["Film"] else _split_values(fields["Film"])
    people = _split_people(fields["Nominees"], len(people_ids), separator)
    if fields["Nominees"].casefold() == _NOBODY_YET:
        people, people_ids = (), ()
    film_ids = tuple(filter(None, fields["FilmId"].split("|")))
    for field, wrong in _iterate_faults(fields, films, film_ids, people, people_ids):
        raise refuse_line(source, line.number, field, wrong)
    credit = "" if fields["Name"].casefold() == _NOBODY_YET else fields["Name"]
    return UpstreamRow(
        line=line.number,
        ceremony=ceremony,
        films_of=fields["Year"],
        category=fields["Category"],
        scientific=fields["Class"].casefold() == "scitech",
        films=films,
        film_ids=film_ids or ("",) * len(films),
        people=people,
        people_ids=people_ids or ("?",) * len(people),
        credit=credit,
        details=_split_values(fields["Detail"]),
        winner=_WON[fields["Winner"].casefold()],
        unofficial=_NOT_OFFICIAL in fields["Note"].casefold(),
        canonical=fields["CanonicalCategory"],
    )


def _iterate_faults(
    fields: dict[str, str],
    films: tuple[str, ...],
    film_ids: tuple[str, ...],
    people: tuple[str, ...],
    people_ids: tuple[str, ...],
) -> Iterator[tuple[str, str]]:
    if not _YEAR.fullmatch(fields["Year"]):
        yield "Year", f"“{fields['Year']}” is not a year like 2024 or 1927/28"
    if not fields["Category"]:
        yield "Category", "it is empty"
    if fields["Winner"].casefold() not in _WON:
        yield "Winner", f"“{fields['Winner']}” is not “True” or empty"
    if not (films or fields["Nominees"] or fields["Name"] or fields["Citation"]):
        yield "Nominees", "the line names no film and no person"
    for field, ids_field, names, ids, pattern in (
        ("Film", "FilmId", films, film_ids, _FILM_ID),
        ("Nominees", "NomineeIds", people, people_ids, _PERSON_ID),
    ):
        if ids and len(ids) != len(names):
            yield ids_field, f"{len(ids)} ids stand for {len(names)} {field}"
        for identifier in ids:
            if not pattern.fullmatch(identifier):
                yield ids_field, f"“{identifier}” is not an id"


def _split_values(field: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in field.split("|")) if field else ()


def _split_people(field: str, ids: int, separator: str) -> tuple[str, ...]:
    """The names in a field; where commas separate them, “Jr.” belongs to the name before it."""
    if separator == "|" or ids < 2:
        return _split_values(field)
    names: list[str] = []
    for part in field.split(", "):
        if names and (_NAME_ENDINGS.fullmatch(part) or len(names) == ids):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return tuple(names)


def _join_films(rows: Iterable[UpstreamRow]) -> Iterator[UpstreamRow]:
    """The rows with an id for each film that has none: that of the ceremony's other rows with the same title.

    Where none of several rows has one, they share an id made from the title, so that they are one film all the same.
    A film that the list says to be unknown (`?`) stays so.
    """
    rows = list(rows)
    ids: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        for title, identifier in zip(row.films, row.film_ids, strict=True):
            ids[row.ceremony, fold_text(title)][identifier] += 1

    def find_id(row: UpstreamRow, title: str, identifier: str) -> str:
        if identifier:
            return identifier
        counted = ids[row.ceremony, fold_text(title)]
        known = [other for other in counted if other not in ("", "?")]
        if not known and counted[""] > 1:
            return f"x-{make_slug([title])}-{row.films_of[:4]}"
        # Two films of one title in one year: nobody knows which is meant.
        return known[0] if len(known) == 1 else "?"

    for row in rows:
        joined = tuple(
            find_id(row, title, identifier) for title, identifier in zip(row.films, row.film_ids, strict=True)
        )
        yield row if joined == row.film_ids else replace(row, film_ids=joined)
