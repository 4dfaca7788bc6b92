"""The one report of the benchmarks: a table after the last of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

HEADINGS = ("what", "measured", "aim")


@dataclass(frozen=True)
class Figure:
    """A line of the report.

    Attributes:
        what: What was measured.
        measured: The figures, with their units.
        aim: What it may be at most or at least; empty where there is no aim.
    """

    what: str
    measured: str
    aim: str = ""


@dataclass
class Report:
    """What was measured in a run, in order."""

    figures: list[Figure] = field(default_factory=list[Figure])

    def add(self, what: str, measured: str, aim: str = "") -> None:
        """Add a line; the arguments are those of `Figure`."""
        self.figures.append(Figure(what, measured, aim))

    def list_lines(self) -> Iterator[str]:
        """The table in Markdown, its columns aligned."""
        rows = [HEADINGS, *((figure.what, figure.measured, figure.aim) for figure in self.figures)]
        widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
        for number, row in enumerate(rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"
