"""Lines of text in any script: shaped, measured, cut to a width, and turned into coverage to paint with."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import uharfbuzz
from PIL import Image

from cogs.kit.charts.directions import levels, visual_order
from cogs.kit.charts.fonts import Family, Typeface, family_of, sized, typeset
from cogs.kit.charts.graphemes import clean, graphemes

ELLIPSIS = "…"
_FEATURES = {"lnum": True}
"""Figures as tall as capitals, which Playfair Display has beside its old-style ones."""
_UNITS = 64
"""Units of a glyph's position in a pixel."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is lettered.

    Attributes:
        size: Pixels from one line to the next, about; capitals are 0.7 of it.
        weight: 400 is regular, 700 bold.
        family: What it is lettered in where the script allows.
    """

    size: int
    weight: int = 400
    family: Family = Family.TEXT


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph with its place on the line, in units of 1/64 pixel from the start of its baseline."""

    font: uharfbuzz.Font
    index: int
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """A shaped line of text.

    Attributes:
        glyphs: From left to right.
        width: In pixels.
    """

    glyphs: tuple[Glyph, ...]
    width: float

    def coverage(self) -> tuple[Image.Image, int, int] | None:
        """The ink as a greyscale mask, with its left and upper edge relative to the start of the baseline.

        None where there is no ink, as in a line of spaces.
        """
        raster = uharfbuzz.RasterDraw()
        for glyph in self.glyphs:
            raster.transform = (1 / _UNITS, 0, 0, 1 / _UNITS, glyph.x / _UNITS, glyph.y / _UNITS)
            raster.draw_glyph(glyph.font, glyph.index)
        drawn = raster.render()
        if drawn is None or not (drawn.extents.width and drawn.extents.height):
            return None
        left, bottom, width, height, stride = drawn.extents
        # HarfBuzz counts rows upwards from the baseline, Pillow downwards from the top.
        mask = Image.frombytes("L", (width, height), drawn.buffer, "raw", "L", stride, -1)
        return mask, left, -(bottom + height)


def shape(text: str, style: Style) -> Line:
    """Lay a text out on one line, each part in a typeface that has its characters and in its own direction."""
    runs = list(_runs(clean(text), style.family))
    glyphs: list[Glyph] = []
    x = 0
    for place in visual_order([level for _, _, level in runs]):
        part, typeface, level = runs[place]
        font = sized(typeface, style.size, style.weight)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(part)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if level % 2 else "ltr"
        uharfbuzz.shape(font, buffer, _FEATURES)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(Glyph(font, info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
    return Line(tuple(glyphs), x / _UNITS)


def fit(text: str, style: Style, width: float) -> Line:
    """The text on one line, its end cut off with an ellipsis where it is wider than so many pixels."""
    whole = shape(text, style)
    if whole.width <= width:
        return whole
    parts = graphemes(clean(text))
    fits, too_many = 0, len(parts)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _cut(parts, middle, style).width <= width:
            fits = middle
        else:
            too_many = middle
    return _cut(parts, fits, style)


def _cut(parts: list[str], count: int, style: Style) -> Line:
    return shape("".join(parts[:count]).rstrip() + ELLIPSIS, style)


def _runs(text: str, family: Family) -> Iterator[tuple[str, Typeface, int]]:
    """The text in parts of one typeface and one level, in the order in which they are read."""
    family = family_of(text, family)
    drawn = [typeset(grapheme, family) for grapheme in graphemes(text)]
    text_levels = levels("".join(form for form, _ in drawn))
    place = 0
    pieces: list[tuple[str, Typeface, int]] = []
    for form, typeface in drawn:
        pieces.append((form, typeface, text_levels[place]))
        place += len(form)
    for (typeface, level), run in groupby(pieces, key=lambda piece: piece[1:]):
        yield "".join(form for form, _, _ in run), typeface, level
