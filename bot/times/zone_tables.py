"""The names that people give to zones and that no table of the IANA's holds: regions, abbreviations, and cities where
the IANA's list names another city of the zone.

Kept by hand: CLDR's metazones (in `babel`) name regions in one language and lack most abbreviations that are typed, and
dateparser's table gives "ET" and "EST" one offset for all dates, has no "CT" (its issue 1070), and no second place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of an abbreviation.

    Attributes:
        hours: East of UTC.
        place: The IANA zone whose clock people mean, and that has this offset for at least part of the year or had.
        countries: Where it is said, by their two letters.
        local: Whether it is meant only by who lives there; elsewhere the name means another place.
    """

    hours: float
    place: str
    countries: str = ""
    local: bool = False


_NORTH_AMERICA = "US CA"

ABBREVIATIONS: Mapping[str, tuple[Meaning, ...]] = {
    "gmt": (Meaning(0, "Europe/London", "GB IE"),),
    "bst": (Meaning(1, "Europe/London", "GB"), Meaning(6, "Asia/Dhaka", "BD")),
    "wet": (Meaning(0, "Europe/Lisbon", "PT"),),
    "west": (Meaning(1, "Europe/Lisbon", "PT"),),
    "cet": (Meaning(1, "Europe/Berlin"),),
    "cest": (Meaning(2, "Europe/Berlin"),),
    "mez": (Meaning(1, "Europe/Berlin"),),
    "mesz": (Meaning(2, "Europe/Berlin"),),
    "eet": (Meaning(2, "Europe/Athens"),),
    "eest": (Meaning(3, "Europe/Athens"),),
    "msk": (Meaning(3, "Europe/Moscow"),),
    "trt": (Meaning(3, "Europe/Istanbul"),),
    "est": (
        Meaning(-5, "America/New_York", _NORTH_AMERICA),
        Meaning(10, "Australia/Sydney", "AU", local=True),
    ),
    "edt": (
        Meaning(-4, "America/New_York", _NORTH_AMERICA),
        Meaning(11, "Australia/Sydney", "AU", local=True),
    ),
    "cst": (
        Meaning(-6, "America/Chicago", f"{_NORTH_AMERICA} MX CR GT HN NI SV BZ"),
        Meaning(8, "Asia/Shanghai", "CN TW HK MO"),
        Meaning(-5, "America/Havana", "CU"),
        Meaning(9.5, "Australia/Adelaide", "AU", local=True),
    ),
    "cdt": (
        Meaning(-5, "America/Chicago", _NORTH_AMERICA),
        Meaning(-4, "America/Havana", "CU"),
        Meaning(10.5, "Australia/Adelaide", "AU", local=True),
    ),
    "mst": (
        Meaning(-7, "America/Denver", f"{_NORTH_AMERICA} MX"),
        Meaning(6.5, "Asia/Yangon", "MM", local=True),
        Meaning(8, "Asia/Kuala_Lumpur", "MY", local=True),
    ),
    "mdt": (Meaning(-6, "America/Denver", _NORTH_AMERICA),),
    "pst": (
        Meaning(-8, "America/Los_Angeles", f"{_NORTH_AMERICA} MX"),
        Meaning(8, "Asia/Manila", "PH", local=True),
        Meaning(5, "Asia/Karachi", "PK", local=True),
    ),
    "pdt": (Meaning(-7, "America/Los_Angeles", f"{_NORTH_AMERICA} MX"),),
    "akst": (Meaning(-9, "America/Anchorage"),),
    "akdt": (Meaning(-8, "America/Anchorage"),),
    "hst": (Meaning(-10, "Pacific/Honolulu"),),
    "ast": (
        Meaning(-4, "America/Halifax", f"{_NORTH_AMERICA} PR VI DO TT BB"),
        Meaning(3, "Asia/Riyadh", "SA KW QA BH IQ YE"),
    ),
    "adt": (Meaning(-3, "America/Halifax"),),
    "nst": (Meaning(-3.5, "America/St_Johns"),),
    "ndt": (Meaning(-2.5, "America/St_Johns"),),
    "brt": (Meaning(-3, "America/Sao_Paulo"),),
    "art": (Meaning(-3, "America/Argentina/Buenos_Aires"),),
    "clt": (Meaning(-4, "America/Santiago"),),
    "clst": (Meaning(-3, "America/Santiago"),),
    "cot": (Meaning(-5, "America/Bogota"),),
    "pet": (Meaning(-5, "America/Lima"),),
    "amt": (Meaning(-4, "America/Manaus", "BR"), Meaning(4, "Asia/Yerevan", "AM")),
    "wat": (Meaning(1, "Africa/Lagos"),),
    "cat": (Meaning(2, "Africa/Maputo"),),
    "eat": (Meaning(3, "Africa/Nairobi"),),
    "sast": (Meaning(2, "Africa/Johannesburg"),),
    "ist": (
        Meaning(5.5, "Asia/Kolkata", "IN"),
        Meaning(1, "Europe/Dublin", "IE"),
        Meaning(2, "Asia/Jerusalem", "IL"),
    ),
    "idt": (Meaning(3, "Asia/Jerusalem"),),
    "gst": (Meaning(4, "Asia/Dubai"),),
    "pkt": (Meaning(5, "Asia/Karachi"),),
    "npt": (Meaning(5.75, "Asia/Kathmandu"),),
    "ict": (Meaning(7, "Asia/Bangkok"),),
    "wib": (Meaning(7, "Asia/Jakarta"),),
    "sgt": (Meaning(8, "Asia/Singapore"),),
    "hkt": (Meaning(8, "Asia/Hong_Kong"),),
    "pht": (Meaning(8, "Asia/Manila"),),
    "phst": (Meaning(8, "Asia/Manila"),),
    "myt": (Meaning(8, "Asia/Kuala_Lumpur"),),
    "jst": (Meaning(9, "Asia/Tokyo"),),
    "kst": (Meaning(9, "Asia/Seoul"),),
    "awst": (Meaning(8, "Australia/Perth"),),
    "acst": (Meaning(9.5, "Australia/Adelaide"),),
    "acdt": (Meaning(10.5, "Australia/Adelaide"),),
    "aest": (Meaning(10, "Australia/Sydney"),),
    "aedt": (Meaning(11, "Australia/Sydney"),),
    "nzst": (Meaning(12, "Pacific/Auckland"),),
    "nzdt": (Meaning(13, "Pacific/Auckland"),),
}
"""What fixed abbreviations mean, the best known meaning first."""

