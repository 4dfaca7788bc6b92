"""Charts of a verdict: share bars, the calibration plot and the scorecard."""

import math

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING_HEIGHT_PX,
    INNER_WIDTH_PX,
    MARGIN_PX,
    MUTED,
    NAME_STYLE,
    NUMBER_STYLE,
    PICTURE_WIDTH_PX,
    ROSE,
    SMALL_STYLE,
    SPOTLIGHT,
    STAGE,
    TRACK,
    Align,
    Canvas,
    Colour,
    Point,
    Stroke,
    draw_heading,
    draw_mark,
)
from cogs.kit.charts.fonts import FontFamily
from cogs.kit.charts.lettering import TextStyle, shape_text, wrap_text
from cogs.kit.charts.pictures import (
    BeliefGroup,
    CalibrationPlot,
    Scorecard,
    ScorecardCell,
    ShareBar,
    ShareBarChart,
)
from cogs.kit.text import TROPHY_EMOJI, format_count

_BAR_ROW_PX = 88
_BAR_HEIGHT_PX = 20
_GAP_WIDTH_PX = 16
_SHARE_WIDTH_PX = 96
"""Width of the column of shares; counts are left of it."""
_DETAIL_MIN_WIDTH_PX = 80
"""A nominee's detail is left out if there is less room."""


def draw_share_bars(picture: ShareBarChart) -> bytes:
    """Draw the bars as PNG."""
    bars, rest, unpicked = picture.foremost, picture.rest, picture.unpicked
    sums = (
        f"and {format_count(rest, 'more', 'more')}" if rest else "",
        f"nobody picked the other {unpicked:,}" if unpicked else "",
        picture.footer,
    )
    lines = [line for line in sums if line]
    canvas = Canvas(HEADING_HEIGHT_PX + _BAR_ROW_PX * len(bars) + 40 * len(lines) + 30)
    y = draw_heading(canvas, picture.title, picture.subtitle)
    for bar in bars:
        _draw_bar_row(canvas, y, bar, picture)
        y += _BAR_ROW_PX
    for line in lines:
        canvas.draw_text((MARGIN_PX, y + 28), line, SMALL_STYLE, CREAM if line == picture.footer else MUTED)
        y += 40
    return canvas.encode_png()


def _draw_bar_row(canvas: Canvas, y: float, bar: ShareBar, picture: ShareBarChart) -> None:
    baseline = y + 36
    ink = GOLD if bar.winner else CREAM
    share = bar.count / picture.voters if picture.voters else 0.0
    if bar.winner:
        canvas.draw_rounded_rectangle(
            MARGIN_PX - 22, y - 6, INNER_WIDTH_PX + 44, _BAR_ROW_PX - 4, SPOTLIGHT, radius=16
        )
    right = (
        _draw_figures(canvas, baseline, bar.count, None if picture.counts_only else share, ink)
        - _GAP_WIDTH_PX
    )
    left = MARGIN_PX
    if bar.winner:
        left += canvas.draw_text((left, baseline), TROPHY_EMOJI, NUMBER_STYLE, GOLD) + 10
    left += canvas.draw_text((left, baseline), bar.name, NAME_STYLE, ink, width=right - left) + _GAP_WIDTH_PX
    if bar.detail and right - left > _DETAIL_MIN_WIDTH_PX:
        canvas.draw_text((left, baseline), bar.detail, SMALL_STYLE, MUTED, width=right - left)
    canvas.draw_rounded_rectangle(MARGIN_PX, baseline + 16, INNER_WIDTH_PX, _BAR_HEIGHT_PX, TRACK)
    if bar.count:
        canvas.draw_rounded_rectangle(
            MARGIN_PX,
            baseline + 16,
            max(share * INNER_WIDTH_PX, _BAR_HEIGHT_PX),
            _BAR_HEIGHT_PX,
            GOLD if bar.winner else ROSE,
        )


def _draw_figures(canvas: Canvas, baseline: float, count: int, share: float | None, ink: Colour) -> float:
    """Draw a count, and the share if given, right-aligned; return the x position where they begin."""
    right = PICTURE_WIDTH_PX - MARGIN_PX
    if share is None:
        return right - canvas.draw_text((right, baseline), str(count), NUMBER_STYLE, ink, align=Align.RIGHT)
    canvas.draw_text((right, baseline), f"{share:.0%}", NUMBER_STYLE, ink, align=Align.RIGHT)
    right -= _SHARE_WIDTH_PX
    return right - canvas.draw_text((right, baseline), f"{count:,}", SMALL_STYLE, MUTED, align=Align.RIGHT)


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
    """Draw a disc whose size shows the number of beliefs, with the number in it."""
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


_SCORECARD_COLUMN_COUNT = 2
_SCORECARD_ROW_PX = 46
_MARK_WIDTH_PX = 38
_FACT_LINE_PX = 38
_FACT_LINES_LIMIT = 3
"""Enough for two nominees with the longest titles."""
_FACT_GAP_PX = 16
_FIGURE_STYLE = TextStyle(104, 700, FontFamily.TITLE)
_VALUE_STYLE = TextStyle(29, 600)


def draw_scorecard(picture: Scorecard) -> bytes:
    """Draw the card as PNG."""
    per_column = -(-len(picture.cells) // _SCORECARD_COLUMN_COUNT)
    facts = [
        (name, wrap_text(value, _VALUE_STYLE, INNER_WIDTH_PX, _FACT_LINES_LIMIT))
        for name, value in picture.facts
    ]
    facts_height = sum(_FACT_LINE_PX * (1 + len(lines)) + _FACT_GAP_PX for _, lines in facts)
    canvas = Canvas(round(HEADING_HEIGHT_PX + 160 + _SCORECARD_ROW_PX * per_column + facts_height + 20))
    y = draw_heading(canvas, picture.title, picture.subtitle) + 92
    after = MARGIN_PX + canvas.draw_text((MARGIN_PX, y), str(picture.right), _FIGURE_STYLE, GOLD) + 18
    canvas.draw_text(
        (after, y), f"of {len(picture.cells)} called by the room", _VALUE_STYLE, CREAM, width=INNER_WIDTH_PX
    )
    y += 56
    for place, cell in enumerate(picture.cells):
        column, row = divmod(place, per_column)
        _draw_cell(
            canvas,
            cell,
            MARGIN_PX + column * INNER_WIDTH_PX / _SCORECARD_COLUMN_COUNT,
            y + row * _SCORECARD_ROW_PX,
        )
    y += per_column * _SCORECARD_ROW_PX + 18
    for name, lines in facts:
        y += _FACT_LINE_PX
        canvas.draw_text((MARGIN_PX, y), name, SMALL_STYLE, MUTED)
        for line in lines:
            y += _FACT_LINE_PX
            canvas.draw_text((MARGIN_PX, y), line, _VALUE_STYLE, CREAM)
        y += _FACT_GAP_PX
    return canvas.encode_png()


def _draw_cell(canvas: Canvas, cell: ScorecardCell, x: float, y: float) -> None:
    draw_mark(canvas, (x, y + 9), is_right=cell.right)
    canvas.draw_text(
        (x + _MARK_WIDTH_PX, y + 9),
        cell.category,
        SMALL_STYLE,
        CREAM if cell.right else MUTED,
        width=INNER_WIDTH_PX / _SCORECARD_COLUMN_COUNT - _MARK_WIDTH_PX - 6,
    )
