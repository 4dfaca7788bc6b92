"""What hosts type, on Friday 12 March 2027, 10:00 in New York, two days before the clocks change."""

from datetime import UTC, datetime

import pytest

from bot.times.model import (
    FixedOffset,
    Instant,
    Question,
    QuestionKind,
    Reading,
    Refusal,
    RefusalKind,
    Region,
    Situation,
)
from bot.times.reading import read_time

FRIDAY = Situation(datetime(2027, 3, 12, 15, tzinfo=UTC), "America/New_York")
WEDNESDAY = datetime(2027, 3, 10, 18, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def walls(reading: Reading) -> list[str]:
    assert isinstance(reading, Question)
    return [f"{choice.wall:%Y-%m-%d %H:%M %Z}" for choice in reading.choices]


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("Sunday 19h", "2027-03-14 19:00 EDT"),
        ("tomorrow 19h", "2027-03-13 19:00 EST"),
        ("14 april 19h", "2027-04-14 19:00 EDT"),
        ("sun 20h30", "2027-03-14 20:30 EDT"),
        ("19h", "2027-03-12 19:00 EST"),
        ("4pm Pacific", "2027-03-12 16:00 PST"),
        ("sunday 4pm Pacific", "2027-03-14 16:00 PDT"),
        ("7pm Eastern", "2027-03-12 19:00 EST"),
        ("6pm Central", "2027-03-12 18:00 CST"),
        ("7pm America/New_York", "2027-03-12 19:00 EST"),
        ("7pm uk time", "2027-03-12 19:00 GMT"),
        ("8pm CET", "2027-03-12 20:00 CET"),
        ("14 January 2028 4 PM PST", "2028-01-14 16:00 PST"),
        ("3/15 7pm", "2027-03-15 19:00 EDT"),
        ("in two hours", "2027-03-12 12:00 EST"),
        ("in half an hour", "2027-03-12 10:30 EST"),
        ("in an hour and a half", "2027-03-12 11:30 EST"),
        ("in 90 minutes", "2027-03-12 11:30 EST"),
        ("1h30m", "2027-03-12 11:30 EST"),
        ("in 1 day 2 hours", "2027-03-13 12:00 EST"),
        ("in 2h 30", "2027-03-12 12:30 EST"),
        ("in 3 days", "2027-03-15 10:00 EDT"),
        ("in 72 hours", "2027-03-15 11:00 EDT"),
        ("in a week", "2027-03-19 10:00 EDT"),
        ("in a month", "2027-04-12 10:00 EDT"),
        ("in 3 days at 8pm", "2027-03-15 20:00 EDT"),
        ("tonight at midnight", "2027-03-13 00:00 EST"),
        ("midnight", "2027-03-13 00:00 EST"),
        ("tonight 8pm", "2027-03-12 20:00 EST"),
        ("tonight 8:00", "2027-03-12 20:00 EST"),
        ("tonight 1am", "2027-03-13 01:00 EST"),
        ("this evening 8:00", "2027-03-12 20:00 EST"),
        ("tomorrow 8 in the morning", "2027-03-13 08:00 EST"),
        ("7 P.M. E.T. sunday", "2027-03-14 19:00 EDT"),
        ("sunday 7pm in london", "2027-03-14 19:00 GMT"),
        ("29 feb 7pm", "2028-02-29 19:00 EST"),
        ("3/14/2027 7:00 PM", "2027-03-14 19:00 EDT"),
        ("Mon, 15 Mar 2027 00:00:00 GMT", "2027-03-15 00:00 GMT"),
        ("14.3.27, 20.15 Uhr", "2027-03-14 20:15 EDT"),
        ("07:00", "2027-03-13 07:00 EST"),
        ("tomorrow 00:30", "2027-03-13 00:30 EST"),
        ("2027-03-14 10:00", "2027-03-14 10:00 EDT"),
        ("2027-03-14T10:00", "2027-03-14 10:00 EDT"),
        ("2027-03-14T19:00-04:00", "2027-03-14 19:00 UTC-04:00"),
        ("2027-03-14T23:00Z", "2027-03-14 23:00 UTC"),
        ("2027-03-14T19:00:00-04:00[America/New_York]", "2027-03-14 19:00 EDT"),
        ("<t:1805047200:F>", "2027-03-14 14:00 EDT"),
        ("Sunday, March 14, 2027, 7:00 PM (ET)", "2027-03-14 19:00 EDT"),
        ("march 14, 2027 at 19:00", "2027-03-14 19:00 EDT"),
        ("14th of March 7pm", "2027-03-14 19:00 EDT"),
        ("14.3. 20 Uhr", "2027-03-14 20:00 EDT"),
        ("14.03.2027 20:00", "2027-03-14 20:00 EDT"),
        ("13/04/2027 7pm", "2027-04-13 19:00 EDT"),
        ("the 14th 7pm", "2027-03-14 19:00 EDT"),
        ("Sunday the 14th 7pm", "2027-03-14 19:00 EDT"),
        ("29 February 2028 7pm", "2028-02-29 19:00 EST"),
        ("7.30 pm tomorrow", "2027-03-13 19:30 EST"),
        ("tomorrow 7.30 p.m.", "2027-03-13 19:30 EST"),
        ("12 noon sunday", "2027-03-14 12:00 EDT"),
        ("friday 9am", "2027-03-19 09:00 EDT"),
        ("this sunday 7pm", "2027-03-14 19:00 EDT"),
        ("a week from sunday 7pm", "2027-03-21 19:00 EDT"),
        ("sunday week 7pm", "2027-03-21 19:00 EDT"),
        ("day after tomorrow at 7pm", "2027-03-14 19:00 EDT"),
        ("7pm GMT+1", "2027-03-12 19:00 UTC+01:00"),
        ("7pm utc-5", "2027-03-12 19:00 UTC-05:00"),
        ("Mar 14 7p", "2027-03-14 19:00 EDT"),
        ("sun 7:30p ET", "2027-03-14 19:30 EDT"),
        ("tomorrow 9a", "2027-03-13 09:00 EST"),
        ("sunday 730pm", "2027-03-14 19:30 EDT"),
        ("19 h 30", "2027-03-12 19:30 EST"),
        ("sunday 20 h 15", "2027-03-14 20:15 EDT"),
        ("19h 14 march", "2027-03-14 19:00 EDT"),
        ("19 h 45 min", "2027-03-13 05:45 EST"),
        ("1900h", "2027-03-12 19:00 EST"),
        ("sunday 0730 hrs", "2027-03-14 07:30 EDT"),
        ("in 1000 hours", "2027-04-23 03:00 EDT"),
        ("14-Mar-27 19:00", "2027-03-14 19:00 EDT"),
        ("2027-03-14 19:00 +0100", "2027-03-14 19:00 UTC+01:00"),
        ("2027-03-14 19:00:00 +02:00", "2027-03-14 19:00 UTC+02:00"),
    ],
)
def test_texts_that_mean_one_instant(text: str, wall: str) -> None:
    reading = read_time(text, FRIDAY)

    assert isinstance(reading, Instant)
    assert f"{reading.wall:%Y-%m-%d %H:%M %Z}" == wall
    assert reading.at.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "kind", "choices"),
    [
        ("14 March 2027 4 PM PST", "standard-or-summer", ["2027-03-14 16:00 PDT", "2027-03-14 16:00 PST"]),
        ("14 January 2028 4 PM PDT", "standard-or-summer", ["2028-01-14 16:00 PDT", "2028-01-14 16:00 PST"]),
        ("sunday at midnight", "which-midnight", ["2027-03-14 00:00 EST", "2027-03-15 00:00 EDT"]),
        ("sunday 12am", "which-midnight", ["2027-03-14 00:00 EST", "2027-03-15 00:00 EDT"]),
        ("saturday night 1am", "which-midnight", ["2027-03-13 01:00 EST", "2027-03-14 01:00 EST"]),
        ("7:00", "morning-or-evening", ["2027-03-12 19:00 EST", "2027-03-13 07:00 EST"]),
        ("8:30", "morning-or-evening", ["2027-03-12 20:30 EST", "2027-03-13 08:30 EST"]),
        ("sunday 12:59", "morning-or-evening", ["2027-03-14 00:59 EST", "2027-03-14 12:59 EDT"]),
        ("today 7:00", "morning-or-evening", ["2027-03-12 19:00 EST"]),
        ("tomorrow at 8", "morning-or-evening", ["2027-03-13 08:00 EST", "2027-03-13 20:00 EST"]),
        ("2027-03-14 2:30am", "skipped", ["2027-03-14 01:30 EST", "2027-03-14 03:30 EDT"]),
        ("2027-11-07 1:30am", "repeated", ["2027-11-07 01:30 EDT", "2027-11-07 01:30 EST"]),
        ("next sunday 7pm", "which-day", ["2027-03-14 19:00 EDT", "2027-03-21 19:00 EDT"]),
        ("friday 8pm", "which-day", ["2027-03-12 20:00 EST", "2027-03-19 20:00 EDT"]),
        ("3/4 7pm", "day-or-month", ["2027-04-03 19:00 EDT", "2028-03-04 19:00 EST"]),
        ("10 March 7pm", "which-year", ["2028-03-10 19:00 EST"]),
        ("20.11", "clock-or-date", ["2027-03-12 20:11 EST", "2027-11-20 18:00 EST"]),
        (
            "2h",
            "morning-or-evening",
            ["2027-03-12 12:00 EST", "2027-03-12 14:00 EST", "2027-03-13 02:00 EST"],
        ),
        ("tomorrow", "hour", ["2027-03-13 18:00 EST", "2027-03-13 19:00 EST"]),
        ("sunday morning", "hour", ["2027-03-14 08:00 EDT"]),
        ("sunday 7pm IST", "which-place", ["2027-03-14 19:00 IST", "2027-03-14 19:00 IST"]),
        ("tommorow 8pm", "misspelt", ["2027-03-13 20:00 EST"]),
        ("Sunady 5pm ET", "misspelt", ["2027-03-14 17:00 EDT"]),
        ("wendsday 9pm", "misspelt", ["2027-03-17 21:00 EDT"]),
        ("14 Dezember 20:00", "misspelt", ["2027-12-14 20:00 EST"]),
        ("tonigth", "misspelt", ["2027-03-12 19:00 EST", "2027-03-12 20:00 EST"]),
        ("saterday at 8", "misspelt", ["2027-03-13 08:00 EST", "2027-03-13 20:00 EST"]),
    ],
)
def test_texts_that_are_asked_back(text: str, kind: str, choices: list[str]) -> None:
    reading = read_time(text, FRIDAY)

    assert isinstance(reading, Question)
    assert kind in reading.kinds
    assert walls(reading)[: len(choices)] == choices


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("monday 30h", RefusalKind.NO_SUCH_HOUR),
        ("monday 24h", RefusalKind.NO_SUCH_HOUR),
        ("25:00", RefusalKind.NO_SUCH_HOUR),
        ("13pm", RefusalKind.NO_SUCH_HOUR),
        ("tomorrow 19:60", RefusalKind.NO_SUCH_HOUR),
        ("2027-03-14T19:00-20:00", RefusalKind.NO_SUCH_HOUR),
        ("9999-12-31 23:59", RefusalKind.TOO_FAR),
        ("now", RefusalKind.NOW),
        ("3/4/27 7pm", RefusalKind.PAST),
        ("3/12 9am", RefusalKind.PAST),
        ("14 March 2025 7pm", RefusalKind.PAST),
        ("14 March 1927 7pm", RefusalKind.PAST),
        ("today 9am", RefusalKind.PAST),
        ("yesterday 8pm", RefusalKind.PAST),
        ("last sunday 7pm", RefusalKind.PAST),
        ("3 hours ago", RefusalKind.PAST),
        ("<t:1>", RefusalKind.PAST),
        ("in 40 years", RefusalKind.TOO_FAR),
        ("14 March 2037 7pm", RefusalKind.TOO_FAR),
        ("31 April 2027 7pm", RefusalKind.NO_SUCH_DATE),
        ("29 February 2027 7pm", RefusalKind.NO_SUCH_DATE),
        ("2027-13-01 19:00", RefusalKind.NO_SUCH_DATE),
        ("Sat 14 March 2027 7pm", RefusalKind.WRONG_WEEKDAY),
        ("", RefusalKind.UNREADABLE),
        ("2027", RefusalKind.UNREADABLE),
        ("when it starts", RefusalKind.UNREADABLE),
        ("sunday 7pm or 8pm", RefusalKind.UNREADABLE),
        ("sunday 7pm 8pm", RefusalKind.UNREADABLE),
        ("tomorrow morning 7pm", RefusalKind.UNREADABLE),
        ("13:00-14:00", RefusalKind.UNREADABLE),
        ("sunday 14 march 7pm last sunday", RefusalKind.UNREADABLE),
        ("1h 1h", RefusalKind.UNREADABLE),
        ("in 30 minutes 2 hours", RefusalKind.UNREADABLE),
        ("in -3 days", RefusalKind.UNREADABLE),
        ("7PM ET/4PM PT sunday", RefusalKind.UNREADABLE),
        ("now 7pm", RefusalKind.UNREADABLE),
        ("ET", RefusalKind.UNREADABLE),
        ("7pm UTC-5 Tokyo", RefusalKind.UNREADABLE),
        ("in 9999 years", RefusalKind.TOO_FAR),
        ("<t:999999999999999>", RefusalKind.UNREADABLE),
        ("<@123456789012345678>", RefusalKind.UNREADABLE),
        ("🎬" * 50, RefusalKind.UNREADABLE),
        ("sunday 7pm 🇬🇧", RefusalKind.UNREADABLE),
        (
            "sunday 7pm \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            RefusalKind.UNREADABLE,
        ),
        ("in 3 days" * 500, RefusalKind.UNREADABLE),
    ],
)
def test_texts_that_are_refused(text: str, kind: RefusalKind) -> None:
    reading = read_time(text, FRIDAY)

    assert isinstance(reading, Refusal)
    assert reading.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "🎬 Sunday 7pm ET 🍿",
        "“Sunday 7pm ET”",
        "**Sunday 7pm** ET",
        "`Sunday 7pm ET`",
        "Ｓｕｎｄａｙ １９：００ ＥＴ",
        "Sunday 19\u223600 ET",
        "\ufeffSunday 7\ufe0f\u20e3pm\u200b ET",
        "Sunday 7\u202fpm ET 👍🏽",
    ],
)
def test_what_a_phone_or_a_chat_adds_changes_nothing(text: str) -> None:
    assert read_time(text, FRIDAY) == read_time("Sunday 7pm ET", FRIDAY)


