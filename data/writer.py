"""Writing files of the record: the reverse of `data.catalogue` and `data.slates`."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.awards.model import Category, Ceremony, FilmCredit, Nominee, PersonCredit
from data.format import (
    CEREMONIES,
    CEREMONY_COLUMNS,
    DIVIDED,
    NOMINEE,
    NOMINEE_COLUMNS,
    SEPARATOR,
    UNKNOWN_ID,
    UNOFFICIAL,
    WINNER,
    WINNERS_ONLY,
)


def write_slates(root: Path, file: str, ceremonies: Iterable[Ceremony]) -> None:
    """Write the nominees of these ceremonies into one file."""
    lines = (
        _nominee_line(ceremony, category, nominee)
        for ceremony in ceremonies
        for category in ceremony.categories
        for nominee in category.nominees
    )
    write_table(root, file, NOMINEE_COLUMNS, lines)


def write_ceremonies(root: Path, ceremonies: Iterable[Ceremony]) -> None:
    """Write the list of ceremonies, without their nominees."""
    write_table(root, CEREMONIES, CEREMONY_COLUMNS, map(_ceremony_line, ceremonies))


def write_table(root: Path, file: str, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write one file of the record, replacing it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode("utf-8"))


def _ceremony_line(ceremony: Ceremony) -> tuple[str, ...]:
    return (
        ceremony.id,
        ceremony.award,
        "" if ceremony.number is None else str(ceremony.number),
        str(ceremony.year),
        _date(ceremony.held),
        _date(ceremony.nominations),
        ceremony.films_of,
        ceremony.name,
    )


def _date(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _nominee_line(ceremony: Ceremony, category: Category, nominee: Nominee) -> tuple[str, ...]:
    flags = {
        DIVIDED: category.divided,
        WINNERS_ONLY: not category.complete,
        UNOFFICIAL: nominee.unofficial,
    }
    return (
        ceremony.id,
        category.id,
        category.canonical or "",
        category.name,
        category.kind.value,
        SEPARATOR.join(flag for flag, raised in flags.items() if raised),
        nominee.id,
        _result(nominee),
        SEPARATOR.join(film.title for film in nominee.films),
        _ids(nominee.films),
        SEPARATOR.join(person.name for person in nominee.people),
        _ids(nominee.people),
        nominee.credit,
        nominee.song,
        SEPARATOR.join(nominee.characters),
        nominee.country,
    )


def _result(nominee: Nominee) -> str:
    if not nominee.won_for:
        return WINNER if nominee.winner else ""
    return SEPARATOR.join(WINNER if film in nominee.won_for else NOMINEE for film in nominee.films)


def _ids(credited: Sequence[FilmCredit | PersonCredit]) -> str:
    if all(credit.id is None for credit in credited):
        return ""
    return SEPARATOR.join(credit.id or UNKNOWN_ID for credit in credited)
