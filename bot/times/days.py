"""Which days a sentence may mean, and dates on their own, such as a ceremony's."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.times.misspellings import correct_words
from bot.times.model import (
    FARTHEST_AHEAD,
    TEXT_LIMIT,
    Day,
    DayQuestion,
    DayReading,
    QuestionKind,
    Refusal,
    RefusalKind,
    Situation,
)
from bot.times.parsing import normalise_text, parse_text, read_stamp
from bot.times.pieces import (
    DatePiece,
    MonthDate,
    NumericDate,
    RelativeDay,
    Sentence,
    Span,
    Weekday,
    WeekdayStep,
)
from bot.times.zone_names import get_country

RECENTLY_PASSED_DAYS = 60
"""A date without a year that passed so lately is asked: who types it may have mistaken the month."""

UNKNOWN_HOME = "UTC"
"""The zone of a server that chose none: it does not say which number is the month."""

_YEARS_TRIED = 9
"""How far a 29 February is sought: 2096 and 2104 are eight years apart."""
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
_MONTH_FIRST_COUNTRIES = frozenset({"US", "PR", "VI", "GU", "AS", "MP"})
_DAY_FIRST_COUNTRIES = frozenset({"AU", "NZ", "IN", "IE", "IS", "CY"})


class DateOrder(StrEnum):
    """How numeric dates are written with strokes."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"
    UNKNOWN = "unknown"
    """Both are common, or nobody knows where the server is: what could be either is asked."""


@dataclass(frozen=True, slots=True)
class PossibleDay:
    """A day that a text may mean, and why that is not certain.

    Attributes:
        day: The date.
        kinds: What must be asked; `WHICH_DAY` only if another day remains.
    """

    day: date
    kinds: frozenset[QuestionKind] = frozenset()


@dataclass(frozen=True, slots=True)
class NoDay:
    """Why a text means no day; `day` is the one that does not bear the weekday."""

    kind: RefusalKind
    day: date | None = None


def find_days(sentence: Sentence, today: date, home: str) -> list[PossibleDay] | NoDay:
    """Find the days that a sentence may mean, at least one.

    Args:
        sentence: It has a date, a weekday or a span of days.
        today: The date where it is meant.
        home: The server's zone, which says what 3/4 is.
    """
    if sentence.span:
        return _keep_weekday([PossibleDay(add_span(today, sentence.span))], sentence.weekday)
    if sentence.date is None:
        return list(_list_weekday_days(sentence.weekday, today)) if sentence.weekday else []
    return _list_date_days(sentence.date, sentence.weekday, today, home)


def add_span(today: date, span: Span) -> date:
    """Add months and days by the calendar; a month too short for the day ends with its last.

    Raises:
        OverflowError: The calendar ends before.
    """
    months = today.year * 12 + today.month - 1 + span.months
    year, month = divmod(months, 12)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise OverflowError(year)
    moved = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return moved + timedelta(days=span.days)


def read_day(text: str, situation: Situation) -> DayReading:
    """Read a day on its own; past ones count where the text says so, and none that is further ahead than any time.

    Args:
        text: As it was typed.
        situation: Where and when.
    """
    home = situation.home
    stamp = read_stamp(text.strip()) if len(text) <= TEXT_LIMIT else None
    if stamp:
        return Day(stamp.astimezone(ZoneInfo(home)).date())
    parse = parse_text(text, home) if len(text) <= TEXT_LIMIT else None
    if parse is None or not parse.sentences:
        refusal = Refusal(RefusalKind.UNREADABLE, text, parse.unread if parse else "")
        return (_ask_misspelt(text, situation) if parse else None) or refusal
    today = situation.today_in(ZoneInfo(home))
    found: dict[date, frozenset[QuestionKind]] = {}
    refused = NoDay(RefusalKind.UNREADABLE)
    for sentence in parse.sentences:
        if not _is_day_alone(sentence):
            continue
        try:
            days = find_days(sentence, today, home)
        except OverflowError:
            days = NoDay(RefusalKind.TOO_FAR)
        if isinstance(days, NoDay):
            refused = days
            continue
        for possible in days:
            found[possible.day] = possible.kinds
            passed = _move_year_back(possible.day)
            if passed and QuestionKind.WHICH_YEAR in possible.kinds:
                found[passed] = possible.kinds
    near = {day: kinds for day, kinds in found.items() if day - today <= FARTHEST_AHEAD}
    return _decide_day(text, near, NoDay(RefusalKind.TOO_FAR) if found else refused)


