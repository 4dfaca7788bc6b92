"""Share bars: one a nominee, the winner in gold."""

from cogs.kit import words
from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING,
    INNER,
    MARGIN,
    MUTED,
    NAME,
    NUMBER,
    ROSE,
    SMALL,
    SPOTLIGHT,
    TRACK,
    WIDTH,
    Align,
    Canvas,
    Colour,
    heading,
)
from cogs.kit.charts.pictures import Bar, ShareBars

_ROW = 88
_BAR = 20
_GAP = 16
_SHARE = 96
"""Width of the column of shares; counts stand before it."""
_DETAIL = 80
"""Room under which a nominee's detail is left out."""


def draw(picture: ShareBars) -> bytes:
    """Draw the bars as PNG."""
    bars, rest = picture.foremost, picture.rest
    lines = [
        line for line in (f"and {words.count(rest, 'more', 'more')}" if rest else "", picture.footer) if line
    ]
    canvas = Canvas(HEADING + _ROW * len(bars) + 40 * len(lines) + 30)
    y = heading(canvas, picture.title, picture.subtitle)
    for bar in bars:
        _row(canvas, y, bar, picture)
        y += _ROW
    for line in lines:
        canvas.text((MARGIN, y + 28), line, SMALL, CREAM if line == picture.footer else MUTED)
        y += 40
    return canvas.png()


def _row(canvas: Canvas, y: float, bar: Bar, picture: ShareBars) -> None:
    baseline = y + 36
    ink = GOLD if bar.winner else CREAM
    share = bar.count / picture.voters if picture.voters else 0.0
    if bar.winner:
        canvas.pill(MARGIN - 22, y - 6, INNER + 44, _ROW - 4, SPOTLIGHT, radius=16)
    right = _figures(canvas, baseline, bar.count, None if picture.counts_only else share, ink) - _GAP
    left = MARGIN
    if bar.winner:
        left += canvas.text((left, baseline), words.TROPHY, NUMBER, GOLD) + 10
    left += canvas.text((left, baseline), bar.name, NAME, ink, width=right - left) + _GAP
    if bar.detail and right - left > _DETAIL:
        canvas.text((left, baseline), bar.detail, SMALL, MUTED, width=right - left)
    canvas.pill(MARGIN, baseline + 16, INNER, _BAR, TRACK)
    if bar.count:
        canvas.pill(MARGIN, baseline + 16, max(share * INNER, _BAR), _BAR, GOLD if bar.winner else ROSE)


def _figures(canvas: Canvas, baseline: float, count: int, share: float | None, ink: Colour) -> float:
    """Letter a count, and the share where it may be shown, at the right; returns where they begin."""
    right = WIDTH - MARGIN
    if share is None:
        return right - canvas.text((right, baseline), str(count), NUMBER, ink, align=Align.RIGHT)
    canvas.text((right, baseline), f"{share:.0%}", NUMBER, ink, align=Align.RIGHT)
    right -= _SHARE
    return right - canvas.text((right, baseline), f"{count:,}", SMALL, MUTED, align=Align.RIGHT)