LONG_NAMES: Mapping[str, str] = {
    "eastern standard": "est", "eastern daylight": "edt", "central standard": "cst", "central daylight": "cdt",
    "mountain standard": "mst", "mountain daylight": "mdt", "pacific standard": "pst", "pacific daylight": "pdt",
    "atlantic standard": "ast", "atlantic daylight": "adt", "alaska standard": "akst", "alaska daylight": "akdt",
    "hawaii standard": "hst", "greenwich mean": "gmt", "british summer": "bst",
    "central european summer": "cest", "central european standard": "cet", "eastern european summer": "eest",
    "eastern european standard": "eet", "australian eastern standard": "aest",
    "australian eastern daylight": "aedt", "indian standard": "ist", "india standard": "ist",
    "irish standard": "ist", "israel standard": "ist", "japan standard": "jst", "korea standard": "kst",
    "china standard": "cst",
}  # fmt: skip
"""Abbreviations written out, without the "time" that may follow."""

LONG_NAME_PLACES: Mapping[str, str] = {
    "british summer": "Europe/London", "indian standard": "Asia/Kolkata", "india standard": "Asia/Kolkata",
    "irish standard": "Europe/Dublin", "israel standard": "Asia/Jerusalem", "china standard": "Asia/Shanghai",
    "central standard": "America/Chicago", "central daylight": "America/Chicago",
    "atlantic standard": "America/Halifax",
}  # fmt: skip
"""The place that such a name says where its abbreviation does not."""

_REGION_NAMES = {
    "America/New_York": "et, eastern, us eastern, east coast, us east coast, est/edt, edt/est, est5edt",
    "America/Chicago": "ct, central, us central, cst/cdt, cdt/cst, cst6cdt",
    "America/Denver": "mt, mountain, us mountain, mst/mdt, mdt/mst, mst7mdt",
    "America/Los_Angeles": "pt, pacific, us pacific, west coast, us west coast, pst/pdt, pdt/pst, pst8pdt",
    "America/Phoenix": "arizona",
    "America/Anchorage": "akt, alaska, us alaska",
    "Pacific/Honolulu": "hawaii, us hawaii, hawaiian",
    "America/Halifax": "atlantic, canada atlantic, nova scotia",
    "America/St_Johns": "nt, newfoundland",
    "Europe/London": "uk, gb, britain, great britain, united kingdom, british, english, gmt/bst, bst/gmt",
    "Europe/Dublin": "irish",
    "Europe/Berlin": "central european, middle european, central europe, cet/cest, cest/cet, german, met",
    "Europe/Athens": "eastern european, eastern europe, eet/eest, eest/eet, greek",
    "Europe/Lisbon": "western european, western europe",
    "Europe/Paris": "french, heure de paris",
    "Europe/Madrid": "mainland spain",
    "Europe/Rome": "italian",
    "Asia/Kolkata": "indian",
    "Asia/Tokyo": "japanese",
    "Asia/Seoul": "korean, korea",
    "Asia/Shanghai": "chinese",
    "Asia/Jerusalem": "israeli",
    "Asia/Dubai": "gulf, uae",
    "Asia/Manila": "philippine",
    "Australia/Sydney": "aet, australian eastern, aest/aedt, aedt/aest",
    "Australia/Adelaide": "australian central",
    "Australia/Perth": "australian western",
    "Pacific/Auckland": "nzt, nz",
    "Africa/Johannesburg": "south african",
}


