import pytest

from bot.times.dates import read_length_minutes


@pytest.mark.parametrize(
    "text",
    [
        "3h 30m", "3:30", "210 minutes", "210", "210m", "3h30", "3h30m", "3.5 hours", "3½ hours", "3 hours 30 minutes",
        "3 hours and 30 minutes", "three and a half hours", "3 hours and a half", "3 hrs, 30 min", " 3H 30M ",
    ],
)  # fmt: skip
def test_a_shows_length_is_said_in_many_ways(text: str) -> None:
    assert read_length_minutes(text) == 210


@pytest.mark.parametrize(
    "text", ["", "long", "3:75", "3:3", "3 days", "210 parsecs", "-3h", "3h 30m late", "2-3 hours"]
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert read_length_minutes(text) is None
