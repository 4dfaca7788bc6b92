"""Cards of one member that they show to others: their ballot, their night, their season."""

from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING_HEIGHT_PX,
    INNER_WIDTH_PX,
    MARGIN_PX,
    MUTED,
    PICTURE_WIDTH_PX,
    SMALL_STYLE,
    SPOTLIGHT,
    Align,
    Canvas,
    draw_heading,
    draw_mark,
)
from cogs.kit.charts.fonts import FontFamily
from cogs.kit.charts.lettering import TextStyle, shape_text, wrap_text
from cogs.kit.charts.pictures import BallotCard, MemberCard, PickLine

_MARK_HEIGHT_PX = 62
_LINE_HEIGHT_PX = 45
_BELOW_HEIGHT_PX = 38
_LINES_BELOW = 3
_GAP_BELOW_PX = 12
_CATEGORY_WIDTH_PX = 276
_MARK_WIDTH_PX = 40
_PICK_STYLE = TextStyle(28, 600)
_STATE_STYLE = TextStyle(30, 700)
_FIGURE_STYLE = TextStyle(132, 700, FontFamily.TITLE)
_FIGURE_TEXT_STYLE = TextStyle(36, 600)
_FACT_STYLE = TextStyle(32, 600)
_FACT_HEIGHT_PX = 58
_FIGURE_HEIGHT_PX = 150


def draw_ballot_card(picture: BallotCard) -> bytes:
    """Draw a ballot as PNG: what it is in a band of its own, so that no prediction passes for a result."""
    blocks = [
        (line, wrap_text(line.below, SMALL_STYLE, INNER_WIDTH_PX, _LINES_BELOW)) for line in picture.drawn
    ]
    height = HEADING_HEIGHT_PX + _MARK_HEIGHT_PX + _LINE_HEIGHT_PX * (len(blocks) + bool(picture.rest))
    height += sum(_BELOW_HEIGHT_PX * len(below) + _GAP_BELOW_PX for _, below in blocks if below)
    canvas = Canvas(height + 48)
    y = draw_heading(canvas, picture.title, picture.subtitle)
    canvas.draw_rounded_rectangle(
        MARGIN_PX - 18, y - 8, INNER_WIDTH_PX + 36, _MARK_HEIGHT_PX - 6, SPOTLIGHT, radius=14
    )
    canvas.draw_text((MARGIN_PX, y + 30), picture.mark, _STATE_STYLE, GOLD)
    y += _MARK_HEIGHT_PX + 40
    for line, below in blocks:
        _draw_pick(canvas, line, y)
        y += _LINE_HEIGHT_PX
        for text in below:
            canvas.draw_text((MARGIN_PX, y - 4), text, SMALL_STYLE, CREAM, width=INNER_WIDTH_PX)
            y += _BELOW_HEIGHT_PX
        y += _GAP_BELOW_PX if below else 0
    if picture.rest:
        canvas.draw_text((MARGIN_PX, y), f"and {picture.rest:,} more", SMALL_STYLE, MUTED)
    return canvas.encode_png()


def _draw_pick(canvas: Canvas, line: PickLine, baseline: float) -> None:
    canvas.draw_text((MARGIN_PX, baseline), line.category, SMALL_STYLE, MUTED, width=_CATEGORY_WIDTH_PX - 14)
    left = MARGIN_PX + _CATEGORY_WIDTH_PX
    if line.is_right is not None:
        draw_mark(canvas, (left, baseline), is_right=line.is_right)
    left += _MARK_WIDTH_PX
    ink = GOLD if line.is_right else MUTED if line.is_right is False else CREAM
    canvas.draw_text(
        (left, baseline), line.pick, _PICK_STYLE, ink, width=PICTURE_WIDTH_PX - MARGIN_PX / 2 - left
    )


def draw_member_card(picture: MemberCard) -> bytes:
    """Draw how a member did as PNG."""
    height = HEADING_HEIGHT_PX + _FIGURE_HEIGHT_PX + _FACT_HEIGHT_PX * len(picture.facts)
    canvas = Canvas(height + 70)
    y = draw_heading(canvas, picture.title, picture.subtitle) + 110
    figure = shape_text(picture.figure, _FIGURE_STYLE)
    canvas.draw_text((MARGIN_PX, y), picture.figure, _FIGURE_STYLE, GOLD)
    left = MARGIN_PX + figure.width + 24
    canvas.draw_text(
        (left, y), picture.figure_text, _FIGURE_TEXT_STYLE, CREAM, width=PICTURE_WIDTH_PX - MARGIN_PX - left
    )
    y += 84
    for fact in picture.facts:
        canvas.draw_text((MARGIN_PX, y), "★", _FACT_STYLE, GOLD)
        canvas.draw_text((MARGIN_PX + 46, y), fact, _FACT_STYLE, CREAM, width=INNER_WIDTH_PX - 46)
        y += _FACT_HEIGHT_PX
    canvas.draw_text((PICTURE_WIDTH_PX - MARGIN_PX, y), "Envelope", SMALL_STYLE, MUTED, align=Align.RIGHT)
    return canvas.encode_png()
