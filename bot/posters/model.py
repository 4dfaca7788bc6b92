"""What TMDB knows about a film, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import AwareDatetime


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """Where a film can be watched in one country, as JustWatch knows it; names of services, the best known first.

    Attributes:
        link: TMDB's page of them; empty if it names none.
        streaming: What subscribers see it on.
        free: Where it costs nothing, or advertisements.
        rent_or_buy: Where it can be rented or bought.
    """

    link: str = ""
    streaming: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    rent_or_buy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmDetails:
    """What is shown of a film in one place.

    Attributes:
        poster_url: Where its poster is; None if it has none.
        minutes: How long it runs; None if that is unknown.
        directors: Who directed it, in TMDB's order.
        country: The two letters of the country in which it is to be watched; empty if none is known.
        watch: Where it can be watched there; None if that is unknown, or there is no country.
    """

    poster_url: str | None
    minutes: int | None
    directors: tuple[str, ...]
    country: str = ""
    watch: WatchOptions | None = None

    @property
    def says_anything(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.poster_url or self.minutes or self.directors or self.watch)


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """What TMDB answered about a film.

    Attributes:
        tmdb_id: TMDB's own id.
        poster_url: Where its poster is; None if it has none.
        minutes: How long it runs; None if that is unknown.
        directors: Who directed it, in TMDB's order.
        watch: Where it can be watched, by the two letters of the country.
    """

    tmdb_id: int
    poster_url: str | None = None
    minutes: int | None = None
    directors: tuple[str, ...] = ()
    watch: Mapping[str, WatchOptions] = field(default_factory=dict[str, WatchOptions])

    def select_country(self, country: str) -> FilmDetails:
        """What is to be shown of it to people in a country, two letters, or nowhere in particular."""
        return FilmDetails(
            self.poster_url,
            self.minutes,
            self.directors,
            country,
            self.watch.get(country) if country else None,
        )


@dataclass(frozen=True, slots=True)
class KeptFilm:
    """What is kept about a film.

    Attributes:
        asked_at: When TMDB was last asked about it (UTC), whatever came of that.
        answered_at: When it last answered (UTC); None if it never did.
        facts: What it answered; None if it does not know the film.
    """

    asked_at: AwareDatetime
    answered_at: AwareDatetime | None = None
    facts: FilmFacts | None = None
