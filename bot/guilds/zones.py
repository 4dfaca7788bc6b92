"""Time zones as people name them."""

from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.guilds.errors import UnknownTimeZoneError

NEAREST = 5
"""How many names are suggested for one that is not known."""

_LIKE_ENOUGH = 60


@cache
def time_zones() -> dict[str, str]:
    """The zones' IANA names by what people type for them: in small letters, with spaces."""
    return {_plain(name): name for name in sorted(available_timezones()) if "/" in name or name == "UTC"}


def find_time_zone(text: str) -> str:
    """The zone that someone means: "Europe/Vienna", "europe/vienna", "Vienna", "new york".

    Raises:
        UnknownTimeZoneError: With the names nearest to it.
    """
    wanted = _plain(text)
    zones = time_zones()
    if wanted in zones:
        return zones[wanted]
    cities = [name for plain, name in zones.items() if plain.rpartition("/")[2] == wanted]
    if len(cities) == 1:
        return cities[0]
    raise UnknownTimeZoneError(text, cities[:NEAREST] or nearest_time_zones(text))


def matching_time_zones(text: str, limit: int) -> list[str]:
    """The zones that an unfinished text may come to mean: a city that begins so first, then names that hold it, then
    what is spelt like it.
    """
    wanted = _plain(text)
    zones = time_zones()
    cities = [name for plain, name in zones.items() if plain.rpartition("/")[2].startswith(wanted)]
    others = [name for plain, name in zones.items() if wanted in plain]
    return list(dict.fromkeys([*cities, *others, *nearest_time_zones(text, limit)]))[:limit]


def nearest_time_zones(text: str, limit: int = NEAREST) -> list[str]:
    """The names most like a text, the best first; none if nothing is like it."""
    found = process.extract(
        _plain(text), time_zones().keys(), scorer=fuzz.WRatio, limit=limit, score_cutoff=_LIKE_ENOUGH
    )
    return [time_zones()[plain] for plain, _, _ in found]


def _plain(text: str) -> str:
    return text.strip().casefold().replace("_", " ")
