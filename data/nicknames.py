"""What fans call films and people though no source does: "t2", "jlaw". A table that a person can add a line to."""

from collections.abc import Mapping
from pathlib import Path

from bot.awards.text import fold
from data.format import FILM_ID, PERSON_ID, split
from data.problem import Report
from data.tables import read_table

NICKNAMES = "nicknames.csv"
NICKNAME_COLUMNS = ("id", "name", "nicknames")
"""The name is there for who reads the table; the record's own counts."""


def read_nicknames(root: Path, report: Report) -> Mapping[str, tuple[str, ...]]:
    """The nicknames by the id of the film or person; what has a fault is left out.

    An id that the record lacks is no fault, as a smaller record has the same table, and neither is no table at all.
    """
    if not (root / NICKNAMES).exists():
        return {}
    nicknames: dict[str, tuple[str, ...]] = {}
    for row in read_table(root, NICKNAMES, NICKNAME_COLUMNS, report):
        given = split(row["nicknames"])
        if not FILM_ID.fullmatch(row["id"]) and not PERSON_ID.fullmatch(row["id"]):
            row.wrong("id", f"“{row['id']}” is no id of a film or a person")
        elif row["id"] in nicknames:
            row.wrong("id", f"“{row['id']}” stands twice")
        elif not given or not all(map(fold, given)):
            row.wrong("nicknames", "has one without a letter or digit")
        else:
            nicknames[row["id"]] = given
    return nicknames
