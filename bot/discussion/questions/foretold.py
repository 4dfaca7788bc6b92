"""Questions about the earlier awards of a season: whom they chose, and what the Oscars made of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.awards.model import Award, CanonicalCategory, Ceremony, Nomination, Nominee
from bot.awards.precursors import FORETOLD_BY, season
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.outlook import Outlook, outlook
from bot.discussion.questions.question import Question

CHOSEN_BY_ALL = 4
"""Earlier awards from which their agreement says something."""
YEARS_TO_JUDGE = 10
"""Years from which it can be said how far an award is to be trusted."""


@dataclass(frozen=True, slots=True)
class Upset(Question):
    """The favourite of the earlier awards lost.

    Attributes:
        favourite: Its nomination.
        awards: The earlier awards that had chosen it: more than chose anything else.
        winners: Who won instead.
    """

    favourite: Nomination
    awards: tuple[Award, ...]
    winners: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class Unanimous(Question):
    """Every earlier award chose the later winner.

    Attributes:
        nomination: The winner.
        awards: All earlier awards of that season that have such a prize.
    """

    nomination: Nomination
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class Frontrunner(Question):
    """Whom the earlier awards of a season have chosen most, while the Oscar is sealed.

    Attributes:
        canonical: The Oscar category.
        ceremony: The Oscars to come.
        nominee: Their favourite.
        awards: Those that chose it.
        of: How many have named a winner.
    """

    canonical: CanonicalCategory
    ceremony: Ceremony
    nominee: Nominee
    awards: tuple[Award, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Trust(Question):
    """The earlier award that has foretold an Oscar best.

    Attributes:
        canonical: The Oscar category.
        award: The award, better than any other.
        hits: Years in which it was right.
        years: Years that count.
    """

    canonical: CanonicalCategory
    award: Award
    hits: int
    years: int


@dataclass(frozen=True, slots=True)
class Foresight(Question):
    """How well one night of an earlier award foretold the Oscars.

    Attributes:
        ceremony: That night.
        oscars: The Oscars of the season.
        right: The Oscar categories that it foretold.
        known: How many it could have foretold.
    """

    ceremony: Ceremony
    oscars: Ceremony
    right: tuple[CanonicalCategory, ...]
    known: int


def about_nominations(record: Record, nominations: Sequence[Nomination]) -> Iterator[Question]:
    """Whether these nominations at the Oscars were foretold, or upset what was: the most striking of each kind."""
    outlooks = [
        (nomination, outlook(record, nomination.category.canonical or "", nomination.ceremony))
        for nomination in nominations
        if nomination.category.canonical in FORETOLD_BY
    ]
    yield from _strongest(_upset(one) for nomination, one in outlooks if _is_part(one, nomination))
    yield from _strongest(_unanimous(one) for nomination, one in outlooks if nomination.nominee.winner)


def about_night(record: Record, oscars: Ceremony) -> Iterator[Question]:
    """What the Oscars did, or may do, with the choices of the earlier awards: the most striking of each kind."""
    if oscars.award == OSCARS:
        outlooks = [outlook(record, canonical, oscars) for canonical in FORETOLD_BY]
        yield from _strongest(map(_upset, outlooks))
        yield from _strongest(_frontrunner(record, one) for one in outlooks)
        yield from _strongest(map(_unanimous, outlooks))


def about_prize(record: Record, canonical: CanonicalCategory) -> Iterator[Question]:
    """What the earlier awards say about the Oscar to come, how they last were wrong, and which of them to trust."""
    if canonical.id not in FORETOLD_BY:
        return
    newest_first = list(reversed(record.editions.get(OSCARS, ())))
    sealed = [outlook(record, canonical.id, one) for one in newest_first if not one.has_winners]
    yield from _strongest(_frontrunner(record, one) for one in sealed)
    upsets = (_upset(outlook(record, canonical.id, one)) for one in newest_first if one.has_winners)
    yield from [upset for upset in [next(filter(None, upsets), None)] if upset]
    yield from _trust(record, canonical)


def foresight(record: Record, ceremony: Ceremony) -> Iterator[Question]:
    """How well an earlier award's night foretold the Oscars of its season, where both are known."""
    oscars = next((one for one in record.editions.get(OSCARS, ()) if one.films_of == ceremony.films_of), None)
    if oscars is None or ceremony.award == OSCARS:
        return
    outcomes: dict[str, bool] = {}
    for canonical in FORETOLD_BY:
        for one in season(record, canonical, oscars).foretellings:
            if one.award.id == ceremony.award and one.right is not None:
                outcomes[canonical] = one.right
    if len(outcomes) > 1:
        right = tuple(record.canonical[canonical] for canonical, hit in outcomes.items() if hit)
        yield Foresight(ceremony, oscars, right, len(outcomes))


def _upset(one: Outlook) -> Upset | None:
    favourite = one.favourite
    if favourite is None or not one.winners or any(one.is_same(favourite.nominee, w) for w in one.winners):
        return None
    nominations = one.nominations(favourite)
    return Upset(nominations[0], favourite.awards, one.winners) if nominations else None


def _unanimous(one: Outlook) -> Unanimous | None:
    favourite = one.favourite
    if favourite is None or len(favourite.awards) < max(CHOSEN_BY_ALL, one.awards):
        return None
    won = facts.won(one.nominations(favourite))
    return Unanimous(won[0], favourite.awards) if won else None


def _frontrunner(record: Record, one: Outlook) -> Frontrunner | None:
    favourite = one.favourite
    if favourite is None or one.winners:
        return None
    canonical = record.canonical[one.canonical]
    return Frontrunner(canonical, one.ceremony, favourite.nominee, favourite.awards, one.awards)


def _trust(record: Record, canonical: CanonicalCategory) -> Iterator[Trust]:
    latest = record.latest()
    found = season(record, canonical.id, latest).foretellings if latest else ()
    judged = sorted(
        (one for one in found if one.years >= YEARS_TO_JUDGE), key=lambda one: -one.hits / one.years
    )
    if len(judged) > 1 and judged[0].hits * judged[1].years > judged[1].hits * judged[0].years:
        yield Trust(canonical, judged[0].award, judged[0].hits, judged[0].years)


def _is_part(one: Outlook, nomination: Nomination) -> bool:
    """Whether a nomination is the favourite's, or the winner."""
    favourite = one.favourite
    is_favourite = favourite is not None and one.is_same(favourite.nominee, nomination.nominee)
    return is_favourite or nomination.nominee.winner


class _Backed(Protocol):
    @property
    def awards(self) -> tuple[Award, ...]: ...


_Striking = TypeVar("_Striking", bound=_Backed)


def _strongest(found: Iterable[_Striking | None]) -> Iterator[_Striking]:
    """The one of a kind that most awards speak of."""
    known = [one for one in found if one is not None]
    if known:
        yield max(known, key=lambda one: len(one.awards))
