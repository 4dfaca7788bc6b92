"""Charts of a contest: the final standings card, and all members' points after each result."""

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
    TRACK,
    Align,
    Canvas,
    Colour,
    Point,
    Stroke,
    draw_heading,
)
from cogs.kit.charts.fonts import FontFamily
from cogs.kit.charts.lettering import TextStyle, shape_text, wrap_text
from cogs.kit.charts.pictures import FinalPlace, FinalStandingsCard, MemberPoints, PointsChart
from cogs.kit.text import TROPHY_EMOJI, format_count

_COLUMN_WIDTH_PX = INNER_WIDTH_PX / 3
_STEP_HEIGHTS_PX = {1: 210, 2: 150, 3: 104}
_GROUND_PX = HEADING_HEIGHT_PX + 410
_PLACE_ROW_PX = 54
_NUMERAL_STYLE = TextStyle(72, 700, FontFamily.TITLE)
_CHAMPION_STYLE = TextStyle(42, 700)
_TROPHY_STYLE = TextStyle(64, 400)
_NAME_LINE_PX = 38
"""From one line of a name to the next."""


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
    """Return the x positions of the first places; the champion is between the others."""
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
    lines, style = set_podium_name(place.name, room, champion=champion)
    # A second line raises the first, and the trophy over it.
    name_top = top - 52 - (len(lines) - 1) * _NAME_LINE_PX
    for number, line in enumerate(lines):
        at = (middle, name_top + number * _NAME_LINE_PX)
        canvas.draw_text(at, line, style, GOLD if champion else CREAM, width=room, align=Align.CENTRE)
    if champion:
        canvas.draw_text((middle, name_top - 60), TROPHY_EMOJI, _TROPHY_STYLE, GOLD, align=Align.CENTRE)
    figures = f"{place.points:,} · {place.right} of {announced}"
    canvas.draw_text((middle, top - 16), figures, SMALL_STYLE, MUTED, width=width, align=Align.CENTRE)


def set_podium_name(name: str, room: float, *, champion: bool) -> tuple[Sequence[str], TextStyle]:
    """Return the lines of a name over its step and their style: large on one line, or smaller on two."""
    style = _CHAMPION_STYLE if champion else NAME_STYLE
    if shape_text(name, style).width <= room:
        return [name], style
    return wrap_text(name, NAME_STYLE, room, 2), NAME_STYLE


def _draw_place_row(canvas: Canvas, place: FinalPlace, baseline: float) -> None:
    canvas.draw_text((MARGIN_PX + 44, baseline), str(place.rank), NUMBER_STYLE, MUTED, align=Align.RIGHT)
    right = PICTURE_WIDTH_PX - MARGIN_PX
    right -= canvas.draw_text((right, baseline), f"{place.points:,}", NUMBER_STYLE, CREAM, align=Align.RIGHT)
    left = MARGIN_PX + 64
    canvas.draw_text((left, baseline), place.name, NAME_STYLE, CREAM, width=right - left - 20)


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
"""Width of the column of names right of the lines."""
_CHART_WIDTH_PX = INNER_WIDTH_PX - _LABEL_COLUMN_PX
_LABEL_GAP_PX = 74
"""Least distance between two names."""
_WINNER_STYLE = TextStyle(27, 700)
_MEMBER_STYLE = TextStyle(27, 600)


def draw_points_chart(picture: PointsChart) -> bytes:
    """Draw the lines as PNG."""
    runners = picture.drawn
    canvas = Canvas(_CHART_TOP_PX + _CHART_HEIGHT_PX + 92)
    draw_heading(canvas, picture.title, picture.subtitle)
    highest = max((max(member.points) for member in runners), default=0)
    _draw_chart_axes(canvas, picture.envelopes, highest)
    lines = [_trace_points(member, highest or 1) for member in runners]
    # The winner's line is drawn last, over all others, with a dark edge to separate it from them.
    strokes = [Stroke(line, colour, 4) for line, colour in zip(lines[1:], _LINE_COLOURS[1:], strict=False)]
    strokes += [stroke for line in lines[:1] for stroke in (Stroke(line, STAGE, 13), Stroke(line, GOLD, 7))]
    canvas.draw_strokes(strokes)
    for line, colour in reversed(list(zip(lines, _LINE_COLOURS, strict=False))):
        canvas.draw_disc(line[-1], 10 if colour == GOLD else 7, colour)
    labels = spread_positions(
        [line[-1][1] for line in lines], _LABEL_GAP_PX, _CHART_TOP_PX, _CHART_TOP_PX + _CHART_HEIGHT_PX
    )
    for member, y, colour in zip(runners, labels, _LINE_COLOURS, strict=False):
        left = MARGIN_PX + _CHART_WIDTH_PX + 24
        style = _WINNER_STYLE if colour == GOLD else _MEMBER_STYLE
        canvas.draw_text((left, y), member.name, style, colour, width=_LABEL_COLUMN_PX - 24)
        canvas.draw_text(
            (left, y + 28), f"{member.points[-1]:,}", SMALL_STYLE, CREAM if colour == GOLD else MUTED
        )
    return canvas.encode_png()


def spread_positions(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Return positions near the wanted ones, in the same order and at least `gap` apart."""
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


def _trace_points(member: MemberPoints, highest: int) -> list[Point]:
    steps = max(len(member.points) - 1, 1)
    return [
        (
            MARGIN_PX + step / steps * _CHART_WIDTH_PX,
            _CHART_TOP_PX + (1 - points / highest) * _CHART_HEIGHT_PX,
        )
        for step, points in enumerate(member.points)
    ]
