"""What fans call films and people though no source does: "t2", "jlaw". A table that a person can add a line to."""

from collections.abc import Mapping
from pathlib import Path

from bot.awards.text import fold_text
from data.format import FILM_ID_PATTERN, PERSON_ID_PATTERN, split_values
from data.problem import ReportProblem
from data.tables import read_table

NICKNAMES_FILE = "nicknames.csv"
NICKNAME_COLUMNS = ("id", "name", "nicknames")
"""The name is there for who reads the table; the record's own counts."""


def read_nicknames(root: Path, report: ReportProblem) -> Mapping[str, tuple[str, ...]]:
    """The nicknames by the id of the film or person; what has a fault is left out.

    An id that the record lacks is no fault, as a smaller record has the same table, and neither is no table at all.
    """
    if not (root / NICKNAMES_FILE).exists():
        return {}
    nicknames: dict[str, tuple[str, ...]] = {}
    for row in read_table(root, NICKNAMES_FILE, NICKNAME_COLUMNS, report):
        given = split_values(row["nicknames"])
        if not FILM_ID_PATTERN.fullmatch(row["id"]) and not PERSON_ID_PATTERN.fullmatch(row["id"]):
            row.report_problem("id", f"“{row['id']}” is no id of a film or a person")
        elif row["id"] in nicknames:
            row.report_problem("id", f"“{row['id']}” stands twice")
        elif not given or not all(map(fold_text, given)):
            row.report_problem("nicknames", "has one without a letter or digit")
        else:
            nicknames[row["id"]] = given
    return nicknames
