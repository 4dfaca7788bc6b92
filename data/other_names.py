"""Reading the names that films and people have beside those of the record: nicknames, and titles in other languages.

Both tables are written by hand. An id that the record lacks is no problem, as a smaller record has the same tables; nor
is a missing table.
"""

from collections.abc import Mapping
from pathlib import Path
from re import Pattern

from bot.search.text import fold_text
from data.format import FILM_ID_PATTERN, PERSON_ID_PATTERN, split_values
from data.tables import ReportProblem, read_table

NICKNAMES_FILE = "nicknames.csv"
NICKNAME_COLUMNS = ("id", "name", "nicknames")

ORIGINAL_TITLES_FILE = "original_titles.csv"
ORIGINAL_TITLE_COLUMNS = ("id", "name", "titles")
"""The names are only for readers of the tables; the record's own names are used."""


def read_nicknames(root: Path, report: ReportProblem) -> Mapping[str, tuple[str, ...]]:
    """The nicknames by the id of the film or person; lines with a problem are left out."""
    return _read_names(root, NICKNAMES_FILE, NICKNAME_COLUMNS, (FILM_ID_PATTERN, PERSON_ID_PATTERN), report)


def read_original_titles(root: Path, report: ReportProblem) -> Mapping[str, tuple[str, ...]]:
    """The original titles by the film's id; lines with a problem are left out."""
    return _read_names(root, ORIGINAL_TITLES_FILE, ORIGINAL_TITLE_COLUMNS, (FILM_ID_PATTERN,), report)


def _read_names(
    root: Path, file: str, columns: tuple[str, ...], ids: tuple[Pattern[str], ...], report: ReportProblem
) -> Mapping[str, tuple[str, ...]]:
    if not (root / file).exists():
        return {}
    *_, column = columns
    names: dict[str, tuple[str, ...]] = {}
    for row in read_table(root, file, columns, report):
        given = split_values(row[column])
        if not any(pattern.fullmatch(row["id"]) for pattern in ids):
            row.report_problem("id", f"“{row['id']}” is not an id of what this table names")
        elif row["id"] in names:
            row.report_problem("id", f"“{row['id']}” stands twice")
        elif not given or not all(map(fold_text, given)):
            row.report_problem(column, "has one without a letter or digit")
        else:
            names[row["id"]] = given
    return names
