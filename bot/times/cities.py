"""Cities that people name where the IANA's list of time zones names another city; in small letters."""

from collections.abc import Mapping

_ELSEWHERE = {
    "Europe/London": (
        "manchester, birmingham, liverpool, leeds, glasgow, edinburgh, cardiff, bristol, england, "
        "scotland, wales"
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
    "Europe/Moscow": "saint petersburg, st petersburg",
    "America/New_York": (
        "boston, philadelphia, washington, washington dc, miami, atlanta, baltimore, orlando, "
        "charlotte, pittsburgh, cleveland, columbus, nyc, brooklyn"
    ),
    "America/Toronto": "montreal, montréal, ottawa, quebec, hamilton",
    "America/Chicago": (
        "houston, dallas, austin, san antonio, minneapolis, milwaukee, st louis, nashville, new "
        "orleans, memphis, kansas city"
    ),
    "America/Denver": "salt lake city, albuquerque",
    "America/Edmonton": "calgary",
    "America/Los_Angeles": (
        "san francisco, seattle, san diego, portland, las vegas, hollywood, sacramento, oakland, san jose, la"
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
        "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, pune, calcutta"
    ),
    "Asia/Karachi": "lahore, islamabad",
    "Asia/Shanghai": "beijing, guangzhou, shenzhen, chengdu, wuhan, china",
    "Asia/Tokyo": "osaka, kyoto, yokohama, nagoya, sapporo",
    "Asia/Seoul": "busan, incheon",
    "Asia/Ho_Chi_Minh": "hanoi, saigon",
    "Asia/Jakarta": "bandung, surabaya",
    "Asia/Manila": "quezon city, cebu, davao",
    "Australia/Sydney": "canberra, newcastle",
    "Australia/Brisbane": "gold coast",
    "Pacific/Auckland": "wellington, christchurch, new zealand",
}

CITIES: Mapping[str, str] = {name: zone for zone, names in _ELSEWHERE.items() for name in names.split(", ")}
"""The zone by what is typed, in small letters."""
