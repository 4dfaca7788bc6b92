"""From a file's bytes to its text: which letters they are, or what else the file seems to be."""

import codecs
import re
from dataclasses import dataclass

from bot.slates.files.problems import Fault, ForeignKind, ProblemList

_SAMPLE_BYTES = 4096

_SIGNATURES: tuple[tuple[bytes, ForeignKind], ...] = (
    (b"%PDF-", ForeignKind.PDF),
    (b"\x89PNG", ForeignKind.PICTURE),
    (b"\xff\xd8\xff", ForeignKind.PICTURE),
    (b"GIF8", ForeignKind.PICTURE),
    (b"RIFF", ForeignKind.PICTURE),
    (b"BM", ForeignKind.PICTURE),
    (b"\xd0\xcf\x11\xe0", ForeignKind.OLD_WORKBOOK),
    (b"{\\rtf", ForeignKind.TEXT_DOCUMENT),
    (b"\x1f\x8b", ForeignKind.ARCHIVE),
    (b"Rar!", ForeignKind.ARCHIVE),
    (b"7z\xbc\xaf", ForeignKind.ARCHIVE),
)
"""How files begin that hold no text, or a text with a markup of its own."""

_WEB_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|table|\?xml)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HIGH_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f]+[^\W\d_]*")
_POLISH_MARKS = re.compile("(?<=[A-Za-z])[¹³¿œŸ¼¾](?=[A-Za-z])|(?<=[A-Za-z])[¹³¿](?![A-Za-z])")
"""Signs that no Western word has between its letters; in the Central European code page they are letters."""

_BYTE_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

CODE_PAGES = ("cp1252", "cp1250", "cp1251")
"""The Windows code pages that are told apart: Western, Central European, Cyrillic."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A file's text.

    Attributes:
        text: All of it, without a byte order mark.
        guessed_word: A word whose letters were guessed from a Windows code page; empty where nothing was guessed.
    """

    text: str
    guessed_word: str = ""


def decode_text(content: bytes, problems: ProblemList) -> DecodedText | None:
    """The text of a file; None, with a problem noted, if it holds none."""
    foreign = _find_signature(content)
    decoded = None if foreign else _decode_letters(content, problems)
    if decoded is None:
        if not len(problems):
            problems.add_problem(0, "", Fault.FOREIGN, foreign or ForeignKind.BINARY)
        return None
    if "\0" in decoded.text or len(_CONTROLS.findall(decoded.text[:_SAMPLE_BYTES])) > 20:
        problems.add_problem(0, "", Fault.FOREIGN, ForeignKind.BINARY)
        return None
    if _WEB_PAGE.match(decoded.text):
        problems.add_problem(0, "", Fault.FOREIGN, ForeignKind.WEB_PAGE)
        return None
    if not decoded.text.strip():
        problems.add_problem(0, "", Fault.EMPTY)
        return None
    return decoded


def _find_signature(content: bytes) -> ForeignKind | None:
    # Two letters are no signature where a text follows them: "BM" may begin a name.
    textual = not _CONTROLS.search(content[:64].decode("latin-1"))
    for signature, kind in _SIGNATURES:
        if content.startswith(signature) and (len(signature) > 4 or not textual):
            return kind
    return None


def _decode_letters(content: bytes, problems: ProblemList) -> DecodedText | None:
    for mark, encoding in _BYTE_MARKS:
        if content.startswith(mark):
            return _decode_strictly(content, encoding, problems)
    bare = _guess_bare_utf16(content)
    if bare:
        return _decode_strictly(content, bare, problems)
    try:
        return DecodedText(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _has_utf8_letters(content):
            # Damaged UTF-8: as a code page it would read "AmÃ©lie".
            problems.add_problem(_count_line(content, error.start), "", Fault.NOT_UTF8)
            return None
    return _decode_code_page(content)


def _decode_strictly(content: bytes, encoding: str, problems: ProblemList) -> DecodedText | None:
    try:
        return DecodedText(content.decode(encoding))
    except UnicodeDecodeError as error:
        problems.add_problem(_count_line(content, error.start), "", Fault.NOT_UTF8)
        return None


def _guess_bare_utf16(content: bytes) -> str:
    """The byte order of UTF-16 without a mark: of mostly Latin text every other byte is empty."""
    sample = content[:_SAMPLE_BYTES]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half < 4 or len(content) % 2:
        return ""
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else ""


def _has_utf8_letters(content: bytes) -> bool:
    """Whether most of the bytes beyond ASCII are letters of UTF-8 after all."""
    text = content.decode("utf-8", "replace")
    right = sum(character > "\x7f" and character != "\ufffd" for character in text)
    return right >= text.count("\ufffd")


def _decode_code_page(content: bytes) -> DecodedText | None:
    """The text in the Windows code page that makes words of it; None if it is in none."""
    texts: dict[str, str] = {}
    for encoding in CODE_PAGES:
        try:
            texts[encoding] = content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if "cp1251" in texts and _is_cyrillic(texts["cp1251"]):
        return _make_guess(texts["cp1251"])
    western = texts.get("cp1252")
    if western is not None and not ("cp1250" in texts and _POLISH_MARKS.search(western)):
        return _make_guess(western)
    return _make_guess(texts["cp1250"]) if "cp1250" in texts else None


def _is_cyrillic(text: str) -> bool:
    """Whether the letters beyond ASCII stand together in whole words, as Cyrillic ones would."""
    words = _HIGH_WORD.findall(text[: 16 * _SAMPLE_BYTES])
    whole = sum(
        len(word) > 2 and all("\u0400" <= character <= "\u04ff" for character in word) for word in words
    )
    return whole > len(words) / 2


def _make_guess(text: str) -> DecodedText:
    word = _HIGH_WORD.search(text)
    return DecodedText(text, word[0] if word else "")


def _count_line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
