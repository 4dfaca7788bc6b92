"""A slate as CSV, one nominee per line, as spreadsheets read and write it.

Excel separates by semicolons where the comma is the decimal mark, and text copied out of a spreadsheet by tabs; the
header line shows which.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.slates.drafts import (
    CATEGORY_MAX_NOMINEES,
    SLATE_MAX_CATEGORIES,
    CategoryDraft,
    NomineeDraft,
    SlateDraft,
    make_comparison_key,
    tidy_text,
)
from bot.slates.files.fields import (
    CATEGORY_FIELD,
    COUNTRY_FIELD,
    CREDIT_FIELD,
    FILM_FIELD,
    HEADLINE_FIELD,
    PEOPLE_FIELD,
    SLATE_CSV_COLUMNS,
    SONG_FIELD,
    WEIGHT_FIELD,
    WITHDRAWN_FIELD,
    RawCategory,
    RawNominee,
    RawSlate,
    join_field_names,
    match_field_name,
    split_field_names,
)
from bot.slates.files.problems import Fault, ProblemList

DELIMITERS = ",;\t"
CSV_MAX_ROWS = SLATE_MAX_CATEGORIES * CATEGORY_MAX_NOMINEES

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What spreadsheets read as a formula, perhaps already escaped by an apostrophe (OWASP, "CSV Injection")."""


@dataclass
class _CategoryRows:
    """The rows of one category found so far."""

    line: int
    name: str
    nominees: list[RawNominee] = field(default_factory=list[RawNominee])
    headline: tuple[int, str] = (0, "")
    weight: tuple[int, str] = (0, "")


def read_csv(text: str, problems: ProblemList) -> RawSlate | None:
    """Read a file; None if it has no readable rows."""
    rows = _read_rows(text, problems)
    header = next(rows, None)
    if header is None:
        if not len(problems):
            problems.add_problem(0, "", Fault.EMPTY)
        return None
    line, names = header
    columns = _map_columns(line, names, problems)
    if columns is None:
        return None
    gathered: dict[str, _CategoryRows] = {}
    above = ""
    for count, (line, row) in enumerate(rows, start=1):
        if count > CSV_MAX_ROWS:
            problems.add_problem(line, "", Fault.TOO_MANY, limit=CSV_MAX_ROWS)
            break
        cells = {name: _restore_formula(row[at]) for name, at in columns.items() if at < len(row)}
        _check_width(line, row, len(names), problems)
        above = tidy_text(cells.get(CATEGORY_FIELD, "")) or above
        if not above:
            problems.add_problem(line, CATEGORY_FIELD, Fault.NO_CATEGORY)
            continue
        category = gathered.setdefault(make_comparison_key(above), _CategoryRows(line, above))
        category.headline = _merge_category_value(category.headline, line, HEADLINE_FIELD, cells, problems)
        category.weight = _merge_category_value(category.weight, line, WEIGHT_FIELD, cells, problems)
        category.nominees.append(_make_raw_nominee(line, cells))
    categories = (
        RawCategory(found.line, found.name, tuple(found.nominees), found.headline, found.weight)
        for found in gathered.values()
    )
    return RawSlate(tuple(categories))


def write_csv(slate: SlateDraft) -> str:
    """Write a slate so that `read_csv` reads the same, and spreadsheets read no cell as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(SLATE_CSV_COLUMNS)
    for category in slate.categories:
        for position, nominee in enumerate(category.nominees):
            writer.writerow(map(_defuse_formula, _make_row(category, nominee, first=position == 0)))
    return out.getvalue()


def _read_rows(text: str, problems: ProblemList) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_detect_delimiter(text), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add_problem(line, "", Fault.BROKEN_CSV, str(error))


def _detect_delimiter(text: str) -> str:
    header = next(filter(str.strip, text.splitlines()), "")
    columns = {
        delimiter: sum(
            match_field_name(name.strip(' "'), SLATE_CSV_COLUMNS) is not None
            for name in header.split(delimiter)
        )
        for delimiter in DELIMITERS
    }
    return max(columns, key=columns.__getitem__)


def _map_columns(line: int, names: Sequence[str], problems: ProblemList) -> Mapping[str, int] | None:
    """The index of each column; None if there is no column for the category."""
    columns: dict[str, int] = {}
    for at, name in enumerate(names):
        meant = match_field_name(name, SLATE_CSV_COLUMNS)
        if meant is None and name:
            problems.add_problem(line, "", Fault.UNKNOWN_FIELD, name)
        elif meant in columns:
            problems.add_problem(line, "", Fault.REPEATED_FIELD, name)
        elif meant is not None:
            columns[meant] = at
    if CATEGORY_FIELD not in columns:
        problems.add_problem(line, "", Fault.MISSING_FIELD, CATEGORY_FIELD)
        return None
    return columns


def _check_width(line: int, row: Sequence[str], width: int, problems: ProblemList) -> None:
    stray = [cell for cell in row[width:] if cell]
    if stray:
        problems.add_problem(line, "", Fault.STRAY_VALUE, stray[0])


def _merge_category_value(
    known: tuple[int, str], line: int, name: str, cells: Mapping[str, str], problems: ProblemList
) -> tuple[int, str]:
    """The value that a category's rows give: they must all give the same or none."""
    value = cells.get(name, "")
    if not value or not known[1]:
        return known if not value else (line, value)
    if value.casefold() != known[1].casefold():
        problems.add_problem(line, name, Fault.CONTRADICTION, value)
    return known


def _make_raw_nominee(line: int, cells: Mapping[str, str]) -> RawNominee:
    return RawNominee(
        line,
        films=split_field_names(cells.get(FILM_FIELD, "")),
        people=split_field_names(cells.get(PEOPLE_FIELD, "")),
        song=cells.get(SONG_FIELD, ""),
        country=cells.get(COUNTRY_FIELD, ""),
        credit=cells.get(CREDIT_FIELD, ""),
        withdrawn=cells.get(WITHDRAWN_FIELD, ""),
    )


def _make_row(category: CategoryDraft, nominee: NomineeDraft, *, first: bool) -> list[str]:
    """A nominee's row; values of the whole category are only in its first row."""
    headline = category.headline.value if category.headline and first else ""
    return [
        category.name,
        join_field_names(nominee.films),
        join_field_names(nominee.people),
        nominee.song,
        nominee.country,
        nominee.credit,
        headline,
        str(category.weight) if category.weight and first else "",
        "yes" if nominee.withdrawn else "",
    ]


def _defuse_formula(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _restore_formula(cell: str) -> str:
    """The cell without the apostrophe that `_defuse_formula` added."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
