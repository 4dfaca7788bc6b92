"""A run-off: a column a round, a band a nominee, the winner in gold at the bottom and exhausted ballots in grey on top.

The lighter part of a band came in from who went out before; the line across a column is half of the live ballots.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.ids import NomineeId
from bot.preferential.model import Round
from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING_HEIGHT_PX,
    INNER_WIDTH_PX,
    MARGIN_PX,
    MUTED,
    PICTURE_WIDTH_PX,
    SMALL_STYLE,
    STAGE,
    Align,
    Canvas,
    Colour,
    Stroke,
    draw_heading,
)
from cogs.kit.charts.contest_charts import spread_positions
from cogs.kit.charts.lettering import TextStyle, shape_text, wrap_text
from cogs.kit.charts.pictures import RunoffChart
from cogs.kit.charts.runoff_text import format_result_lines
from cogs.kit.text import format_count

_LOSER_COLOURS: Sequence[Colour] = (
    (104, 190, 182),
    (232, 122, 140),
    (150, 164, 232),
    (168, 198, 122),
    (226, 150, 96),
    (190, 136, 216),
    (104, 170, 220),
    (204, 98, 88),
    (214, 190, 150),
)
EXHAUSTED_GREY: Colour = (134, 126, 130)

COLUMNS_TOP_PX = HEADING_HEIGHT_PX + 20
COLUMNS_HEIGHT_PX = 600
_BOTTOM_PX = COLUMNS_TOP_PX + COLUMNS_HEIGHT_PX
_MAX_PITCH_PX = 150
"""From one column to the next, where there are few."""
COLUMNS_WIDTH_PX = 486
"""What all columns may take."""
EDGE_PX = 24
"""Left of the names and right of the columns: less than the margin, for there is much to show."""
_COLUMN_GAP_PX = 9
_LEADER_WIDTH_PX = 26
"""From a name to the first column."""
_NAME_GAP_PX = 42
_NAMES_LIMIT = COLUMNS_HEIGHT_PX // _NAME_GAP_PX
_NAME_STYLE = TextStyle(28, 600)
_FIGURE_STYLE = TextStyle(28, 700)
_LINE_HEIGHT_PX = 40
_RESULT_LINES_LIMIT = 2
"""Most lines of one sentence below the columns."""


@dataclass(frozen=True, slots=True)
class _Band:
    """One colour of a column: from its lower to its upper end in ballots, and how many of them just came in."""

    nominee: NomineeId | None
    bottom: int
    top: int
    incoming: int
    colour: Colour


def draw_runoff(picture: RunoffChart) -> bytes:
    """Draw the columns as PNG."""
    columns = picture.drawn
    pitch = min(_MAX_PITCH_PX, COLUMNS_WIDTH_PX / len(columns))
    left = PICTURE_WIDTH_PX - EDGE_PX - pitch * len(columns)
    lines = list(_list_lines(picture))
    canvas = Canvas(_BOTTOM_PX + 62 + _LINE_HEIGHT_PX * (len(lines) + 2) + 14)
    draw_heading(canvas, picture.title, picture.subtitle)
    colours = _choose_colours(picture)
    for place, counted in enumerate(columns):
        x = left + place * pitch + _COLUMN_GAP_PX
        bands = list(_stack_bands(picture, counted, colours))
        _draw_column(
            canvas, x, pitch - _COLUMN_GAP_PX, bands, ballots=picture.count.ballots, live=counted.live
        )
        middle = x + (pitch - _COLUMN_GAP_PX) / 2
        number = str(picture.first_drawn + place)
        canvas.draw_text((middle, _BOTTOM_PX + 34), number, _FIGURE_STYLE, CREAM, align=Align.CENTRE)
        if not place:
            _draw_names(canvas, picture, bands, x)
    canvas.draw_text((MARGIN_PX, _BOTTOM_PX + 34), "Round", SMALL_STYLE, MUTED)
    y = _BOTTOM_PX + 62 + 24
    for line, ink in lines:
        canvas.draw_text((MARGIN_PX, y), line, SMALL_STYLE, ink)
        y += _LINE_HEIGHT_PX
    _draw_key(canvas, y)
    return canvas.encode_png()


def _list_lines(picture: RunoffChart) -> Iterator[tuple[str, Colour]]:
    """What stands below the columns, line by line with its colour: who won, and what the columns do not show."""
    winner, *others = format_result_lines(picture.count, picture.names)
    labels = [
        (winner, GOLD),
        *((line, CREAM) for line in others),
        *((note, MUTED) for note in _list_notes(picture)),
    ]
    for text, ink in labels:
        for line in wrap_text(text, SMALL_STYLE, INNER_WIDTH_PX, _RESULT_LINES_LIMIT):
            yield line, ink


def _list_notes(picture: RunoffChart) -> Sequence[str]:
    """What the columns do not show."""
    first = picture.drawn[0].votes
    none = [picture.names[nominee] for nominee in picture.count.finish if first.get(nominee) == 0]
    unnamed = len(first) - len(none) - _NAMES_LIMIT
    earlier = picture.first_drawn - 1
    notes = [
        f"No first choices: {', '.join(none)}" if none and not earlier else "",
        f"Not named: {unnamed:,} that went out early" if unnamed > 0 else "",
        f"Not drawn: {format_count(earlier, 'earlier round')}" if earlier else "",
    ]
    return [note for note in notes if note]


def _choose_colours(picture: RunoffChart) -> Mapping[NomineeId, Colour]:
    winners = picture.count.winners
    losers = [nominee for nominee in picture.count.finish if nominee not in winners]
    last = len(_LOSER_COLOURS) - 1
    colours = {nominee: _LOSER_COLOURS[min(place, last)] for place, nominee in enumerate(losers)}
    return dict.fromkeys(winners, GOLD) | colours


def _stack_bands(
    picture: RunoffChart, counted: Round, colours: Mapping[NomineeId, Colour]
) -> Iterator[_Band]:
    incoming: Counter[NomineeId | None] = Counter()
    for transfer in counted.transfers:
        incoming[transfer.target] += transfer.ballots
    height = 0
    for nominee in picture.count.finish:
        votes = counted.votes.get(nominee, 0)
        if votes:
            yield _Band(nominee, height, height + votes, incoming[nominee], colours[nominee])
            height += votes
    if counted.exhausted:
        yield _Band(None, height, height + counted.exhausted, incoming[None], EXHAUSTED_GREY)


def _draw_column(
    canvas: Canvas, x: float, width: float, bands: Sequence[_Band], *, ballots: int, live: int
) -> None:
    half = _locate_height(live / 2, ballots)
    for band in bands:
        top, bottom = _locate_height(band.top, ballots), _locate_height(band.bottom, ballots)
        canvas.draw_rectangle(x, top, width, max(bottom - top - 2, 1), band.colour)
        if band.incoming:
            came = _locate_height(band.top - band.incoming, ballots) - top
            canvas.draw_rectangle(x, top, width, max(came - 2, 2), _lighten_colour(band.colour))
    canvas.draw_rectangle(x - 4, half - 3, width + 8, 7, STAGE)
    canvas.draw_rectangle(x - 4, half - 1, width + 8, 3, CREAM)
    for band in bands:
        top, bottom = _locate_height(band.top, ballots), _locate_height(band.bottom, ballots)
        if top < half < bottom:
            # The figure stands clear of the line, in the larger part.
            top, bottom = (top, half) if half - top > bottom - half else (half, bottom)
        figure = f"{band.top - band.bottom:,}"
        fits = shape_text(figure, _FIGURE_STYLE).width <= width - 2
        if fits and bottom - top >= _FIGURE_STYLE.size + 2:
            middle = x + width / 2, (top + bottom) / 2 + 8
            canvas.draw_text(middle, figure, _FIGURE_STYLE, STAGE, align=Align.CENTRE)


def _locate_height(ballots: float, of: int) -> int:
    return round(_BOTTOM_PX - ballots / max(of, 1) * COLUMNS_HEIGHT_PX)


def _lighten_colour(colour: Colour) -> Colour:
    red, green, blue = ((2 * part + 3 * 255) // 5 for part in colour)
    return red, green, blue


def _draw_names(canvas: Canvas, picture: RunoffChart, bands: Sequence[_Band], right: float) -> None:
    """Letter the nominees' names beside the bands of the first column."""
    named = [band for band in bands if band.nominee is not None][:_NAMES_LIMIT]
    ballots = picture.count.ballots
    middles = [
        (_locate_height(band.top, ballots) + _locate_height(band.bottom, ballots)) / 2 for band in named
    ]
    places = spread_positions(middles, _NAME_GAP_PX, COLUMNS_TOP_PX + 10, _BOTTOM_PX - 10)
    name_right = right - _LEADER_WIDTH_PX - 8
    for band, middle, y in zip(named, middles, places, strict=True):
        if band.nominee is not None:
            name, width = picture.names[band.nominee], name_right - EDGE_PX
            canvas.draw_text(
                (name_right, y + 9), name, _NAME_STYLE, band.colour, width=width, align=Align.RIGHT
            )
            leader = [(right - _LEADER_WIDTH_PX, y), (right - 5, middle)]
            canvas.draw_strokes([Stroke(leader, band.colour, 3)])


def _draw_key(canvas: Canvas, y: float) -> None:
    """Explain the lighter parts, the grey and the lines."""
    x: float = MARGIN_PX
    for colour in (GOLD, *_LOSER_COLOURS[:2]):
        canvas.draw_rectangle(x, y - 18, 14, 20, _lighten_colour(colour))
        x += 16
    x += 10
    x += canvas.draw_text((x, y), "came in this round", SMALL_STYLE, MUTED) + 40
    canvas.draw_rectangle(x, y - 18, 30, 20, EXHAUSTED_GREY)
    canvas.draw_text((x + 42, y), "exhausted", SMALL_STYLE, MUTED)
    y += _LINE_HEIGHT_PX
    canvas.draw_rectangle(MARGIN_PX, y - 10, 46, 3, CREAM)
    canvas.draw_text((MARGIN_PX + 58, y), "half of the ballots still live", SMALL_STYLE, MUTED)
