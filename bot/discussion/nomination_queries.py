"""Queries about nominations in the record, as the questions need them; pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.record.model import Ceremony, Film, Nomination, Nominee, Person
from bot.record.precursors import PERSON_CATEGORIES
from bot.record.record import OSCARS, Record, counts_in_totals

ACTING_CATEGORIES = PERSON_CATEGORIES
"""The canonical categories of actors."""


def select_counted_nominations(nominations: Iterable[Nomination], award: str = OSCARS) -> list[Nomination]:
    """The nominations at an award that count in its totals, in their order."""
    return [one for one in nominations if one.ceremony.award == award and counts_in_totals(one)]


def list_film_nominations(record: Record, film: Film) -> list[Nomination]:
    """A film's nominations in competition at the Oscars, oldest first."""
    return select_counted_nominations(record.film_nominations.get(film.id, ()))


def list_person_nominations(record: Record, person: Person) -> list[Nomination]:
    """A person's nominations in competition at the Oscars, oldest first."""
    return select_counted_nominations(record.person_nominations.get(person.id, ()))


def group_by_ceremony(nominations: Iterable[Nomination]) -> list[list[Nomination]]:
    """Nominations in chronological order, by ceremony."""
    return [list(group) for _, group in groupby(nominations, key=lambda one: one.ceremony.id)]


def select_wins(nominations: Iterable[Nomination]) -> list[Nomination]:
    """Those that won."""
    return [one for one in nominations if one.nominee.winner]


def select_losses(nominations: Iterable[Nomination]) -> list[Nomination]:
    """Those that lost to another nominee."""
    return [
        one
        for one in nominations
        # If a nominee won for another of its films, this film lost to nobody else.
        if one.category.winners and all(winner.id != one.nominee.id for winner in one.category.winners)
    ]


def list_canonical_ids(nominations: Iterable[Nomination]) -> tuple[str, ...]:
    """The canonical category ids of nominations, each once, in their order."""
    return tuple(
        dict.fromkeys(one.category.canonical for one in nominations if one.category.canonical is not None)
    )


def list_rivals(nomination: Nomination) -> tuple[Nominee, ...]:
    """The other nominees of the category; empty if only the winners are known."""
    return tuple(
        nominee
        for nominee in nomination.category.nominees
        if nominee.id != nomination.nominee.id and not nominee.unofficial and not nominee.withdrawn
    )


def list_ceremony_nominations(ceremony: Ceremony) -> list[Nomination]:
    """Every nomination of a ceremony that counts, in its order."""
    every = (
        Nomination(ceremony, category, nominee)
        for category in ceremony.contested
        for nominee in category.nominees
    )
    return [one for one in every if counts_in_totals(one)]


def get_film_ids(nominee: Nominee) -> frozenset[str]:
    """The ids of the known films of a nominee."""
    return frozenset(film.id for film in nominee.films if film.id)


def get_person_ids(nominee: Nominee) -> frozenset[str]:
    """The ids of the known people of a nominee, companies too."""
    return frozenset(person.id for person in nominee.people if person.id)


def rank_films_by_nominations(record: Record, ceremony: Ceremony) -> list[tuple[Film, Sequence[Nomination]]]:
    """The films of a ceremony with their nominations there, the most nominated first, then those with more wins."""
    found: dict[str, list[Nomination]] = {}
    for nomination in list_ceremony_nominations(ceremony):
        for film_id, film in {film.id: film for film in nomination.nominee.films if film.id}.items():
            found.setdefault(film_id, []).append(nomination.for_film(film))
    known = [
        (record.films[film_id], nominations)
        for film_id, nominations in found.items()
        if film_id in record.films
    ]
    return sorted(known, key=lambda entry: (-len(entry[1]), -len(select_wins(entry[1])), entry[0].title))
