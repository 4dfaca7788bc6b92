"""A slate as CSV: one nominee a line, as spreadsheets read and write it.

Excel separates by semicolons where the comma is the decimal mark, and text copied out of a spreadsheet by tabs; the
header line tells which.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.awards.slate_drafts import (
    MOST_CATEGORIES,
    MOST_NOMINEES,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
    same,
    tidy,
)
from bot.awards.slate_files.fields import (
    CATEGORY,
    COLUMNS,
    COUNTRY,
    CREDIT,
    FILM,
    HEADLINE,
    PEOPLE,
    SONG,
    WEIGHT,
    WITHDRAWN,
    RawCategory,
    RawNominee,
    RawSlate,
    field_name,
    join,
    split,
)
from bot.awards.slate_files.problems import Fault, Problems

DELIMITERS = ",;\t"
MOST_ROWS = MOST_CATEGORIES * MOST_NOMINEES

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What spreadsheets take for a formula, perhaps defused already (OWASP, "CSV Injection")."""


@dataclass
class _Gathered:
    """The rows of one category found so far."""

    line: int
    name: str
    nominees: list[RawNominee] = field(default_factory=list[RawNominee])
    headline: tuple[int, str] = (0, "")
    weight: tuple[int, str] = (0, "")


def read_csv(text: str, problems: Problems) -> RawSlate | None:
    """Read a file; None if its rows cannot be told apart."""
    rows = _rows(text, problems)
    header = next(rows, None)
    if header is None:
        if not len(problems):
            problems.add(0, "", Fault.EMPTY)
        return None
    line, names = header
    columns = _columns(line, names, problems)
    if columns is None:
        return None
    gathered: dict[str, _Gathered] = {}
    above = ""
    for count, (line, row) in enumerate(rows, start=1):
        if count > MOST_ROWS:
            problems.add(line, "", Fault.TOO_MANY, limit=MOST_ROWS)
            break
        cells = {name: _restored(row[at]) for name, at in columns.items() if at < len(row)}
        _check_width(line, row, len(names), problems)
        above = tidy(cells.get(CATEGORY, "")) or above
        if not above:
            problems.add(line, CATEGORY, Fault.NO_CATEGORY)
            continue
        category = gathered.setdefault(same(above), _Gathered(line, above))
        category.headline = _agreed(category.headline, line, HEADLINE, cells, problems)
        category.weight = _agreed(category.weight, line, WEIGHT, cells, problems)
        category.nominees.append(_nominee(line, cells))
    categories = (
        RawCategory(found.line, found.name, tuple(found.nominees), found.headline, found.weight)
        for found in gathered.values()
    )
    return RawSlate(tuple(categories))


def write_csv(slate: SlateDraft) -> str:
    """Write a slate so that `read_csv` reads the same, and no spreadsheet takes a name for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for category in slate.categories:
        for position, nominee in enumerate(category.nominees):
            writer.writerow(map(_defused, _row(category, nominee, first=position == 0)))
    return out.getvalue()


def _rows(text: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(line, "", Fault.BROKEN_CSV, str(error))


def _delimiter(text: str) -> str:
    header = next(filter(str.strip, text.splitlines()), "")
    columns = {
        delimiter: sum(field_name(name.strip(' "'), COLUMNS) is not None for name in header.split(delimiter))
        for delimiter in DELIMITERS
    }
    return max(columns, key=columns.__getitem__)


def _columns(line: int, names: Sequence[str], problems: Problems) -> Mapping[str, int] | None:
    """Where each column stands; None if the file does not say what belongs to which category."""
    columns: dict[str, int] = {}
    for at, name in enumerate(names):
        meant = field_name(name, COLUMNS)
        if meant is None and name:
            problems.add(line, "", Fault.UNKNOWN_FIELD, name)
        elif meant in columns:
            problems.add(line, "", Fault.REPEATED_FIELD, name)
        elif meant is not None:
            columns[meant] = at
    if CATEGORY not in columns:
        problems.add(line, "", Fault.MISSING_FIELD, CATEGORY)
        return None
    return columns


def _check_width(line: int, row: Sequence[str], width: int, problems: Problems) -> None:
    stray = [cell for cell in row[width:] if cell]
    if stray:
        problems.add(line, "", Fault.STRAY_VALUE, stray[0])


def _agreed(
    known: tuple[int, str], line: int, name: str, cells: Mapping[str, str], problems: Problems
) -> tuple[int, str]:
    """What a category's rows say of it: all the same, or nothing."""
    value = cells.get(name, "")
    if not value or not known[1]:
        return known if not value else (line, value)
    if value.casefold() != known[1].casefold():
        problems.add(line, name, Fault.CONTRADICTION, value)
    return known


def _nominee(line: int, cells: Mapping[str, str]) -> RawNominee:
    return RawNominee(
        line,
        films=split(cells.get(FILM, "")),
        people=split(cells.get(PEOPLE, "")),
        song=cells.get(SONG, ""),
        country=cells.get(COUNTRY, ""),
        credit=cells.get(CREDIT, ""),
        withdrawn=cells.get(WITHDRAWN, ""),
    )


def _row(category: CategoryDraft, nominee: NomineeDraft, *, first: bool) -> list[str]:
    """A row; what is said of the whole category is said once."""
    headline = category.headline.value if category.headline and first else ""
    return [
        category.name,
        join(nominee.films),
        join(nominee.people),
        nominee.song,
        nominee.country,
        nominee.credit,
        headline,
        str(category.weight) if category.weight and first else "",
        "yes" if nominee.withdrawn else "",
    ]


def _defused(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _restored(cell: str) -> str:
    """A cell without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
