"""Making the table of festivals' prizes from a list."""

import csv
from pathlib import Path

from bot.record.festivals import FestivalPrize
from data.festivals import FESTIVAL_COLUMNS, FESTIVALS_FILE
from data.format import SEPARATOR
from data.record_files import RECORD_FOLDER
from data.titles import spell_title
from data.writer import write_table

_PRIZES = {
    ("cannes", "palme-dor"): FestivalPrize.PALME_DOR,
    ("cannes", "best-actor"): FestivalPrize.CANNES_ACTOR,
    ("cannes", "best-actress"): FestivalPrize.CANNES_ACTRESS,
    ("venice", "golden-lion"): FestivalPrize.GOLDEN_LION,
    ("berlin", "golden-bear"): FestivalPrize.GOLDEN_BEAR,
    ("toronto", "peoples-choice"): FestivalPrize.TORONTO_AUDIENCE,
    ("sundance", "grand-jury-dramatic"): FestivalPrize.SUNDANCE_DRAMA,
    ("sundance", "grand-jury-documentary"): FestivalPrize.SUNDANCE_DOCUMENTARY,
    ("cesar", "best-film"): FestivalPrize.CESAR,
}
"""The prizes by the list's names of festival and prize."""

_ORDER = tuple(FestivalPrize)


def import_festivals(source: Path, root: Path = RECORD_FOLDER) -> None:
    """Write the table of festivals' prizes.

    Args:
        source: A CSV file, one prize per line: `award,year,prize,film_id,film`.
        root: The record's folder.
    """
    titles: dict[str, str] = {}
    won: dict[str, list[tuple[int, FestivalPrize]]] = {}
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            prize = _PRIZES[row["award"], row["prize"]]
            titles[row["film_id"]] = spell_title(row["film"])
            won.setdefault(row["film_id"], []).append((int(row["year"]), prize))
    lines = [
        (
            film_id,
            titles[film_id],
            SEPARATOR.join(f"{prize} {year}" for year, prize in sorted(wins, key=_sort_key)),
        )
        for film_id, wins in won.items()
    ]
    lines.sort(key=lambda line: (won[line[0]][0][0], line[1]))
    write_table(root, FESTIVALS_FILE, FESTIVAL_COLUMNS, lines)


def _sort_key(win: tuple[int, FestivalPrize]) -> tuple[int, int]:
    year, prize = win
    return _ORDER.index(prize), year
