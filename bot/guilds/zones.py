"""Time zones as people name them: by the IANA's name, by a city, by a country that has but one."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.guilds.cities import ZONE_BY_CITY
from bot.guilds.errors import UnknownTimeZoneError

NEAREST_ZONES_LIMIT = 5
"""How many names are suggested for one that is not known."""

_MIN_SIMILARITY_PERCENT = 75
"""Of 100: `Wienna` is like `Vienna`, `Munich` is not like `Zurich`."""


@cache
def get_time_zones() -> dict[str, str]:
    """The zones' IANA names by what people type for them: in small letters, with spaces."""
    return {
        _normalize_name(name): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"
    }


@cache
def _get_places() -> dict[str, tuple[str, ...]]:
    """The zones of today by city and by country, as the tables that come with them have it.

    The zones of `Etc` are left out: their signs are the opposite of what people mean by `GMT+1`.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    countries = {code: name for code, name, *_ in _read_iana_table("iso3166.tab")}
    for code, _, zone, *_ in _read_iana_table("zone.tab"):
        found[_normalize_name(zone).rpartition("/")[2]].append(zone)
        found[_normalize_name(countries[code])].append(zone)
    for name, zone in ZONE_BY_CITY.items():
        found[_normalize_name(name)] = [zone]
    return {name: tuple(dict.fromkeys(zones)) for name, zones in found.items()}


def find_time_zone(text: str) -> str:
    """The zone that someone means: "Europe/Vienna", "europe/vienna", "Vienna", "new york", "Hamburg", "Japan".

    Raises:
        UnknownTimeZoneError: With the names nearest to it.
    """
    wanted = _normalize_name(text)
    if wanted in get_time_zones():
        return get_time_zones()[wanted]
    meant = _get_places().get(wanted, ())
    if len(meant) == 1:
        return meant[0]
    raise UnknownTimeZoneError(text, list(meant[:NEAREST_ZONES_LIMIT]) or list_nearest_time_zones(text))


def list_matching_time_zones(text: str, limit: int) -> list[str]:
    """The zones that an unfinished text may come to mean: a place that begins so first, then names that hold it, then
    what is spelt like it.
    """
    wanted = _normalize_name(text)
    places = [zone for place, zones in _get_places().items() if place.startswith(wanted) for zone in zones]
    others = [
        zone for name, zone in get_time_zones().items() if wanted in name and not name.startswith("etc/")
    ]
    return list(dict.fromkeys([*places, *others, *list_nearest_time_zones(text, limit)]))[:limit]


def list_nearest_time_zones(text: str, limit: int = NEAREST_ZONES_LIMIT) -> list[str]:
    """The zones of the places most like a text, the best first; none if nothing is like it."""
    wanted = _normalize_name(text).rpartition("/")[2]
    found = process.extract(
        wanted, _get_places().keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=_MIN_SIMILARITY_PERCENT
    )
    return list(dict.fromkeys(zone for place, _, _ in found for zone in _get_places()[place]))[:limit]


def _read_iana_table(name: str) -> Iterator[list[str]]:
    """The lines of one of the tables that the IANA ships beside the zones."""
    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _normalize_name(text: str) -> str:
    """In small letters without accents, with spaces."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold().replace("_", " "))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
