import pytest

from bot.guilds.errors import UnknownTimeZoneError
from bot.guilds.zones import find_time_zone, nearest_time_zones


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        (" europe/vienna ", "Europe/Vienna"),
        ("vienna", "Europe/Vienna"),
        ("los angeles", "America/Los_Angeles"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_as_people_type_it(text: str, zone: str) -> None:
    assert find_time_zone(text) == zone


def test_a_misspelt_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        find_time_zone("Europe/Wienna")
    assert "Europe/Vienna" in refusal.value.nearest
    assert nearest_time_zones("los angelos")[0] == "America/Los_Angeles"


def test_a_city_of_two_zones_is_refused_with_both() -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        find_time_zone("Buenos Aires")
    assert set(refusal.value.nearest) == {"America/Argentina/Buenos_Aires", "America/Buenos_Aires"}


@pytest.mark.parametrize("text", ["", "🎬", "x" * 6000, "../../etc/passwd"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(UnknownTimeZoneError):
        find_time_zone(text)
