"""Questions that a ceremony raises: one of the record, past or to come, or a server's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.awards.model import Category, Ceremony, Film, Nomination, Person
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.questions import always, contested, foretold, people, prizes, splits, totals
from bot.discussion.questions.overlooked import of_season, overlooked
from bot.discussion.questions.question import Question

CONTEST = 2
"""Nominees from which one can argue about a category."""
STRONG = 3
"""Categories whose nominees are known from which it can be asked which is the strongest."""
AGAIN = 4
"""Nominations up to a night, all lost, from which another loss is remembered."""


@dataclass(frozen=True, slots=True)
class PictureWithoutActors(Question):
    """What won Best Picture had no nomination for acting."""

    ceremony: Ceremony
    nomination: Nomination


@dataclass(frozen=True, slots=True)
class LostAgain(Question):
    """Someone who had never won lost again that night.

    Attributes:
        person: Who.
        nomination: What they lost that night.
        nominations: All nominations up to that night, this one included.
    """

    person: Person
    nomination: Nomination
    nominations: int


@dataclass(frozen=True, slots=True)
class OneEnvelope(Question):
    """Winners are known in so many contested categories."""

    ceremony: Ceremony
    envelopes: int


@dataclass(frozen=True, slots=True)
class StrongestCategory(Question):
    """The nominees of so many categories are known."""

    ceremony: Ceremony
    categories: int


@dataclass(frozen=True, slots=True)
class WhoShould(Question):
    """A category whose envelope is sealed."""

    ceremony: Ceremony
    category: Category


@dataclass(frozen=True, slots=True)
class MostNominated(Question):
    """A film leads the nominations of a ceremony whose envelopes are sealed."""

    ceremony: Ceremony
    film: Film
    nominations: int


@dataclass(frozen=True, slots=True)
class NomineesAwaited(Question):
    """The nominees are still to be announced."""

    ceremony: Ceremony


def about(record: Record, ceremony: Ceremony) -> Iterator[Question]:
    """Everything that can be asked about a ceremony, the most striking first: while envelopes are sealed, of those."""
    yield from _sealed(ceremony)
    if ceremony.award == OSCARS:
        yield from _oscars(record, ceremony)
    yield from foretold.foresight(record, ceremony)
    nominations = facts.nominations_of(ceremony)
    yield from contested.tie(nominations)
    if _is_whole(record, ceremony):
        if all(category.winners for category in ceremony.contested):
            yield from totals.of_night(record, ceremony)
        yield from _most_nominated(record, ceremony)
        yield from _envelopes(ceremony)
        yield from _strongest(ceremony)
    yield from contested.win(nominations)
    yield from always.about(ceremony)


def _is_whole(record: Record, ceremony: Ceremony) -> bool:
    """Whether all its prizes are in the record: the Oscars' and a server's own, of other awards only some."""
    return ceremony.award == OSCARS or ceremony.award not in record.awards


def _sealed(ceremony: Ceremony) -> Iterator[Question]:
    if not ceremony.categories:
        yield NomineesAwaited(ceremony)
    sealed = [category for category in ceremony.contested if _is_contest(category) and not category.winners]
    if sealed:
        yield WhoShould(ceremony, sealed[0])


def _oscars(record: Record, oscars: Ceremony) -> Iterator[Question]:
    yield from foretold.about_night(record, oscars)
    yield from splits.of_night(oscars)
    yield from overlooked(record, of_season(record, oscars))
    yield from _at_last(record, oscars)
    yield from _without_actors(oscars)
    if splits.PICTURE in record.canonical:
        yield from prizes.eras(record, record.canonical[splits.PICTURE], oscars)


def _at_last(record: Record, oscars: Ceremony) -> Iterator[Question]:
    """Who won at last that night, and who had to wait on: of directors and actors, whom everybody knows."""
    seen = facts.ACTING | {splits.DIRECTOR}
    won: list[people.WonAtLast] = []
    lost: list[LostAgain] = []
    for nomination in facts.nominations_of(oscars):
        if nomination.category.canonical not in seen:
            continue
        for person in _people(record, nomination):
            so_far = _up_to(facts.person_nominations(record, person), oscars)
            won += [one for one in people.won_at_last(person, so_far) if one.win.ceremony == oscars]
            if len(facts.lost(so_far)) == len(so_far) >= AGAIN:
                lost.append(LostAgain(person, nomination, len(so_far)))
    yield from sorted(won, key=lambda one: -one.earlier)[:1]
    yield from sorted(lost, key=lambda one: -one.nominations)[:1]


def _without_actors(oscars: Ceremony) -> Iterator[Question]:
    nominations = facts.nominations_of(oscars)
    for picture in nominations:
        if picture.category.canonical != splits.PICTURE or not picture.nominee.winner:
            continue
        films = facts.film_ids(picture.nominee)
        acted = [one for one in nominations if one.category.canonical in facts.ACTING]
        if acted and films and not any(films & facts.film_ids(one.nominee) for one in acted):
            yield PictureWithoutActors(oscars, picture)


def _envelopes(ceremony: Ceremony) -> Iterator[Question]:
    opened = [category for category in ceremony.contested if category.winners and _is_contest(category)]
    if len(opened) > 1:
        yield OneEnvelope(ceremony, len(opened))


def _strongest(ceremony: Ceremony) -> Iterator[Question]:
    known = [category for category in ceremony.contested if _is_contest(category)]
    if len(known) >= STRONG:
        yield StrongestCategory(ceremony, len(known))


def _most_nominated(record: Record, ceremony: Ceremony) -> Iterator[Question]:
    films = facts.films_by_nominations(record, ceremony)
    if not ceremony.has_winners and len(films) > 1 and len(films[0][1]) > len(films[1][1]):
        yield MostNominated(ceremony, films[0][0], len(films[0][1]))


def _is_contest(category: Category) -> bool:
    return category.complete and sum(not nominee.withdrawn for nominee in category.nominees) >= CONTEST


def _people(record: Record, nomination: Nomination) -> list[Person]:
    found = (record.people[who] for who in sorted(facts.person_ids(nomination.nominee)))
    return [person for person in found if not person.is_company]


def _up_to(nominations: Sequence[Nomination], oscars: Ceremony) -> list[Nomination]:
    return [one for one in nominations if (one.ceremony.number or 0) <= (oscars.number or 0)]
