from datetime import UTC, datetime

import pytest

from bot.times.model import Region, Situation
from bot.times.reading import list_choices, read_time
from bot.times.wall_clock import format_as_value

FRIDAY = Situation(datetime(2027, 3, 12, 15, tzinfo=UTC), "America/New_York")


@pytest.mark.parametrize(
    "text",
    ["", "sunday", "sunday 7", "14 March 20", "3/4 8pm", "tomorrow 8pm", "7:00", "sunday 7pm EST", "7pm IST"],
)
def test_a_choices_value_is_read_as_its_instant_and_zone(text: str) -> None:
    choices = list_choices(text, FRIDAY)

    assert choices
    assert [choice.at for choice in choices] == sorted({choice.at for choice in choices})
    for choice in choices:
        reading = read_time(format_as_value(choice), FRIDAY)
        assert reading == read_time(format_as_value(choice), Situation(FRIDAY.now, "Asia/Tokyo"))
        assert getattr(reading, "at", None) == choice.at


@pytest.mark.parametrize("second", [0, 1, 59])
def test_no_two_choices_look_the_same(second: int) -> None:
    saturday = Situation(datetime(2027, 3, 14, 0, 0, second, tzinfo=UTC), "America/New_York")
    shown = [f"{choice.wall:%A %d %H:%M}" for choice in list_choices("", saturday)]
    assert len(shown) == len(set(shown))


def test_an_unfinished_hour_is_completed() -> None:
    assert [f"{choice.wall:%H:%M}" for choice in list_choices("sunday 7", FRIDAY)] == ["07:00", "19:00"]
    assert [f"{choice.wall:%H:%M}" for choice in list_choices("sunday 20", FRIDAY)] == ["20:00"]


@pytest.mark.parametrize("text", ["nonsense", "sunday 30h", "yesterday 8pm", "monday 7pm foo"])
def test_what_will_be_refused_offers_nothing(text: str) -> None:
    assert list_choices(text, FRIDAY) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("sunday 7pm Londo", ["Europe/London"]),
        ("sunday 7pm new y", ["America/New_York"]),
        ("tomorrow 8pm los ang", ["America/Los_Angeles"]),
    ],
)
def test_a_zone_typed_in_part_is_completed(text: str, places: list[str]) -> None:
    assert [choice.zone for choice in list_choices(text, FRIDAY)] == [Region(place) for place in places]


def test_a_zone_typed_in_part_may_come_to_mean_several() -> None:
    choices = list_choices("sunday 7pm Ameri", FRIDAY)
    assert Region("America/New_York") in [choice.zone for choice in choices]
    assert {f"{choice.wall:%H:%M}" for choice in choices} == {"19:00"}
