"""Questions about a ceremony: one of the record, past or future, or a server's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions import (
    category_history,
    contested,
    general,
    night_totals,
    people,
    picture_and_director,
    precursors,
)
from bot.discussion.questions.overlooked import ask_about_overlooked, list_season_winners
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Category, Ceremony, Film, Nomination, Person
from bot.record.record import OSCARS, Record

CONTESTED_MIN_NOMINEES = 2
"""The fewest nominees for a question about a category."""
STRONGEST_CATEGORY_MIN_CATEGORIES = 3
"""The fewest categories with known nominees for the question which is the strongest."""
LOST_AGAIN_MIN_NOMINATIONS = 4
"""The fewest nominations up to a ceremony, all lost, for another loss to be worth a question."""


@dataclass(frozen=True, slots=True)
class PictureWithoutActors(OpenQuestion):
    """The Best Picture winner had no acting nomination."""

    ceremony: Ceremony
    nomination: Nomination


@dataclass(frozen=True, slots=True)
class LostAgain(OpenQuestion):
    """Someone who had never won lost again at this ceremony.

    Attributes:
        person: The person.
        nomination: The nomination that lost at this ceremony.
        nominations: The number of all nominations up to this ceremony, this one included.
    """

    person: Person
    nomination: Nomination
    nominations: int


@dataclass(frozen=True, slots=True)
class OneEnvelope(OpenQuestion):
    """So many contested categories have known winners."""

    ceremony: Ceremony
    envelopes: int


@dataclass(frozen=True, slots=True)
class StrongestCategory(OpenQuestion):
    """So many categories have known nominees."""

    ceremony: Ceremony
    categories: int


@dataclass(frozen=True, slots=True)
class WhoShould(OpenQuestion):
    """A category whose winner is not known yet."""

    ceremony: Ceremony
    category: Category


@dataclass(frozen=True, slots=True)
class MostNominated(OpenQuestion):
    """The film with most nominations at a ceremony whose winners are not known yet."""

    ceremony: Ceremony
    film: Film
    nominations: int


@dataclass(frozen=True, slots=True)
class NomineesAwaited(OpenQuestion):
    """A ceremony whose nominees are not announced yet."""

    ceremony: Ceremony


def list_ceremony_questions(record: Record, ceremony: Ceremony) -> Iterator[OpenQuestion]:
    """All questions about a ceremony, the most striking first; about the unannounced categories while there
    are any.
    """
    yield from _ask_about_unannounced(ceremony)
    if ceremony.award == OSCARS:
        yield from _ask_about_oscars(record, ceremony)
    yield from precursors.ask_about_foresight(record, ceremony)
    nominations = nomination_queries.list_ceremony_nominations(ceremony)
    yield from contested.ask_about_tie(nominations)
    if _has_all_categories(record, ceremony):
        if all(category.winners for category in ceremony.contested):
            yield from night_totals.ask_about_ceremony_totals(record, ceremony)
        yield from _ask_about_most_nominated(record, ceremony)
        yield from _ask_about_envelopes(ceremony)
        yield from _ask_about_strongest_category(ceremony)
    yield from contested.ask_about_win(nominations)
    yield from general.list_general_questions(ceremony)


def _has_all_categories(record: Record, ceremony: Ceremony) -> bool:
    """Whether the record has all categories of the ceremony: true of the Oscars and a server's own, not of
    other awards.
    """
    return ceremony.award == OSCARS or ceremony.award not in record.awards


def _ask_about_unannounced(ceremony: Ceremony) -> Iterator[OpenQuestion]:
    if not ceremony.categories:
        yield NomineesAwaited(ceremony)
    sealed = [category for category in ceremony.contested if _is_contested(category) and not category.winners]
    if sealed:
        yield WhoShould(ceremony, sealed[0])


def _ask_about_oscars(record: Record, oscars: Ceremony) -> Iterator[OpenQuestion]:
    yield from precursors.ask_about_precursors_of_ceremony(record, oscars)
    yield from picture_and_director.ask_about_ceremony_split(oscars)
    yield from ask_about_overlooked(record, list_season_winners(record, oscars))
    yield from _ask_about_winners_at_last(record, oscars)
    yield from _ask_about_picture_without_actors(oscars)
    if picture_and_director.BEST_PICTURE in record.canonical:
        yield from category_history.ask_about_eras(
            record, record.canonical[picture_and_director.BEST_PICTURE], oscars
        )


def _ask_about_winners_at_last(record: Record, oscars: Ceremony) -> Iterator[OpenQuestion]:
    """First wins after many losses, and further losses, of directors and actors, whom most people know."""
    seen = nomination_queries.ACTING_CATEGORIES | {picture_and_director.BEST_DIRECTOR}
    won: list[people.WonAtLast] = []
    lost: list[LostAgain] = []
    for nomination in nomination_queries.list_ceremony_nominations(oscars):
        if nomination.category.canonical not in seen:
            continue
        for person in _list_people(record, nomination):
            so_far = _select_up_to(nomination_queries.list_person_nominations(record, person), oscars)
            won += [one for one in people.ask_about_win_at_last(person, so_far) if one.win.ceremony == oscars]
            if len(nomination_queries.select_losses(so_far)) == len(so_far) >= LOST_AGAIN_MIN_NOMINATIONS:
                lost.append(LostAgain(person, nomination, len(so_far)))
    yield from sorted(won, key=lambda one: -one.earlier)[:1]
    yield from sorted(lost, key=lambda one: -one.nominations)[:1]


def _ask_about_picture_without_actors(oscars: Ceremony) -> Iterator[OpenQuestion]:
    nominations = nomination_queries.list_ceremony_nominations(oscars)
    for picture in nominations:
        if picture.category.canonical != picture_and_director.BEST_PICTURE or not picture.nominee.winner:
            continue
        films = nomination_queries.get_film_ids(picture.nominee)
        acted = [one for one in nominations if one.category.canonical in nomination_queries.ACTING_CATEGORIES]
        if acted and films and not any(films & nomination_queries.get_film_ids(one.nominee) for one in acted):
            yield PictureWithoutActors(oscars, picture)


def _ask_about_envelopes(ceremony: Ceremony) -> Iterator[OpenQuestion]:
    opened = [category for category in ceremony.contested if category.winners and _is_contested(category)]
    if len(opened) > 1:
        yield OneEnvelope(ceremony, len(opened))


def _ask_about_strongest_category(ceremony: Ceremony) -> Iterator[OpenQuestion]:
    known = [category for category in ceremony.contested if _is_contested(category)]
    if len(known) >= STRONGEST_CATEGORY_MIN_CATEGORIES:
        yield StrongestCategory(ceremony, len(known))


def _ask_about_most_nominated(record: Record, ceremony: Ceremony) -> Iterator[OpenQuestion]:
    films = nomination_queries.rank_films_by_nominations(record, ceremony)
    if not ceremony.has_winners and len(films) > 1 and len(films[0][1]) > len(films[1][1]):
        yield MostNominated(ceremony, films[0][0], len(films[0][1]))


def _is_contested(category: Category) -> bool:
    return (
        category.complete
        and sum(not nominee.withdrawn for nominee in category.nominees) >= CONTESTED_MIN_NOMINEES
    )


def _list_people(record: Record, nomination: Nomination) -> list[Person]:
    found = (
        record.people[person_id]
        for person_id in sorted(nomination_queries.get_person_ids(nomination.nominee))
    )
    return [person for person in found if not person.is_company]


def _select_up_to(nominations: Sequence[Nomination], oscars: Ceremony) -> list[Nomination]:
    return [one for one in nominations if (one.ceremony.number or 0) <= (oscars.number or 0)]
