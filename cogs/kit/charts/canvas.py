"""The canvas of all pictures: a dark stage with a red curtain and a gold hem above, for any theme of Discord.

Pictures are `PICTURE_WIDTH_PX` pixels wide. A phone shows them at half that width, so no text is smaller than
`SMALL_STYLE`: 14 px there.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageDraw

from cogs.kit.charts.fonts import FontFamily
from cogs.kit.charts.lettering import TextStyle, fit_text, shape_text

PICTURE_WIDTH_PX = 800
MARGIN_PX = 44
INNER_WIDTH_PX = PICTURE_WIDTH_PX - 2 * MARGIN_PX

TITLE_STYLES = tuple(TextStyle(size, 700, FontFamily.TITLE) for size in (48, 42, 36, 30))
"""Sizes of a title: the largest that fits is used; if none does, the smallest with the text cut."""
NAME_STYLE = TextStyle(30, 600)
NUMBER_STYLE = TextStyle(30, 700)
SMALL_STYLE = TextStyle(28, 400)

Colour: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]

STAGE: Colour = (30, 11, 18)
VELVET: Colour = (124, 24, 42)
GOLD: Colour = (240, 196, 84)
CREAM: Colour = (246, 236, 220)
MUTED: Colour = (190, 168, 158)
TRACK: Colour = (60, 29, 37)
SPOTLIGHT: Colour = (62, 37, 23)
ROSE: Colour = (146, 72, 86)

_SMOOTHING_FACTOR = 3
"""Shapes are drawn enlarged by this factor and scaled down, which smooths their edges."""
_PALETTE_COLOUR_COUNT = 64
_SCALLOP_WIDTH_PX = 80
_VALANCE_HEIGHT_PX = 40
"""Width and height of the scallops of the curtain's lower edge."""


class Align(Enum):
    """The point of a text that is placed at the given position."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, with round joints and ends."""

    points: Sequence[Point]
    colour: Colour
    thickness: float


class Canvas:
    """A picture being drawn; positions are in pixels from the upper left corner."""

    def __init__(self, height: int) -> None:
        """Create an empty stage of this height in pixels."""
        self._image = Image.new("RGB", (PICTURE_WIDTH_PX, height), STAGE)
        self._draw_smoothly((0, 0, PICTURE_WIDTH_PX, _VALANCE_HEIGHT_PX + 8), _draw_valance)

    def draw_text(
        self,
        at: Point,
        text: str,
        style: TextStyle,
        colour: Colour = CREAM,
        *,
        width: float = INNER_WIDTH_PX,
        align: Align = Align.LEFT,
    ) -> float:
        """Draw a text with its baseline at a point, cut to `width` pixels; return its width in pixels."""
        line = fit_text(text, style, width)
        coverage = line.render_mask()
        if coverage is not None:
            mask, left, top = coverage
            x = round(at[0] - line.width * align.value) + left
            self._image.paste(colour, (x, round(at[1]) + top), mask)
        return line.width

    def draw_rectangle(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw a rectangle."""
        self._image.paste(colour, (round(x), round(y), round(x + width), round(y + height)))

    def draw_rounded_rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: Colour,
        *,
        radius: float = math.inf,
        standing: bool = False,
    ) -> None:
        """Draw a rectangle with round corners of at most half its height; `standing` keeps the lower ones square."""
        size = round(width), round(height)
        if min(size) < 1:
            return
        mask = Image.new("L", (size[0] * _SMOOTHING_FACTOR, size[1] * _SMOOTHING_FACTOR))
        ImageDraw.Draw(mask).rounded_rectangle(
            (0, 0, mask.width - 1, mask.height - 1),
            radius=min(radius, min(size) / 2) * _SMOOTHING_FACTOR,
            fill=255,
            corners=(True, True, not standing, not standing),
        )
        self._image.paste(colour, (round(x), round(y)), mask.reduce(_SMOOTHING_FACTOR))

    def draw_disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Draw a filled circle."""
        self.draw_rounded_rectangle(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius, colour)

    def draw_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Draw lines, each over the previous ones."""
        corners = [point for stroke in strokes for point in stroke.points]
        if not corners:
            return
        pad = max(stroke.thickness for stroke in strokes)
        box = (
            math.floor(min(x for x, _ in corners) - pad),
            math.floor(min(y for _, y in corners) - pad),
            math.ceil(max(x for x, _ in corners) + pad),
            math.ceil(max(y for _, y in corners) + pad),
        )

        def draw_with_pen(pen: ImageDraw.ImageDraw) -> None:
            for stroke in strokes:
                at = [
                    ((x - box[0]) * _SMOOTHING_FACTOR, (y - box[1]) * _SMOOTHING_FACTOR)
                    for x, y in stroke.points
                ]
                thickness = stroke.thickness * _SMOOTHING_FACTOR
                pen.line(at, fill=stroke.colour, width=round(thickness))
                for point in at:
                    pen.circle(point, thickness / 2, fill=stroke.colour)

        self._draw_smoothly(box, draw_with_pen)

    def encode_png(self) -> bytes:
        """Encode the picture as PNG with a palette, which takes a third of the space; pictures have few colours."""
        file = BytesIO()
        self._image.quantize(_PALETTE_COLOUR_COUNT, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            file, "PNG"
        )
        return file.getvalue()

    def _draw_smoothly(
        self, box: tuple[int, int, int, int], draw: Callable[[ImageDraw.ImageDraw], None]
    ) -> None:
        """Draw on an enlarged copy of a part of the picture, and put it back scaled down."""
        left, top, right, bottom = box
        size = (right - left) * _SMOOTHING_FACTOR, (bottom - top) * _SMOOTHING_FACTOR
        enlarged = self._image.transform(size, Image.Transform.EXTENT, box, Image.Resampling.NEAREST)
        draw(ImageDraw.Draw(enlarged))
        self._image.paste(enlarged.reduce(_SMOOTHING_FACTOR), (left, top))


def draw_heading(canvas: Canvas, title: str, subtitle: str) -> int:
    """Draw a picture's title and subtitle; return the y position below them."""
    style = next(
        (style for style in TITLE_STYLES if shape_text(title, style).width <= INNER_WIDTH_PX),
        TITLE_STYLES[-1],
    )
    canvas.draw_text((MARGIN_PX, 110), title, style, GOLD)
    canvas.draw_text((MARGIN_PX, 152), subtitle, SMALL_STYLE, MUTED)
    return HEADING_HEIGHT_PX


_MARK_STYLE = TextStyle(30, 700)


def draw_mark(canvas: Canvas, at: Point, *, is_right: bool) -> None:
    """Draw a gold star for what was right, or a cross in the colour of text: they differ in shape and lightness, not
    by their hue alone.
    """
    canvas.draw_text(at, "★" if is_right else "×", _MARK_STYLE, GOLD if is_right else CREAM)


HEADING_HEIGHT_PX = 186
"""Height of the curtain, title and subtitle."""


def _draw_valance(pen: ImageDraw.ImageDraw) -> None:
    """Draw the lower edge of the curtain: scallops with a gold hem."""
    for x in range(0, PICTURE_WIDTH_PX, _SCALLOP_WIDTH_PX):
        for colour, drop in ((GOLD, 5), (VELVET, 0)):
            left, right = x - (drop and 2), x + _SCALLOP_WIDTH_PX + (drop and 2)
            pen.ellipse(
                tuple(
                    _SMOOTHING_FACTOR * edge
                    for edge in (left, drop - _VALANCE_HEIGHT_PX, right, drop + _VALANCE_HEIGHT_PX)
                ),
                fill=colour,
            )
