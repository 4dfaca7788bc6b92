"""A slate written as CSV: one nominee a line, as spreadsheets read and write it."""

import csv
import io

from bot.slates.drafts import CategoryDraft, NomineeDraft, SlateDraft
from bot.slates.files.columns import Column
from bot.slates.files.fields import join_field_names
from bot.slates.files.formulas import defuse_formula
from bot.slates.files.tables import protect_cell

SLATE_CSV_COLUMNS = (
    Column.CATEGORY,
    Column.FILM,
    Column.PEOPLE,
    Column.SONG,
    Column.COUNTRY,
    Column.CREDIT,
    Column.HEADLINE,
    Column.WEIGHT,
    Column.WITHDRAWN,
    Column.CEREMONY,
    Column.HELD,
)
"""The columns of a CSV file, a nominee a line; all but the first and one that names nominees may be left out."""


def write_csv(slate: SlateDraft) -> str:
    """Write a slate so that it is read as the same, and no spreadsheet takes a name for a formula."""
    has_winners = any(nominee.winner for category in slate.categories for nominee in category.nominees)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        [column.value for column in (*SLATE_CSV_COLUMNS, *([Column.WINNER] if has_winners else []))]
    )
    ceremony = [slate.name, slate.held.isoformat() if slate.held else ""]
    for category in slate.categories:
        for position, nominee in enumerate(category.nominees):
            row = [*_make_row(category, nominee, first=position == 0), *ceremony]
            won = ["yes" if nominee.winner else ""] if has_winners else []
            writer.writerow(defuse_formula(protect_cell(cell)) for cell in (*row, *won))
            ceremony = ["", ""]
    return out.getvalue()


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
