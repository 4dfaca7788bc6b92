"""Text as the characters that people see: an emoji of several parts or a letter with its marks is one."""

import unicodedata
from collections.abc import Iterator

EMOJI_STYLE = "\N{VARIATION SELECTOR-16}"
JOINER = "\N{ZERO WIDTH JOINER}"

_LONGEST = 300
"""Characters of a text that anybody looks at; the rest would be cut off anyway."""
_MARKS = 3
"""Marks that a letter may carry: Vietnamese has two, vocalised Hebrew three; more would cover the next line."""
_SHAPING = frozenset({JOINER, "\N{ZERO WIDTH NON-JOINER}"})
_KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"


def clean(text: str) -> str:
    """The text on one line, without control characters, directional marks and towers of accents."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", " ".join(text[:_LONGEST].split())):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        invisible = kind in {"Cc", "Cs"} or (kind == "Cf" and not _shapes(character))
        if not invisible and marks <= _MARKS:
            kept.append(character)
    return "".join(kept)


def graphemes(text: str) -> list[str]:
    """The characters of a text as people see them; a cut between two of them hurts neither."""
    found: list[str] = []
    for character in text:
        if found and _continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def visible(grapheme: str) -> Iterator[str]:
    """Those of its characters that need a glyph of their own."""
    return (character for character in grapheme if not _is_style(character) and character not in _SHAPING)


def _continues(grapheme: str, character: str) -> bool:
    if grapheme[-1] == JOINER or character in _SHAPING or _is_style(character):
        return True
    if _is_flag_letter(character):
        return len(grapheme) == 1 and _is_flag_letter(grapheme)
    return (
        unicodedata.category(character) in {"Mn", "Mc", "Me"}
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or character == _KEYCAP
    )


def _shapes(character: str) -> bool:
    """Whether an invisible character changes how its neighbours look."""
    return character in _SHAPING or _is_style(character)


def _is_style(character: str) -> bool:
    """Variation selectors, and the tags that spell out flags of regions."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0020" <= character <= "\U000e007f"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
