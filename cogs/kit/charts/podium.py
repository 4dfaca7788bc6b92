"""The final card: the podium, the champion in gold, and who came after."""

from collections.abc import Sequence

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
    STAGE,
    WIDTH,
    Align,
    Canvas,
    heading,
)
from cogs.kit.charts.fonts import Family
from cogs.kit.charts.lettering import Style
from cogs.kit.charts.pictures import FinalCard, Place

_COLUMN = INNER / 3
_HEIGHTS = {1: 210, 2: 150, 3: 104}
_GROUND = HEADING + 410
_ROW = 54
_NUMERAL = Style(72, 700, Family.TITLE)
_CHAMPION = Style(42, 700)
_TROPHY = Style(64, 400)


def draw(picture: FinalCard) -> bytes:
    """Draw the card as PNG."""
    places = picture.drawn
    rows = places[3:]
    canvas = Canvas(_GROUND + 40 + _ROW * len(rows) + (64 if picture.footer else 0))
    heading(canvas, picture.title, picture.subtitle)
    alone = sum(place.rank == 1 for place in places) == 1
    for place, middle in zip(places, _columns(len(places[:3])), strict=False):
        room = INNER * 0.6 if alone and place.rank == 1 else _COLUMN - 16
        _step(canvas, place, middle, room, picture.announced)
    canvas.rule(MARGIN, _GROUND, INNER, 4, GOLD)
    y = _GROUND + 8
    for place in rows:
        y += _ROW
        _row(canvas, place, y)
    if picture.footer:
        canvas.text((MARGIN, y + 60), picture.footer, SMALL, CREAM)
    return canvas.png()


def _columns(count: int) -> Sequence[float]:
    """Where the middles of the first places are: the champion between the others."""
    middle = WIDTH / 2
    return {
        1: [middle],
        2: [middle - _COLUMN / 2, middle + _COLUMN / 2],
        3: [middle, middle - _COLUMN, middle + _COLUMN],
    }.get(count, [])


def _step(canvas: Canvas, place: Place, middle: float, room: float, announced: int) -> None:
    champion = place.rank == 1
    height = _HEIGHTS.get(place.rank, 70)
    width = _COLUMN - 16
    top = _GROUND - height
    canvas.pill(middle - width / 2, top, width, height, GOLD if champion else ROSE, radius=14, standing=True)
    numeral = top + height / 2 + 26
    canvas.text((middle, numeral), str(place.rank), _NUMERAL, STAGE, align=Align.CENTRE)
    if champion:
        canvas.text((middle, top - 112), words.TROPHY, _TROPHY, GOLD, align=Align.CENTRE)
    style, ink = (_CHAMPION, GOLD) if champion else (NAME, CREAM)
    canvas.text((middle, top - 52), place.name, style, ink, width=room, align=Align.CENTRE)
    figures = f"{place.points:,} · {place.right} of {announced}"
    canvas.text((middle, top - 16), figures, SMALL, MUTED, width=width, align=Align.CENTRE)


def _row(canvas: Canvas, place: Place, baseline: float) -> None:
    canvas.text((MARGIN + 44, baseline), str(place.rank), NUMBER, MUTED, align=Align.RIGHT)
    right = WIDTH - MARGIN
    right -= canvas.text((right, baseline), f"{place.points:,}", NUMBER, CREAM, align=Align.RIGHT)
    left = MARGIN + 64
    canvas.text((left, baseline), place.name, NAME, CREAM, width=right - left - 20)
