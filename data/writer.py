"""Writing files of the record, one, or several in a staged copy that is checked before it replaces them.

It is the reverse of `data.catalogue` and `data.nominees`.
"""

import csv
import filecmp
import io
import shutil
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.record.model import Category, Ceremony, FilmCredit, Nominee, PersonCredit
from data.format import (
    CEREMONIES_FILE,
    CEREMONY_COLUMNS,
    DIVIDED_FLAG,
    NOMINEE_COLUMNS,
    NOMINEE_RESULT,
    PARTIAL_FLAG,
    SEPARATOR,
    UNKNOWN_ID,
    UNOFFICIAL_FLAG,
    UNSETTLED_FLAG,
    WINNER_RESULT,
    WINNERS_ONLY_FLAG,
)
from data.record_files import check_record, list_record_files
from data.upstream import ImportRefusedError


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
        WINNERS_ONLY_FLAG: category.winners_only,
        PARTIAL_FLAG: not category.complete and not category.winners_only,
        UNSETTLED_FLAG: category.unsettled,
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


@contextmanager
def stage_record(root: Path, source: Path) -> Generator[Path]:
    """A copy of the record to write into; at the end its changed files replace the record's, if the copy is sound.

    The `source` is what is imported, named if it is refused.

    Files are replaced one by one, each atomically, the list of ceremonies before the nominees that need it: the
    record is sound at every instant, and repeating an interrupted import finishes it.

    Raises:
        ImportRefusedError: What was written is not sound, or the folder cannot be written to.
    """
    try:
        with TemporaryDirectory(dir=root, prefix=".import-") as folder:
            stage = Path(folder)
            for file in list_record_files(root):
                (stage / file).parent.mkdir(exist_ok=True)
                shutil.copyfile(root / file, stage / file)
            yield stage
            problems = check_record(stage)
            if problems:
                raise ImportRefusedError(f"{source.name} would damage the record, at {problems[0]}.")
            for file in list_record_files(stage):
                if not (root / file).exists() or not filecmp.cmp(root / file, stage / file, shallow=False):
                    (root / file).parent.mkdir(exist_ok=True)
                    (stage / file).replace(root / file)
    except OSError as error:
        raise ImportRefusedError(f"The record in {root} cannot be written: {error.strerror}.") from error
