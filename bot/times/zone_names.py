"""Time zones as people name them: one look-up for `/config timezone` and for every time that is typed.

A region ("ET", "New York", "Europe/Vienna", "Japan") is its clock on that date; an abbreviation ("EST") is an offset
and the place that people mean by it; what several places use means the server's own place or country if that is
among them.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from bot.times.model import FixedOffset, Region, ZoneMeaning
from bot.times.zone_tables import (
    ABBREVIATIONS,
    LONG_NAME_PLACES,
    LONG_NAMES,
    REGIONS,
    SEVERAL_ZONES,
    ZONE_BY_CITY,
    ZONES_BY_SHARED_NAME,
    Meaning,
)

LONGEST_NAME_WORDS = 6
"""Words of the longest name that is looked up in a text."""

_LIKE_ENOUGH = 75
"""Of 100: `Wienna` is like `Vienna`, `Munich` is not like `Zurich`."""

_NOT_ZONES = frozenset({"Factory", "localtime"})
_UTC_NAMES = frozenset({"utc", "z", "zulu", "universal", "uct", "coordinated universal", "etc/utc"})


def find_zones(text: str, home: str = "UTC") -> tuple[ZoneMeaning, ...]:
    """Find what a zone's name means.

    Args:
        text: As it was typed.
        home: The server's IANA zone: what several places use means its own.

    Returns:
        One meaning; several if the name must be asked back; none if it names no zone.
    """
    city, comma, country = text.partition(",")
    if comma:
        return _find_city(city, country, home)
    name = normalise_name(text)
    if name in _UTC_NAMES:
        return (Region("UTC"),)
    if "/" in name and name in load_iana_names():
        return (Region(load_iana_names()[name]),)
    abbreviation = LONG_NAMES.get(name, name)
    if abbreviation in ABBREVIATIONS or abbreviation.upper() in _load_abbreviations(home):
        found = _find_abbreviated(abbreviation, home)
        meant = LONG_NAME_PLACES.get(name)
        return tuple(zone for zone in found if zone.place == meant) or found
    if name in REGIONS:
        return (Region(_choose_own_place(REGIONS[name], home)),)
    places = _load_places().get(name, ())
    if home in places:
        return (Region(home),)
    if places:
        return tuple(Region(zone) for zone in places)
    return (Region(load_iana_names()[name]),) if name in load_iana_names() else ()


def find_region_keys(text: str, home: str = "UTC") -> tuple[str, ...]:
    """Find the IANA zones that a name can stand for as a server's setting: of an abbreviation, the places that use it.

    Returns:
        As `find_zones`.
    """
    keys = (zone.key if isinstance(zone, Region) else zone.place for zone in find_zones(text, home))
    return tuple(dict.fromkeys(keys))


def list_matching_region_keys(text: str, limit: int, home: str = "UTC") -> list[str]:
    """List the IANA zones that an unfinished name may come to mean: what it means as it stands, a region or a place
    that begins so, the best known first, then names that hold it, then what is spelt like it.
    """
    wanted = normalise_name(text)
    exact = find_region_keys(text, home)
    places = [zone for place, zones in _load_places().items() if place.startswith(wanted) for zone in zones]
    regions = [zones[0] for name, zones in REGIONS.items() if name.startswith(wanted)]
    well_known = {zones[0] for zones in REGIONS.values()}
    places.sort(key=lambda zone: zone not in well_known)
    others = [
        key
        for name, key in load_iana_names().items()
        if wanted in name and "/" in name and not name.startswith("etc/")
    ]
    found = [*exact, *regions, *places, *others, *list_nearest_region_keys(text, limit)]
    return list(dict.fromkeys(found))[:limit]


def list_nearest_region_keys(text: str, limit: int) -> list[str]:
    """List the zones of the places most like a text, the best first; none if nothing is like it."""
    wanted = normalise_name(text).rpartition("/")[2]
    found = process.extract(
        wanted, _load_places().keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=_LIKE_ENOUGH
    )
    return list(dict.fromkeys(zone for place, _, _ in found for zone in _load_places()[place]))[:limit]


def describe_place(key: str) -> str:
    """Name the place of an IANA zone as people say it: "New York", "UTC"."""
    return key.rpartition("/")[2].replace("_", " ")


def get_country(key: str) -> str:
    """Say the two letters of a zone's country; empty for those that have none."""
    return _load_countries().get(_load_links().get(key, key), "")


