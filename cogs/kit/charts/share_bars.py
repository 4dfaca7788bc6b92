"""Share bars: one a nominee, the winner in gold."""

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
    TRACK,
    Align,
    Canvas,
    Colour,
    draw_heading,
)
from cogs.kit.charts.pictures import ShareBar, ShareBarChart
from cogs.kit.words import TROPHY_EMOJI, format_count

_BAR_ROW_PX = 88
_BAR_HEIGHT_PX = 20
_GAP_WIDTH_PX = 16
_SHARE_WIDTH_PX = 96
"""Width of the column of shares; counts stand before it."""
_DETAIL_MIN_WIDTH_PX = 80
"""Room under which a nominee's detail is left out."""


def draw_share_bars(picture: ShareBarChart) -> bytes:
    """Draw the bars as PNG."""
    bars, rest = picture.foremost, picture.rest
    lines = [
        line for line in (f"and {format_count(rest, 'more', 'more')}" if rest else "", picture.footer) if line
    ]
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
    """Letter a count, and the share where it may be shown, at the right; returns where they begin."""
    right = PICTURE_WIDTH_PX - MARGIN_PX
    if share is None:
        return right - canvas.draw_text((right, baseline), str(count), NUMBER_STYLE, ink, align=Align.RIGHT)
    canvas.draw_text((right, baseline), f"{share:.0%}", NUMBER_STYLE, ink, align=Align.RIGHT)
    right -= _SHARE_WIDTH_PX
    return right - canvas.draw_text((right, baseline), f"{count:,}", SMALL_STYLE, MUTED, align=Align.RIGHT)