def _ask_misspelt(text: str, situation: Situation) -> DayQuestion | None:
    """The question whether a text with its misspelt words put right is meant; None if that is no day either."""
    corrected = correct_words(normalise_text(text))
    reading = read_day(corrected, situation) if corrected else None
    match reading:
        case Day():
            return DayQuestion((QuestionKind.MISSPELT,), (reading.day,))
        case DayQuestion():
            return replace(reading, kinds=(QuestionKind.MISSPELT, *reading.kinds))
        case _:
            return None


def read_dated_day(text: str) -> date | None:
    """Read a date that is the same day whenever and wherever it is read: with its year, and not 3/4/2027.

    Args:
        text: As it stands in a file.
    """
    parse = parse_text(text, UNKNOWN_HOME) if len(text) <= TEXT_LIMIT else None
    found: set[date] = set()
    for sentence in parse.sentences if parse else ():
        is_dated = isinstance(sentence.date, MonthDate | NumericDate) and sentence.date.year is not None
        days = find_days(sentence, date.min, UNKNOWN_HOME) if is_dated and _is_day_alone(sentence) else []
        found |= {possible.day for possible in days} if isinstance(days, list) else set()
    return found.pop() if len(found) == 1 else None


def _decide_day(text: str, found: dict[date, frozenset[QuestionKind]], refused: NoDay) -> DayReading:
    if not found:
        return Refusal(refused.kind, text, day=refused.day)
    if len(found) == 1 and not (found[next(iter(found))] - {QuestionKind.WHICH_DAY}):
        return Day(next(iter(found)))
    kinds = frozenset[QuestionKind]().union(*found.values()) or {QuestionKind.WHICH_DAY}
    return DayQuestion(tuple(kind for kind in QuestionKind if kind in kinds), tuple(sorted(found)))


def _is_day_alone(sentence: Sentence) -> bool:
    if sentence.clock or sentence.part or sentence.zone or sentence.offset or sentence.now:
        return False
    if isinstance(sentence.date, RelativeDay) and sentence.date.is_night:
        return False
    return not (sentence.span and sentence.span.time)


def _list_weekday_days(weekday: Weekday, today: date) -> Iterator[PossibleDay]:
    """The coming one; on that weekday itself, today or in a week; "next" may be the one after the coming."""
    ahead = (weekday.number - today.weekday()) % 7
    further = timedelta(weeks=weekday.weeks)
    asked = frozenset({QuestionKind.WHICH_DAY})
    match weekday.step:
        case WeekdayStep.LAST:
            yield PossibleDay(today - timedelta(days=(7 - ahead) or 7) + further)
        case WeekdayStep.NEXT:
            coming = today + timedelta(days=ahead or 7) + further
            yield PossibleDay(coming, asked)
            if ahead:
                yield PossibleDay(coming + timedelta(weeks=1), asked)
        case WeekdayStep.COMING:
            coming = today + timedelta(days=ahead) + further
            yield PossibleDay(coming, asked if not ahead else frozenset())
            if not ahead:
                yield PossibleDay(coming + timedelta(weeks=1), asked)


