from datetime import date

import pytest

from cogs.slates.options import AmbiguousDayError, UnreadableDayError, parse_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "14 March 2027",
        "14th of march 2027",
        "March 14, 2027",
        "mar 14th 2027",
        "14 march",
        "2027-03-14",
        "2027-3-14",
        "14.3.2027",
        "14/03/2027",
        "03/14/2027",
        "<t:1805047200>",
        "<t:1805047200:F>",
        "  14   March  2027 ",
    ],
)
def test_a_day_is_said_in_many_ways(text: str) -> None:
    assert parse_day(text, TODAY) == date(2027, 3, 14)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("23 November", date(2026, 11, 23)),
        ("22 November", date(2027, 11, 22)),
        ("29 February", date(2028, 2, 29)),
        ("1 May 1929", date(1929, 5, 1)),
        ("4/4/2027", date(2027, 4, 4)),
    ],
)
def test_without_a_year_it_is_the_next_one(text: str, read: date) -> None:
    assert parse_day(text, TODAY) == read


@pytest.mark.parametrize(
    "text",
    ["", "soon", "14", "2027", "March 2027", "31 June 2027", "0.1.2027", "32 May", "14 marble 2027", "1 ma",
     "14 March 2027 and then", "2027-13-01", "0000-01-01", "x" * 6000, "14 March 20270", "30 February"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDayError):
        parse_day(text, TODAY)


def test_what_could_be_two_days_is_asked() -> None:
    with pytest.raises(AmbiguousDayError) as refusal:
        parse_day("3/4/2027", TODAY)
    assert refusal.value.readings == [date(2027, 4, 3), date(2027, 3, 4)]
