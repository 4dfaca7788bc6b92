"""Writing files of the record: the reverse of `data.catalogue` and `data.slates`."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from bot.awards.model import Category, Ceremony, FilmCredit, Nominee, PersonCredit
from data.format import (
    CEREMONIES_FILE,
    CEREMONY_COLUMNS,
    DIVIDED_FLAG,
    NOMINEE_COLUMNS,
    NOMINEE_RESULT,
    SEPARATOR,
    UNKNOWN_ID,
    UNOFFICIAL_FLAG,
    WINNER_RESULT,
    WINNERS_ONLY_FLAG,
)


def write_slates(root: Path, file: str, ceremonies: Iterable[Ceremony]) -> None:
    """Write the nominees of these ceremonies into one file."""
    lines = (
        _make_nominee_line(ceremony, category, nominee)
        for ceremony in ceremonies
        for category in ceremony.categories
        for nominee in category.nominees
    )
    write_table(root, file, NOMINEE_COLUMNS, lines)


def write_ceremonies(root: Path, ceremonies: Iterable[Ceremony]) -> None:
    """Write the list of ceremonies, without their nominees."""
    write_table(root, CEREMONIES_FILE, CEREMONY_COLUMNS, map(_make_ceremony_line, ceremonies))


def write_table(root: Path, file: str, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write one file of the record, replacing it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode("utf-8"))


def _make_ceremony_line(ceremony: Ceremony) -> tuple[str, ...]:
    return (
        ceremony.id,
        ceremony.award,
        "" if ceremony.number is None else str(ceremony.number),
        str(ceremony.year),
        _format_date(ceremony.held),
        _format_date(ceremony.nominations),
        ceremony.films_of,
        ceremony.name,
    )


def _format_date(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _make_nominee_line(ceremony: Ceremony, category: Category, nominee: Nominee) -> tuple[str, ...]:
    flags = {
        DIVIDED_FLAG: category.divided,
        WINNERS_ONLY_FLAG: not category.complete,
        UNOFFICIAL_FLAG: nominee.unofficial,
    }
    return (
        ceremony.id,
        category.id,
        category.canonical or "",
        category.name,
        category.kind.value,
        SEPARATOR.join(flag for flag, raised in flags.items() if raised),
        nominee.id,
        _format_result(nominee),
        SEPARATOR.join(film.title for film in nominee.films),
        _format_ids(nominee.films),
        SEPARATOR.join(person.name for person in nominee.people),
        _format_ids(nominee.people),
        nominee.credit,
        nominee.song,
        SEPARATOR.join(nominee.characters),
        nominee.country,
    )


def _format_result(nominee: Nominee) -> str:
    if not nominee.won_for:
        return WINNER_RESULT if nominee.winner else ""
    return SEPARATOR.join(
        WINNER_RESULT if film in nominee.won_for else NOMINEE_RESULT for film in nominee.films
    )


def _format_ids(credited: Sequence[FilmCredit | PersonCredit]) -> str:
    if all(credit.id is None for credit in credited):
        return ""
    return SEPARATOR.join(credit.id or UNKNOWN_ID for credit in credited)
