"""Tables that write all nominees of a category into one cell: "Best Picture | Anora, Conclave, Wicked"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.slates.files.fields import RawCategory, RawNominee, RawSlate

_LIST_MARKS = (re.compile(r"\s*\n\s*"), re.compile(r"\s*;\s*"), re.compile(r"\s*,\s+"))
"""What separates the nominees in a cell, the plainest first."""

_LEADING_MARK = re.compile(r"[-*•]\s+|\d{1,3}[.)]\s+")


def split_listed_cells(slates: Sequence[RawSlate]) -> bool:
    """Split the cells in place, if every category has one that is a list.

    Returns:
        Whether they were split.
    """
    categories = [category for slate in slates for category in slate.categories]
    marks = [_find_list_mark(category) for category in categories]
    if not categories or not all(marks):
        return False
    for category, mark in zip(categories, marks, strict=True):
        (cell,) = category.nominees
        parts = (
            [_LEADING_MARK.sub("", part.strip(), count=1) for part in mark.split(cell.name)] if mark else []
        )
        category.nominees = [replace(cell, name=part) for part in parts if part]
    return True


def _find_list_mark(category: RawCategory) -> re.Pattern[str] | None:
    """What separates the nominees of a category that has one line, and a name that lists several."""
    if len(category.nominees) != 1:
        return None
    (cell,) = category.nominees
    is_name_alone = cell == RawNominee(cell.line, name=cell.name, winner=cell.winner)
    return next((mark for mark in _LIST_MARKS if mark.search(cell.name)), None) if is_name_alone else None
