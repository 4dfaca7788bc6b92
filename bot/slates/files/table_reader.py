"""From a table's cells to the ceremonies in it, whichever way round the host has written them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.slates.drafts import make_comparison_key, tidy_text
from bot.slates.files.columns import NOMINEE_COLUMNS, Column, Header, count_columns, make_header, match_column
from bot.slates.files.fields import (
    TABLE_NAME_MARKS,
    RawCategory,
    RawNominee,
    RawSlate,
    split_field_names,
)
from bot.slates.files.formulas import restore_formula
from bot.slates.files.problems import Fault, ProblemList, RemarkKind, RemarkList
from bot.slates.files.tables import Table, TableRow

HEADER_MAX_DEPTH = 20
"""Rows among which the header is looked for: what stands before it is a title."""

IsPrize = Callable[[str], bool]
"""Whether a text reads like the name of a category."""

_BARE_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|\d{4}\s*[/–-]\s*\d{2,4}", re.IGNORECASE)


class Layout(StrEnum):
    """How a file says which nominee stands in which category."""

    LINES = "a nominee a line"
    COLUMNS = "a category a column"
    ROWS = "a category a row"
    UNDER_HEADINGS = "a category's name above its nominees"


@dataclass(frozen=True, slots=True)
class RawFile:
    """What a file holds.

    Attributes:
        slates: Its ceremonies, in the order in which they are first met.
        layout: How it was read; a host is asked whether that is right where no header says so.
        edition_column: The column that told the ceremonies apart; empty where there is one ceremony.
    """

    slates: tuple[RawSlate, ...]
    layout: Layout = Layout.LINES
    edition_column: str = ""


def read_table(table: Table, is_prize: IsPrize, problems: ProblemList, remarks: RemarkList) -> RawFile | None:
    """The ceremonies in a table; None, with a problem noted, if it does not say what belongs to which category."""
    rows = table.rows
    if not rows:
        if not len(problems):
            problems.add_problem(0, "", Fault.EMPTY)
        return None
    at = _find_header(rows)
    if at is not None:
        return _read_lines(rows, at, problems, remarks)
    for read in (_read_columns, _read_rows, _read_headerless, _read_headings):
        found = read(rows, is_prize, remarks)
        if found is not None:
            return RawFile((found[1],), found[0])
    if not len(problems):
        names = ", ".join(filter(None, rows[0].cells))
        problems.add_problem(rows[0].line, "", Fault.MISSING_FIELD, names)
    return None


def _find_header(rows: Sequence[TableRow]) -> int | None:
    """Where the row stands that names the columns: a category's, or else two others."""
    for at, row in enumerate(rows[:HEADER_MAX_DEPTH]):
        columns = {match_column(cell) for cell in row.cells} - {None}
        if Column.CATEGORY in columns and sum(map(bool, row.cells)) > 1:
            return at
        if len(columns) > 1 and columns & NOMINEE_COLUMNS:
            return at
        if at == 0 and count_columns(row.cells) and not any(row.cells[1:]):
            return at
    return None


def _read_lines(
    rows: Sequence[TableRow], at: int, problems: ProblemList, remarks: RemarkList
) -> RawFile | None:
    header = make_header(rows[at].line, rows[at].cells)
    if header.repeated:
        problems.add_problem(header.line, "", Fault.REPEATED_FIELD, header.repeated)
        return None
    if Column.CATEGORY not in header.columns:
        problems.add_problem(header.line, "", Fault.MISSING_FIELD, Column.CATEGORY)
        return None
    if not header.columns.keys() & NOMINEE_COLUMNS:
        problems.add_problem(header.line, "", Fault.MISSING_NOMINEES, ", ".join(header.aside))
        return None
    title = _read_title(rows[:at], remarks)
    for name in header.aside:
        remarks.add_remark(RemarkKind.ASIDE_FIELD, name)
    reader = _LineReader(header, problems, _find_edition_column(header, rows[at + 1 :]))
    for row in rows[at + 1 :]:
        reader.read_row(row)
    slates = tuple(reader.slates.values())
    for slate in slates:
        slate.name = slate.name if slate.name[1] else title
    edition_column = rows[at].cells[reader.edition_at] if reader.edition_at is not None else ""
    return RawFile(slates, edition_column=edition_column if len(slates) > 1 else "")


def _read_title(rows: Sequence[TableRow], remarks: RemarkList) -> tuple[int, str]:
    """What stands above the header: the slate's name, where it is one text."""
    for row in rows:
        remarks.add_remark(RemarkKind.TITLE_LINE, next(filter(None, row.cells)))
    texts = [(row.line, next(filter(None, row.cells))) for row in rows if sum(map(bool, row.cells)) == 1]
    return texts[0] if texts else (0, "")


def _find_edition_column(header: Header, rows: Sequence[TableRow]) -> int | None:
    """The column that tells ceremonies apart: the plainest that says more than one thing, or else the plainest."""
    places = header.columns.get(Column.CEREMONY, ())
    for at in places:
        if len({make_comparison_key(cell) for row in rows if (cell := _get_cell(row, at))}) > 1:
            return at
    return places[0] if places else None


