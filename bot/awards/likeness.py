"""Whether a misspelt text is near enough to a name to be taken for it, or only near enough to be asked about."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.awards import text
from bot.awards.words import MISSPELT_WORD_MIN_SIMILARITY

MISSPELT_NAME_MIN_SIMILARITY = 85.0
"""Likeness (0–100) of two whole names, spaces left out, from which one is the other misspelt."""

UNFINISHED_WORD_MIN_SIMILARITY = 80.0
"""Likeness of a word to the one it begins, from which only its end was left out."""


def is_misspelt(tokens: Sequence[str], name: str) -> bool:
    """Whether telling words are a misspelling of a name, or of some words of it.

    Every word typed must have its own in the name, and every number: "avatar 2" is no misspelt "Avatar", and "la
    la land" no "My Fair Lady".
    """
    named = [text.convert_numeral(word) for word in name.split()]
    asked = [text.convert_numeral(token) for token in tokens]
    if not {token for token in asked if token.isdigit()}.issubset(named):
        return False
    return (
        _match_one_to_one(asked, named)
        or fuzz.ratio("".join(asked), "".join(named)) >= MISSPELT_NAME_MIN_SIMILARITY
    )


def is_unfinished(token: str, name: str) -> bool:
    """Whether a word has all but the last letters of one in the name: "casti", but not "mads" for "madsen"."""
    return any(
        word.startswith(token) and fuzz.ratio(token, word) >= UNFINISHED_WORD_MIN_SIMILARITY
        for word in name.split()
    )


def _match_one_to_one(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether each word has one like it that no other word has."""
    free = list(named)
    for token in asked:
        closest = max(free, key=lambda word: fuzz.ratio(token, word), default="")
        if fuzz.ratio(token, closest) < MISSPELT_WORD_MIN_SIMILARITY:
            return False
        free.remove(closest)
    return True
