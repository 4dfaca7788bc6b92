"""Reading one CSV file of the record, and reporting every problem in it."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """One problem in one file.

    Attributes:
        file: The file's path below the record's folder, `oscars/097.csv`.
        line: Its line, counted from 1; None if it concerns the whole file.
        field: Its column; None if it concerns the whole line.
        description: What is wrong, as the end of a sentence.
    """

    file: str
    line: int | None
    field: str | None
    description: str

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line is not None else ""
        field = f", {self.field}" if self.field is not None else ""
        return f"{self.file}{line}{field}: {self.description}"


ReportProblem = Callable[[RecordProblem], None]
"""Called with each problem: the checker collects them, the loader raises at the first."""


CONTROL_CHARACTER = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\ufeff]")
"""What no field of the record holds: control characters, other line ends and the mark of a byte order."""


class TableRow(dict[str, str]):
    """One line of a file: its fields by column, and its place."""

    __slots__ = ("file", "line", "report")

    def __init__(
        self, file: str, line: int, fields: Iterable[tuple[str, str]], report: ReportProblem
    ) -> None:
        super().__init__(fields)
        self.file = file
        self.line = line
        self.report = report

    def report_problem(self, field: str | None, wrong: str) -> None:
        """Report a problem in a field of this line."""
        self.report(RecordProblem(self.file, self.line, field, wrong))


def read_table(root: Path, file: str, columns: Sequence[str], report: ReportProblem) -> Iterator[TableRow]:
    """The lines of a file with the right number of fields, in order; all other lines are reported."""
    text = _read_text(root, file, report)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, None)
        if header != list(columns):
            report(RecordProblem(file, 1, None, f"the header is not “{','.join(columns)}”"))
            return
        for values in reader:
            row = _make_row(file, reader.line_num, values, columns, report)
            if row is not None:
                yield row
    except csv.Error as error:
        report(RecordProblem(file, reader.line_num, None, f"is not readable as CSV ({error})"))


def _make_row(
    file: str, line: int, values: list[str], columns: Sequence[str], report: ReportProblem
) -> TableRow | None:
    if len(values) != len(columns):
        # Too many: the first one without a column. Too few: the first column without a value.
        field = columns[len(values)] if len(values) < len(columns) else None
        report(RecordProblem(file, line, field, f"the line has {len(values)} fields, not {len(columns)}"))
        return None
    row = TableRow(file, line, zip(columns, values, strict=True), report)
    if values != [value.strip() for value in values]:
        field, value = next((field, value) for field, value in row.items() if value != value.strip())
        row.report_problem(field, f"“{value}” begins or ends with a space")
    return row


def _read_text(root: Path, file: str, report: ReportProblem) -> str | None:
    try:
        raw = (root / file).read_bytes()
    except FileNotFoundError:
        report(RecordProblem(file, None, None, "the file is missing"))
        return None
    except OSError as error:
        report(RecordProblem(file, None, None, f"cannot be read ({error.strerror})"))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report(RecordProblem(file, line, None, f"is not UTF-8 (byte 0x{raw[error.start]:02x})"))
        return None
    control = CONTROL_CHARACTER.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        wrong = f"holds the control character U+{ord(control[0]):04X}; lines end with a line feed alone"
        report(RecordProblem(file, line, None, wrong))
        return None
    return text