def normalise_name(text: str) -> str:
    """Write a name in small letters without accents and dots, with spaces, without "time" at its end."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold().replace("_", " "))
    name = "".join(letter for letter in apart if letter != "." and not unicodedata.combining(letter))
    return " ".join(name.split()).removesuffix(" time")


@cache
def load_iana_names() -> dict[str, str]:
    """The IANA's names by what people type for them."""
    return {normalise_name(key): key for key in sorted(available_timezones() - _NOT_ZONES)}


def _find_city(city: str, country: str, home: str) -> tuple[ZoneMeaning, ...]:
    """A city named with its country: "London, UK"; none if the country has no such city."""
    codes = {get_country(key) for key in find_region_keys(country, home)} - {""}
    zones = find_zones(city, home) if codes else ()
    return tuple(zone for zone in zones if isinstance(zone, Region) and get_country(zone.key) in codes)


def _find_abbreviated(name: str, home: str) -> tuple[FixedOffset, ...]:
    own = _load_abbreviations(home).get(name.upper())
    if own is not None:
        return (FixedOffset(own, name.upper(), home),)
    country = get_country(home)
    meanings = ABBREVIATIONS[name]
    local = [meaning for meaning in meanings if country and country in meaning.countries.split()]
    chosen = local[:1] or [meaning for meaning in meanings if not meaning.local]
    return tuple(_make_fixed_offset(name, meaning) for meaning in chosen)


def _make_fixed_offset(name: str, meaning: Meaning) -> FixedOffset:
    return FixedOffset(timedelta(hours=meaning.hours), name.upper(), meaning.place)


@cache
def _load_abbreviations(home: str) -> dict[str, timedelta]:
    """The abbreviations of a zone's own clock with their offsets; numeric ones such as "+03" are none."""
    zone = ZoneInfo(home)
    found: dict[str, timedelta] = {}
    for month in (1, 7):
        at = datetime(2027, month, 1, tzinfo=zone)
        name, offset = at.tzname(), at.utcoffset()
        if name and name.isalpha() and offset is not None and name != "UTC":
            found[name.upper()] = offset
    return found


def _choose_own_place(places: tuple[str, ...], home: str) -> str:
    country = get_country(home)
    if home in places:
        return home
    return next((place for place in places if country and get_country(place) == country), places[0])


@cache
def _load_places() -> dict[str, tuple[str, ...]]:
    """The zones of today by city and by country."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    names = {code: name for code, name, *_ in _read_iana_table("iso3166.tab")}
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in SEVERAL_ZONES.items():
        aliases[code].append(name)
    for zone, code in _load_countries().items():
        found[normalise_name(zone).rpartition("/")[2]].append(zone)
        for name in (names[code], *aliases[code]):
            found[normalise_name(name)].append(zone)
    for name, zone in ZONE_BY_CITY.items():
        found[normalise_name(name)] = [zone]
    found.update((normalise_name(name), list(zones)) for name, zones in ZONES_BY_SHARED_NAME.items())
    return {name: tuple(dict.fromkeys(zones)) for name, zones in found.items()}


@cache
def _load_countries() -> dict[str, str]:
    """The country of every zone that belongs to one."""
    return {zone: code for code, _, zone, *_ in _read_iana_table("zone.tab")}


@cache
def _load_links() -> dict[str, str]:
    """The zones that older names lead to."""
    lines = files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text(encoding="utf-8").splitlines()
    return {alias: target for _, target, alias in (line.split() for line in lines if line.startswith("L "))}


def _read_iana_table(name: str) -> Iterator[list[str]]:
    """The lines of one of the tables that the IANA ships beside the zones."""
    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