def test_a_refusal_says_where_understanding_ended() -> None:
    reading = read_time("sunday 7pm when it starts", FRIDAY)

    assert isinstance(reading, Refusal)
    assert reading.unread == "when it starts"


def test_a_wrong_weekday_comes_with_its_date() -> None:
    reading = read_time("Sat 14 March 2027 7pm", FRIDAY)

    assert isinstance(reading, Refusal)
    assert f"{reading.day}" == "2027-03-14"


@pytest.mark.parametrize(
    ("home", "text", "instant"),
    [
        ("America/New_York", "sunday 7pm ET", "2027-03-14T23:00"),
        ("America/Los_Angeles", "14 March 2027 4pm PT", "2027-03-14T23:00"),
        ("Europe/London", "14 March 2027 7pm ET", "2027-03-14T23:00"),
        ("America/Chicago", "14 March 2027 6pm CT", "2027-03-14T23:00"),
        ("America/New_York", "March 14 at 7 PM Eastern", "2027-03-14T23:00"),
    ],
)
def test_a_region_is_its_clock_on_that_date(home: str, text: str, instant: str) -> None:
    reading = read_time(text, Situation(WEDNESDAY, home))

    assert isinstance(reading, Instant)
    assert reading.at == utc(instant)


@pytest.mark.parametrize(
    ("home", "text", "meant"),
    [
        ("America/New_York", "sunday 7pm EST", "2027-03-14T23:00"),
        ("Australia/Sydney", "14 March 2027 7pm EST", "2027-03-14T08:00"),
        ("Europe/Berlin", "14 June 2027 9:00 CET", "2027-06-14T07:00"),
        ("Europe/Berlin", "14 June 2027 09:00 CET", "2027-06-14T07:00"),
    ],
)
def test_a_fixed_abbreviation_in_summer_is_asked(home: str, text: str, meant: str) -> None:
    reading = read_time(text, Situation(WEDNESDAY, home))

    assert isinstance(reading, Question)
    assert QuestionKind.STANDARD_OR_SUMMER in reading.kinds
    assert utc(meant) in [choice.at for choice in reading.choices]


