"""The calibration plot: what the room believed against how much of it came true."""

import math

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING,
    MARGIN,
    MUTED,
    SMALL,
    STAGE,
    TRACK,
    WIDTH,
    Align,
    Canvas,
    Point,
    Stroke,
    heading,
)
from cogs.kit.charts.lettering import shape
from cogs.kit.charts.pictures import Belief, CalibrationPlot

_LEFT = MARGIN + 76
_TOP = HEADING + 56
_WIDTH = WIDTH - _LEFT - MARGIN - 16
_HEIGHT = 560


def draw(picture: CalibrationPlot) -> bytes:
    """Draw the plot as PNG."""
    canvas = Canvas(_TOP + _HEIGHT + 108)
    heading(canvas, picture.title, picture.subtitle)
    _axes(canvas)
    if len(picture.beliefs) > 1:
        canvas.strokes([Stroke([_at(belief) for belief in picture.beliefs], GOLD, 4)])
    most = max((belief.beliefs for belief in picture.beliefs), default=1)
    for belief in picture.beliefs:
        _belief(canvas, belief, most)
    return canvas.png()


def _axes(canvas: Canvas) -> None:
    for quarter in range(5):
        share = quarter / 4
        x, y = _LEFT + share * _WIDTH, _TOP + (1 - share) * _HEIGHT
        canvas.rule(_LEFT, y, _WIDTH, 2, TRACK)
        canvas.rule(x, _TOP, 2, _HEIGHT, TRACK)
        canvas.text((_LEFT - 14, y + 9), f"{share:.0%}", SMALL, MUTED, align=Align.RIGHT)
        canvas.text((x, _TOP + _HEIGHT + 40), f"{share:.0%}", SMALL, MUTED, align=Align.CENTRE)
    canvas.strokes([Stroke([(_LEFT, _TOP + _HEIGHT), (_LEFT + _WIDTH, _TOP)], MUTED, 2)])
    canvas.text((_LEFT, _TOP - 20), "how much came true", SMALL, CREAM)
    right = _LEFT + _WIDTH
    canvas.text(
        (right, _TOP + _HEIGHT + 80), "share of the room that believed it", SMALL, CREAM, align=Align.RIGHT
    )
    canvas.text((_LEFT + 24, _TOP + 50), "the room was too shy", SMALL, MUTED)
    canvas.text((right - 24, _TOP + _HEIGHT - 28), "the room was too sure", SMALL, MUTED, align=Align.RIGHT)


def _belief(canvas: Canvas, belief: Belief, most: int) -> None:
    """A disc as large as there were beliefs, with their number in it."""
    x, y = _at(belief)
    number = shape(str(belief.beliefs), SMALL)
    radius = max(18 + 14 * math.sqrt(belief.beliefs / most), number.width / 2 + 6)
    canvas.disc((x, y), radius + 4, STAGE)
    canvas.disc((x, y), radius, GOLD)
    canvas.text((x, y + 9), str(belief.beliefs), SMALL, STAGE, align=Align.CENTRE)


def _at(belief: Belief) -> Point:
    return _LEFT + belief.believed * _WIDTH, _TOP + (1 - belief.happened) * _HEIGHT
