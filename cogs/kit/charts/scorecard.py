"""The scorecard of a ceremony: what the room called, category by category, and what stands out."""

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING_HEIGHT_PX,
    INNER_WIDTH_PX,
    MARGIN_PX,
    MUTED,
    ROSE,
    SMALL_STYLE,
    Canvas,
    draw_heading,
)
from cogs.kit.charts.fonts import FontFamily
from cogs.kit.charts.lettering import TextStyle
from cogs.kit.charts.pictures import Scorecard, ScorecardCell

_SCORECARD_COLUMN_COUNT = 2
_SCORECARD_ROW_PX = 42
_FACT_HEIGHT_PX = 80
_FIGURE_STYLE = TextStyle(104, 700, FontFamily.TITLE)
_VALUE_STYLE = TextStyle(29, 600)


def draw_scorecard(picture: Scorecard) -> bytes:
    """Draw the card as PNG."""
    per_column = -(-len(picture.cells) // _SCORECARD_COLUMN_COUNT)
    canvas = Canvas(
        HEADING_HEIGHT_PX + 132 + _SCORECARD_ROW_PX * per_column + _FACT_HEIGHT_PX * len(picture.facts) + 50
    )
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
    for name, value in picture.facts:
        canvas.draw_text((MARGIN_PX, y + 20), name, SMALL_STYLE, MUTED)
        canvas.draw_text((MARGIN_PX, y + 56), value, _VALUE_STYLE, CREAM)
        y += _FACT_HEIGHT_PX
    return canvas.encode_png()


def _draw_cell(canvas: Canvas, cell: ScorecardCell, x: float, y: float) -> None:
    if cell.right:
        canvas.draw_text((x, y + 9), "★", _VALUE_STYLE, GOLD)
    else:
        canvas.draw_text((x + 5, y + 9), "×", _VALUE_STYLE, ROSE)
    canvas.draw_text(
        (x + 40, y + 9),
        cell.category,
        SMALL_STYLE,
        CREAM if cell.right else MUTED,
        width=INNER_WIDTH_PX / _SCORECARD_COLUMN_COUNT - 48,
    )
