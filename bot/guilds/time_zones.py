"""Finding a time zone by the names that people type: IANA names, cities, countries and abbreviations.

The IANA's list names each zone after one city; here are the other cities and abbreviations that people type.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.guilds.errors import UnknownTimeZoneError

_CITIES_BY_ZONE = {
    "Europe/London": (
        "manchester, birmingham, liverpool, leeds, glasgow, edinburgh, cardiff, bristol, england, "
        "scotland, wales, gmt, bst"
    ),
    "Europe/Dublin": "cork, galway",
    "Europe/Paris": "lyon, marseille, toulouse, nice, bordeaux, lille, nantes, strasbourg, cannes",
    "Europe/Berlin": (
        "hamburg, munich, münchen, cologne, köln, frankfurt, stuttgart, leipzig, dresden, "
        "düsseldorf, bremen, hanover, germany, deutschland, cet, cest"
    ),
    "Europe/Vienna": "graz, salzburg, linz, innsbruck, wien",
    "Europe/Zurich": "geneva, basel, bern, lausanne",
    "Europe/Rome": "milan, milano, naples, turin, venice, florence, bologna, palermo, roma",
    "Europe/Madrid": "barcelona, valencia, seville, bilbao, málaga, san sebastian",
    "Europe/Lisbon": "porto, lisboa",
    "Europe/Amsterdam": "rotterdam, the hague, utrecht, eindhoven",
    "Europe/Brussels": "antwerp, ghent, bruges",
    "Europe/Copenhagen": "aarhus, odense",
    "Europe/Stockholm": "gothenburg, malmö",
    "Europe/Oslo": "bergen, trondheim",
    "Europe/Helsinki": "tampere, turku, espoo",
    "Europe/Warsaw": "krakow, kraków, gdansk, gdańsk, wroclaw, poznan, lodz, łódź",
    "Europe/Prague": "brno, praha",
    "Europe/Athens": "thessaloniki",
    "Europe/Istanbul": "ankara, izmir",
    "Europe/Kyiv": "lviv, odesa, kharkiv",
    "Europe/Moscow": "saint petersburg, st petersburg",
    "America/New_York": (
        "boston, philadelphia, washington, washington dc, miami, atlanta, baltimore, orlando, "
        "charlotte, pittsburgh, cleveland, columbus, nyc, brooklyn, est, edt, eastern"
    ),
    "America/Toronto": "montreal, montréal, ottawa, quebec, hamilton",
    "America/Chicago": (
        "houston, dallas, austin, san antonio, minneapolis, milwaukee, st louis, nashville, new "
        "orleans, memphis, kansas city, cst, cdt, central"
    ),
    "America/Denver": "salt lake city, albuquerque, mst, mdt, mountain",
    "America/Edmonton": "calgary",
    "America/Los_Angeles": (
        "san francisco, seattle, san diego, portland, las vegas, hollywood, sacramento, oakland, "
        "san jose, la, pst, pdt, pacific"
    ),
    "America/Mexico_City": "guadalajara, puebla, mexico df",
    "America/Sao_Paulo": ("rio de janeiro, rio, brasilia, brasília, belo horizonte, curitiba, porto alegre"),
    "America/Argentina/Buenos_Aires": "buenos aires, rosario, argentina",
    "America/Bogota": "medellin, medellín, cali",
    "America/Santiago": "valparaiso, valparaíso",
    "Africa/Johannesburg": "cape town, durban, pretoria",
    "Africa/Lagos": "abuja, ibadan",
    "Africa/Cairo": "alexandria, giza",
    "Asia/Jerusalem": "tel aviv, haifa",
    "Asia/Dubai": "abu dhabi",
    "Asia/Kolkata": (
        "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, calcutta, ist"
    ),
    "Asia/Karachi": "lahore, islamabad",
    "Asia/Shanghai": "beijing, guangzhou, shenzhen, chengdu, wuhan, china",
    "Asia/Tokyo": "osaka, kyoto, yokohama, nagoya, sapporo, jst",
    "Asia/Seoul": "busan, incheon, kst",
    "Asia/Ho_Chi_Minh": "hanoi, saigon",
    "Asia/Jakarta": "bandung, surabaya",
    "Asia/Manila": "quezon city, cebu, davao",
    "Australia/Sydney": "canberra, newcastle, aest, aedt",
    "Australia/Brisbane": "gold coast",
    "Pacific/Auckland": "wellington, christchurch, new zealand, nzst, nzdt",
}

ZONE_BY_CITY: Mapping[str, str] = {
    name: zone for zone, names in _CITIES_BY_ZONE.items() for name in names.split(", ")
}
"""The IANA zone by a city or abbreviation in lower case."""


NEAREST_ZONES_LIMIT = 5
"""How many names are suggested for an unknown one."""

_MIN_SIMILARITY_PERCENT = 75
"""From 0 to 100: `Wienna` is similar to `Vienna`, `Munich` is not similar to `Zurich`."""


@cache
def get_time_zones() -> dict[str, str]:
    """The zones' IANA names by what people type for them: in lower case, with spaces."""
    return {
        _normalize_name(name): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"
    }


@cache
def _get_places() -> dict[str, tuple[str, ...]]:
    """The zones in use today by city and by country, from the tables that the IANA ships with them.

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
    """The zone that a text means: "Europe/Vienna", "europe/vienna", "Vienna", "new york", "Hamburg", "Japan".

    Raises:
        UnknownTimeZoneError: With the most similar names.
    """
    wanted = _normalize_name(text)
    if wanted in get_time_zones():
        return get_time_zones()[wanted]
    meant = _get_places().get(wanted, ())
    if len(meant) == 1:
        return meant[0]
    raise UnknownTimeZoneError(text, list(meant[:NEAREST_ZONES_LIMIT]) or list_nearest_time_zones(text))


def list_matching_time_zones(text: str, limit: int) -> list[str]:
    """The zones that an unfinished text may mean: names that begin with it first, then names that contain it, then
    similar ones.
    """
    wanted = _normalize_name(text)
    places = [zone for place, zones in _get_places().items() if place.startswith(wanted) for zone in zones]
    others = [
        zone for name, zone in get_time_zones().items() if wanted in name and not name.startswith("etc/")
    ]
    return list(dict.fromkeys([*places, *others, *list_nearest_time_zones(text, limit)]))[:limit]


def list_nearest_time_zones(text: str, limit: int = NEAREST_ZONES_LIMIT) -> list[str]:
    """The zones with the most similar names, the best first; empty if none is similar."""
    wanted = _normalize_name(text).rpartition("/")[2]
    found = process.extract(
        wanted, _get_places().keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=_MIN_SIMILARITY_PERCENT
    )
    return list(dict.fromkeys(zone for place, _, _ in found for zone in _get_places()[place]))[:limit]


def _read_iana_table(name: str) -> Iterator[list[str]]:
    """The lines of one of the tables that the IANA ships with the zones."""
    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _normalize_name(text: str) -> str:
    """The name in lower case without accents, with spaces."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold().replace("_", " "))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
