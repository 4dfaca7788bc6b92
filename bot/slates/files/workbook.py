"""A workbook of Excel as a table: its first sheet, values only.

A workbook is a ZIP archive, which may claim to be small and unpack to anything, and a sheet is a list of cells with
their places, which may lie a million rows apart. The archive's directory and the places are therefore looked at first,
and what is read is packed anew from the parts that were looked at.
"""

import io
import re
import zipfile
import zlib
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from bot.slates.files.problems import Fault, ForeignKind, ProblemList, RemarkKind, RemarkList
from bot.slates.files.tables import TABLE_MAX_COLUMNS, TABLE_MAX_ROWS, Table, TableRow, strip_wrapping_quotes

ZIP_SIGNATURE = b"PK\x03\x04"
"""How a workbook of Excel or LibreOffice begins."""

WORKBOOK_MAX_PARTS = 500
WORKBOOK_MAX_UNPACKED_BYTES = 24_000_000
"""Bytes of the parts that are read; the texts and cells of a full slate have less than a tenth of it."""

_READ_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?workbook\.xml(?:\.rels)?|xl/sharedStrings\.xml|xl/styles\.xml"
    r"|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
"""The parts that hold values; pictures, themes and macros are never unpacked."""

_TAG = re.compile(rb"""<(?:\w+:)?(row|c)(?=[\s/>])((?:[^>"']|"[^"]*+"|'[^']*+')*+)>""")
_PLACE = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{0,8})\$?(\d{0,12})["']""")
"""A row or a cell, and where it says that it stands: `<c r="B12">`; without that it follows the one before."""

_SHEET_MAX_CELLS = 1_000_000
"""Cells of the rectangle around all that a sheet holds, empty ones too: all of them are laid out in memory."""

_FOREIGN_PARTS = (
    ("word/", ForeignKind.TEXT_DOCUMENT),
    ("index/document.iwa", ForeignKind.NUMBERS),
    ("index.zip", ForeignKind.NUMBERS),
    ("content.xml", ForeignKind.OPEN_WORKBOOK),
    ("xl/workbook.bin", ForeignKind.OLD_WORKBOOK),
)


def read_workbook(content: bytes, problems: ProblemList, remarks: RemarkList) -> Table | None:
    """The first sheet of a workbook; None, with a problem noted, if there is none that can be read."""
    packed = _repack(content, problems)
    if packed is None:
        return None
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(packed))
        names = workbook.sheet_names
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False) if names else []
    except (CalamineError, OSError, ValueError, IndexError):
        problems.add_problem(0, "", Fault.DAMAGED_WORKBOOK)
        return None
    except BaseException as error:
        # A fault inside the library's Rust reaches Python as an exception of its own, outside Exception.
        if type(error).__name__ != "PanicException":
            raise
        problems.add_problem(0, "", Fault.DAMAGED_WORKBOOK)
        return None
    if len(names) > 1:
        remarks.add_remark(RemarkKind.MORE_SHEETS, names[0])
    if len(rows) > TABLE_MAX_ROWS:
        problems.add_problem(TABLE_MAX_ROWS + 1, "", Fault.TOO_MANY, limit=TABLE_MAX_ROWS)
    table_rows = (
        TableRow(line, tuple(map(_format_value, row))) for line, row in enumerate(rows[:TABLE_MAX_ROWS], 1)
    )
    return Table(tuple(row for row in table_rows if any(row.cells)))


def _repack(content: bytes, problems: ProblemList) -> bytes | None:
    """The archive with the parts that hold values alone, each as large as its directory said."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _copy_parts(archive, problems)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        # RuntimeError is a part under a password, NotImplementedError a packing that Python does not know.
        problems.add_problem(0, "", Fault.DAMAGED_WORKBOOK)
        return None


def _copy_parts(archive: zipfile.ZipFile, problems: ProblemList) -> bytes | None:
    parts = archive.infolist()
    names = {part.filename.casefold() for part in parts[:WORKBOOK_MAX_PARTS]}
    if "xl/workbook.xml" not in names:
        problems.add_problem(0, "", Fault.FOREIGN, _find_foreign_kind(names))
        return None
    by_name = {part.filename: part for part in parts if _READ_PARTS.fullmatch(part.filename)}
    read = list(by_name.values())
    if len(parts) > WORKBOOK_MAX_PARTS or sum(part.file_size for part in read) > WORKBOOK_MAX_UNPACKED_BYTES:
        problems.add_problem(0, "", Fault.TOO_LARGE, limit=WORKBOOK_MAX_UNPACKED_BYTES)
        return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as copy:
        for part in read:
            data = archive.read(part)  # never more than the directory says, or it is damaged
            if "worksheets/" in part.filename.casefold() and _is_too_wide(data):
                problems.add_problem(0, "", Fault.TOO_WIDE, limit=TABLE_MAX_COLUMNS)
                return None
            copy.writestr(part.filename, data)
    return packed.getvalue()


def _find_foreign_kind(names: set[str]) -> ForeignKind:
    for beginning, kind in _FOREIGN_PARTS:
        if any(name.startswith(beginning) for name in names):
            return kind
    return ForeignKind.ARCHIVE


def _is_too_wide(sheet: bytes) -> bool:
    """Whether cells lie so far out that a table of them would not fit into memory."""
    row = column = last_row = last_column = 0
    for tag, attributes in _TAG.findall(sheet):
        place = _PLACE.search(attributes)
        letters, digits = (place[1], place[2]) if place else (b"", b"")
        if tag == b"row":
            row, column = int(digits) if digits else row + 1, 0
        else:
            column = _parse_column(letters) if letters else column + 1
            row = int(digits) if digits else row
        last_row, last_column = max(last_row, row), max(last_column, column)
    return last_column > TABLE_MAX_COLUMNS or last_row * last_column > _SHEET_MAX_CELLS


def _parse_column(letters: bytes) -> int:
    """A column's number from its letters, counted from 1: 28 for AB."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - ord("A") + 1
    return column


def _format_value(value: object) -> str:
    """A cell's value as one would type it."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return strip_wrapping_quotes(str(value).strip())
