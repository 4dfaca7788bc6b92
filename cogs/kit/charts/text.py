"""Descriptions of pictures: as Markdown beside them, and as alt text."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cogs.kit.charts.pictures import (
    BallotCard,
    CalibrationPlot,
    FinalStandingsCard,
    MemberCard,
    Picture,
    PointsChart,
    RaceChart,
    RunoffChart,
    Scorecard,
    ShareBarChart,
)
from cogs.kit.charts.runoff_text import format_result_lines, format_round_lines
from cogs.kit.text import (
    TROPHY_EMOJI,
    escape_text,
    format_count,
    format_list,
    shorten_text,
    strip_direction_marks,
)

ALT_TEXT_LIMIT = 1024
"""Most characters of an attachment's description, from Discord's API reference."""
_TEXT_LIMIT = 150


def _flatten_text(text: str) -> str:
    return shorten_text(" ".join(strip_direction_marks(text).split()), _TEXT_LIMIT)


def _escape_text(text: str) -> str:
    return escape_text(text, _TEXT_LIMIT)


class _Notation(NamedTuple):
    """How names are written and emphasised, in Markdown or plain text."""

    text: Callable[[str], str]
    strong: str


_ALT = _Notation(_flatten_text, "{}")
_MARKDOWN = _Notation(_escape_text, "**{}**")


def make_alt_text(picture: Picture) -> str:
    """Describe a picture in plain text within Discord's limit for alt text."""
    title = f"{_ALT.text(picture.title)}, {_ALT.text(picture.subtitle)}."
    return shorten_text("\n".join([title, *_describe_picture(picture, _ALT)]), ALT_TEXT_LIMIT)


def describe_in_markdown(picture: Picture) -> str:
    """Describe a picture in Markdown, one fact a line, without the title."""
    return "\n".join(_describe_picture(picture, _MARKDOWN))


def _describe_picture(picture: Picture, voice: _Notation) -> Iterator[str]:
    match picture:
        case ShareBarChart():
            return _describe_shares(picture, voice)
        case CalibrationPlot():
            return _describe_calibration(picture)
        case PointsChart():
            return _describe_points(picture, voice)
        case FinalStandingsCard():
            return _describe_final_places(picture, voice)
        case Scorecard():
            return _describe_scorecard(picture, voice)
        case RunoffChart():
            return _describe_runoff(picture, voice)
        case RaceChart():
            return _describe_race(picture, voice)
        case BallotCard():
            return _describe_ballot(picture, voice)
        case MemberCard():
            return _describe_member(picture, voice)


def _describe_shares(picture: ShareBarChart, voice: _Notation) -> Iterator[str]:
    for bar in picture.foremost:
        share = "" if picture.counts_only else f" ({bar.count / picture.voters:.0%})"
        line = f"{voice.text(bar.name)}: {bar.count:,}{share}"
        yield f"{TROPHY_EMOJI} {voice.strong.format(line)}, the winner" if bar.winner else line
    if picture.rest:
        yield f"and {picture.rest:,} more"
    if picture.unpicked:
        yield f"nobody picked the other {picture.unpicked:,}"
    if picture.footer:
        yield voice.text(picture.footer)


def _describe_calibration(picture: CalibrationPlot) -> Iterator[str]:
    for belief in picture.beliefs:
        yield (
            f"Believed by {belief.believed:.0%}: {belief.happened:.0%} came true, "
            f"of {format_count(belief.beliefs, 'belief')}"
        )


def _describe_points(picture: PointsChart, voice: _Notation) -> Iterator[str]:
    for place, member in enumerate(picture.drawn):
        halfway = member.points[len(member.points) // 2]
        points = format_count(halfway, "point")
        line = f"{voice.text(member.name)}: {points} halfway, {member.points[-1]:,} at the end"
        yield line if place else voice.strong.format(line)


def _describe_final_places(picture: FinalStandingsCard, voice: _Notation) -> Iterator[str]:
    for place in picture.drawn:
        points = format_count(place.points, "point")
        line = f"{place.rank}. {voice.text(place.name)}: {points}, {place.right} of {picture.announced} right"
        yield f"{TROPHY_EMOJI} {voice.strong.format(line)}" if place.rank == 1 else line
    if picture.footer:
        yield voice.text(picture.footer)


def _describe_scorecard(picture: Scorecard, voice: _Notation) -> Iterator[str]:
    yield voice.strong.format(f"{picture.right} of {len(picture.cells)} called by the room")
    for heading, right in (("Called", True), ("Missed", False)):
        names = [voice.text(cell.category) for cell in picture.cells if cell.right is right]
        if names:
            yield f"{heading}: {format_list(names)}"
    for heading, value in picture.facts:
        yield f"{voice.text(heading)}: {voice.text(value)}"


def _describe_runoff(picture: RunoffChart, voice: _Notation) -> Iterator[str]:
    names = {nominee_id: voice.text(name) for nominee_id, name in picture.names.items()}
    yield from format_result_lines(picture.count, names)
    yield from format_round_lines(picture.count, names)


def _describe_race(picture: RaceChart, voice: _Notation) -> Iterator[str]:
    for lane in picture.drawn:
        number = format_count(lane.complete, "category", "categories")
        complete = f", {number} complete" if lane.complete else ""
        line = f"{lane.rank}. {voice.text(lane.name)}: {lane.films} of {picture.length}{complete}"
        yield voice.strong.format(line) if lane.rank == 1 else line


def _describe_ballot(picture: BallotCard, voice: _Notation) -> Iterator[str]:
    yield voice.strong.format(voice.text(picture.mark))
    marks = {True: " (right)", False: " (wrong)", None: ""}
    for line in picture.drawn:
        below = f": {voice.text(line.below)}" if line.below else ""
        yield f"{voice.text(line.category)}: {voice.text(line.pick)}{marks[line.is_right]}{below}"
    if picture.rest:
        yield f"and {picture.rest:,} more"


def _describe_member(picture: MemberCard, voice: _Notation) -> Iterator[str]:
    yield voice.strong.format(voice.text(f"{picture.figure} {picture.figure_text}"))
    yield from map(voice.text, picture.facts)
