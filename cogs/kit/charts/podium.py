"""The final card: the podium, the champion in gold, and who came after."""

from collections.abc import Sequence

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
    STAGE,
    Align,
    Canvas,
    draw_heading,
)
from cogs.kit.charts.fonts import FontFamily
from cogs.kit.charts.lettering import TextStyle
from cogs.kit.charts.pictures import FinalPlace, FinalStandingsCard
from cogs.kit.words import TROPHY_EMOJI

_COLUMN_WIDTH_PX = INNER_WIDTH_PX / 3
_STEP_HEIGHTS_PX = {1: 210, 2: 150, 3: 104}
_GROUND_PX = HEADING_HEIGHT_PX + 410
_PLACE_ROW_PX = 54
_NUMERAL_STYLE = TextStyle(72, 700, FontFamily.TITLE)
_CHAMPION_STYLE = TextStyle(42, 700)
_TROPHY_STYLE = TextStyle(64, 400)


def draw_final_card(picture: FinalStandingsCard) -> bytes:
    """Draw the card as PNG."""
    places = picture.drawn
    rows = places[3:]
    canvas = Canvas(_GROUND_PX + 40 + _PLACE_ROW_PX * len(rows) + (64 if picture.footer else 0))
    draw_heading(canvas, picture.title, picture.subtitle)
    alone = sum(place.rank == 1 for place in places) == 1
    for place, middle in zip(places, _place_columns(len(places[:3])), strict=False):
        room = INNER_WIDTH_PX * 0.6 if alone and place.rank == 1 else _COLUMN_WIDTH_PX - 16
        _draw_step(canvas, place, middle, room, picture.announced)
    canvas.draw_rectangle(MARGIN_PX, _GROUND_PX, INNER_WIDTH_PX, 4, GOLD)
    y = _GROUND_PX + 8
    for place in rows:
        y += _PLACE_ROW_PX
        _draw_place_row(canvas, place, y)
    if picture.footer:
        canvas.draw_text((MARGIN_PX, y + 60), picture.footer, SMALL_STYLE, CREAM)
    return canvas.encode_png()


def _place_columns(count: int) -> Sequence[float]:
    """Where the middles of the first places are: the champion between the others."""
    middle = PICTURE_WIDTH_PX / 2
    return {
        1: [middle],
        2: [middle - _COLUMN_WIDTH_PX / 2, middle + _COLUMN_WIDTH_PX / 2],
        3: [middle, middle - _COLUMN_WIDTH_PX, middle + _COLUMN_WIDTH_PX],
    }.get(count, [])


def _draw_step(canvas: Canvas, place: FinalPlace, middle: float, room: float, announced: int) -> None:
    champion = place.rank == 1
    height = _STEP_HEIGHTS_PX.get(place.rank, 70)
    width = _COLUMN_WIDTH_PX - 16
    top = _GROUND_PX - height
    canvas.draw_rounded_rectangle(
        middle - width / 2, top, width, height, GOLD if champion else ROSE, radius=14, standing=True
    )
    numeral = top + height / 2 + 26
    canvas.draw_text((middle, numeral), str(place.rank), _NUMERAL_STYLE, STAGE, align=Align.CENTRE)
    if champion:
        canvas.draw_text((middle, top - 112), TROPHY_EMOJI, _TROPHY_STYLE, GOLD, align=Align.CENTRE)
    style, ink = (_CHAMPION_STYLE, GOLD) if champion else (NAME_STYLE, CREAM)
    canvas.draw_text((middle, top - 52), place.name, style, ink, width=room, align=Align.CENTRE)
    figures = f"{place.points:,} · {place.right} of {announced}"
    canvas.draw_text((middle, top - 16), figures, SMALL_STYLE, MUTED, width=width, align=Align.CENTRE)


def _draw_place_row(canvas: Canvas, place: FinalPlace, baseline: float) -> None:
    canvas.draw_text((MARGIN_PX + 44, baseline), str(place.rank), NUMBER_STYLE, MUTED, align=Align.RIGHT)
    right = PICTURE_WIDTH_PX - MARGIN_PX
    right -= canvas.draw_text((right, baseline), f"{place.points:,}", NUMBER_STYLE, CREAM, align=Align.RIGHT)
    left = MARGIN_PX + 64
    canvas.draw_text((left, baseline), place.name, NAME_STYLE, CREAM, width=right - left - 20)
