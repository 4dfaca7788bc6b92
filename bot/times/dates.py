"""Dates as people write them: "14 March 2027", "Mar 14th", "3/14", "14.3.", "2027-03-14", "tomorrow", "next sunday"."""

import calendar
import re
from collections.abc import Iterator

from bot.times.pieces import DatePiece, MonthDate, NumericDate, RelativeDay, Weekday, WeekdayStep

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}

_END = r"(?![\w:/]|\.\d)"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})(?!\w)"
_YEAR = r"(?:[\s,./-]*(?P<year>\d{4}))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_ISO = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _END)
_NAMED = (
    re.compile(rf"(?:the )?{_DAY}\.?(?:\s+of)?[\s-]*{_MONTH}\.?{_YEAR}{_END}"),
    re.compile(rf"{_MONTH}\.?[\s-]*(?:the )?{_DAY}{_YEAR}{_END}"),
)
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2})|(?P<last>\.?))" + _END
)
_ORDINAL = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)")
_RELATIVE = re.compile(
    r"(?P<after>(?:the )?day after tomorrow)(?!\w)|(?P<word>today|tonight|tomorrow|tmrw|tmr|yesterday)(?!\w)"
    r"|(?P<this>this)(?=\s+(?:morning|afternoon|evening))"
)
_RELATIVE_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yesterday": -1}
_STEPPED = re.compile(
    rf"(?:(?:(?P<step>this coming|this|next|last|coming)\s+)?{_WEEKDAY}\.?)(?P<week> week)?"
)
_WEEKS_FROM = re.compile(
    rf"(?P<weeks>{'|'.join(_NUMBERS)}|\d)\s+weeks?\s+(?:from|after|on)\s+(?:this\s+)?"
    rf"(?:{_WEEKDAY}|(?P<day>today|tomorrow|now)(?!\w))"
)


def find_dates(text: str, start: int) -> Iterator[tuple[DatePiece, int]]:
    """Find the dates that begin at a place of a text, each with where it ends."""
    found = _ISO.match(text, start)
    if found:
        yield MonthDate(int(found["day"]), int(found["month"]), int(found["year"])), found.end()
    for form in _NAMED:
        found = form.match(text, start)
        if found:
            year = int(found["year"]) if found["year"] else None
            yield MonthDate(int(found["day"]), _MONTHS[found["month"]], year), found.end()
    yield from _numeric(text, start)
    found = _ORDINAL.match(text, start)
    if found:
        yield MonthDate(int(found["day"]), None), found.end()
    found = _RELATIVE.match(text, start)
    if found:
        days = 2 if found["after"] else _RELATIVE_DAYS[found["word"] or "today"]
        yield RelativeDay(days, is_night=found["word"] == "tonight"), found.end()
    found = _WEEKS_FROM.match(text, start)
    if found and found["day"]:
        weeks = _NUMBERS.get(found["weeks"]) or int(found["weeks"])
        yield RelativeDay(7 * weeks + (found["day"] == "tomorrow")), found.end()


def find_weekdays(text: str, start: int) -> Iterator[tuple[Weekday, int]]:
    """Find the weekday that is named at a place of a text, with where it ends."""
    found = _WEEKS_FROM.match(text, start)
    if found and found["weekday"]:
        weeks = _NUMBERS.get(found["weeks"]) or int(found["weeks"])
        yield Weekday(_WEEKDAYS[found["weekday"]], weeks=weeks), found.end()
    found = _STEPPED.match(text, start)
    if found:
        step = {"next": WeekdayStep.NEXT, "last": WeekdayStep.LAST}.get(found["step"], WeekdayStep.COMING)
        yield Weekday(_WEEKDAYS[found["weekday"]], step, weeks=1 if found["week"] else 0), found.end()


def _numeric(text: str, start: int) -> Iterator[tuple[NumericDate, int]]:
    found = _NUMERIC.match(text, start)
    if not found or (found["mark"] == "-" and not found["year"]):
        return
    if found["mark"] != "." and found["last"]:
        return
    year = int(found["year"]) if found["year"] else None
    if year is not None and year < 100:
        year += 2000
    # "7.30" is hardly the thirtieth of July: where dots stand between them the day comes first, but for a few
    # who write a whole date so.
    can_be_month_first = found["mark"] != "." or year is not None or found["last"] == "."
    mark = found["mark"]
    yield NumericDate(int(found["first"]), int(found["second"]), year, mark, can_be_month_first), found.end()
