import pytest

from bot.guilds.errors import UnknownTimeZoneError
from bot.guilds.time_zones import (
    NEAREST_ZONES_LIMIT,
    ZONE_BY_CITY,
    find_time_zone,
    get_time_zones,
    list_matching_time_zones,
    list_nearest_time_zones,
)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        (" europe/vienna ", "Europe/Vienna"),
        ("vienna", "Europe/Vienna"),
        ("los angeles", "America/Los_Angeles"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("Hamburg", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("boston", "America/New_York"),
        ("EST", "America/New_York"),
        ("Japan", "Asia/Tokyo"),
        ("Beijing", "Asia/Shanghai"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_zone_is_found_as_people_type_it(text: str, zone: str) -> None:
    assert find_time_zone(text) == zone


def test_a_misspelt_zone_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        find_time_zone("Europe/Wienna")
    assert "Europe/Vienna" in refusal.value.nearest
    assert list_nearest_time_zones("los angelos")[0] == "America/Los_Angeles"


def test_a_country_of_several_zones_is_refused_with_some_of_them() -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        find_time_zone("Brazil")
    assert len(refusal.value.nearest) == NEAREST_ZONES_LIMIT
    assert all(zone.startswith("America/") for zone in refusal.value.nearest)


@pytest.mark.parametrize("text", ["GMT+1", "UTC+2", "etc"])
def test_what_the_zones_of_etc_would_turn_round_is_refused(text: str) -> None:
    with pytest.raises(UnknownTimeZoneError) as refusal:
        find_time_zone(text)
    assert not [zone for zone in refusal.value.nearest if zone.startswith("Etc")]
    assert not [zone for zone in list_matching_time_zones(text, 25) if zone.startswith("Etc")]


def test_every_city_that_is_named_leads_to_a_zone() -> None:
    assert set(ZONE_BY_CITY.values()) <= set(get_time_zones().values())


@pytest.mark.parametrize("text", ["", "🎬", "x" * 6000, "../../etc/passwd"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(UnknownTimeZoneError):
        find_time_zone(text)
