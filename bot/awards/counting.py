"""Numbers as people say them: "97", "97th", "ninety-seventh", "ninety seven"."""

import re

MONTH_PREFIXES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""How the names of the months begin."""

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDREDTH_NUMBER = 100

_UP_TO_NINETEEN = {
    name: number for names in (_ORDINALS, _CARDINALS) for number, name in enumerate(names, start=1)
}
_TENFOLD = {name: 10 * number for number, name in enumerate(_TENS, start=2)}
_TENTHS = {f"{name[:-1]}ieth": number for name, number in _TENFOLD.items()}
_SPELT = (
    _UP_TO_NINETEEN
    | _TENFOLD
    | _TENTHS
    | dict.fromkeys(("hundredth", "one hundredth", "hundred", "one hundred"), _HUNDREDTH_NUMBER)
    | {
        f"{tens} {unit}": tenfold + number
        for tens, tenfold in _TENFOLD.items()
        for unit, number in _UP_TO_NINETEEN.items()
        if number < 10
    }
)
_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?")


def parse_number(folded: str) -> int | None:
    """The number that a folded text says and nothing else, in digits or spelled out up to a hundred."""
    digits = _DIGITS.fullmatch(folded)
    return int(digits[1]) if digits else _SPELT.get(folded)
