"""Lines of text in any script: shaped, measured, cut to a width, and rendered as masks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import uharfbuzz
from PIL import Image

from cogs.kit.charts.directions import find_embedding_levels, order_runs
from cogs.kit.charts.fonts import FontFamily, Typeface, choose_family, choose_typeface, load_sized_font
from cogs.kit.charts.graphemes import clean_text, split_graphemes

ELLIPSIS = "…"
_FEATURES = {"lnum": True}
"""OpenType features: figures as tall as capitals, instead of Playfair Display's old-style ones."""
_UNITS_PER_PIXEL = 64
"""Units per pixel of a glyph's position."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The style of a text.

    Attributes:
        size: The font size, in pixels; capitals are about 0.7 of it high.
        weight: 400 is regular, 700 bold.
        family: The family that is tried first.
    """

    size: int
    weight: int = 400
    family: FontFamily = FontFamily.TEXT


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph and its position on the line, in units of 1/64 pixel from the start of the baseline."""

    font: uharfbuzz.Font
    index: int
    x: int
    y: int


@dataclass(frozen=True)
class TextLine:
    """A shaped line of text.

    Attributes:
        glyphs: The glyphs from left to right.
        width: The width in pixels.
    """

    glyphs: tuple[Glyph, ...]
    width: float

    def render_mask(self) -> tuple[Image.Image, int, int] | None:
        """Render a greyscale mask; return it with its left and upper edge relative to the start of the baseline.

        None if nothing is visible, as for a line of spaces.
        """
        raster = uharfbuzz.RasterDraw()
        for glyph in self.glyphs:
            raster.transform = (
                1 / _UNITS_PER_PIXEL,
                0,
                0,
                1 / _UNITS_PER_PIXEL,
                glyph.x / _UNITS_PER_PIXEL,
                glyph.y / _UNITS_PER_PIXEL,
            )
            raster.draw_glyph(glyph.font, glyph.index)
        drawn = raster.render()
        if drawn is None or not (drawn.extents.width and drawn.extents.height):
            return None
        left, bottom, width, height, stride = drawn.extents
        # HarfBuzz counts rows upwards from the baseline, Pillow downwards from the top.
        mask = Image.frombytes("L", (width, height), drawn.buffer, "raw", "L", stride, -1)
        return mask, left, -(bottom + height)


def shape_text(text: str, style: TextStyle) -> TextLine:
    """Shape a text on one line, each part in a typeface that has its characters and in its own direction."""
    runs = list(split_runs(clean_text(text), style.family))
    glyphs: list[Glyph] = []
    x = 0
    for place in order_runs([level for _, _, level in runs]):
        part, typeface, level = runs[place]
        font = load_sized_font(typeface, style.size, style.weight)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(part)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if level % 2 else "ltr"
        uharfbuzz.shape(font, buffer, _FEATURES)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(Glyph(font, info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
    return TextLine(tuple(glyphs), x / _UNITS_PER_PIXEL)


def fit_text(text: str, style: TextStyle, width: float) -> TextLine:
    """Shape a text on one line, cut with an ellipsis if it is wider than `width` pixels."""
    whole = shape_text(text, style)
    if whole.width <= width:
        return whole
    parts = split_graphemes(clean_text(text))
    fits, too_many = 0, len(parts)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if _cut_text(parts, middle, style).width <= width:
            fits = middle
        else:
            too_many = middle
    return _cut_text(parts, fits, style)


def wrap_text(text: str, style: TextStyle, width: float, lines: int) -> list[str]:
    """Break a text between words into at most `lines` lines of `width` pixels; the last takes all that is left."""
    wrapped: list[str] = []
    words = clean_text(text).split()
    while words and len(wrapped) < lines - 1:
        count = len(words)
        while count > 1 and shape_text(" ".join(words[:count]), style).width > width:
            count -= 1
        wrapped.append(" ".join(words[:count]))
        words = words[count:]
    return [*wrapped, " ".join(words)] if words else wrapped


def _cut_text(parts: list[str], count: int, style: TextStyle) -> TextLine:
    return shape_text("".join(parts[:count]).rstrip() + ELLIPSIS, style)


def split_runs(text: str, family: FontFamily) -> Iterator[tuple[str, Typeface, int]]:
    """Yield the parts of one typeface and one embedding level, in reading order."""
    family = choose_family(text, family)
    drawn = [choose_typeface(grapheme, family) for grapheme in split_graphemes(text)]
    text_levels = find_embedding_levels("".join(form for form, _ in drawn))
    place = 0
    pieces: list[tuple[str, Typeface, int]] = []
    for form, typeface in drawn:
        pieces.append((form, typeface, text_levels[place]))
        place += len(form)
    for (typeface, level), run in groupby(pieces, key=lambda piece: piece[1:]):
        yield "".join(form for form, _, _ in run), typeface, level
