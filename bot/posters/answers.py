"""TMDB's answers, as its reference documents them: what of them is read, and what is made of it."""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.posters.model import FilmFacts, WatchOptions

IMAGES_URL = "https://image.tmdb.org/t/p/"
"""Where TMDB's pictures are, if it does not say so itself."""

POSTER_WIDTH = 342
"""Pixels that a poster is at least wide: Discord shows it smaller, on screens of up to four pixels a point."""

DIRECTORS_LIMIT = 4
SERVICES_LIMIT = 5
"""Most directors, and most services of a kind in a country, that are kept."""

NAME_LIMIT = 60
"""Most characters that are kept of a name."""

_POSTER_PATH = re.compile(r"/[\w-]{1,80}\.(?:jpg|jpeg|png|webp)", re.ASCII)
_POSTER_SIZE = re.compile(r"w(\d{1,4})", re.ASCII)
_IMAGES_URL = re.compile(r"https://[\w.-]+(?:/[\w.-]+)*/", re.ASCII)
_WATCH_LINK = re.compile(r"https://www\.themoviedb\.org/[\w/?=&.%+-]{1,200}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def _read_absent_as_empty(value: object) -> object:
    return [] if value is None else value


class _Answer(BaseModel):
    """TMDB may add fields at any time, but a field that is read has the documented type."""

    model_config = ConfigDict(strict=True, extra="ignore")


class _FoundFilm(_Answer):
    id: int


class FoundFilms(_Answer):
    """The answer to a search by another database's id."""

    movie_results: list[_FoundFilm]


class _Images(_Answer):
    secure_base_url: str
    poster_sizes: list[str]


class ImageConfiguration(_Answer):
    """The answer about where pictures are, and in which sizes."""

    images: _Images

    def choose_poster_folder(self) -> str:
        """The address to which a poster's path is added: in the smallest size that is wide enough, else the largest.

        Raises:
            ValueError: The address is none, or there is no size.
        """
        widths = [int(size[1]) for name in self.images.poster_sizes if (size := _POSTER_SIZE.fullmatch(name))]
        if not widths or not _IMAGES_URL.fullmatch(self.images.secure_base_url):
            raise ValueError("TMDB names no place for posters")
        wide = [width for width in widths if width >= POSTER_WIDTH]
        return f"{self.images.secure_base_url}w{min(wide) if wide else max(widths)}"


DEFAULT_POSTER_FOLDER = f"{IMAGES_URL}w{POSTER_WIDTH}"
"""The address to which a poster's path is added as long as TMDB has not said otherwise."""


class _CrewMember(_Answer):
    job: str = ""
    name: str = ""


class _Credits(_Answer):
    crew: list[_CrewMember] = Field(default_factory=list[_CrewMember])


class _Provider(_Answer):
    provider_name: str
    display_priority: int = 0


_Providers = Annotated[list[_Provider], BeforeValidator(_read_absent_as_empty)]


class _CountryProviders(_Answer):
    link: str = ""
    flatrate: _Providers = Field(default_factory=list[_Provider])
    free: _Providers = Field(default_factory=list[_Provider])
    ads: _Providers = Field(default_factory=list[_Provider])
    rent: _Providers = Field(default_factory=list[_Provider])
    buy: _Providers = Field(default_factory=list[_Provider])

    def make_options(self) -> WatchOptions:
        """Put the services together as they are shown."""
        link = self.link if _WATCH_LINK.fullmatch(self.link) else ""
        return WatchOptions(
            link,
            _name_providers(self.flatrate),
            _name_providers([*self.free, *self.ads]),
            _name_providers([*self.rent, *self.buy]),
        )


class _WatchProviders(_Answer):
    results: dict[str, _CountryProviders] = Field(default_factory=dict[str, _CountryProviders])


class FilmAnswer(_Answer):
    """The answer about a film, its credits and where to watch it."""

    id: int
    poster_path: str | None = None
    runtime: int | None = None
    credits: _Credits = Field(default_factory=_Credits)
    watch_providers: _WatchProviders = Field(default_factory=_WatchProviders, alias="watch/providers")

    def make_facts(self, poster_folder: str) -> FilmFacts:
        """What is kept of it; of the poster only where it is."""
        path = self.poster_path or ""
        directors = _clean_names(one.name for one in self.credits.crew if one.job == "Director")
        countries = self.watch_providers.results.items()
        return FilmFacts(
            tmdb_id=self.id,
            poster_url=poster_folder + path if _POSTER_PATH.fullmatch(path) else None,
            minutes=self.runtime if self.runtime and 0 < self.runtime < 2000 else None,
            directors=directors[:DIRECTORS_LIMIT],
            watch={code: found.make_options() for code, found in countries if _COUNTRY.fullmatch(code)},
        )


def _name_providers(providers: Iterable[_Provider]) -> tuple[str, ...]:
    ranked = sorted(providers, key=lambda one: one.display_priority)
    return _clean_names(one.provider_name for one in ranked)[:SERVICES_LIMIT]


def _clean_names(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, of bounded length and on one line."""
    cleaned = (" ".join(name.split())[:NAME_LIMIT] for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))