@dataclass
class _LineReader:
    """Gathers nominees row by row.

    Attributes:
        header: What the columns say.
        problems: Takes what is wrong with a row.
        edition_at: The column that tells ceremonies apart; None where there is none.
        slates: The ceremonies so far, by what it says.
    """

    header: Header
    problems: ProblemList
    edition_at: int | None
    slates: dict[str, RawSlate] = field(default_factory=dict[str, RawSlate])
    _found: dict[tuple[str, str], RawCategory] = field(default_factory=dict[tuple[str, str], RawCategory])
    _edition: str = ""
    _above: str = ""

    def read_row(self, row: TableRow) -> None:
        """Take a row: a nominee, several, or a category's name that stands above its nominees."""
        self._check_width(row)
        self._edition = tidy_text(_get_cell(row, self.edition_at)) or self._edition
        slate = self.slates.setdefault(make_comparison_key(self._edition), RawSlate(edition=self._edition))
        if self._edition and not _BARE_NUMBER.fullmatch(self._edition):
            slate.name = slate.name if slate.name[1] else (row.line, self._edition)
        held = self._get_text(row, Column.HELD)
        slate.held = _merge_value(slate.held, row.line, Column.HELD, held, self.problems)
        name = tidy_text(self._get_text(row, Column.CATEGORY))
        self._above = name or self._above
        if not self._above:
            self.problems.add_problem(row.line, Column.CATEGORY, Fault.NO_CATEGORY)
            return
        key = make_comparison_key(self._edition), make_comparison_key(self._above)
        is_new = key not in self._found
        category = self._find_category(row.line, key, slate)
        for column, place in ((Column.HEADLINE, "headline"), (Column.WEIGHT, "weight")):
            value = self._get_text(row, column)
            merged = _merge_value(getattr(category, place), row.line, column, value, self.problems)
            setattr(category, place, merged)
        nominees = list(self._make_nominees(row))
        is_heading = is_new and bool(name) and all(map(_is_empty, nominees))
        if not is_heading:
            category.nominees += nominees

    def _find_category(self, line: int, key: tuple[str, str], slate: RawSlate) -> RawCategory:
        if key not in self._found:
            self._found[key] = RawCategory(line, self._above)
            slate.categories.append(self._found[key])
        return self._found[key]

    def _make_nominees(self, row: TableRow) -> Iterator[RawNominee]:
        if self.header.numbered:
            winner = self._get_text(row, Column.WINNER)
            for at in self.header.columns[Column.NAME]:
                name = _get_cell(row, at)
                if name:
                    yield RawNominee(row.line, name=name, winner=winner)
            return
        yield RawNominee(
            row.line,
            name=self._get_text(row, Column.NAME),
            films=self._get_names(row, Column.FILM),
            people=self._get_names(row, Column.PEOPLE),
            song=self._get_text(row, Column.SONG),
            country=self._get_text(row, Column.COUNTRY),
            credit=self._get_text(row, Column.CREDIT),
            withdrawn=self._get_text(row, Column.WITHDRAWN),
            winner=self._get_text(row, Column.WINNER),
        )

    def _get_text(self, row: TableRow, column: Column) -> str:
        """What the row says in the first of these columns that is not empty."""
        places = self.header.columns.get(column, ())
        return next(filter(None, (_get_cell(row, at) for at in places)), "")

    def _get_names(self, row: TableRow, column: Column) -> tuple[str, ...]:
        places = self.header.columns.get(column, ())
        names = [name for at in places for name in split_field_names(_get_cell(row, at), TABLE_NAME_MARKS)]
        return tuple(dict.fromkeys(names))

    def _check_width(self, row: TableRow) -> None:
        named = {at for places in self.header.columns.values() for at in places}
        last = max(named, default=0)
        stray = [cell for at, cell in enumerate(row.cells) if cell and at > last and at not in named]
        if stray and len(row.cells) > len(named) + len(self.header.aside) and not self.header.aside:
            self.problems.add_problem(row.line, "", Fault.STRAY_VALUE, stray[0])


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
                name = _get_cell(below, place)
                if name:
                    category.nominees.append(RawNominee(below.line, name=name))
        return Layout.COLUMNS, RawSlate(categories, _read_title(rows[:at], remarks))
    return None


def _read_rows(
    rows: Sequence[TableRow], is_prize: IsPrize, remarks: RemarkList
) -> tuple[Layout, RawSlate] | None:
    """A category's name at the beginning of a row, and its nominees behind it."""
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
    if any(any(row.cells[1:]) for row in rows):
        return None
    categories: list[RawCategory] = []
    for row in rows:
        text = row.cells[0].rstrip(":").lstrip("#*-• ").strip()
        if is_prize(text):
            categories.append(RawCategory(row.line, text))
        elif categories:
            categories[-1].nominees.append(RawNominee(row.line, name=text))
    named = [category for category in categories if len(category.nominees) > 1]
    if not named or len(named) < len(categories) / 2:
        return None
    return Layout.UNDER_HEADINGS, RawSlate(categories)


def _get_cell(row: TableRow, at: int | None) -> str:
    return restore_formula(row.cells[at]) if at is not None and at < len(row.cells) else ""


def _is_empty(nominee: RawNominee) -> bool:
    return nominee == RawNominee(nominee.line, withdrawn=nominee.withdrawn, winner=nominee.winner)


def _merge_value(
    known: tuple[int, str], line: int, column: Column, value: str, problems: ProblemList
) -> tuple[int, str]:
    """What the rows say of a whole category or ceremony: all the same, or nothing."""
    if not value or not known[1]:
        return known if not value else (line, value)
    if value.casefold() != known[1].casefold():
        problems.add_problem(line, column, Fault.CONTRADICTION, value)
    return known
