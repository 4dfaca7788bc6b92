"""The calibration plot: what the room believed against how much of it came true."""

import math

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING_HEIGHT_PX,
    MARGIN_PX,
    MUTED,
    PICTURE_WIDTH_PX,
    SMALL_STYLE,
    STAGE,
    TRACK,
    Align,
    Canvas,
    Point,
    Stroke,
    draw_heading,
)
from cogs.kit.charts.lettering import shape_text
from cogs.kit.charts.pictures import BeliefGroup, CalibrationPlot

_PLOT_LEFT_PX = MARGIN_PX + 76
_PLOT_TOP_PX = HEADING_HEIGHT_PX + 56
_PLOT_WIDTH_PX = PICTURE_WIDTH_PX - _PLOT_LEFT_PX - MARGIN_PX - 16
_PLOT_HEIGHT_PX = 560


def draw_calibration_plot(picture: CalibrationPlot) -> bytes:
    """Draw the plot as PNG."""
    canvas = Canvas(_PLOT_TOP_PX + _PLOT_HEIGHT_PX + 108)
    draw_heading(canvas, picture.title, picture.subtitle)
    _draw_plot_axes(canvas)
    if len(picture.beliefs) > 1:
        canvas.draw_strokes([Stroke([_locate_belief(belief) for belief in picture.beliefs], GOLD, 4)])
    most = max((belief.beliefs for belief in picture.beliefs), default=1)
    for belief in picture.beliefs:
        _draw_belief(canvas, belief, most)
    return canvas.encode_png()


def _draw_plot_axes(canvas: Canvas) -> None:
    for quarter in range(5):
        share = quarter / 4
        x, y = _PLOT_LEFT_PX + share * _PLOT_WIDTH_PX, _PLOT_TOP_PX + (1 - share) * _PLOT_HEIGHT_PX
        canvas.draw_rectangle(_PLOT_LEFT_PX, y, _PLOT_WIDTH_PX, 2, TRACK)
        canvas.draw_rectangle(x, _PLOT_TOP_PX, 2, _PLOT_HEIGHT_PX, TRACK)
        canvas.draw_text((_PLOT_LEFT_PX - 14, y + 9), f"{share:.0%}", SMALL_STYLE, MUTED, align=Align.RIGHT)
        canvas.draw_text(
            (x, _PLOT_TOP_PX + _PLOT_HEIGHT_PX + 40), f"{share:.0%}", SMALL_STYLE, MUTED, align=Align.CENTRE
        )
    canvas.draw_strokes(
        [
            Stroke(
                [
                    (_PLOT_LEFT_PX, _PLOT_TOP_PX + _PLOT_HEIGHT_PX),
                    (_PLOT_LEFT_PX + _PLOT_WIDTH_PX, _PLOT_TOP_PX),
                ],
                MUTED,
                2,
            )
        ]
    )
    canvas.draw_text((_PLOT_LEFT_PX, _PLOT_TOP_PX - 20), "how much came true", SMALL_STYLE, CREAM)
    right = _PLOT_LEFT_PX + _PLOT_WIDTH_PX
    canvas.draw_text(
        (right, _PLOT_TOP_PX + _PLOT_HEIGHT_PX + 80),
        "share of the room that believed it",
        SMALL_STYLE,
        CREAM,
        align=Align.RIGHT,
    )
    canvas.draw_text((_PLOT_LEFT_PX + 24, _PLOT_TOP_PX + 50), "the room was too shy", SMALL_STYLE, MUTED)
    canvas.draw_text(
        (right - 24, _PLOT_TOP_PX + _PLOT_HEIGHT_PX - 28),
        "the room was too sure",
        SMALL_STYLE,
        MUTED,
        align=Align.RIGHT,
    )


def _draw_belief(canvas: Canvas, belief: BeliefGroup, most: int) -> None:
    """A disc as large as there were beliefs, with their number in it."""
    x, y = _locate_belief(belief)
    number = shape_text(str(belief.beliefs), SMALL_STYLE)
    radius = max(18 + 14 * math.sqrt(belief.beliefs / most), number.width / 2 + 6)
    canvas.draw_disc((x, y), radius + 4, STAGE)
    canvas.draw_disc((x, y), radius, GOLD)
    canvas.draw_text((x, y + 9), str(belief.beliefs), SMALL_STYLE, STAGE, align=Align.CENTRE)


def _locate_belief(belief: BeliefGroup) -> Point:
    return _PLOT_LEFT_PX + belief.believed * _PLOT_WIDTH_PX, _PLOT_TOP_PX + (
        1 - belief.happened
    ) * _PLOT_HEIGHT_PX
