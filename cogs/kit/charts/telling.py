"""The facts of a picture in words: as text to stand beside it, and as the alt text that stands for it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cogs.kit import words
from cogs.kit.charts.pictures import (
    CalibrationPlot,
    FinalCard,
    Picture,
    RaceLines,
    Scorecard,
    ShareBars,
)

ALT_LIMIT = 1024
"""Characters of an attachment's description, says Discord's API reference."""
_TEXT_LIMIT = 150


def _unmarked(text: str) -> str:
    return words.shorten(" ".join(text.split()), _TEXT_LIMIT)


def _escaped(text: str) -> str:
    return words.plain(text, _TEXT_LIMIT)


class _Voice(NamedTuple):
    """How other people's text is said, and what matters most."""

    text: Callable[[str], str]
    strong: str


_ALT = _Voice(_unmarked, "{}")
_MARKDOWN = _Voice(_escaped, "**{}**")


def alt_text(picture: Picture) -> str:
    """What a picture shows, in plain text within Discord's limit."""
    title = f"{_ALT.text(picture.title)}, {_ALT.text(picture.subtitle)}."
    return words.shorten("\n".join([title, *_lines(picture, _ALT)]), ALT_LIMIT)


def told(picture: Picture) -> str:
    """The same facts in Markdown, a line each, without the title."""
    return "\n".join(_lines(picture, _MARKDOWN))


def _lines(picture: Picture, voice: _Voice) -> Iterator[str]:
    match picture:
        case ShareBars():
            return _shares(picture, voice)
        case CalibrationPlot():
            return _calibration(picture)
        case RaceLines():
            return _race(picture, voice)
        case FinalCard():
            return _final(picture, voice)
        case Scorecard():
            return _scorecard(picture, voice)


def _shares(picture: ShareBars, voice: _Voice) -> Iterator[str]:
    for bar in picture.foremost:
        share = "" if picture.counts_only else f" ({bar.count / picture.voters:.0%})"
        line = f"{voice.text(bar.name)}: {bar.count:,}{share}"
        yield f"{words.TROPHY} {voice.strong.format(line)}, the winner" if bar.winner else line
    if picture.rest:
        yield f"and {picture.rest:,} more"
    if picture.footer:
        yield voice.text(picture.footer)


def _calibration(picture: CalibrationPlot) -> Iterator[str]:
    for belief in picture.beliefs:
        yield (
            f"Believed by {belief.believed:.0%}: {belief.happened:.0%} came true, "
            f"of {words.count(belief.beliefs, 'belief')}"
        )


def _race(picture: RaceLines, voice: _Voice) -> Iterator[str]:
    for place, runner in enumerate(picture.drawn):
        halfway = runner.points[len(runner.points) // 2]
        points = words.count(halfway, "point")
        line = f"{voice.text(runner.name)}: {points} halfway, {runner.points[-1]:,} at the end"
        yield line if place else voice.strong.format(line)


def _final(picture: FinalCard, voice: _Voice) -> Iterator[str]:
    for place in picture.drawn:
        points = words.count(place.points, "point")
        line = f"{place.rank}. {voice.text(place.name)}: {points}, {place.right} of {picture.announced} right"
        yield f"{words.TROPHY} {voice.strong.format(line)}" if place.rank == 1 else line
    if picture.footer:
        yield voice.text(picture.footer)


def _scorecard(picture: Scorecard, voice: _Voice) -> Iterator[str]:
    yield voice.strong.format(f"{picture.right} of {len(picture.cells)} called by the room")
    for heading, right in (("Called", True), ("Missed", False)):
        names = [voice.text(cell.category) for cell in picture.cells if cell.right is right]
        if names:
            yield f"{heading}: {words.listed(names)}"
    for heading, value in picture.facts:
        yield f"{voice.text(heading)}: {voice.text(value)}"
