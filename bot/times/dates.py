"""Dates and spans of time as people write them: "14 March 2027", "3/14", "14.3.", "next sunday", "in 3 days",
"half an hour", "1h30m", a show's "3:30".
"""

import calendar
import re
from collections.abc import Iterator
from datetime import timedelta

from bot.times.pieces import DatePiece, MonthDate, NumericDate, RelativeDay, Span, Weekday, WeekdayStep

_MONTH_NUMBERS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_WEEKDAY_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
_COUNTED_WEEKS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}

_DATE_END = r"(?![\w:/]|\.\d)"
_MONTH_NAME = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})(?![^\W\d_])"
_WEEKDAY_NAME = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))})(?!\w)"
_OPTIONAL_YEAR = r"(?:[\s,./-]*(?P<year>\d{4}))?"
_DAY_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_ISO_DATE = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _DATE_END)
_NAMED_DATES = (
    re.compile(rf"(?:the )?{_DAY_NUMBER}\.?(?:\s+of)?[\s-]*{_MONTH_NAME}\.?{_OPTIONAL_YEAR}{_DATE_END}"),
    re.compile(rf"{_MONTH_NAME}\.?[\s-]*(?:the )?{_DAY_NUMBER}{_OPTIONAL_YEAR}{_DATE_END}"),
    # As spreadsheets write it, "14-Mar-27": nowhere else is a year of two digits told from a time of day.
    re.compile(rf"(?P<day>\d{{1,2}})-{_MONTH_NAME}-(?P<year>\d{{2}}){_DATE_END}"),
)
_NUMERIC_DATE = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2})|(?P<last>\.?))" + _DATE_END
)
_ORDINAL_DAY = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)")
_RELATIVE_DAY = re.compile(
    r"(?P<after>(?:the )?day after tomorrow)(?!\w)|(?P<word>today|tonight|tomorrow|tmrw|tmr|yesterday)(?!\w)"
    r"|(?P<this>this)(?=\s+(?:morning|afternoon|evening))"
)
_RELATIVE_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1}
_STEPPED_WEEKDAY = re.compile(
    rf"(?:(?:(?P<step>this coming|this|next|last|coming)\s+)?{_WEEKDAY_NAME}\.?)(?P<week> week)?"
)
_WEEKS_FROM_DAY = re.compile(
    rf"(?P<weeks>{'|'.join(_COUNTED_WEEKS)}|\d)\s+weeks?\s+(?:from|after|on)\s+(?:this\s+)?"
    rf"(?:{_WEEKDAY_NAME}|(?P<day>today|tomorrow|now)(?!\w))"
)


def find_dates(text: str, start: int) -> Iterator[tuple[DatePiece, int]]:
    """Find the dates that begin at a place of a text, each with where it ends."""
    found = _ISO_DATE.match(text, start)
    if found:
        yield MonthDate(int(found["day"]), int(found["month"]), int(found["year"])), found.end()
    for form in _NAMED_DATES:
        found = form.match(text, start)
        if found:
            date = MonthDate(int(found["day"]), _MONTH_NUMBERS[found["month"]], _read_year(found["year"]))
            yield date, found.end()
    yield from _find_numeric_dates(text, start)
    found = _ORDINAL_DAY.match(text, start)
    if found:
        yield MonthDate(int(found["day"]), None), found.end()
    found = _RELATIVE_DAY.match(text, start)
    if found:
        days = 2 if found["after"] else _RELATIVE_DAYS[found["word"] or "today"]
        yield RelativeDay(days, is_night=found["word"] == "tonight"), found.end()
    found = _WEEKS_FROM_DAY.match(text, start)
    if found and found["day"]:
        weeks = _COUNTED_WEEKS.get(found["weeks"]) or int(found["weeks"])
        yield RelativeDay(7 * weeks + (found["day"] == "tomorrow")), found.end()


def find_weekdays(text: str, start: int) -> Iterator[tuple[Weekday, int]]:
    """Find the weekday that is named at a place of a text, with where it ends."""
    found = _WEEKS_FROM_DAY.match(text, start)
    if found and found["weekday"]:
        weeks = _COUNTED_WEEKS.get(found["weeks"]) or int(found["weeks"])
        yield Weekday(_WEEKDAY_NUMBERS[found["weekday"]], weeks=weeks), found.end()
    found = _STEPPED_WEEKDAY.match(text, start)
    if found:
        step = {"next": WeekdayStep.NEXT, "last": WeekdayStep.LAST}.get(found["step"], WeekdayStep.COMING)
        yield Weekday(_WEEKDAY_NUMBERS[found["weekday"]], step, weeks=1 if found["week"] else 0), found.end()


def _find_numeric_dates(text: str, start: int) -> Iterator[tuple[NumericDate, int]]:
    found = _NUMERIC_DATE.match(text, start)
    if not found or (found["mark"] == "-" and not found["year"]):
        return
    if found["mark"] != "." and found["last"]:
        return
    year = _read_year(found["year"])
    # "7.30" is hardly the thirtieth of July: where dots stand between them the day comes first, but for a few
    # who write a whole date so.
    can_be_month_first = found["mark"] != "." or year is not None or found["last"] == "."
    mark = found["mark"]
    yield NumericDate(int(found["first"]), int(found["second"]), year, mark, can_be_month_first), found.end()


def _read_year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) + (2000 if len(written) == 2 else 0)


