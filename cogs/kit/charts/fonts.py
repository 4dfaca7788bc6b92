"""The typefaces of pictures, and the choice of one that has a character.

All are under the SIL Open Font License and come as packages, so that pictures look the same on every machine:
Playfair Display for titles, the Noto family for names in any script and for emoji. What no package has, the ornaments
of names (♛ ✦ ꧁) and further scripts, comes with the bot in `typefaces/`.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import uharfbuzz

from cogs.kit.charts.graphemes import EMOJI_STYLE_SELECTOR, split_graphemes, visible_characters

_OWN_FOLDER = Path(__file__).parent / "typefaces"

SUBSTITUTE_CHARACTER = "·"
"""Replaces a character that no typeface has, not even in a plainer form."""


class FontFamily(Enum):
    """The family of typefaces that is tried first."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, eq=False)
class Typeface:
    """A font file; compared by identity."""

    face: uharfbuzz.Face
    characters: uharfbuzz.Set

    @classmethod
    def open(cls, file: Path) -> "Typeface":
        """Map a font file into memory; glyphs are read on demand."""
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
        return cls(face, face.unicodes)

    def has_glyphs(self, text: str) -> bool:
        """Whether the typeface has a glyph for each of these characters."""
        return all(ord(character) in self.characters for character in text)


@lru_cache(maxsize=64)
def load_sized_font(typeface: Typeface, size: int, weight: int) -> uharfbuzz.Font:
    """Return a typeface at a size in pixels and a weight (400 is regular, 700 bold), in units of 1/64 pixel.

    The result is shared and must not be changed.
    """
    font = uharfbuzz.Font(typeface.face)
    font.scale = (size * 64, size * 64)
    font.set_variations({"wght": weight})
    return font


def choose_family(text: str, wanted: FontFamily) -> FontFamily:
    """Choose the family for a whole text: a title with letters from two typefaces is ugly."""
    plain, *_ = _noto_typefaces()
    needed = [character for grapheme in split_graphemes(text) for character in visible_characters(grapheme)]
    lacking = [
        character
        for character in needed
        if plain.has_glyphs(character) and not _title_typeface().has_glyphs(character)
    ]
    return FontFamily.TEXT if lacking else wanted


def choose_typeface(grapheme: str, family: FontFamily) -> tuple[str, Typeface]:
    """Choose the text to draw for a grapheme, and the typeface to draw it in.

    A character that no typeface has is drawn in a plainer form (𝓐 as A) or without its accents, or else as
    `SUBSTITUTE_CHARACTER`.
    """
    for form in (grapheme, *_plainer_forms(grapheme)):
        needed = "".join(visible_characters(form))
        typeface = _find_typeface(needed, _order_typefaces(form, family)) or _find_typeface(
            needed, _further_typefaces()
        )
        if needed and typeface is not None:
            return form, typeface
    return SUBSTITUTE_CHARACTER, _noto_typefaces()[0]


def _find_typeface(needed: str, candidates: Sequence[Typeface]) -> Typeface | None:
    return next((candidate for candidate in candidates if candidate.has_glyphs(needed)), None)


def _plainer_forms(grapheme: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKC", grapheme)
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", grapheme) if not unicodedata.combining(part)
    )
    return plain, bare


def _order_typefaces(grapheme: str, family: FontFamily) -> Sequence[Typeface]:
    if EMOJI_STYLE_SELECTOR in grapheme:
        return (_emoji_typeface(), *_noto_typefaces())
    return (_title_typeface(), *_noto_typefaces()) if family is FontFamily.TITLE else _noto_typefaces()


@cache
def _title_typeface() -> Typeface:
    return Typeface.open(_find_font_file("fontpkg_playfair_display", "files/PlayfairDisplay[wght].ttf"))


@cache
def _emoji_typeface() -> Typeface:
    return Typeface.open(_find_font_file("manimgx_fonts", "NotoEmoji[wght].ttf"))


@cache
def _noto_typefaces() -> tuple[Typeface, ...]:
    """Return the Noto typefaces in order of use: European alphabets, others, Chinese, Japanese, Korean, symbols."""
    scripts = sorted(
        file.name
        for file in _find_font_file("manimgx_fonts", "").iterdir()
        if file.name.startswith("NotoSans") and "Italic" not in file.name and "Symbols" not in file.name
    )
    scripts.remove("NotoSans[wght].ttf")
    return (
        *(Typeface.open(_find_font_file("manimgx_fonts", name)) for name in ("NotoSans[wght].ttf", *scripts)),
        _emoji_typeface(),
        Typeface.open(_find_font_file("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")),
        Typeface.open(_find_font_file("manimgx_fonts", "NotoSansSymbols[wght].ttf")),
    )


@cache
def _further_typefaces() -> tuple[Typeface, ...]:
    """Return the typefaces that come with the bot: symbols first, then scripts."""
    files = sorted(
        _OWN_FOLDER.glob("*.ttf"), key=lambda file: (not file.name.startswith("NotoSansSymbols2"), file.name)
    )
    return tuple(map(Typeface.open, files))


def _find_font_file(package: str, name: str) -> Path:
    return Path(str(files(package).joinpath(name)))