def test_both_meanings_of_an_abbreviation_say_whose_clock_they_are() -> None:
    reading = read_time("sunday 7pm EST", FRIDAY)

    assert isinstance(reading, Question)
    regional, literal = (choice.zone for choice in reading.choices)
    assert regional == Region("America/New_York")
    assert isinstance(literal, FixedOffset)
    assert (literal.name, literal.place) == ("EST", "America/New_York")


@pytest.mark.parametrize(
    ("home", "text", "wall"),
    [
        ("Europe/Dublin", "1 july 7pm IST", "2027-07-01 19:00 IST"),
        ("Asia/Kolkata", "1 july 7pm IST", "2027-07-01 19:00 IST"),
        ("America/Phoenix", "1 july 7pm MST", "2027-07-01 19:00 MST"),
        ("Asia/Manila", "1 july 7pm PST", "2027-07-01 19:00 PST"),
        ("Asia/Shanghai", "1 july 7pm CST", "2027-07-01 19:00 CST"),
        ("America/New_York", "1 december 7pm CST", "2027-12-01 19:00 CST"),
        ("America/Jamaica", "1 july 7pm EST", "2027-07-01 19:00 EST"),
        ("Europe/Berlin", "1 december 7pm EST", "2027-12-01 19:00 EST"),
    ],
)
def test_an_abbreviation_of_several_places_means_the_servers_own(home: str, text: str, wall: str) -> None:
    reading = read_time(text, Situation(FRIDAY.now, home))

    assert isinstance(reading, Instant)
    assert f"{reading.wall:%Y-%m-%d %H:%M %Z}" == wall