def _list_date_days(
    piece: DatePiece, weekday: Weekday | None, today: date, home: str
) -> list[PossibleDay] | NoDay:
    if isinstance(piece, RelativeDay):
        return _keep_weekday([PossibleDay(today + timedelta(days=piece.days))], weekday)
    if isinstance(piece, MonthDate):
        return _complete_date(piece, weekday, today)
    orders = _list_orders(piece)
    readings = {order: _complete_date(date, weekday, today) for order, date in orders.items()}
    possible = {order: days for order, days in readings.items() if not isinstance(days, NoDay)}
    if not possible:
        return next(iter(readings.values()), NoDay(RefusalKind.NO_SUCH_DATE))
    if len(possible) == 1 or len({tuple(days) for days in possible.values()}) == 1:
        return next(iter(possible.values()))
    usual = DateOrder.DAY_FIRST if piece.mark == "." else get_date_order(home)
    if piece.mark == "." and get_date_order(home) is DateOrder.MONTH_FIRST:
        usual = DateOrder.UNKNOWN
    chosen = possible.get(usual)
    if chosen and not any(QuestionKind.WHICH_YEAR in day.kinds for day in chosen):
        return chosen
    return [
        PossibleDay(day.day, day.kinds | {QuestionKind.DAY_OR_MONTH})
        for days in possible.values()
        for day in days
    ]


def get_date_order(home: str) -> DateOrder:
    """Say how dates are written around a zone: month first in the United States, not in all of the Americas, most of
    which writes the day first.
    """
    country = get_country(home)
    if country in _MONTH_FIRST_COUNTRIES or home.startswith("US/"):
        return DateOrder.MONTH_FIRST
    if country in _DAY_FIRST_COUNTRIES or home.startswith("Europe/"):
        return DateOrder.DAY_FIRST
    return DateOrder.UNKNOWN


def _list_orders(piece: NumericDate) -> dict[DateOrder, MonthDate]:
    orders = {DateOrder.DAY_FIRST: MonthDate(piece.first, piece.second, piece.year)}
    if piece.can_be_month_first:
        orders[DateOrder.MONTH_FIRST] = MonthDate(piece.second, piece.first, piece.year)
    return {order: found for order, found in orders.items() if found.month and 1 <= found.month <= 12}


def _complete_date(piece: MonthDate, weekday: Weekday | None, today: date) -> list[PossibleDay] | NoDay:
    """The day of a date, whose year is the next one if it has none; of one without a month, the next such day."""
    if piece.year is not None:
        if piece.year > _LAST_YEAR:
            return NoDay(RefusalKind.TOO_FAR)
        day = _make_day(piece.year, piece.month or 0, piece.day)
        return _keep_weekday([PossibleDay(day)], weekday) if day else NoDay(RefusalKind.NO_SUCH_DATE)
    months = (today.year * 12 + today.month - 1 + ahead for ahead in range(12 * _YEARS_TRIED))
    dates = (
        _make_day(number // 12, number % 12 + 1, piece.day)
        for number in months
        if piece.month in (None, number % 12 + 1)
    )
    coming = next((day for day in dates if day and day >= today), None)
    if coming is None:
        return NoDay(RefusalKind.NO_SUCH_DATE)
    passed = _move_year_back(coming) if piece.month else None
    is_recent = passed is not None and 0 < (today - passed).days <= RECENTLY_PASSED_DAYS
    kinds = frozenset({QuestionKind.WHICH_YEAR}) if is_recent else frozenset[QuestionKind]()
    return _keep_weekday([PossibleDay(coming, kinds)], weekday)


def _keep_weekday(days: list[PossibleDay], weekday: Weekday | None) -> list[PossibleDay] | NoDay:
    """The days that bear the weekday, if the text names one."""
    if weekday and (weekday.weeks or weekday.step is WeekdayStep.LAST):
        return NoDay(RefusalKind.UNREADABLE)
    fitting = [day for day in days if weekday is None or day.day.weekday() == weekday.number]
    return fitting or NoDay(RefusalKind.WRONG_WEEKDAY, days[0].day)


def _move_year_back(day: date) -> date | None:
    return _make_day(day.year - 1, day.month, day.day)


def _make_day(year: int, month: int, day: int) -> date | None:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None
