"""Tables whose columns have no names: wide sheets, lists, and what a host is asked about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.slates.drafts import make_comparison_key
from bot.slates.files.fields import Layout, RawCategory, RawFile, RawNominee, RawSlate, split_field_names
from bot.slates.files.formulas import restore_formula
from bot.slates.files.problems import RemarkKind, RemarkList
from bot.slates.files.tables import TableRow

HEADER_MAX_DEPTH = 20
"""Rows among which the header is looked for: what stands before it is a title."""

_LIST_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?=\S)", re.ASCII)

IsPrize = Callable[[str], bool]
"""Whether a text reads like the name of a category."""


def read_unnamed(rows: Sequence[TableRow], is_prize: IsPrize, remarks: RemarkList) -> RawFile | None:
    """The ceremony in such a table; None if nothing tells its categories from their nominees."""
    for read in (_read_columns, _read_rows, _read_headerless, _read_headings):
        found = read(rows, is_prize, remarks)
        if found is not None:
            return RawFile((found[1],), found[0])
    return None


def read_title(rows: Sequence[TableRow], remarks: RemarkList) -> tuple[int, str]:
    """What stands above the header: the slate's name, where it is one text."""
    for row in rows:
        remarks.add_remark(RemarkKind.TITLE_LINE, next(filter(None, row.cells)))
    texts = [(row.line, next(filter(None, row.cells))) for row in rows if sum(map(bool, row.cells)) == 1]
    return texts[0] if texts else (0, "")


def get_cell(row: TableRow, at: int | None) -> str:
    """What stands at a place of a row; empty where the row ends before it."""
    return restore_formula(row.cells[at]) if at is not None and at < len(row.cells) else ""


def _read_columns(
    rows: Sequence[TableRow], is_prize: IsPrize, remarks: RemarkList
) -> tuple[Layout, RawSlate] | None:
    """A wide sheet: a row of categories, and each one's nominees below it."""
    for at, row in enumerate(rows[:HEADER_MAX_DEPTH]):
        places = [place for place, cell in enumerate(row.cells) if cell and is_prize(cell)]
        if len(places) < 2 or len(places) < sum(map(bool, row.cells)) / 2:
            continue
        for place, cell in enumerate(row.cells):
            if cell and place not in places:
                remarks.add_remark(RemarkKind.ASIDE_FIELD, cell)
        categories = [RawCategory(row.line, row.cells[place]) for place in places]
        for below in rows[at + 1 :]:
            for category, place in zip(categories, places, strict=True):
                name = get_cell(below, place)
                if name:
                    category.nominees.append(RawNominee(below.line, name=name))
        return Layout.COLUMNS, RawSlate(categories, read_title(rows[:at], remarks))
    return None


def _part_heading(row: TableRow, is_prize: IsPrize) -> TableRow:
    """A row whose first cell says the category before a colon, "Best Picture: Anora", with the two apart."""
    heading, _, first = map(str.strip, row.cells[0].partition(":"))
    if not first or not is_prize(heading):
        return row
    return replace(row, cells=(heading, first, *row.cells[1:]))


def _read_rows(
    rows: Sequence[TableRow], is_prize: IsPrize, remarks: RemarkList
) -> tuple[Layout, RawSlate] | None:
    """A category's name at the beginning of a row, and its nominees behind it."""
    rows = [_part_heading(row, is_prize) for row in rows]
    wide = [row for row in rows if sum(map(bool, row.cells)) > 2 and is_prize(row.cells[0])]
    names = {make_comparison_key(row.cells[0]) for row in wide}
    if not wide or len(names) < len(wide) or len(wide) < len(rows) * 0.6:
        return None
    categories: list[RawCategory] = []
    for row in rows:
        name, *nominees = row.cells
        if not name or not any(nominees):
            remarks.add_remark(RemarkKind.TITLE_LINE, next(filter(None, row.cells)))
            continue
        raws = [RawNominee(row.line, name=cell) for cell in map(restore_formula, nominees) if cell]
        categories.append(RawCategory(row.line, restore_formula(name), raws))
    return Layout.ROWS, RawSlate(categories)


def _read_headerless(
    rows: Sequence[TableRow], is_prize: IsPrize, remarks: RemarkList
) -> tuple[Layout, RawSlate] | None:
    """A nominee a line without a header: the category first, the nominee next, perhaps the film last."""
    narrow = [row for row in rows if 2 <= sum(map(bool, row.cells)) <= 3]
    prizes = [row for row in narrow if is_prize(row.cells[0])]
    if len(prizes) < 2 or len(prizes) < len(rows) * 0.6:
        return None
    remarks.add_remark(RemarkKind.NO_HEADER)
    names: dict[str, RawCategory] = {}
    for row in narrow:
        name, nominee, *film = (restore_formula(cell) for cell in row.cells[:3])
        category = names.setdefault(make_comparison_key(name), RawCategory(row.line, name))
        films = split_field_names(film[0]) if film else ()
        category.nominees.append(RawNominee(row.line, name=nominee, films=films))
    return Layout.LINES, RawSlate(list(names.values()))


def _read_headings(
    rows: Sequence[TableRow], is_prize: IsPrize, remarks: RemarkList
) -> tuple[Layout, RawSlate] | None:
    """A list: a category's name on a line of its own, and its nominees on the lines below it."""
    del remarks
    categories: list[RawCategory] = []
    for row in rows:
        # A comma of "Adrien Brody, The Brutalist" is no file format's, where no header says what it separates.
        text = ", ".join(filter(None, row.cells)).rstrip(":").lstrip("#*-• ").strip()
        if is_prize(text):
            categories.append(RawCategory(row.line, text))
        elif categories:
            categories[-1].nominees.append(RawNominee(row.line, name=text))
    named = [category for category in categories if len(category.nominees) > 1]
    if not named or len(named) < len(categories) / 2:
        return None
    for category in categories:
        category.nominees = _drop_numbers(category.nominees)
    return Layout.UNDER_HEADINGS, RawSlate(categories)


def _drop_numbers(nominees: list[RawNominee]) -> list[RawNominee]:
    """The nominees without the numbers of a list, "1. Anora", where all are counted from 1."""
    found = [_LIST_NUMBER.match(nominee.name) for nominee in nominees]
    if [int(one["number"]) for one in found if one] != list(range(1, len(nominees) + 1)):
        return nominees
    return [
        replace(nominee, name=nominee.name[one.end() :])
        for nominee, one in zip(nominees, found, strict=True)
        if one
    ]
