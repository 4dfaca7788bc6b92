r"""Reading the upstream list of Oscar nominations: tab-separated, unquoted, `\"` for a quotation mark.

Its rows are ragged (trailing empty fields are left out) and its `Note` and `Citation` are prose, of which
only what it means is taken: whether a nomination was official.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from bot.errors import StartError

_COLUMNS = (
    "Ceremony", "Year", "Class", "CanonicalCategory", "Category", "Film", "FilmId", "Name", "Nominees",
    "NomineeIds", "Winner", "Detail", "Note", "Citation",
)  # fmt: skip
_MIN_FIELDS = _COLUMNS.index("Category") + 1
_YEAR = re.compile(r"\d{4}(?:/\d{2})?")
_FILM_ID = re.compile(r"tt\d{7,}|\?")
_PERSON_ID = re.compile(r"(?:nm|co)\d{7,}(?:,nm\d{7,})*|\?")
_NOT_OFFICIAL = "NOT AN OFFICIAL NOMINATION"


class ImportRefusedError(StartError):
    """A source cannot be imported; the message says why, and where."""


@dataclass(frozen=True, slots=True)
class UpstreamRow:
    """One row of the source, split into values.

    Attributes:
        line: Its line, counted from 1.
        ceremony: The ceremony's number.
        films_of: The year(s) of its films.
        category: The category's name at the time, in the Academy's capitals.
        scientific: Whether it is in the scientific and technical class.
        films: Titles.
        film_ids: One for each title; `?` if unknown.
        people: Names.
        people_ids: One for each name; `?` if unknown, several joined by commas for a shared pseudonym.
        credit: The credit line; the country in the international category.
        details: Characters, or the song's title.
        winner: Whether it won.
        unofficial: Whether it was no official nomination.
        won_for_ids: Ids of the films it won for, if rows were joined that won for only some of their films.
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


def read_upstream(source: Path) -> list[UpstreamRow]:
    """Every row of the source.

    Raises:
        ImportRefusedError: It is unreadable, cut short, or has an invalid row.
    """
    lines = _read_text(source).split("\n")
    if tuple(lines[0].split("\t")) != _COLUMNS:
        raise ImportRefusedError(
            f"{source.name} is not the upstream list: its first line should name the fields "
            f"{', '.join(_COLUMNS)}, separated by tabs."
        )
    if lines[-1]:
        raise ImportRefusedError(f"{source.name} is cut short: line {len(lines)} does not end.")
    rows = [_parse_row(source, number, line) for number, line in enumerate(lines[1:-1], start=2)]
    if not rows:
        raise ImportRefusedError(f"{source.name} holds no nominations.")
    return rows


def _read_text(source: Path) -> str:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise ImportRefusedError(f"{source} cannot be read: {error.strerror}.") from error
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportRefusedError(f"{source.name}, line {line}: the text is not UTF-8.") from error


def _parse_row(source: Path, number: int, line: str) -> UpstreamRow:
    def refuse_field(field: str, wrong: str) -> NoReturn:
        raise ImportRefusedError(f"{source.name}, line {number}, {field}: {wrong}.")

    values = [value.replace('\\"', '"').strip() for value in line.split("\t")]
    if len(values) > len(_COLUMNS):
        refuse_field("Citation", f"the line goes on with {len(values) - len(_COLUMNS)} more field(s)")
    if len(values) < _MIN_FIELDS:
        refuse_field(_COLUMNS[len(values)], "the line ends before it")
    fields: dict[str, str] = dict(zip(_COLUMNS, values + [""] * (len(_COLUMNS) - len(values)), strict=True))
    for field, wrong in _iterate_faults(fields):
        refuse_field(field, wrong)
    people = _split_values(fields["Nominees"])
    return UpstreamRow(
        line=number,
        ceremony=int(fields["Ceremony"]),
        films_of=fields["Year"],
        category=fields["Category"],
        scientific=fields["Class"] == "SciTech",
        films=_split_values(fields["Film"]),
        film_ids=_split_values(fields["FilmId"]) or ("?",) * len(_split_values(fields["Film"])),
        people=people,
        people_ids=_split_values(fields["NomineeIds"]) or ("?",) * len(people),
        credit=fields["Name"],
        details=_split_values(fields["Detail"]),
        winner=bool(fields["Winner"]),
        unofficial=_NOT_OFFICIAL in fields["Note"],
    )


def _iterate_faults(fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not fields["Ceremony"].isdecimal() or int(fields["Ceremony"]) < 1:
        yield "Ceremony", f"“{fields['Ceremony']}” is not a ceremony's number"
    if not _YEAR.fullmatch(fields["Year"]):
        yield "Year", f"“{fields['Year']}” is not a year like 2024 or 1927/28"
    if not fields["Category"]:
        yield "Category", "it is empty"
    if fields["Winner"] not in ("", "True"):
        yield "Winner", f"“{fields['Winner']}” is not “True” or empty"
    if not (fields["Film"] or fields["Nominees"] or fields["Name"] or fields["Citation"]):
        yield "Nominees", "the line names no film and no person"
    for names, ids, pattern in (("Film", "FilmId", _FILM_ID), ("Nominees", "NomineeIds", _PERSON_ID)):
        given = _split_values(fields[ids])
        if given and len(given) != len(_split_values(fields[names])):
            yield ids, f"{len(given)} ids stand for {len(_split_values(fields[names]))} {names}"
        for identifier in given:
            if not pattern.fullmatch(identifier):
                yield ids, f"“{identifier}” is not an id"


def _split_values(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()
