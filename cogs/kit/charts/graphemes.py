"""Graphemes: characters as people see them; an emoji of several parts or a letter with its marks is one."""

import unicodedata
from collections.abc import Iterator

EMOJI_STYLE_SELECTOR = "\N{VARIATION SELECTOR-16}"
ZERO_WIDTH_JOINER = "\N{ZERO WIDTH JOINER}"

_TEXT_MAX_CHARACTERS = 300
"""Characters of a text that are processed; what follows would be cut anyway."""
_MARKS_PER_LETTER = 3
"""Most marks on a letter: Vietnamese needs two, vocalised Hebrew three; more would cover the next line."""
_SHAPING_CHARACTERS = frozenset({ZERO_WIDTH_JOINER, "\N{ZERO WIDTH NON-JOINER}"})
_KEYCAP_MARK = "\N{COMBINING ENCLOSING KEYCAP}"


def clean_text(text: str) -> str:
    """Return the text on one line, without control characters, directional marks and stacked accents."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", " ".join(text[:_TEXT_MAX_CHARACTERS].split())):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        invisible = kind in {"Cc", "Cs"} or (kind == "Cf" and not _is_shaping(character))
        if not invisible and marks <= _MARKS_PER_LETTER:
            kept.append(character)
    return "".join(kept)


def split_graphemes(text: str) -> list[str]:
    """Split a text into graphemes; between two of them it can be cut."""
    found: list[str] = []
    for character in text:
        if found and _continues_grapheme(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def visible_characters(grapheme: str) -> Iterator[str]:
    """Yield the characters of a grapheme that need a glyph of their own."""
    return (
        character
        for character in grapheme
        if not _is_style(character) and character not in _SHAPING_CHARACTERS
    )


def _continues_grapheme(grapheme: str, character: str) -> bool:
    if grapheme[-1] == ZERO_WIDTH_JOINER or character in _SHAPING_CHARACTERS or _is_style(character):
        return True
    if _is_flag_letter(character):
        return len(grapheme) == 1 and _is_flag_letter(grapheme)
    return (
        unicodedata.category(character) in {"Mn", "Mc", "Me"}
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or character == _KEYCAP_MARK
    )


def _is_shaping(character: str) -> bool:
    """Whether an invisible character changes how its neighbours are drawn."""
    return character in _SHAPING_CHARACTERS or _is_style(character)


def _is_style(character: str) -> bool:
    """Whether it is a variation selector, or a tag that spells the flag of a region."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0020" <= character <= "\U000e007f"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
