"""What TMDB and JustWatch know about a film, in words."""

from bot.posters.model import FilmDetails, WatchOptions
from cogs.kit.posters import TMDB_NOTICE
from cogs.kit.text import escape_text, format_list

_REGIONAL_INDICATOR_A = 0x1F1E6
"""The first of the 26 signs of which two make a country's flag."""


def format_making(details: FilmDetails) -> list[str]:
    """Format how long a film is and who directed it, as parts of a line, as far as that is known."""
    length = [format_length(details.minutes)] if details.minutes else []
    names = format_list(escape_text(name) for name in details.directors)
    return [*length, *([f"directed by {names}"] if names else [])]


def format_footer(details: FilmDetails) -> str:
    """Format what stands at the end of a film's page: where to watch it, and whose knowledge is shown."""
    return "\n".join(filter(None, [format_where_to_watch(details), f"-# {TMDB_NOTICE}"]))


def format_where_to_watch(details: FilmDetails) -> str:
    """Format where a film can be watched, a line a kind, with who knows it; empty if that is unknown."""
    if details.watch is None:
        return ""
    lines = _list_services(details.watch)
    if not lines:
        return ""
    title = f"[Where to watch]({details.watch.link})" if details.watch.link else "Where to watch"
    return "\n".join([f"**{title}** {_format_flag(details.country)} by JustWatch", *lines])


def format_length(minutes: int) -> str:
    """Format how long a film runs: "2 h 19 min"."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def _list_services(watch: WatchOptions) -> list[str]:
    kinds = (("Stream", watch.streaming), ("Free", watch.free), ("Rent or buy", watch.rent_or_buy))
    return [f"{kind}: {', '.join(escape_text(name) for name in names)}" for kind, names in kinds if names]


def _format_flag(country: str) -> str:
    return "".join(chr(_REGIONAL_INDICATOR_A + ord(letter) - ord("A")) for letter in country)
