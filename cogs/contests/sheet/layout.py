"""Where everything stands on the pages of a sheet: marks at places in points (1/72 inch) from the upper left corner.

As large as fits: on one page if that can still be read well, else on two, else on as many as it takes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from cogs.contests.sheet.content import LineMark, SheetBlock, SheetContent, SheetLine
from cogs.kit.charts.graphemes import clean_text, split_graphemes
from cogs.kit.charts.lettering import ELLIPSIS, TextStyle, shape_text

MARGIN_POINTS = 36
COLUMN_GAP_POINTS = 18
FOOTER_POINTS = 18
LINE_HEIGHT = 1.32
"""Of the size of the letters, as `BLOCK_GAP` and the widths below are."""
BLOCK_GAP = 0.75
BOX_SIZE = 0.78
BOX_WIDTH = 1.25
LETTER_WIDTH = 1.1
LINES_PER_NOMINEE = 2
TITLE_POINTS, DETAIL_POINTS = 18.0, 9.5

ONE_PAGE_POINTS = (10.5, 10.0, 9.5, 9.0, 8.5)
"""Sizes at which one page is tried; a person at a party reads no smaller ones with pleasure."""
TWO_PAGES_POINTS = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
COLUMN_COUNTS = (2, 3)
BALANCING_STEP_PERCENT = 4
"""Of a page's height: how much longer its columns are made until everything fits."""

REGULAR_WEIGHT, BOLD_WEIGHT = 400, 700

_MEASURING_PX = 100


