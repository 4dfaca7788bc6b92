"""To which Oscars a winner of an earlier award belongs: those that were given for the same films."""

from bot.record.model import Ceremony, FilmCredit, Nominee
from bot.record.record import OSCARS, Record

SHARED_SEASONS_FIRST_YEARS = {"bafta": 2001}
"""By award id, since which year its ceremonies are for the films of the Oscars that follow. BAFTA honoured films as
they reached Britain, often a year later than the Academy did.
"""


def has_shared_season(ceremony: Ceremony) -> bool:
    """Whether a ceremony was for the films of the Oscars of its year, as far as the award's rules go."""
    return ceremony.year >= SHARED_SEASONS_FIRST_YEARS.get(ceremony.award, 0)


def find_season(record: Record, ceremony: Ceremony, nominee: Nominee) -> str | None:
    """The season of a nominee, as `Ceremony.films_of` of its Oscars; None if its films do not tell.

    Where the award had seasons of its own, the film tells: it is that of the Oscars at which the film was nominated.
    """
    if has_shared_season(ceremony):
        return ceremony.films_of
    seasons = {_find_season_of_film(record, ceremony, film) for film in nominee.films}
    return seasons.pop() if len(seasons) == 1 else None


def _find_season_of_film(record: Record, ceremony: Ceremony, film: FilmCredit) -> str | None:
    """The season in which the Oscars nominated a film, of two the one of the ceremony's own year."""
    seasons = {
        nomination.ceremony.films_of
        for nomination in record.film_nominations.get(film.id or "", ())
        if nomination.ceremony.award == OSCARS
    }
    if ceremony.films_of in seasons:
        return ceremony.films_of
    return seasons.pop() if len(seasons) == 1 else None
