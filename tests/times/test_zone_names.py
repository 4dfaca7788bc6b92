from datetime import timedelta
from zoneinfo import available_timezones

import pytest

from bot.times.model import FixedOffset, Region
from bot.times.zone_names import (
    find_region_keys,
    find_zones,
    get_country,
    list_matching_region_keys,
    list_nearest_region_keys,
    load_iana_names,
)
from bot.times.zone_tables import ABBREVIATIONS, LONG_NAMES, REGIONS, ZONE_BY_CITY, ZONES_BY_SHARED_NAME


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ET", "America/New_York"),
        ("CT", "America/Chicago"),
        ("MT", "America/Denver"),
        ("PT", "America/Los_Angeles"),
        ("Eastern", "America/New_York"),
        ("Eastern Time", "America/New_York"),
        ("US Eastern", "America/New_York"),
        ("pacific time", "America/Los_Angeles"),
        ("EST/EDT", "America/New_York"),
        ("EST5EDT", "America/New_York"),
        ("uk", "Europe/London"),
        ("U.K.", "Europe/London"),
        ("E.T.", "America/New_York"),
        ("St. Louis", "America/Chicago"),
        ("UK time", "Europe/London"),
        ("United Kingdom", "Europe/London"),
        ("central european time", "Europe/Berlin"),
        ("Europe/Vienna", "Europe/Vienna"),
        (" europe/vienna ", "Europe/Vienna"),
        ("vienna", "Europe/Vienna"),
        ("Wien", "Europe/Vienna"),
        ("new york time", "America/New_York"),
        ("New_York", "America/New_York"),
        ("los angeles", "America/Los_Angeles"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("Z", "UTC"),
        ("Hamburg", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("boston", "America/New_York"),
        ("Japan", "Asia/Tokyo"),
        ("NZ", "Pacific/Auckland"),
        ("Beijing", "Asia/Shanghai"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_regional_name_is_a_regions_clock(text: str, key: str) -> None:
    assert find_zones(text) == (Region(key),)
    assert find_region_keys(text) == (key,)


@pytest.mark.parametrize(
    ("text", "home", "key"),
    [
        ("eastern", "Australia/Brisbane", "Australia/Sydney"),
        ("eastern", "Europe/Berlin", "America/New_York"),
        ("ET", "America/Toronto", "America/Toronto"),
        ("central", "America/Mexico_City", "America/Mexico_City"),
        ("usa", "America/Denver", "America/Denver"),
    ],
)
def test_a_region_of_several_places_is_the_servers_own(text: str, home: str, key: str) -> None:
    assert find_zones(text, home) == (Region(key),)


@pytest.mark.parametrize(
    ("text", "home", "places"),
    [
        ("EST", "UTC", ["America/New_York"]),
        ("eastern standard time", "UTC", ["America/New_York"]),
        ("est", "Australia/Melbourne", ["Australia/Sydney"]),
        ("EST", "America/Toronto", ["America/Toronto"]),
        ("israel standard time", "UTC", ["Asia/Jerusalem"]),
        ("Central Standard Time", "UTC", ["America/Chicago"]),
        ("PST", "Europe/Berlin", ["America/Los_Angeles"]),
        ("PST", "Asia/Manila", ["Asia/Manila"]),
        ("MST", "America/Phoenix", ["America/Phoenix"]),
        ("IST", "UTC", ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
        ("IST", "Asia/Kolkata", ["Asia/Kolkata"]),
        ("IST", "Asia/Calcutta", ["Asia/Calcutta"]),
        ("CST", "UTC", ["America/Chicago", "Asia/Shanghai", "America/Havana"]),
        ("CST", "America/New_York", ["America/Chicago"]),
        ("CST", "Asia/Taipei", ["Asia/Taipei"]),
        ("BST", "America/New_York", ["Europe/London", "Asia/Dhaka"]),
        ("BST", "Europe/London", ["Europe/London"]),
        ("AST", "Europe/Berlin", ["America/Halifax", "Asia/Riyadh"]),
        ("CHST", "Pacific/Guam", ["Pacific/Guam"]),
    ],
)
def test_an_abbreviation_is_an_offset_and_the_places_that_use_it(
    text: str, home: str, places: list[str]
) -> None:
    found = find_zones(text, home)

    assert all(isinstance(zone, FixedOffset) and zone.name for zone in found)
    assert [zone.place for zone in found if isinstance(zone, FixedOffset)] == places
    assert list(find_region_keys(text, home)) == places


def test_an_abbreviation_keeps_its_offset() -> None:
    (zone,) = find_zones("EST", "America/New_York")
    assert zone == FixedOffset(timedelta(hours=-5), "EST", "America/New_York")


@pytest.mark.parametrize("text", ["", "🎬", "x" * 6000, "../../etc/passwd", "GMT+1", "UTC+2", "etc", "march"])
def test_what_names_no_zone_finds_none(text: str) -> None:
    assert find_zones(text) == ()
    assert not [zone for zone in list_matching_region_keys(text, 25) if zone.startswith("Etc")]


def test_a_country_of_several_zones_finds_them_all() -> None:
    found = find_zones("Brazil")
    assert len(found) > 4
    assert {get_country(zone.key) for zone in found if isinstance(zone, Region)} == {"BR"}


def test_every_name_that_is_kept_by_hand_leads_to_a_zone() -> None:
    kept = {meaning.place for meanings in ABBREVIATIONS.values() for meaning in meanings}
    kept |= {key for keys in REGIONS.values() for key in keys} | set(ZONE_BY_CITY.values())
    assert kept <= available_timezones()
    assert set(LONG_NAMES.values()) <= ABBREVIATIONS.keys()
    assert not ABBREVIATIONS.keys() & REGIONS.keys()
    assert not (ABBREVIATIONS.keys() | REGIONS.keys()) & ZONE_BY_CITY.keys()


def test_every_iana_name_is_found_whole() -> None:
    for key in load_iana_names().values():
        if "/" in key and key != "Etc/UTC":
            assert find_zones(key) == (Region(key),)


@pytest.mark.parametrize("name", [*ABBREVIATIONS, *LONG_NAMES, *REGIONS])
def test_the_setting_and_the_times_know_the_same_names(name: str) -> None:
    for written in (name, name.upper(), f"{name} time"):
        assert find_zones(written)
        assert find_region_keys(written)


def test_an_unfinished_name_offers_what_it_means_first() -> None:
    assert list_matching_region_keys("est", 5)[0] == "America/New_York"
    assert list_matching_region_keys("paci", 5)[0] == "America/Los_Angeles"
    assert list_matching_region_keys("wien", 5)[0] == "Europe/Vienna"
    assert list_matching_region_keys("ist", 5)[:2] == ["Asia/Kolkata", "Europe/Dublin"]
    assert list_nearest_region_keys("los angelos", 3)[0] == "America/Los_Angeles"
    assert "Europe/Vienna" in list_nearest_region_keys("Europe/Wienna", 3)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("London, UK", ("Europe/London",)),
        ("new york, usa", ("America/New_York",)),
        ("Vienna, Austria", ("Europe/Vienna",)),
        ("Vienna, France", ()),
        ("London,", ()),
        (", UK", ()),
    ],
)
def test_a_city_with_its_country(text: str, keys: tuple[str, ...]):
    assert find_region_keys(text, "Europe/Vienna") == keys


@pytest.mark.parametrize("name", sorted(ZONES_BY_SHARED_NAME))
def test_a_name_of_places_far_apart_is_the_servers_own_or_asked(name: str) -> None:
    zones = ZONES_BY_SHARED_NAME[name]
    assert set(zones) <= available_timezones()
    assert name not in ZONE_BY_CITY
    assert find_region_keys(name, "Asia/Tokyo") == zones
    for zone in zones:
        assert find_region_keys(name, zone) == (zone,)
