"""The words of a time that people misspell, and what they meant: "tommorow 8pm", "sunady 5pm". What is put right so is
asked, never read in silence.
"""

import calendar
import re

from rapidfuzz import fuzz, process

MISSPELT_WORD_MIN_LETTERS = 5
"""The fewest letters of a word that is taken for a misspelling: a wrong letter makes another word of a shorter one."""

MISSPELT_WORD_MIN_SIMILARITY = 80.0
"""The similarity (RapidFuzz's ratio, 0–100) to the word that was meant."""

_WORDS = tuple(
    word.casefold()
    for word in (
        *calendar.day_name,
        *calendar.month_name,
        "tomorrow",
        "tonight",
        "yesterday",
        "midnight",
        "afternoon",
    )
    if len(word) >= MISSPELT_WORD_MIN_LETTERS
)
_LETTERS = re.compile(r"[^\W\d_]+")


def correct_words(text: str) -> str | None:
    """Put the misspelt names of days, months and times of day right; None if there are none.

    Args:
        text: In small letters.
    """
    corrected = _LETTERS.sub(_correct_word, text)
    return corrected if corrected != text else None


def _correct_word(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) < MISSPELT_WORD_MIN_LETTERS or word in _WORDS:
        return word
    meant = process.extractOne(word, _WORDS, scorer=fuzz.ratio, score_cutoff=MISSPELT_WORD_MIN_SIMILARITY)
    return meant[0] if meant else word
