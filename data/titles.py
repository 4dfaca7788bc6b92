"""Titles with the capitals that films spell themselves with; the Academy's list has its own rule."""

import re

_CAPITALISED = frozenset(
    {
        "about", "above", "after", "against", "along", "among", "around", "before", "beyond", "down", "inside",
        "like", "out", "outside", "over", "than", "through", "toward", "under", "until", "upon", "without",
    }
)  # fmt: skip
"""Words within a title that films capitalise, as “One Battle After Another” does, and the Academy does not. Shorter or
lighter ones stay small in both: “Gone with the Wind”, “Far from Heaven”.
"""

_SMALL_WORD = re.compile(rf"(?<= )(?:{'|'.join(sorted(_CAPITALISED))})(?![\w'’])")


def spell_title(title: str) -> str:
    """A title of the Academy's list as films spell themselves: “Three Billboards Outside Ebbing, Missouri”."""
    return _SMALL_WORD.sub(lambda word: word[0].capitalize(), title)
