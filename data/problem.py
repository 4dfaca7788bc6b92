"""What is wrong with a file of the record, and where."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """One fault in one file.

    Attributes:
        file: The file's path below the record's folder, `oscars/097.csv`.
        line: The line it stands on, counted from 1; None where the whole file is meant.
        field: The column it stands in; None where the whole line is meant.
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
"""Takes each fault as it is found: the checker collects them, the loader raises at the first."""
