"""Days on their own, on 23 November 2026."""

from datetime import UTC, date, datetime

import pytest

from bot.times.days import read_day
from bot.times.model import Day, DayQuestion, QuestionKind, Refusal, RefusalKind, Situation

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
OSCARS_WEEK = datetime(2027, 3, 12, 15, tzinfo=UTC)
NEW_YORK = Situation(OSCARS_WEEK, "America/New_York")


@pytest.mark.parametrize(
    "text",
    [
        "3/14", "14.3.", "14/03/27", "Sunday 14 March 2027", "14 March 2027", "14th of march 2027", "March 14, 2027",
        "mar 14th 2027", "14 march", "2027-03-14", "2027-3-14", "14.3.2027", "14/03/2027", "03/14/2027",
        "<t:1805047200>", "<t:1805047200:F>", "  14   March  2027 ", "14 Mar", "14. March 2027", "14-Mar-2027",
        "sunday", "the 14th", "in 2 days", "day after tomorrow",
    ],
)  # fmt: skip
def test_a_day_is_said_in_many_ways(text: str) -> None:
    assert read_day(text, NEW_YORK) == Day(date(2027, 3, 14))


def test_tomorrow_is_the_servers() -> None:
    at = datetime(2027, 3, 13, 22, tzinfo=UTC)
    assert read_day("tomorrow", Situation(at, "America/New_York")) == Day(date(2027, 3, 14))
    assert read_day("tomorrow", Situation(at, "Australia/Sydney")) == Day(date(2027, 3, 15))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("23 November", date(2026, 11, 23)),
        ("22 August", date(2027, 8, 22)),
        ("29 February", date(2028, 2, 29)),
        ("1 May 1929", date(1929, 5, 1)),
        ("4/4/2027", date(2027, 4, 4)),
        ("yesterday", date(2026, 11, 22)),
    ],
)
def test_without_a_year_it_is_the_next_one(text: str, read: date) -> None:
    assert read_day(text, Situation(MONDAY, "UTC")) == Day(read)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "14", "2027", "March 2027", "1 ma", "14 marble 2027", "14 March 2027 and then",
        "14 March 20270", "x" * 6000, "14 March 2027 7pm", "tonight", "in 3 hours", "now", "14 March ET",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    reading = read_day(text, Situation(MONDAY, "UTC"))
    assert isinstance(reading, Refusal)
    assert reading.kind is RefusalKind.UNREADABLE


@pytest.mark.parametrize(
    "text", ["31 June 2027", "0.1.2027", "32 May", "2027-13-01", "0000-01-01", "30 February"]
)
def test_a_date_that_does_not_exist_is_refused_as_that(text: str) -> None:
    reading = read_day(text, Situation(MONDAY, "UTC"))
    assert isinstance(reading, Refusal)
    assert reading.kind is RefusalKind.NO_SUCH_DATE


@pytest.mark.parametrize("text", ["14 March 3027", "in 1000 years", "in 40 months", "1 January 2031"])
def test_a_day_years_ahead_is_refused_as_that(text: str) -> None:
    reading = read_day(text, Situation(MONDAY, "UTC"))
    assert isinstance(reading, Refusal)
    assert reading.kind is RefusalKind.TOO_FAR


def test_a_wrong_weekday_is_refused_with_the_date() -> None:
    reading = read_day("Saturday 14 March 2027", NEW_YORK)
    assert isinstance(reading, Refusal)
    assert (reading.kind, reading.day) == (RefusalKind.WRONG_WEEKDAY, date(2027, 3, 14))


@pytest.mark.parametrize(
    ("text", "home", "kind", "choices"),
    [
        ("3/4/2027", "UTC", QuestionKind.DAY_OR_MONTH, (date(2027, 3, 4), date(2027, 4, 3))),
        ("next sunday", "UTC", QuestionKind.WHICH_DAY, (date(2026, 11, 29), date(2026, 12, 6))),
        ("tommorrow", "UTC", QuestionKind.MISSPELT, (date(2026, 11, 24),)),
        ("14 Febuary 2027", "UTC", QuestionKind.MISSPELT, (date(2027, 2, 14),)),
        ("22 November", "UTC", QuestionKind.WHICH_YEAR, (date(2026, 11, 22), date(2027, 11, 22))),
    ],
)
def test_what_could_be_two_days_is_asked(
    text: str, home: str, kind: QuestionKind, choices: tuple[date, ...]
) -> None:
    assert read_day(text, Situation(MONDAY, home)) == DayQuestion((kind,), choices)


def test_the_month_stands_first_in_the_united_states_alone() -> None:
    assert read_day("3/4/2027", NEW_YORK) == Day(date(2027, 3, 4))
    assert read_day("3/4/2027", Situation(OSCARS_WEEK, "Europe/London")) == Day(date(2027, 4, 3))
