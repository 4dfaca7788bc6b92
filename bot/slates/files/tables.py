"""From a text to rows of cells: which mark separates them, and where the file's own quotation marks end.

Excel separates by semicolons where the comma is the decimal mark, text copied out of a spreadsheet by tabs, and a chat
or a wiki draws its tables with strokes. A
quotation mark that begins or ends a cell belongs to the file, one inside a cell to the name; what can be read either
way is refused by its line.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.slates.files.problems import Fault, ProblemList

DELIMITERS = ",;\t|"

TABLE_MAX_ROWS = 20_000
"""Rows of a file: every nomination of a century of one award, of which one ceremony is chosen."""
TABLE_MAX_COLUMNS = 250

_SEPARATOR_LINE = re.compile(r'\s*"?sep=(?P<mark>\\t|[^\r\n"])"?[ \t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)
"""How Excel is told which mark separates the columns."""

_FRAMED_LINE = re.compile(r"^[ \t]*(?P<side>[|+])(?P<cells>.*)(?P=side)[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"[\s:|+-]+")
"""A line between the rows of a drawn table."""

_SAMPLE_LINES = 30
_SAMPLE_CHARACTERS = 20_000
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, and the line it begins on, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that are not empty."""

    rows: tuple[TableRow, ...]


CountHeadings = Callable[[list[str]], int]
"""How many of a line's cells name a column, or a category."""


def parse_table(text: str, count_headings: CountHeadings, problems: ProblemList) -> Table:
    """The rows of a text; those after a fault that hides where cells end are left out."""
    first_line, delimiter = 1, ""
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        delimiter = "\t" if separator["mark"] == "\\t" else separator["mark"]
        text, first_line = text[separator.end() :], 2
    text = _FRAMED_LINE.sub(_take_off_frame, text)
    delimiter = delimiter or _detect_delimiter(text, count_headings)
    rows = (
        _split_literally(text, delimiter)
        if _is_unquoted(text, delimiter)
        else _split_quoted(text, delimiter, problems, first_line)
    )
    kept: list[TableRow] = []
    for line, cells in rows:
        if not any(cells):
            continue
        if len(kept) == TABLE_MAX_ROWS:
            problems.add_problem(line + first_line - 1, "", Fault.TOO_MANY, limit=TABLE_MAX_ROWS)
            break
        if len(cells) > TABLE_MAX_COLUMNS:
            problems.add_problem(line + first_line - 1, "", Fault.TOO_WIDE, limit=TABLE_MAX_COLUMNS)
            break
        kept.append(TableRow(line + first_line - 1, tuple(cells)))
    return Table(_unwrap_lines(kept, count_headings, problems))


def _take_off_frame(found: re.Match[str]) -> str:
    """The cells of a line of a drawn table without the strokes around them; nothing of a line that is a mere rule."""
    if _RULE.fullmatch(found["cells"]):
        return ""
    return found["cells"] if found["side"] == "|" else found[0]


def _unwrap_lines(
    rows: list[TableRow], count_headings: CountHeadings, problems: ProblemList
) -> tuple[TableRow, ...]:
    """The rows of lines that a spreadsheet took for one cell each, and quoted as a whole when it saved them."""
    lines = [row.cells[0] for row in rows]
    if len(problems) or not rows or any(any(row.cells[1:]) or "\n" in row.cells[0] for row in rows):
        return tuple(rows)
    delimiter = next((mark for mark in DELIMITERS if count_headings(lines[0].split(mark)) > 1), "")
    if not delimiter:
        return tuple(rows)
    return tuple(
        TableRow(row.line, tuple(cells))
        for row, line in zip(rows, lines, strict=True)
        for _, cells in _split_quoted(line, delimiter, problems, row.line)
    )


def strip_wrapping_quotes(text: str) -> str:
    """A cell without the quotation marks that a program put around the whole of it."""
    inner = text[1:-1]
    wrapped = len(text) > 2 and text[0] == text[-1] == '"'
    return inner if wrapped and ('"' not in inner or inner[0] == inner[-1] == '"') else text


