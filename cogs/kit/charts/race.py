"""The race: everyone's points after each envelope, the winner's line in gold."""

from collections.abc import Sequence

from cogs.kit import words
from cogs.kit.charts.canvas import (
    CREAM,
    GOLD,
    HEADING,
    INNER,
    MARGIN,
    MUTED,
    SMALL,
    STAGE,
    TRACK,
    Align,
    Canvas,
    Colour,
    Point,
    Stroke,
    heading,
)
from cogs.kit.charts.lettering import Style
from cogs.kit.charts.pictures import RaceLines, Runner

_LINES: Sequence[Colour] = (
    GOLD,
    (232, 122, 140),
    (104, 190, 182),
    (150, 164, 232),
    (168, 198, 122),
    (214, 172, 132),
)
_TOP = HEADING + 26
_HEIGHT = 520
_LABELS = 236
"""Width of the column of names beside the lines."""
_WIDTH = INNER - _LABELS
_LABEL = 74
"""From one name to the next, at least."""
_WINNER = Style(27, 700)
_RUNNER = Style(27, 600)


def draw(picture: RaceLines) -> bytes:
    """Draw the lines as PNG."""
    runners = picture.drawn
    canvas = Canvas(_TOP + _HEIGHT + 92)
    heading(canvas, picture.title, picture.subtitle)
    highest = max((max(runner.points) for runner in runners), default=0)
    _axes(canvas, picture.envelopes, highest)
    lines = [_line(runner, highest or 1) for runner in runners]
    # The winner's line is drawn last, over all others, with a dark edge to stand off from them.
    strokes = [Stroke(line, colour, 4) for line, colour in zip(lines[1:], _LINES[1:], strict=False)]
    strokes += [stroke for line in lines[:1] for stroke in (Stroke(line, STAGE, 13), Stroke(line, GOLD, 7))]
    canvas.strokes(strokes)
    for line, colour in reversed(list(zip(lines, _LINES, strict=False))):
        canvas.disc(line[-1], 10 if colour == GOLD else 7, colour)
    labels = spread([line[-1][1] for line in lines], _LABEL, _TOP, _TOP + _HEIGHT)
    for runner, y, colour in zip(runners, labels, _LINES, strict=False):
        left = MARGIN + _WIDTH + 24
        style = _WINNER if colour == GOLD else _RUNNER
        canvas.text((left, y), runner.name, style, colour, width=_LABELS - 24)
        canvas.text((left, y + 28), f"{runner.points[-1]:,}", SMALL, CREAM if colour == GOLD else MUTED)
    return canvas.png()


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Positions near the wanted ones, in the same order from top to bottom and at least a gap apart."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    positions = list(wanted)
    above = top - gap
    for place in order:
        positions[place] = above = max(wanted[place], above + gap)
    below = bottom + gap
    for place in reversed(order):
        positions[place] = below = min(positions[place], below - gap)
    return positions


def _axes(canvas: Canvas, envelopes: Sequence[str], highest: int) -> None:
    for quarter in range(5):
        canvas.rule(MARGIN, _TOP + quarter / 4 * _HEIGHT, _WIDTH, 2, TRACK)
    canvas.text((MARGIN, _TOP - 10), words.count(highest, "point"), SMALL, MUTED)
    if envelopes:
        baseline = _TOP + _HEIGHT + 40
        half = _WIDTH / 2 - 12
        canvas.text((MARGIN, baseline), envelopes[0], SMALL, MUTED, width=half)
        canvas.text((MARGIN + _WIDTH, baseline), envelopes[-1], SMALL, MUTED, width=half, align=Align.RIGHT)


def _line(runner: Runner, highest: int) -> list[Point]:
    steps = max(len(runner.points) - 1, 1)
    return [
        (MARGIN + step / steps * _WIDTH, _TOP + (1 - points / highest) * _HEIGHT)
        for step, points in enumerate(runner.points)
    ]
