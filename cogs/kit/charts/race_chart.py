"""The chart of a race: each member's lane towards the last film."""

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
    TRACK,
    Align,
    Canvas,
    draw_heading,
)
from cogs.kit.charts.pictures import RaceChart, RaceLane
from cogs.kit.text import format_count

_LANE_PX = 92
_BAR_HEIGHT_PX = 24
_RANK_WIDTH_PX = 52
_GAP_WIDTH_PX = 16
_DETAIL_MIN_WIDTH_PX = 310
"""A member's complete categories are left out if there is less room."""


def draw_race(picture: RaceChart) -> bytes:
    """Draw the lanes as PNG."""
    canvas = Canvas(HEADING_HEIGHT_PX + _LANE_PX * len(picture.drawn) + 24)
    y = draw_heading(canvas, picture.title, picture.subtitle)
    for lane in picture.drawn:
        _draw_lane(canvas, y, lane, picture.length)
        y += _LANE_PX
    return canvas.encode_png()


def _draw_lane(canvas: Canvas, y: float, lane: RaceLane, length: int) -> None:
    baseline = y + 36
    leads = lane.rank == 1
    ink = GOLD if leads else CREAM
    canvas.draw_text((MARGIN_PX, baseline), str(lane.rank), NUMBER_STYLE, ink if leads else MUTED)
    right = PICTURE_WIDTH_PX - MARGIN_PX
    right -= canvas.draw_text((right, baseline), str(lane.films), NUMBER_STYLE, ink, align=Align.RIGHT)
    left = MARGIN_PX + _RANK_WIDTH_PX
    room = right - left - _GAP_WIDTH_PX
    left += canvas.draw_text((left, baseline), lane.name, NAME_STYLE, ink, width=room) + _GAP_WIDTH_PX
    if lane.complete and right - left > _DETAIL_MIN_WIDTH_PX:
        detail = f"{format_count(lane.complete, 'category', 'categories')} complete"
        canvas.draw_text((left, baseline), detail, SMALL_STYLE, MUTED, width=right - left - _GAP_WIDTH_PX)
    canvas.draw_rounded_rectangle(MARGIN_PX, baseline + 16, INNER_WIDTH_PX, _BAR_HEIGHT_PX, TRACK)
    run = lane.films / length * INNER_WIDTH_PX if length else 0.0
    canvas.draw_rounded_rectangle(
        MARGIN_PX, baseline + 16, max(run, _BAR_HEIGHT_PX), _BAR_HEIGHT_PX, GOLD if leads else ROSE
    )