_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNIT_WORDS = {
    "minute": ("minutes", "minute", "mins", "min", "m"),
    "hour": ("hours", "hour", "hrs", "hr", "h"),
    "day": ("days", "day", "d"),
    "week": ("weeks", "week", "wks", "wk", "w"),
    "fortnight": ("fortnights", "fortnight"),
    "month": ("months", "month"),
    "year": ("years", "year"),
}
_UNITS_BY_WORD = {word: unit for unit, words in _UNIT_WORDS.items() for word in words}
_UNITS_BY_SIZE = tuple(_UNIT_WORDS)
_MINUTES_BY_UNIT = {"minute": 1, "hour": 60}
_DAYS_BY_UNIT = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_BY_UNIT = {"month": 1, "year": 12}

_UNIT_NAME = rf"(?P<unit>{'|'.join(sorted(_UNITS_BY_WORD, key=len, reverse=True))})"
_AMOUNT_OF_UNIT = re.compile(
    rf"(?:(?P<half>half an?|½ an?|half)|(?P<word>{'|'.join(_NUMBER_WORDS)})\b|"
    rf"(?P<number>\d{{1,4}})(?P<decimal>\.\d{{1,2}}|½)?)"
    rf"(?P<and_half_before>\s+and a half)?\s*-?{_UNIT_NAME}(?![^\W\d_])(?P<and_half>\s+and a half)?"
)
_SAID_IN = re.compile(r"in\s+(?:about\s+)?")
_BETWEEN_AMOUNTS = re.compile(r"[\s,]*(?:and\s+)?")
_AFTER_SPAN = re.compile(r"\s*(?P<word>from now|ago)(?!\w)")
_BARE_HOURS = re.compile(r"\d{1,2}\s?h(?:\s?\d{2})?(?![\w:.])")
_FOUR_DIGIT_HOURS = re.compile(r"\d{4}\s?(?:h|hrs|hours)(?!\w)")
"""A time of the 24-hour clock, "1900h"; as a length it takes an "in"."""
_TRAILING_MINUTES = re.compile(r"[0-5]\d(?![\w:.])")
_COLON_LENGTH = re.compile(r"(?P<hours>\d{1,2})(?::|h)(?P<minutes>[0-5]\d)(?:h|hrs)?")

LONGEST_BARE_HOURS = 12
"""Up to which "2h" on its own may mean in two hours; "19h" is the clock's."""


def find_spans(text: str, start: int) -> Iterator[tuple[Span, int]]:
    """Find the spans of time that begin at a place of a text, each with where it ends: "in 3 days 2h" may end early."""
    said_in = _SAID_IN.match(text, start)
    if _FOUR_DIGIT_HOURS.match(text, start):
        return
    bare = None if said_in else _BARE_HOURS.match(text, start)
    if bare:
        hours, _, minutes = bare.group().partition("h")
        if int(hours) <= LONGEST_BARE_HOURS:
            yield Span(time=timedelta(hours=int(hours), minutes=int(minutes or 0))), bare.end()
    for span, end in _sum_amounts(text, said_in.end() if said_in else start):
        if bare and end <= bare.end():
            continue
        after = _AFTER_SPAN.match(text, end)
        if after and after["word"] == "ago":
            yield Span(-span.months, -span.days, -span.time), after.end()
        else:
            yield span, after.end() if after else end


def read_length_minutes(text: str) -> float | None:
    """Read how long a show lasts: "3h 30m", "3:30", "210 minutes", "3.5 hours", "210".

    Returns:
        Its minutes; None if the text is no length.
    """
    written = " ".join(text.casefold().split())
    if re.fullmatch(r"\d{1,4}", written):
        return float(written)
    colon = _COLON_LENGTH.fullmatch(written)
    if colon:
        return 60.0 * int(colon["hours"]) + int(colon["minutes"])
    whole = next((span for span, end in _sum_amounts(written, 0) if end == len(written)), None)
    if whole is None or whole.days or whole.months:
        return None
    return whole.time / timedelta(minutes=1)


def _sum_amounts(text: str, start: int) -> Iterator[tuple[Span, int]]:
    """The sums of the first, the first two … of the amounts that follow each other, in ever smaller units."""
    months, days, time, position = 0.0, 0.0, timedelta(), start
    smallest = ""
    while found := _AMOUNT_OF_UNIT.match(text, position):
        unit, amount = _UNITS_BY_WORD[found["unit"]], _read_amount(found)
        if smallest and _UNITS_BY_SIZE.index(unit) >= _UNITS_BY_SIZE.index(smallest):
            return
        smallest = unit
        months += amount * _MONTHS_BY_UNIT.get(unit, 0)
        days += amount * _DAYS_BY_UNIT.get(unit, 0)
        time += timedelta(minutes=amount * _MINUTES_BY_UNIT.get(unit, 0))
        if days % 1 or months % 1:
            return
        yield Span(int(months), int(days), time), found.end()
        joined = _BETWEEN_AMOUNTS.match(text, found.end())
        position = joined.end() if joined else found.end()
        trailing = _TRAILING_MINUTES.match(text, position) if found["unit"] == "h" else None
        if trailing:
            yield Span(int(months), int(days), time + timedelta(minutes=int(trailing[0]))), trailing.end()


def _read_amount(found: re.Match[str]) -> float:
    half = 0.5 if found["and_half"] or found["and_half_before"] else 0
    if found["half"]:
        return 0.5
    if found["word"]:
        return _NUMBER_WORDS[found["word"]] + half
    decimal = found["decimal"] or ""
    return int(found["number"]) + half + (0.5 if decimal == "½" else float(f"0{decimal}"))
