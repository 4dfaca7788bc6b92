"""The scorecard of a ceremony: what the room called, category by category, and what stands out."""

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING,
    INNER,
    MARGIN,
    MUTED,
    ROSE,
    SMALL,
    Canvas,
    heading,
)
from cogs.kit.charts.fonts import Family
from cogs.kit.charts.lettering import Style
from cogs.kit.charts.pictures import Cell, Scorecard

_COLUMNS = 2
_ROW = 42
_FACT = 80
_FIGURE = Style(104, 700, Family.TITLE)
_VALUE = Style(29, 600)


def draw(picture: Scorecard) -> bytes:
    """Draw the card as PNG."""
    per_column = -(-len(picture.cells) // _COLUMNS)
    canvas = Canvas(HEADING + 132 + _ROW * per_column + _FACT * len(picture.facts) + 50)
    y = heading(canvas, picture.title, picture.subtitle) + 92
    after = MARGIN + canvas.text((MARGIN, y), str(picture.right), _FIGURE, GOLD) + 18
    canvas.text((after, y), f"of {len(picture.cells)} called by the room", _VALUE, CREAM, width=INNER)
    y += 56
    for place, cell in enumerate(picture.cells):
        column, row = divmod(place, per_column)
        _cell(canvas, cell, MARGIN + column * INNER / _COLUMNS, y + row * _ROW)
    y += per_column * _ROW + 18
    for name, value in picture.facts:
        canvas.text((MARGIN, y + 20), name, SMALL, MUTED)
        canvas.text((MARGIN, y + 56), value, _VALUE, CREAM)
        y += _FACT
    return canvas.png()


def _cell(canvas: Canvas, cell: Cell, x: float, y: float) -> None:
    if cell.right:
        canvas.text((x, y + 9), "★", _VALUE, GOLD)
    else:
        canvas.text((x + 5, y + 9), "×", _VALUE, ROSE)
    canvas.text(
        (x + 40, y + 9), cell.category, SMALL, CREAM if cell.right else MUTED, width=INNER / _COLUMNS - 48
    )
