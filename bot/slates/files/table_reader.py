"""From a table's cells to the ceremonies in it, whichever way round the host has written them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.slates.drafts import make_comparison_key, tidy_text
from bot.slates.files.columns import NOMINEE_COLUMNS, Column, Header, count_columns, make_header, match_column
from bot.slates.files.fields import (
    Layout,
    RawCategory,
    RawFile,
    RawNominee,
    RawSlate,
    join_field_names,
    split_field_names,
)
from bot.slates.files.listed_cells import split_listed_cells
from bot.slates.files.problems import Fault, ProblemList, RemarkKind, RemarkList
from bot.slates.files.tables import Table, TableRow
from bot.slates.files.unnamed_tables import HEADER_MAX_DEPTH, IsPrize, get_cell, read_title, read_unnamed

_BARE_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?|\d{4}\s*[/–-]\s*\d{2,4}", re.IGNORECASE)


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
    found = read_unnamed(rows, is_prize, remarks)
    if found is not None:
        return found
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
    title = read_title(rows[:at], remarks)
    for name in header.aside:
        remarks.add_remark(RemarkKind.ASIDE_FIELD, name)
    reader = _LineReader(header, problems, _find_edition_column(header, rows[at + 1 :]))
    for row in rows[at + 1 :]:
        reader.read_row(row)
    slates = tuple(reader.slates.values())
    for slate in slates:
        slate.name = slate.name if slate.name[1] else title
    edition_column = rows[at].cells[reader.edition_at] if reader.edition_at is not None else ""
    layout = Layout.CELLS if split_listed_cells(slates) else Layout.LINES
    return RawFile(slates, layout, edition_column if len(slates) > 1 else "")


def _find_edition_column(header: Header, rows: Sequence[TableRow]) -> int | None:
    """The column that tells ceremonies apart: the plainest that says more than one thing, or else the plainest."""
    places = header.columns.get(Column.CEREMONY, ())
    for at in places:
        if len({make_comparison_key(cell) for row in rows if (cell := get_cell(row, at))}) > 1:
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
        self._edition = tidy_text(get_cell(row, self.edition_at)) or self._edition
        slate = self.slates.setdefault(make_comparison_key(self._edition), RawSlate(edition=self._edition))
        # "98" is no name, unless the file is one of ours, which says the name there.
        if self._edition and (
            Column.HELD in self.header.columns or not _BARE_NUMBER.fullmatch(self._edition)
        ):
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
                name = get_cell(row, at)
                if name:
                    yield RawNominee(row.line, name=name, winner=winner)
            return
        yield RawNominee(
            row.line,
            name=self._get_name(row),
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
        return next(filter(None, (get_cell(row, at) for at in places)), "")

    def _get_name(self, row: TableRow) -> str:
        name = self._get_text(row, Column.NAME)
        return join_field_names(filter(None, name.split("|"))) if self.header.piped else name

    def _get_names(self, row: TableRow, column: Column) -> tuple[str, ...]:
        places = self.header.columns.get(column, ())
        names: list[str] = []
        for at in places:
            cell = get_cell(row, at)
            found = cell.split("|") if self.header.piped else split_field_names(cell)
            names += [name for name in found if name and (len(places) == 1 or name not in names)]
        return tuple(names)

    def _check_width(self, row: TableRow) -> None:
        named = {at for places in self.header.columns.values() for at in places}
        last = max(named, default=0)
        stray = [cell for at, cell in enumerate(row.cells) if cell and at > last and at not in named]
        if stray and len(row.cells) > len(named) + len(self.header.aside) and not self.header.aside:
            self.problems.add_problem(row.line, "", Fault.STRAY_VALUE, stray[0])


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