class Paper(Enum):
    """A size of paper, in points."""

    A4 = (595.28, 841.89)
    LETTER = (612.0, 792.0)

    @property
    def width(self) -> float:
        """Its width."""
        return self.value[0]

    @property
    def height(self) -> float:
        """Its height."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    points: float
    is_bold: bool = False
    is_grey: bool = False


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A square; `y` is its upper edge."""

    x: float
    y: float
    size: float
    is_filled: bool


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A line to write on."""

    x: float
    y: float
    width: float


SheetMark = TextMark | BoxMark | RuleMark
Page = Sequence[SheetMark]


def measure_text(text: str, points: float, *, is_bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return _measure_at_size(text, _choose_weight(is_bold)) * points / _MEASURING_PX


@lru_cache(maxsize=4096)
def _measure_at_size(text: str, weight: int) -> float:
    # A slate has the same words in many places, and each is measured at many sizes.
    return shape_text(text, TextStyle(_MEASURING_PX, weight)).width


def lay_out_sheet(content: SheetContent, paper: Paper) -> Sequence[Page]:
    """Lay a sheet out on as few pages as can be read well."""
    for pages, sizes in ((1, ONE_PAGE_POINTS), (2, TWO_PAGES_POINTS)):
        for points in sizes:
            for columns in COLUMN_COUNTS:
                found = _try_layout(content, paper, points, columns, pages)
                if len(found) <= pages:
                    if len(found) == 1:
                        found = _balance_columns(content, paper, points, columns)
                    return _add_footers(content, paper, found)
    found = _try_layout(content, paper, TWO_PAGES_POINTS[-1], COLUMN_COUNTS[-1], len(content.blocks))
    return _add_footers(content, paper, found)


def _balance_columns(
    content: SheetContent, paper: Paper, points: float, columns: int
) -> list[list[SheetMark]]:
    """Lay out what fits on one page in columns that are about as long as each other."""
    for percent in range(100 // columns, 100, BALANCING_STEP_PERCENT):
        found = _try_layout(content, paper, points, columns, 1, height_share=percent / 100)
        if len(found) == 1:
            return found
    return _try_layout(content, paper, points, columns, 1)


def _try_layout(
    content: SheetContent,
    paper: Paper,
    points: float,
    columns: int,
    most_pages: int,
    *,
    height_share: float = 1.0,
) -> list[list[SheetMark]]:
    """Fill column after column and page after page; a block is never divided.

    Args:
        content: What is to be laid out.
        paper: The paper.
        points: The size of the letters.
        columns: The number of columns.
        most_pages: Where it stops, one page later, because it takes too many.
        height_share: How much of the first page's height is filled, from 0 to 1.
    """
    gaps = COLUMN_GAP_POINTS * (columns - 1)
    width = (paper.width - 2 * MARGIN_POINTS - gaps) / columns
    header, top = _set_header(content, paper)
    pages, column, y = [header], 0, top
    bottom = top + (paper.height - MARGIN_POINTS - FOOTER_POINTS - top) * height_share
    for block in content.blocks:
        height = _measure_block(block, points, width)
        if y + height > bottom and y > top:
            column, y = column + 1, top
            if column == columns:
                top, column = MARGIN_POINTS, 0
                bottom = paper.height - MARGIN_POINTS - FOOTER_POINTS
                pages.append([])
                if len(pages) > most_pages:
                    break
                y = top
        x = MARGIN_POINTS + column * (width + COLUMN_GAP_POINTS)
        pages[-1] += _set_block(block, x, y, points, width)
        y += height + BLOCK_GAP * points
    return pages


def _set_header(content: SheetContent, paper: Paper) -> tuple[list[SheetMark], float]:
    """The head of the first page, and where what follows begins."""
    width = paper.width - 2 * MARGIN_POINTS
    y = MARGIN_POINTS + TITLE_POINTS
    marks: list[SheetMark] = []
    for line in _wrap_text(content.title, TITLE_POINTS, width, 2, is_bold=True):
        marks.append(TextMark(MARGIN_POINTS, y, line, TITLE_POINTS, is_bold=True))
        y += TITLE_POINTS * LINE_HEIGHT
    y -= TITLE_POINTS * LINE_HEIGHT - DETAIL_POINTS * 1.6
    for detail in content.details:
        for line in _wrap_text(detail, DETAIL_POINTS, width, 2):
            marks.append(TextMark(MARGIN_POINTS, y, line, DETAIL_POINTS, is_grey=True))
            y += DETAIL_POINTS * LINE_HEIGHT
    if content.asks_name:
        y += DETAIL_POINTS
        label = measure_text("Name", DETAIL_POINTS, is_bold=True) + DETAIL_POINTS
        marks.append(TextMark(MARGIN_POINTS, y, "Name", DETAIL_POINTS, is_bold=True))
        marks.append(RuleMark(MARGIN_POINTS + label, y + 2, width / 2))
        y += DETAIL_POINTS
    return marks, y + DETAIL_POINTS


def _measure_block(block: SheetBlock, points: float, width: float) -> float:
    lines = len(_wrap_heading(block, points, width)) + sum(
        len(_wrap_line(line, points, width)) for line in block.lines
    )
    return lines * points * LINE_HEIGHT


def _set_block(block: SheetBlock, x: float, y: float, points: float, width: float) -> Iterator[SheetMark]:
    step = points * LINE_HEIGHT
    baseline = y + points
    if block.note:
        note_width = measure_text(block.note, points * 0.9)
        yield TextMark(x + width - note_width, baseline, block.note, points * 0.9, is_grey=True)
    for line in _wrap_heading(block, points, width):
        yield TextMark(x, baseline, line, points, is_bold=True)
        baseline += step
    for line in block.lines:
        yield from _set_mark(line, x, baseline, points, width)
        indent = x + _measure_indent(line, points)
        for text in _wrap_line(line, points, width):
            if text:
                yield TextMark(indent, baseline, text, points, is_bold=line.mark is LineMark.TICKED_BOX)
            baseline += step


def _set_mark(line: SheetLine, x: float, baseline: float, points: float, width: float) -> Iterator[SheetMark]:
    if line.mark in {LineMark.BOX, LineMark.TICKED_BOX}:
        size = BOX_SIZE * points
        yield BoxMark(x, baseline - size * 0.92, size, is_filled=line.mark is LineMark.TICKED_BOX)
    elif line.mark is LineMark.BLANK:
        yield RuleMark(x, baseline + points * 0.2, width * 0.6)
    if line.letter:
        yield TextMark(x + BOX_WIDTH * points, baseline, line.letter, points, is_bold=True)


def _measure_indent(line: SheetLine, points: float) -> float:
    return (BOX_WIDTH + LETTER_WIDTH * max(1.0, len(line.letter) * 0.75)) * points if line.letter else 0.0


def _wrap_heading(block: SheetBlock, points: float, width: float) -> list[str]:
    note = measure_text(block.note, points * 0.9) + points if block.note else 0.0
    return _wrap_text(block.heading, points, width - note, 3, is_bold=True)


def _wrap_line(line: SheetLine, points: float, width: float) -> list[str]:
    if not line.text:
        return [""]
    is_bold = line.mark is LineMark.TICKED_BOX
    return _wrap_text(
        line.text, points, width - _measure_indent(line, points), LINES_PER_NOMINEE, is_bold=is_bold
    )


def _wrap_text(text: str, points: float, width: float, lines: int, *, is_bold: bool = False) -> list[str]:
    """Break a text between words into at most `lines` lines; the last is cut where it is too long."""
    wrapped: list[str] = []
    taken: list[float] = []
    space = measure_text("a a", points, is_bold=is_bold) - measure_text("aa", points, is_bold=is_bold)
    for word in clean_text(text).split():
        needed = measure_text(word, points, is_bold=is_bold)
        if wrapped and (taken[-1] + space + needed <= width or len(wrapped) == lines):
            wrapped[-1] = f"{wrapped[-1]} {word}"
            taken[-1] += space + needed
        else:
            wrapped.append(word)
            taken.append(needed)
    return [
        line if used <= width else _cut_text(line, points, width, is_bold=is_bold)
        for line, used in zip(wrapped, taken, strict=True)
    ]


def _cut_text(text: str, points: float, width: float, *, is_bold: bool) -> str:
    """A text that is wider than its room, cut with an ellipsis."""
    parts = split_graphemes(text)

    def measure_part(count: int) -> float:
        return measure_text("".join(parts[:count]) + ELLIPSIS, points, is_bold=is_bold)

    kept = bisect_right(range(1, len(parts) + 1), width, key=measure_part)
    return "".join(parts[:kept]).rstrip() + ELLIPSIS


def _add_footers(content: SheetContent, paper: Paper, pages: Sequence[list[SheetMark]]) -> Sequence[Page]:
    y, points = paper.height - MARGIN_POINTS, 8.0
    width = paper.width - 2 * MARGIN_POINTS
    [footer] = _wrap_text(content.footer, points, width * 0.8, 1) or [""]
    for number, page in enumerate(pages, 1):
        page.append(TextMark(MARGIN_POINTS, y, footer, points, is_grey=True))
        where = f"{number} of {len(pages)}"
        right = paper.width - MARGIN_POINTS - measure_text(where, points)
        page.append(TextMark(right, y, where, points, is_grey=True))
    return pages


def _choose_weight(is_bold: bool) -> int:
    return BOLD_WEIGHT if is_bold else REGULAR_WEIGHT