@pytest.mark.parametrize(
    ("home", "text", "days"),
    [
        ("America/New_York", "5/4/2027 19:00", ["2027-05-04"]),
        ("Europe/London", "5/4/2027 19:00", ["2027-04-05"]),
        ("America/Sao_Paulo", "5/4/2027 19:00", ["2027-04-05", "2027-05-04"]),
        ("UTC", "5/4/2027 19:00", ["2027-04-05", "2027-05-04"]),
        ("UTC", "tuesday 5/4/2027 19:00", ["2027-05-04"]),
        ("UTC", "13/4/2027 19:00", ["2027-04-13"]),
        ("Europe/Berlin", "5.4. 19:00", ["2027-04-05"]),
        ("America/New_York", "5.4. 19:00", ["2027-04-05", "2027-05-04"]),
        ("UTC", "12/3/2027 19:00", ["2027-03-12", "2027-12-03"]),
        ("UTC", "4/3/2027 19:00", ["2027-04-03"]),
    ],
)
def test_the_month_stands_first_where_people_write_it_so(home: str, text: str, days: list[str]) -> None:
    reading = read_time(text, Situation(FRIDAY.now, home))

    choices = reading.choices if isinstance(reading, Question) else (reading,)
    assert [f"{c.wall:%Y-%m-%d}" for c in choices if isinstance(c, Instant)] == days


def test_a_date_whose_other_order_is_past_is_still_asked() -> None:
    reading = read_time("4/3/2027 19:00", Situation(FRIDAY.now, "UTC"))

    assert isinstance(reading, Question)
    assert reading.kinds == (QuestionKind.DAY_OR_MONTH,)


def test_tomorrow_is_asked_where_the_said_zone_has_another_date() -> None:
    sunday_in_sydney = Situation(datetime(2027, 3, 13, 22, tzinfo=UTC), "Australia/Sydney")
    reading = read_time("tomorrow 7pm ET", sunday_in_sydney)

    assert walls(reading) == ["2027-03-14 19:00 EDT", "2027-03-15 19:00 EDT"]


def test_an_abbreviation_chooses_between_the_two_of_a_night() -> None:
    first, second = (read_time(f"2027-11-07 1:30am {zone}", FRIDAY) for zone in ("EDT", "EST"))

    assert isinstance(first, Instant)
    assert isinstance(second, Instant)
    assert (first.at, second.at) == (utc("2027-11-07T05:30"), utc("2027-11-07T06:30"))
