"""The course of a night as lines of ranks, in the units of the page's own picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.contests.night_course import NightCourse
from bot.contests.standings import StandingsRow
from cogs.kit.text import shorten_text

DRAWING_WIDTH_UNITS = 400
LINE_HEIGHT_UNITS = 26
MARGIN_UNITS = 18
LABEL_WIDTH_UNITS = 140
LABEL_CHARACTERS = 15
FEWEST_STEPS = 2
"""One envelope is no course."""


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One member's line.

    Attributes:
        name: Their name, short enough to stand beside the line.
        points: The line's corners, as SVG writes them.
        end: Where the line ends: across, down.
        final_rank: Their rank now.
    """

    name: str
    points: str
    end: tuple[float, float]
    final_rank: int


@dataclass(frozen=True, slots=True)
class CourseDrawing:
    """The picture: its size and lines, and where each envelope stands across."""

    width: int
    height: int
    lines: Sequence[CourseLine]
    envelopes: Sequence[float]


def draw_course(course: NightCourse, name_row: Callable[[StandingsRow], str]) -> CourseDrawing | None:
    """Draw the followed members' ranks from envelope to envelope; None before the second one.

    Lines are drawn by the followed members' order among themselves, so that they stay apart where ranks are shared or
    far down the field.
    """
    if len(course.steps) < FEWEST_STEPS or not course.followed:
        return None
    reach = DRAWING_WIDTH_UNITS - LABEL_WIDTH_UNITS - 2 * MARGIN_UNITS
    across = [
        round(MARGIN_UNITS + reach * at / (len(course.steps) - 1), 1) for at in range(len(course.steps))
    ]
    heights = [_place_members(step.ranks) for step in course.steps]
    lines: list[CourseLine] = []
    for number, row in enumerate(course.followed):
        down = [MARGIN_UNITS + LINE_HEIGHT_UNITS * height[number] for height in heights]
        points = " ".join(f"{x},{y}" for x, y in zip(across, down, strict=True))
        name = shorten_text(name_row(row), LABEL_CHARACTERS)
        lines.append(CourseLine(name, points, (across[-1], down[-1]), row.rank))
    return CourseDrawing(
        DRAWING_WIDTH_UNITS, 2 * MARGIN_UNITS + LINE_HEIGHT_UNITS * len(course.followed), lines, across
    )


def _place_members(ranks: Sequence[int]) -> Sequence[int]:
    """Each member's place among those followed, from 0; who shares a rank keeps the final order."""
    order = sorted(range(len(ranks)), key=lambda number: (ranks[number], number))
    places = [0] * len(ranks)
    for place, number in enumerate(order):
        places[number] = place
    return places
