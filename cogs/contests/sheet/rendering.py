"""Writes a sheet as a PDF: with the typefaces of the pictures, of which it carries the letters that it uses."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import uharfbuzz
from fpdf import FPDF

from cogs.contests.sheet.content import SheetContent
from cogs.contests.sheet.layout import (
    BOLD_WEIGHT,
    REGULAR_WEIGHT,
    BoxMark,
    Page,
    Paper,
    RuleMark,
    SheetMark,
    TextMark,
    lay_out_sheet,
)
from cogs.kit.charts.directions import order_runs
from cogs.kit.charts.fonts import FontFamily, Typeface
from cogs.kit.charts.lettering import split_runs

GREY_LEVEL = 90
"""Of 255: light enough to step back, dark enough for a poor printer."""
THIN_POINTS = 0.7
BASELINE_OF_CELL = 0.8
"""Of a cell's height, from its upper edge, where the cell is as high as its letters."""

_FontKey = tuple[Typeface, bool]


def render_sheet(content: SheetContent, paper: Paper) -> bytes:
    """The PDF of a sheet."""
    pages = lay_out_sheet(content, paper)
    pdf = FPDF(unit="pt", format=(paper.width, paper.height))
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_title(content.footer)
    pdf.set_creator("Envelope")
    pdf.set_creation_date(content.made_at)
    pdf.set_line_width(THIN_POINTS)
    with TemporaryDirectory() as folder:
        names = _add_fonts(pdf, pages, Path(folder))
        for page in pages:
            pdf.add_page()
            for mark in page:
                _draw_mark(pdf, mark, names)
        return bytes(pdf.output())


def _add_fonts(pdf: FPDF, pages: Sequence[Page], folder: Path) -> dict[_FontKey, str]:
    """Add each typeface that is needed, at each weight; return their names in the document."""
    needed: dict[_FontKey, set[str]] = defaultdict(set)
    for page in pages:
        for mark in page:
            if isinstance(mark, TextMark):
                for part, typeface, _ in split_runs(mark.text, FontFamily.TEXT):
                    needed[typeface, mark.is_bold].update(part)
    names: dict[_FontKey, str] = {}
    for number, ((typeface, is_bold), characters) in enumerate(needed.items()):
        name = names[typeface, is_bold] = f"font{number}"
        file = folder / f"{name}.otf"
        file.write_bytes(subset_typeface(typeface, characters, BOLD_WEIGHT if is_bold else REGULAR_WEIGHT))
        pdf.add_font(name, fname=file)
    return names


def subset_typeface(typeface: Typeface, characters: set[str], weight: int) -> bytes:
    """A font file with the glyphs of these characters alone, also joined ones, at one weight."""
    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.update(map(ord, characters))
    asked.flags = uharfbuzz.SubsetFlags.DOWNGRADE_CFF2
    asked.pin_axis_location(typeface.face, "wght", weight)
    return uharfbuzz.subset(typeface.face, asked).blob.data


def _draw_mark(pdf: FPDF, mark: SheetMark, names: dict[_FontKey, str]) -> None:
    match mark:
        case TextMark():
            _draw_text(pdf, mark, names)
        case BoxMark():
            pdf.set_draw_color(0)
            pdf.set_fill_color(0)
            pdf.rect(mark.x, mark.y, mark.size, mark.size, style="DF" if mark.is_filled else "D")
        case RuleMark():
            pdf.set_draw_color(GREY_LEVEL)
            pdf.line(mark.x, mark.y, mark.x + mark.width, mark.y)


def _draw_text(pdf: FPDF, mark: TextMark, names: dict[_FontKey, str]) -> None:
    """Draw a line part by part, each in a typeface that has it, in the order in which it is read on paper."""
    pdf.set_text_color(GREY_LEVEL if mark.is_grey else 0)
    x = mark.x
    runs = list(split_runs(mark.text, FontFamily.TEXT))
    for place in order_runs([level for _, _, level in runs]):
        part, typeface, level = runs[place]
        pdf.set_text_shaping(direction="rtl" if level % 2 else "ltr")
        pdf.set_font(names[typeface, mark.is_bold], size=mark.points)
        width = pdf.get_string_width(part)
        # `text` does not join letters, `cell` does; it sets them on a baseline at this part of its height.
        pdf.set_xy(x, mark.y - BASELINE_OF_CELL * mark.points)
        pdf.cell(w=width, h=mark.points, text=part)
        x += width