def protect_cell(text: str) -> str:
    r"""A cell that is read as this text, with more where quotation marks would be taken off or `\"` be read as one."""
    wrapped = f'"{text}"' if strip_wrapping_quotes(text) != text else text
    return wrapped.replace('\\"', '\\\\"')


def _detect_delimiter(text: str, count_headings: CountHeadings) -> str:
    lines = [line for line in _LINE_END.split(text[:_SAMPLE_CHARACTERS])[:_SAMPLE_LINES] if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        rows = [[cell.strip(' "') for cell in line.split(delimiter)[:TABLE_MAX_COLUMNS]] for line in lines]
        return max(map(count_headings, rows), default=0), sum(len(row) > 1 for row in rows)

    return max(DELIMITERS, key=score)


def _is_unquoted(text: str, delimiter: str) -> bool:
    r"""Whether quotation marks mean nothing in a file, and those in names are written `\"`."""
    opening = re.compile(rf'(?:^|{re.escape(delimiter)})"', re.MULTILINE)
    return delimiter == "\t" and '\\"' in text and not opening.search(text)


def _split_literally(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(_LINE_END.split(text), 1):
        yield line, [cell.replace('\\"', '"').strip() for cell in row.split(delimiter, TABLE_MAX_COLUMNS + 1)]


def _split_quoted(
    text: str, delimiter: str, problems: ProblemList, first_line: int
) -> Iterator[tuple[int, list[str]]]:
    """Rows by RFC 4180, with the lines they begin on; it ends at the first cell whose quotes do not match."""
    mark = re.escape(delimiter)
    space = "[ ]*+" if delimiter != " " else ""
    cell = re.compile(
        rf'{space}"(?P<quoted>(?:[^"]++|"")*+)"{space}(?={mark}|[\r\n]|\Z)|(?P<bare>[^{mark}\r\n]*+)'
    )
    at, line, begun, cells = 0, 1, 1, list[str]()
    while True:
        found = cell.match(text, at)
        if found is None:  # never: a cell may be empty
            return
        quoted, bare = _get_group(found, "quoted"), _get_group(found, "bare")
        if bare is not None and not _is_plain(bare):
            fault = Fault.BROKEN_CSV if bare.lstrip().startswith('"') else Fault.STRAY_QUOTES
            problems.add_problem(line + first_line - 1, "", fault, bare)
            return
        if quoted is not None and _is_swallowed(quoted, delimiter):
            problems.add_problem(line + first_line - 1, "", Fault.BROKEN_CSV, quoted)
            return
        if len(cells) > TABLE_MAX_COLUMNS:
            yield begun, [*cells, "…"]
            return
        cells.append(_clean_cell(quoted.replace('""', '"') if quoted is not None else bare or ""))
        line += len(_LINE_END.findall(quoted or ""))
        at = found.end()
        if text.startswith(delimiter, at):
            at += len(delimiter)
            continue
        yield begun, cells
        end = _LINE_END.match(text, at)
        if end is None:
            return
        at, line = end.end(), line + 1
        begun, cells = line, []


def _get_group(found: re.Match[str], name: str) -> str | None:
    return found[name]


def _is_plain(bare: str) -> bool:
    """Whether the quotation marks of a cell that stands in none are all the name's own."""
    return not bare.lstrip().startswith('"') and '""' not in bare


def _is_swallowed(quoted: str, delimiter: str) -> bool:
    """Whether a cell holds what looks like further rows: the quotation mark that should have ended it is missing."""
    lines = quoted.split("\n")
    return len(lines) > 1 and sum(delimiter in line for line in lines) > 1 and ("\n" + '"') not in quoted


def _clean_cell(text: str) -> str:
    return strip_wrapping_quotes(text.replace('\\"', '"').strip())