def _pair_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, names in _REGION_NAMES.items():
        yield from ((name, (key,)) for name in names.split(", "))
    yield from _SHARED_REGION_NAMES.items()


_SHARED_REGION_NAMES: Mapping[str, tuple[str, ...]] = {
    "eastern": ("America/New_York", "Australia/Sydney"),
    "east coast": ("America/New_York", "Australia/Sydney"),
    "central": ("America/Chicago", "America/Mexico_City", "Australia/Adelaide"),
    "pacific": ("America/Los_Angeles", "America/Tijuana"),
    "west coast": ("America/Los_Angeles", "America/Vancouver"),
    "et": ("America/New_York", "America/Toronto"),
    "ct": ("America/Chicago", "America/Winnipeg"),
    "mt": ("America/Denver", "America/Edmonton"),
    "pt": ("America/Los_Angeles", "America/Vancouver"),
}

REGIONS: Mapping[str, tuple[str, ...]] = dict(_pair_names())
"""The IANA zones of regional names: the first, but in its own country another one."""

SEVERAL_ZONES: Mapping[str, str] = {
    "us": "US", "usa": "US", "america": "US", "united states of america": "US",
}  # fmt: skip
"""Countries by names that the IANA's table lacks."""


_CITY_NAMES = {
    "Europe/London": (
        "manchester, liverpool, leeds, glasgow, edinburgh, cardiff, bristol, england, scotland, wales"
    ),
    "Europe/Dublin": "cork, galway",
    "Europe/Paris": "lyon, marseille, toulouse, nice, bordeaux, lille, nantes, strasbourg, cannes",
    "Europe/Berlin": (
        "hamburg, munich, münchen, cologne, köln, frankfurt, stuttgart, leipzig, dresden, "
        "düsseldorf, bremen, hanover, germany, deutschland"
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
    "Europe/Moscow": "saint petersburg",
    "America/New_York": (
        "boston, philadelphia, washington dc, miami, atlanta, baltimore, orlando, "
        "charlotte, pittsburgh, cleveland, columbus, nyc, brooklyn"
    ),
    "America/Toronto": "montreal, montréal, ottawa, quebec",
    "America/Chicago": (
        "houston, dallas, austin, san antonio, minneapolis, milwaukee, st louis, nashville, new "
        "orleans, memphis, kansas city"
    ),
    "America/Denver": "salt lake city, albuquerque",
    "America/Edmonton": "calgary",
    "America/Los_Angeles": (
        "san francisco, seattle, san diego, portland, las vegas, hollywood, sacramento, oakland, la"
    ),
    "America/Mexico_City": "guadalajara, puebla, mexico df",
    "America/Sao_Paulo": ("rio de janeiro, rio, brasilia, brasília, belo horizonte, curitiba, porto alegre"),
    "America/Argentina/Buenos_Aires": "buenos aires, rosario, argentina",
    "America/Bogota": "medellin, medellín, cali",
    "America/Santiago": "valparaiso, valparaíso",
    "Africa/Johannesburg": "cape town, durban, pretoria",
    "Africa/Lagos": "abuja, ibadan",
    "Africa/Cairo": "giza",
    "Asia/Jerusalem": "tel aviv, haifa",
    "Asia/Dubai": "abu dhabi",
    "Asia/Kolkata": (
        "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, calcutta"
    ),
    "Asia/Karachi": "lahore, islamabad",
    "Asia/Shanghai": "beijing, guangzhou, shenzhen, chengdu, wuhan, china",
    "Asia/Tokyo": "osaka, kyoto, yokohama, nagoya, sapporo",
    "Asia/Seoul": "busan, incheon",
    "Asia/Ho_Chi_Minh": "hanoi, saigon",
    "Asia/Jakarta": "bandung, surabaya",
    "Asia/Manila": "quezon city, cebu, davao",
    "Australia/Sydney": "canberra",
    "Australia/Brisbane": "gold coast",
    "Pacific/Auckland": "wellington, christchurch, new zealand",
}

ZONE_BY_CITY: Mapping[str, str] = {
    name: zone for zone, names in _CITY_NAMES.items() for name in names.split(", ")
}
"""The zone by what is typed, in small letters."""

ZONES_BY_SHARED_NAME: Mapping[str, tuple[str, ...]] = {
    "alexandria": ("Africa/Cairo", "America/New_York"),
    "birmingham": ("Europe/London", "America/Chicago"),
    "georgia": ("Asia/Tbilisi", "America/New_York"),
    "hamilton": ("America/Toronto", "Pacific/Auckland", "Atlantic/Bermuda"),
    "newcastle": ("Australia/Sydney", "Europe/London"),
    "san jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "st petersburg": ("Europe/Moscow", "America/New_York"),
    "washington": ("America/New_York", "America/Los_Angeles"),
}
"""The zones of names that places far apart have: the server's own is meant if it is one of them, else it is asked."""
