"""Reading the table of festivals' prizes.

An id that the record lacks is no problem, as a smaller record has the same table; nor is a missing table.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.record.festivals import FestivalPrize, FestivalWin
from data.format import FILM_ID_PATTERN, split_values
from data.tables import ReportProblem, TableRow, read_table

FESTIVALS_FILE = "festivals.csv"
FESTIVAL_COLUMNS = ("id", "name", "prizes")
"""A film a line; each prize with its year, as `palme-dor 2024`. The names are only for readers of the table."""

_WIN = re.compile(r"([a-z-]+) (\d{4})")
_PRIZES = {prize.value: prize for prize in FestivalPrize}


def read_festival_wins(root: Path, report: ReportProblem) -> Mapping[str, Sequence[FestivalWin]]:
    """The prizes by the film's id, in the table's order; lines with a problem are left out."""
    if not (root / FESTIVALS_FILE).exists():
        return {}
    wins: dict[str, Sequence[FestivalWin]] = {}
    for row in read_table(root, FESTIVALS_FILE, FESTIVAL_COLUMNS, report):
        if not FILM_ID_PATTERN.fullmatch(row["id"]):
            row.report_problem("id", f"“{row['id']}” is not a film's id")
        elif row["id"] in wins:
            row.report_problem("id", f"“{row['id']}” stands twice")
        elif found := _read_wins(row):
            wins[row["id"]] = found
    return wins


def _read_wins(row: TableRow) -> Sequence[FestivalWin]:
    found: list[FestivalWin] = []
    for value in split_values(row["prizes"]):
        win = _WIN.fullmatch(value)
        if win is None or win[1] not in _PRIZES:
            row.report_problem("prizes", f"“{value}” is not one of {', '.join(_PRIZES)} with a year")
            return ()
        found.append(FestivalWin(_PRIZES[win[1]], int(win[2])))
    if not found:
        row.report_problem("prizes", "is empty")
    return found
