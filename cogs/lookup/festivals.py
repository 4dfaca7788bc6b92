"""The line of a film's or a person's page about prizes of festivals: facts beside the Oscars, in no total."""

from collections.abc import Mapping, Sequence

from bot.record.festivals import FestivalPrize
from bot.record.model import Film, Nomination
from bot.record.record import Record
from cogs.kit.text import format_film_title, format_list, shorten_text

_NAMES: Mapping[FestivalPrize, str] = {
    FestivalPrize.PALME_DOR: "Palme d’Or",
    FestivalPrize.CANNES_ACTOR: "Best Actor at Cannes",
    FestivalPrize.CANNES_ACTRESS: "Best Actress at Cannes",
    FestivalPrize.GOLDEN_LION: "Golden Lion",
    FestivalPrize.GOLDEN_BEAR: "Golden Bear",
    FestivalPrize.TORONTO_AUDIENCE: "People’s Choice at Toronto",
    FestivalPrize.SUNDANCE_DRAMA: "Grand Jury Prize at Sundance",
    FestivalPrize.SUNDANCE_DOCUMENTARY: "Grand Jury Prize for documentaries at Sundance",
    FestivalPrize.CESAR: "César for Best Film",
}

LINE_TEXT_LIMIT = 400
"""Most characters of a person's line."""


def format_film_festivals(record: Record, film: Film) -> str:
    """Format what a film won at festivals, on a line of its own; empty if nothing."""
    wins = record.festival_wins.get(film.id, ())
    named = format_list(f"{_NAMES[win.prize]} {win.year}" for win in wins)
    return f"\n🌿 {named}" if wins else ""


def format_person_festivals(record: Record, nominations: Sequence[Nomination]) -> str:
    """Format what a person's nominated films won at festivals, newest first, on a line of its own.

    Prizes for acting are left out: the record does not know whose they were.
    """
    films = {
        film.id: film
        for one in reversed(nominations)
        for film in one.nominee.films
        if film.id in record.festival_wins
    }
    won: dict[FestivalPrize, list[str]] = {}
    for film_id, film in films.items():
        for win in record.festival_wins[film_id or ""]:
            if not win.prize.is_for_acting:
                won.setdefault(win.prize, []).append(format_film_title(film.title))
    named = [f"{_NAMES[prize]} ({format_list(titles)})" for prize, titles in won.items()]
    return (
        f"\n🌿 {shorten_text(f'Their films also won: {format_list(named)}', LINE_TEXT_LIMIT)}"
        if named
        else ""
    )
