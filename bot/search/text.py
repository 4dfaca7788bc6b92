"""Normalising free text for comparison: without case, accents and punctuation, numerals in one form.

People type "amelie" for Amélie, "spiderman" for Spider-Man and "godfather 2" for The Godfather Part II. Both the
names and the typed text are normalised by the functions here, so that the two always agree.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

QUERY_MAX_CHARACTERS = 200
"""How many characters of a query are used: more than any title has, few enough to reject six thousand quickly."""

ARTICLES = frozenset({"a", "an", "the", "and"})
"""Words that people leave out of titles, or put in, without noticing."""

PARTICLES = frozenset(
    {"da", "de", "del", "della", "der", "di", "du", "la", "le", "mac", "mc", "st", "van", "von"}
)
"""Words that belong to the next one in names, written apart or together: De Niro, DeMille, del Toro."""

TITLE_PART_MIN_LETTERS = 3
"""The fewest letters of a part of a title that is a name of its own; the bracket in "(A) Torzija" is none."""

_PLAIN_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_NUMBERS = (  # as words and in Roman numerals, from one upwards
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_DIGITS = {
    name: str(number)
    for names in _NUMBERS
    for number, name in enumerate(names, start=1)
    if len(name) > 1  # "V for Vendetta" and "Malcolm X" mean the letters
}
_ABBREVIATED = {
    "ave": "avenue",
    "blvd": "boulevard",
    "capt": "captain",
    "dr": "doctor",
    "lt": "lieutenant",
    "mr": "mister",
    "mt": "mount",
    "pt": "part",
    "sgt": "sergeant",
    "vol": "volume",
    "vs": "versus",
}
"""Words by how titles shorten them; people write either: "doctor strangelove", "sunset boulevard"."""

_SHORTENED = {word: short for short, word in _ABBREVIATED.items()}
_NUMERALS = {
    digits: tuple(name for name, value in _DIGITS.items() if value == digits) for digits in _DIGITS.values()
}
_DROPPED = re.compile(  # E.T. → et, Schindler's → schindlers, M*A*S*H → mash; but 97.0 is no 970
    r"(?<!\.)\.(?!\.)(?<!\d\.(?=\d))|['’‘ʼ`´*]"
)
_MENTION = re.compile(r"<(?:@[!&]?|#|/[^:>]*:|a?:\w*:|t:)-?\d+(?::\w+)?>|@(?:here|everyone)\b")
_FRACTION_ALONE = re.compile(r"[\W_]*\d*\s*/\s*\d[\W_]*")
_SUM = re.compile(r"[^\W_]\s*[*+^=×÷%]\s*[^\W_]")
_AMPERSAND = re.compile(r"(?<=\w)\s*&\s*(?=\w)")
_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾])")  # 8½ → 8 1/2
_SEPARATORS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(\[]([^)\]]+)")
_OWNER = re.compile(r"[^\W\d_][\w.]*(?: [^\W\d_][\w.]*)+['’]s ", re.IGNORECASE)
_PART_ENDS = re.compile(r":|\bor\s*\(|\(|\bor:|\[")
_LEADING_INITIALS = re.compile(r"(?:[A-Z]\.){2,}(?=\s)")


def fold_text(text: str) -> str:
    """Lower case, letters and digits alone, single spaces: "Amélie" → "amelie", "Wall-E" → "wall e"."""
    return _SEPARATORS.sub(" ", _normalize_text(text)).strip()


def is_no_name(typed: str) -> bool:
    """Whether a text cannot name anything: only punctuation, mentions, a fraction or a sum, "½", "{{7*7}}", "@here".

    Without this, what is left of it after folding could be a number that names a ceremony.
    """
    bare = _MENTION.sub(" ", typed[:QUERY_MAX_CHARACTERS]).strip()
    if not any(sign.isalpha() or sign.isdecimal() for sign in bare) or not fold_text(bare):
        return True
    if _FRACTION_ALONE.fullmatch(bare):
        return True
    return bool(_SUM.search(bare)) and not any(letter.isalpha() for letter in bare)


def expand_words(text: str) -> set[str]:
    """Every word by which a name can be found, each in all its forms.

    Hyphenated words and particles count both apart and together, numerals in digits, Roman and spelled out,
    abbreviated words whole.
    """
    found: set[str] = set()
    bare = _normalize_text(text)
    for chunk in bare.split():
        if chunk.isalnum():
            found.add(chunk)
        else:
            apart = _SEPARATORS.sub(" ", chunk).split()
            found.update(apart, ("".join(apart),) if apart else ())
    if not PARTICLES.isdisjoint(found):
        found.update(a + b for a, b in pairwise(_SEPARATORS.sub(" ", bare).split()) if a in PARTICLES)
    for word in tuple(found):
        value = convert_numeral(word)
        if value in _NUMERALS:
            found.update((value, *_NUMERALS[value]))
        found.update({word, _ABBREVIATED.get(word, word), _SHORTENED.get(word, word)})
    return found


def drop_articles(tokens: Iterable[str]) -> list[str]:
    """The words that distinguish names: all but articles; all if there are only articles."""
    tokens = list(tokens)
    return [token for token in tokens if token not in ARTICLES] or tokens


def join_particles(tokens: Sequence[str]) -> list[str]:
    """Words with each particle joined to the next: "di caprio" → "dicaprio"."""
    kept: list[str] = []
    for token in tokens:
        if kept and kept[-1] in PARTICLES:
            kept[-1] += token
        else:
            kept.append(token)
    return kept


def convert_numeral(token: str) -> str:
    """A numeral as digits, "ii" and "two" → "2"; any other word as it is."""
    return _DIGITS.get(token, token)


def write_out(token: str) -> str:
    """A word in the one form in which names are compared: "dr" → "doctor", "ii" → "2"."""
    return _ABBREVIATED.get(token) or convert_numeral(token)


def parse_numeral(token: str) -> int | None:
    """The number of a word where only a number can be meant: "4", "iv", "four", and also "v"; None if it is none."""
    digits = convert_numeral(token)
    if digits in _NUMBERS[1]:
        return _NUMBERS[1].index(digits) + 1
    return int(digits) if digits.isascii() and digits.isdigit() else None


def squash_name(folded: str) -> str:
    """A folded name as one run of letters, without articles, numerals in digits, abbreviated words whole.

    It makes "mc queen", "walle", "the godfather part 2" and "sunset boulevard" equal to the record's names.
    """
    return "".join(map(write_out, drop_articles(folded.split())))


def split_title_parts(title: str) -> set[str]:
    """Those parts of a title that are used alone, folded.

    "Precious: Based on …" is known as "Precious"; "89mm od Europy (89mm from Europe)" by either half; "E.T. The
    Extra-Terrestrial" as "E.T.", while "la" begins too much else to be "L.A. Confidential".
    """
    main, *rest = _PART_ENDS.split(title, maxsplit=1)
    folded = {fold_text(part) for part in (main, *_BRACKETED.findall(title))} if rest else set[str]()
    parts = {part for part in folded if len(part) >= TITLE_PART_MIN_LETTERS}
    leading = _LEADING_INITIALS.match(title)
    initials = {fold_text(leading[0])} - PARTICLES if leading else set[str]()
    return parts | initials


def strip_owner(title: str) -> str:
    """A title without its maker's name before it, folded: "William Shakespeare's Romeo & Juliet"; empty if it
    has none.

    A single name is no maker: "Schindler's List" is never called "List".
    """
    owner = _OWNER.match(title) if "s " in title else None
    return fold_text(title[owner.end() :]) if owner else ""


def list_initials(folded: str) -> set[str]:
    """The initials of a name, from three letters: "the lord of the rings" → "lotr" and "tlotr"."""
    tokens = folded.split()
    bare = tokens[1:] if tokens and tokens[0] in ARTICLES else tokens
    return {_join_initials(kept) for kept in (tokens, bare) if len(kept) >= 3}


def _normalize_text(text: str) -> str:
    """Lower case without accents, and without the marks inside words."""
    text = text[:QUERY_MAX_CHARACTERS]
    text = (_MENTION.sub(" ", text) if "<" in text or "@" in text else text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _FRACTION.sub(" ", text)).translate(_PLAIN_LETTERS)
        text = "".join(letter for letter in text if not _is_unseen(letter))
    return _DROPPED.sub("", _AMPERSAND.sub(" and ", text) if "&" in text else text)


def _is_unseen(letter: str) -> bool:
    """Whether a character is an accent on the letter before it, or one without width, as copied texts hold."""
    return unicodedata.combining(letter) != 0 or unicodedata.category(letter) == "Cf"


def _join_initials(tokens: Iterable[str]) -> str:
    return "".join(token[0] for token in tokens)
