"""Reading directions of the parts of a line of text, and the order in which the parts are displayed.

Implements the Unicode Bidirectional Algorithm (UAX #9) for one line without directional marks, which
`cogs.kit.charts.graphemes.clean_text` removes: names are short, and no name may reverse the rest of a picture.
Brackets take the direction of the text around them rather than of their partner (rule N0 is left out).
"""

import unicodedata
from collections.abc import Sequence

_NUMBER_CLASSES = frozenset({"EN", "AN"})
_SEPARATOR_CLASSES = frozenset({"ES", "CS"})


def find_embedding_levels(text: str) -> list[int]:
    """Return each character's embedding level: even for left to right, odd for right to left."""
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    base = next((_strong_side(kind) for kind in classes if _strong_side(kind)), "L")
    sides = _resolve_neutrals(_resolve_weak(classes, base), base)
    above = {"L": 0, "R": 1, "N": 2} if base == "L" else {"L": 2, "R": 1, "N": 2}
    return [above[side] for side in sides]


def order_runs(run_levels: Sequence[int]) -> list[int]:
    """Return the indices of runs from left to right, given their levels in reading order (rule L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _strong_side(kind: str) -> str:
    """Return `L` or `R` for a character with a direction of its own, else an empty string."""
    return {"L": "L", "R": "R", "AL": "R"}.get(kind, "")


def _resolve_weak(classes: Sequence[str], base: str) -> list[str]:
    """Resolve each character to `L`, `R`, a number `N`, or an empty string if neutral (rules W1–W7)."""
    sides: list[str] = []
    strong = base
    for place, kind in enumerate(classes):
        if kind == "NSM":
            sides.append(sides[-1] if sides else "")
            continue
        strong = _strong_side(kind) or strong
        if kind in _NUMBER_CLASSES:
            # A number after Latin letters has their direction.
            sides.append("L" if strong == "L" else "N")
        elif _joins_numbers(classes, place):
            sides.append(sides[-1])
        else:
            sides.append(_strong_side(kind))
    return sides


def _joins_numbers(classes: Sequence[str], place: int) -> bool:
    """Whether the character is the separator in `1,000`, or belongs to a number before it, as in `50%`."""
    before = classes[place - 1] if place else ""
    after = classes[place + 1] if place + 1 < len(classes) else ""
    if classes[place] in _SEPARATOR_CLASSES:
        return before in _NUMBER_CLASSES and after in _NUMBER_CLASSES
    return classes[place] == "ET" and before in _NUMBER_CLASSES


def _resolve_neutrals(sides: Sequence[str], base: str) -> list[str]:
    """Give neutral characters the direction of both neighbours, or else the line's (rules N1 and N2)."""
    resolved = list(sides)
    start = 0
    while start < len(resolved):
        end = start
        while end < len(resolved) and not resolved[end]:
            end += 1
        before = _lent_side(resolved[start - 1]) if start else base
        after = _lent_side(resolved[end]) if end < len(resolved) else base
        resolved[start:end] = [before if before == after else base] * (end - start)
        start = end + 1
    return resolved


def _lent_side(side: str) -> str:
    """Return the direction that a neighbour gives: numbers count as right to left."""
    return "R" if side == "N" else side
