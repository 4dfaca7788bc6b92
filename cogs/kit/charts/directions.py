"""In which direction each part of a line of text runs, and in which order the parts stand.

The Unicode Bidirectional Algorithm (UAX #9) for one line without directional marks, which `graphemes.clean_text`
takes out: names are short, and nobody's name may turn the rest of a picture around. Brackets follow the text
around them rather than their partner (no rule N0).
"""

import unicodedata
from collections.abc import Sequence

_NUMBER_CLASSES = frozenset({"EN", "AN"})
_SEPARATOR_CLASSES = frozenset({"ES", "CS"})


def find_embedding_levels(text: str) -> list[int]:
    """Each character's embedding level: even runs from left to right, odd from right to left."""
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    base = next((_strong_side(kind) for kind in classes if _strong_side(kind)), "L")
    sides = _resolve_neutrals(_resolve_weak(classes, base), base)
    above = {"L": 0, "R": 1, "N": 2} if base == "L" else {"L": 2, "R": 1, "N": 2}
    return [above[side] for side in sides]


def order_runs(run_levels: Sequence[int]) -> list[int]:
    """The places of runs from left to right, given their levels in the order in which they are read (rule L2)."""
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
    """`L` or `R` for what has a direction of its own, nothing for the rest."""
    return {"L": "L", "R": "R", "AL": "R"}.get(kind, "")


def _resolve_weak(classes: Sequence[str], base: str) -> list[str]:
    """Each character as `L`, `R`, a number `N`, or nothing for a neutral one (rules W1–W7)."""
    sides: list[str] = []
    strong = base
    for place, kind in enumerate(classes):
        if kind == "NSM":
            sides.append(sides[-1] if sides else "")
            continue
        strong = _strong_side(kind) or strong
        if kind in _NUMBER_CLASSES:
            # A number among Latin letters is as good as one of them.
            sides.append("L" if strong == "L" else "N")
        elif _joins_numbers(classes, place):
            sides.append(sides[-1])
        else:
            sides.append(_strong_side(kind))
    return sides


def _joins_numbers(classes: Sequence[str], place: int) -> bool:
    """Whether this is the separator in `1,000` or a sign that belongs to a number before it, as in `50%`."""
    before = classes[place - 1] if place else ""
    after = classes[place + 1] if place + 1 < len(classes) else ""
    if classes[place] in _SEPARATOR_CLASSES:
        return before in _NUMBER_CLASSES and after in _NUMBER_CLASSES
    return classes[place] == "ET" and before in _NUMBER_CLASSES


def _resolve_neutrals(sides: Sequence[str], base: str) -> list[str]:
    """What has no direction takes that of both its neighbours, or the line's (rules N1 and N2)."""
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
    """The direction that a neighbour lends: a number counts as running from right to left."""
    return "R" if side == "N" else side
