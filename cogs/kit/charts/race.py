"""The race: everyone's points after each envelope, the winner's line in gold."""

from collections.abc import Sequence

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING_HEIGHT_PX,
    INNER_WIDTH_PX,
    MARGIN_PX,
    MUTED,
    SMALL_STYLE,
    STAGE,
    TRACK,
    Align,
    Canvas,
    Colour,
    Point,
    Stroke,
    draw_heading,
)
from cogs.kit.charts.lettering import TextStyle
from cogs.kit.charts.pictures import MemberPoints, PointsChart
from cogs.kit.words import format_count

_LINE_COLOURS: Sequence[Colour] = (
    GOLD,
    (232, 122, 140),
    (104, 190, 182),
    (150, 164, 232),
    (168, 198, 122),
    (214, 172, 132),
)
_CHART_TOP_PX = HEADING_HEIGHT_PX + 26
_CHART_HEIGHT_PX = 520
_LABEL_COLUMN_PX = 236
"""Width of the column of names beside the lines."""
_CHART_WIDTH_PX = INNER_WIDTH_PX - _LABEL_COLUMN_PX
_LABEL_GAP_PX = 74
"""From one name to the next, at least."""
_WINNER_STYLE = TextStyle(27, 700)
_MEMBER_STYLE = TextStyle(27, 600)


def draw_points_chart(picture: PointsChart) -> bytes:
    """Draw the lines as PNG."""
    runners = picture.drawn
    canvas = Canvas(_CHART_TOP_PX + _CHART_HEIGHT_PX + 92)
    draw_heading(canvas, picture.title, picture.subtitle)
    highest = max((max(runner.points) for runner in runners), default=0)
    _draw_chart_axes(canvas, picture.envelopes, highest)
    lines = [_trace_points(runner, highest or 1) for runner in runners]
    # The winner's line is drawn last, over all others, with a dark edge to stand off from them.
    strokes = [Stroke(line, colour, 4) for line, colour in zip(lines[1:], _LINE_COLOURS[1:], strict=False)]
    strokes += [stroke for line in lines[:1] for stroke in (Stroke(line, STAGE, 13), Stroke(line, GOLD, 7))]
    canvas.draw_strokes(strokes)
    for line, colour in reversed(list(zip(lines, _LINE_COLOURS, strict=False))):
        canvas.draw_disc(line[-1], 10 if colour == GOLD else 7, colour)
    labels = spread_positions(
        [line[-1][1] for line in lines], _LABEL_GAP_PX, _CHART_TOP_PX, _CHART_TOP_PX + _CHART_HEIGHT_PX
    )
    for runner, y, colour in zip(runners, labels, _LINE_COLOURS, strict=False):
        left = MARGIN_PX + _CHART_WIDTH_PX + 24
        style = _WINNER_STYLE if colour == GOLD else _MEMBER_STYLE
        canvas.draw_text((left, y), runner.name, style, colour, width=_LABEL_COLUMN_PX - 24)
        canvas.draw_text(
            (left, y + 28), f"{runner.points[-1]:,}", SMALL_STYLE, CREAM if colour == GOLD else MUTED
        )
    return canvas.encode_png()


def spread_positions(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Positions near the wanted ones, in the same order from top to bottom and at least a gap apart."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    positions = list(wanted)
    above = top - gap
    for place in order:
        positions[place] = above = max(wanted[place], above + gap)
    below = bottom + gap
    for place in reversed(order):
        positions[place] = below = min(positions[place], below - gap)
    return positions


def _draw_chart_axes(canvas: Canvas, envelopes: Sequence[str], highest: int) -> None:
    for quarter in range(5):
        canvas.draw_rectangle(
            MARGIN_PX, _CHART_TOP_PX + quarter / 4 * _CHART_HEIGHT_PX, _CHART_WIDTH_PX, 2, TRACK
        )
    canvas.draw_text((MARGIN_PX, _CHART_TOP_PX - 10), format_count(highest, "point"), SMALL_STYLE, MUTED)
    if envelopes:
        baseline = _CHART_TOP_PX + _CHART_HEIGHT_PX + 40
        half = _CHART_WIDTH_PX / 2 - 12
        canvas.draw_text((MARGIN_PX, baseline), envelopes[0], SMALL_STYLE, MUTED, width=half)
        canvas.draw_text(
            (MARGIN_PX + _CHART_WIDTH_PX, baseline),
            envelopes[-1],
            SMALL_STYLE,
            MUTED,
            width=half,
            align=Align.RIGHT,
        )


def _trace_points(runner: MemberPoints, highest: int) -> list[Point]:
    steps = max(len(runner.points) - 1, 1)
    return [
        (
            MARGIN_PX + step / steps * _CHART_WIDTH_PX,
            _CHART_TOP_PX + (1 - points / highest) * _CHART_HEIGHT_PX,
        )
        for step, points in enumerate(runner.points)
    ]
