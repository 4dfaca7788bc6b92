"""What pictures are painted on: a dark stage under a red valance with a gold hem, the same on any theme of Discord's.

Pictures are `WIDTH` pixels wide and seen at half of that on a phone, so no text is smaller than `SMALL`.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageDraw

from cogs.kit.charts.fonts import Family
from cogs.kit.charts.lettering import Style, fit, shape

WIDTH = 800
MARGIN = 44
INNER = WIDTH - 2 * MARGIN

TITLES = tuple(Style(size, 700, Family.TITLE) for size in (48, 42, 36, 30))
"""A title is lettered in the largest of these that it fits in, and cut off in the smallest."""
NAME = Style(30, 600)
NUMBER = Style(30, 700)
SMALL = Style(25, 400)

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

_SMOOTHING = 3
"""Shapes are drawn this many times larger and scaled down, which smooths their edges."""
_COLOURS = 64
_SCALLOP = 80
_VALANCE = 40
"""Width and height of the valance's scallops."""


class Align(Enum):
    """Which point of a text its position is."""

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
    """A picture in the making; positions are in pixels from the upper left corner."""

    def __init__(self, height: int) -> None:
        """Set an empty stage of this height."""
        self._image = Image.new("RGB", (WIDTH, height), STAGE)
        self._smoothly((0, 0, WIDTH, _VALANCE + 8), _hang_valance)

    def text(
        self,
        at: Point,
        text: str,
        style: Style,
        colour: Colour = CREAM,
        *,
        width: float = INNER,
        align: Align = Align.LEFT,
    ) -> float:
        """Letter a text with its baseline at a point, cut off where it is wider than `width`; returns its width."""
        line = fit(text, style, width)
        coverage = line.coverage()
        if coverage is not None:
            mask, left, top = coverage
            x = round(at[0] - line.width * align.value) + left
            self._image.paste(colour, (x, round(at[1]) + top), mask)
        return line.width

    def rule(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A plain rectangle."""
        self._image.paste(colour, (round(x), round(y), round(x + width), round(y + height)))

    def pill(
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
        """A rectangle with round corners, half its height at most; `standing` leaves the lower ones square."""
        size = round(width), round(height)
        if min(size) < 1:
            return
        mask = Image.new("L", (size[0] * _SMOOTHING, size[1] * _SMOOTHING))
        ImageDraw.Draw(mask).rounded_rectangle(
            (0, 0, mask.width - 1, mask.height - 1),
            radius=min(radius, min(size) / 2) * _SMOOTHING,
            fill=255,
            corners=(True, True, not standing, not standing),
        )
        self._image.paste(colour, (round(x), round(y)), mask.reduce(_SMOOTHING))

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self.pill(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius, colour)

    def strokes(self, strokes: Sequence[Stroke]) -> None:
        """Lines, each over those before it."""
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

        def draw(pen: ImageDraw.ImageDraw) -> None:
            for stroke in strokes:
                at = [((x - box[0]) * _SMOOTHING, (y - box[1]) * _SMOOTHING) for x, y in stroke.points]
                thickness = stroke.thickness * _SMOOTHING
                pen.line(at, fill=stroke.colour, width=round(thickness))
                for point in at:
                    pen.circle(point, thickness / 2, fill=stroke.colour)

        self._smoothly(box, draw)

    def png(self) -> bytes:
        """The picture as a file; so few colours are in it that a palette does, in a third of the space."""
        file = BytesIO()
        self._image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
        return file.getvalue()

    def _smoothly(self, box: tuple[int, int, int, int], draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
        """Draw on an enlarged copy of a part of the picture, and put it back scaled down."""
        left, top, right, bottom = box
        size = (right - left) * _SMOOTHING, (bottom - top) * _SMOOTHING
        enlarged = self._image.transform(size, Image.Transform.EXTENT, box, Image.Resampling.NEAREST)
        draw(ImageDraw.Draw(enlarged))
        self._image.paste(enlarged.reduce(_SMOOTHING), (left, top))


def heading(canvas: Canvas, title: str, subtitle: str) -> int:
    """Letter a picture's title and what stands under it; returns where the rest may begin."""
    style = next((style for style in TITLES if shape(title, style).width <= INNER), TITLES[-1])
    canvas.text((MARGIN, 110), title, style, GOLD)
    canvas.text((MARGIN, 152), subtitle, SMALL, MUTED)
    return HEADING


HEADING = 186
"""Height of a picture's valance, title and subtitle."""


def _hang_valance(pen: ImageDraw.ImageDraw) -> None:
    """Scallops of velvet with a gold hem along the upper edge."""
    for x in range(0, WIDTH, _SCALLOP):
        for colour, drop in ((GOLD, 5), (VELVET, 0)):
            left, right = x - (drop and 2), x + _SCALLOP + (drop and 2)
            pen.ellipse(
                tuple(_SMOOTHING * edge for edge in (left, drop - _VALANCE, right, drop + _VALANCE)),
                fill=colour,
            )
