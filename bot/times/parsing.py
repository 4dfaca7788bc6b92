"""Every way in which all words of a text make up a time.

A grammar of our own, because what matters here is that nothing is read wrongly in silence, and no library is built for
that: dateparser and dateutil (`fuzzy`) pass over words they do not know and return one reading where there are two;
dateparser takes "ET" and "EST" alike for one offset on every date, knows no "CT" (its issue 1070), and moves past days
on. This one yields all readings that use every word; more than one instant among them is a question.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.times.clock_times import find_clock_times, find_day_parts
from bot.times.dates import find_dates, find_spans, find_weekdays
from bot.times.pieces import ClockStyle, ClockTime, MonthDate, Now, Piece, Sentence, UtcOffset, ZoneWords
from bot.times.zone_names import LONGEST_NAME_WORDS, find_zones

_SEPARATOR_MARKS = re.compile(r"[\s,;()\[\]·|]*(?:[-–—](?=\s))?[\s,;()\[\]]*")
_FILLER_WORDS = re.compile(r"(?:at|on|the|um|by|until|till|starting)(?!\w)|@")
_NOW_WORDS = re.compile(r"(?:right )?now(?!\w)")
_ZONE_WORD = re.compile(r"[^\W\d_](?:[\w.'&/+-]*\w)?\.?")
_IN_PLACE = re.compile(r"in (?=[^\W\d_])")
_WORD_GAP = re.compile(r",? +")
_UTC_OFFSET = re.compile(
    r"(?P<name>utc|gmt)?\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?![\w:])"
)
_ISO_MOMENT = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:t|\s+)"
    r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,6})?)?"
    r"(?:(?P<z>z)|(?P<offset>[+-]\d{2}:?\d{2})|\s(?P<apart>\+\d{2}:?\d{2}))?(?![\w:])(?!\s*[ap]m\b)"
)
_DISCORD_STAMP = re.compile(r"<t:(-?\d{1,12})(?::[a-zA-Z])?>")
_QUOTING_MARKS = frozenset('"“”„«»`*')
_UNSEEN_CODES = frozenset({*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x20E3, 0xFE0E, 0xFE0F})
"""Zero-width spaces and joiners, and what turns a character into an emoji or its digit into a key."""
_FULL_WIDTH = range(0xFF01, 0xFF5F)
"""The characters of ASCII as wide as Chinese ones."""
_RATIO_SIGN = "\u2236"
_REGIONAL_INDICATORS, _BLACK_FLAG = range(0x1F1E6, 0x1F200), 0x1F3F4
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_WESTERNMOST, _EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Parse:
    """What a text's words make up.

    Attributes:
        sentences: Every way that uses all of them.
        unread: From the first place on that no way understands, if there is no sentence.
    """

    sentences: tuple[Sentence, ...]
    unread: str


def parse_text(text: str, home: str) -> Parse:
    """Find every way in which all words of a text make up a time.

    Args:
        text: As it was typed.
        home: The server's zone, some names depend on it.
    """
    written = normalise_text(text)
    found: dict[Sentence, None] = {}
    seen: set[tuple[Sentence, int]] = set()
    open_ways = [(Sentence(), _skip_separators(written, 0))]
    farthest = 0
    while open_ways:
        sentence, position = open_ways.pop()
        if (sentence, position) in seen:
            continue
        seen.add((sentence, position))
        farthest = max(farthest, position)
        if position == len(written):
            found[sentence] = None
            continue
        filler = _FILLER_WORDS.match(written, position)
        if filler:
            open_ways.append((sentence, _skip_separators(written, filler.end())))
        for pieces, end in _find_pieces(written, position, home):
            longer: Sentence | None = sentence
            for piece in pieces:
                longer = longer.with_piece(piece) if longer else None
            if longer:
                open_ways.append((longer, _skip_separators(written, end)))
    sentences = tuple(sentence for sentence in found if sentence != Sentence())
    return Parse(sentences, "" if sentences else written[farthest:])


def read_stamp(text: str) -> datetime | None:
    """Read a Discord timestamp, `<t:1805047200:F>`, as people copy it; None for any other text."""
    found = _DISCORD_STAMP.fullmatch(text)
    if not found:
        return None
    try:
        return datetime.fromtimestamp(int(found[1]), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def normalise_text(text: str) -> str:
    """Write a text in small letters, with plain spaces, digits and minus signs, and am and pm without dots.

    What a phone or a chat adds and no time needs is left out: emoji, quotation marks, the asterisks of bold text, and
    what nobody sees. Flags stay, unread: they may well say a zone.
    """
    bare = "".join(_plain_character(character) for character in text)
    plain = " ".join(bare.casefold().split()).replace("−", "-").replace("’", "'")
    return re.sub(r"(?<![^\W\d_])([ap])\.\s?m\b\.?", r"\1m", plain).rstrip(" .!?")


def _plain_character(character: str) -> str:
    """The character, or what stands for it; a space where an emoji or a quotation mark was."""
    code = ord(character)
    if code in _UNSEEN_CODES:
        return ""
    if _FULL_WIDTH.start <= code < _FULL_WIDTH.stop:
        return chr(code - _FULL_WIDTH.start + ord("!"))
    if character == _RATIO_SIGN:
        return ":"
    is_flag = code == _BLACK_FLAG or code in _REGIONAL_INDICATORS
    is_emoji = unicodedata.category(character) == "So" and not is_flag
    return " " if is_emoji or character in _QUOTING_MARKS or code in _SKIN_TONES else character


def _skip_separators(text: str, position: int) -> int:
    found = _SEPARATOR_MARKS.match(text, position)
    return found.end() if found else position


def _find_pieces(text: str, start: int, home: str) -> Iterator[tuple[tuple[Piece, ...], int]]:
    """The pieces that begin at a place, each with where it ends; words stand apart from what precedes them."""
    moment = _ISO_MOMENT.match(text, start)
    if moment:
        yield _read_iso_moment(moment), moment.end()
        return
    if start and text[start - 1].isalnum():
        return
    now = _NOW_WORDS.match(text, start)
    if now:
        yield (Now(),), now.end()
    finders: tuple[Callable[[str, int], Iterator[tuple[Piece, int]]], ...] = (
        find_clock_times, find_dates, find_weekdays, find_day_parts, find_spans, _find_offsets,
    )  # fmt: skip
    for find in finders:
        for piece, end in find(text, start):
            yield (piece,), end
    for words, end in _find_zone_words(text, start, home):
        yield (words,), end


def _read_iso_moment(found: re.Match[str]) -> tuple[Piece, ...]:
    """A date and a time of the 24-hour clock, as ISO 8601 and RFC 3339 write them."""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    written = found["offset"] or found["apart"]
    said = _UTC_OFFSET.match(written) if written else None
    offset = _make_offset(said) if said else None
    possible = hour <= 23 and minute <= 59 and second <= 59 and (said is None or offset is not None)
    style = ClockStyle.EXACT if possible else ClockStyle.IMPOSSIBLE
    date = MonthDate(int(found["day"]), int(found["month"]), int(found["year"]))
    clock = ClockTime(hour, minute, second, style)
    if found["z"]:
        return date, clock, ZoneWords("utc")
    return (date, clock, offset) if offset else (date, clock)


def _find_offsets(text: str, start: int) -> Iterator[tuple[UtcOffset, int]]:
    found = _UTC_OFFSET.match(text, start)
    if not found or not found["name"]:
        return
    offset = _make_offset(found)
    if offset is not None:
        yield offset, found.end()


def _make_offset(found: re.Match[str]) -> UtcOffset | None:
    size = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    offset = -size if found["sign"] == "-" else size
    return UtcOffset(offset) if _WESTERNMOST <= offset <= _EASTERNMOST else None


def _find_zone_words(text: str, start: int, home: str) -> Iterator[tuple[ZoneWords, int]]:
    """The names of zones that begin at a place, of one word or more."""
    said_in = _IN_PLACE.match(text, start)
    start = said_in.end() if said_in else start
    position, end = start, start
    for _ in range(LONGEST_NAME_WORDS):
        word = _ZONE_WORD.match(text, position)
        if not word:
            return
        end = word.end()
        name = text[start:end]
        if find_zones(name, home):
            yield ZoneWords(name), end
        gap = _WORD_GAP.match(text, end)
        if not gap:
            return
        position = gap.end()
