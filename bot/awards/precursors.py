"""What the earlier awards foretold: who won at each that season, and how often its winner went on to the Oscar.

A season is the year of the films: every award's ceremony for the films of 2024 belongs with the 97th Academy Awards.

An earlier award was right where one of its winners is one of the Oscar's: by film in the categories of pictures,
directors and screenplays, by person and film in those of actors. Where it names two winners, for drama and for
comedy or in a tie, one of them is enough. A year counts if both winners are known. Two awards are held against
categories that are not quite their own: the actors' best cast against Best Picture, and the Writers Guild's two
screenplays, original and adapted, against either, since the guild and the Academy class some scripts differently.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.awards.model import Award, Ceremony, Nominee
from bot.awards.record import OSCARS, Record

FORETOLD_BY: Mapping[str, Sequence[str]] = {
    "best-picture": ("best-picture", "best-cast"),
    "best-director": ("best-director",),
    "best-actor": ("best-actor",),
    "best-actress": ("best-actress",),
    "best-supporting-actor": ("best-supporting-actor",),
    "best-supporting-actress": ("best-supporting-actress",),
    "original-screenplay": ("original-screenplay", "best-screenplay"),
    "adapted-screenplay": ("adapted-screenplay", "best-screenplay"),
}
"""Which canonical categories of the earlier awards are held against which of the Oscars'."""

BY_PERSON = frozenset({"best-actor", "best-actress", "best-supporting-actor", "best-supporting-actress"})
"""Categories in which the same film is not enough: two of its actors may have been nominated."""


@dataclass(frozen=True, slots=True)
class Foretelling:
    """One earlier award, this season and over the years.

    Attributes:
        award: The award.
        canonical: Its category's canonical id: `best-cast` where it is held against Best Picture.
        ceremony: Its ceremony of the season; None where the record has none.
        winners: Who won there; nobody where that is not known yet.
        right: Whether one of them won the Oscar; None as long as either winner is unknown.
        hits: Years in which its winner went on to win the Oscar.
        years: Years in which both winners are known, this season's included.
    """

    award: Award
    canonical: str
    ceremony: Ceremony | None
    winners: Sequence[Nominee]
    right: bool | None
    hits: int
    years: int


@dataclass(frozen=True, slots=True)
class Season:
    """An Oscar category and what foretells it.

    Attributes:
        canonical: The Oscar category's canonical id.
        ceremony: The Oscars of the season.
        winners: Who won the Oscar; nobody where that is not known yet.
        foretellings: The earlier awards that have such a category, in the record's order; none for most crafts.
    """

    canonical: str
    ceremony: Ceremony
    winners: Sequence[Nominee]
    foretellings: Sequence[Foretelling]


def oscars_of(record: Record, ceremony: Ceremony) -> Ceremony | None:
    """The Oscars of a ceremony's season: itself, or those that an earlier award foretold."""
    return next((oscars for oscars in record.editions[OSCARS] if oscars.films_of == ceremony.films_of), None)


def season(record: Record, canonical: str, oscars: Ceremony) -> Season:
    """What the earlier awards foretold for a category of one Oscars ceremony, won, lost or yet to come."""
    return Season(
        canonical, oscars, winners_of(oscars, canonical), tuple(_foretellings(record, canonical, oscars))
    )


def winners_of(ceremony: Ceremony, canonical: str) -> tuple[Nominee, ...]:
    """A canonical category's winners at a ceremony, of all its parts where it was divided."""
    return tuple(
        nominee
        for category in ceremony.contested
        if category.canonical == canonical
        for nominee in category.winners
    )


def _foretellings(record: Record, canonical: str, oscars: Ceremony) -> Iterator[Foretelling]:
    oscar_winners = {
        ceremony.films_of: winners_of(ceremony, canonical) for ceremony in record.editions[OSCARS]
    }
    for award in record.awards.values():
        for earlier in FORETOLD_BY.get(canonical, ()) if award.id != OSCARS else ():
            if (earlier, award.id) not in record.history:
                continue
            winners = {
                ceremony.films_of: winners_of(ceremony, earlier) for ceremony in record.editions[award.id]
            }
            outcomes = {
                films_of: _right(canonical, winners[films_of], oscar_winners.get(films_of, ()))
                for films_of in winners
            }
            known = [right for right in outcomes.values() if right is not None]
            yield Foretelling(
                award=award,
                canonical=earlier,
                ceremony=_of_season(record.editions[award.id], oscars),
                winners=winners.get(oscars.films_of, ()),
                right=outcomes.get(oscars.films_of),
                hits=sum(known),
                years=len(known),
            )


def _of_season(editions: Iterable[Ceremony], oscars: Ceremony) -> Ceremony | None:
    return next((ceremony for ceremony in editions if ceremony.films_of == oscars.films_of), None)


def _right(canonical: str, foretold: Sequence[Nominee], won: Sequence[Nominee]) -> bool | None:
    """Whether any winner foretold is any that won; None while there are none of either."""
    if not foretold or not won:
        return None
    return any(same_achievement(canonical, earlier, later) for earlier in foretold for later in won)


def same_achievement(canonical: str, earlier: Nominee, later: Nominee) -> bool:
    """Whether nominees of two awards are the same achievement; what has no known id is never the same."""
    films = _ids(film.id for film in earlier.films) & _ids(film.id for film in later.films)
    people = _ids(person.id for person in earlier.people) & _ids(person.id for person in later.people)
    return bool(films and people) if canonical in BY_PERSON else bool(films)


def _ids(found: Iterable[str | None]) -> set[str]:
    return {known for known in found if known is not None}
