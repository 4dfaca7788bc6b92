"""Questions about the precursors of a season: what they chose, and what the Oscars then did."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.discussion import nomination_queries
from bot.discussion.precursor_signals import PrecursorOutlook, get_precursor_outlook
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Award, CanonicalCategory, Ceremony, Nomination, Nominee
from bot.record.precursors import PRECURSOR_CATEGORIES, compare_season
from bot.record.record import OSCARS, Record

UNANIMOUS_MIN_AWARDS = 4
"""The fewest precursors for their agreement to be worth a question."""
TRUST_MIN_YEARS = 10
"""The fewest years from which it can be said how reliable a precursor is."""


@dataclass(frozen=True, slots=True)
class Upset(OpenQuestion):
    """The precursors' favourite lost.

    Attributes:
        favourite: Its nomination.
        awards: The precursors that had chosen it: more than chose any other.
        winners: The winners of the Oscar.
    """

    favourite: Nomination
    awards: tuple[Award, ...]
    winners: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class Unanimous(OpenQuestion):
    """Every precursor chose the later winner.

    Attributes:
        nomination: The winner.
        awards: All precursors of that season with such a category.
    """

    nomination: Nomination
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class Frontrunner(OpenQuestion):
    """The precursors' favourite, while the Oscar's winner is not known yet.

    Attributes:
        canonical: The Oscar category.
        ceremony: The coming Oscars.
        nominee: The favourite.
        awards: The precursors that chose it.
        of: How many have named a winner.
    """

    canonical: CanonicalCategory
    ceremony: Ceremony
    nominee: Nominee
    awards: tuple[Award, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Trust(OpenQuestion):
    """The most reliable precursor of an Oscar category.

    Attributes:
        canonical: The Oscar category.
        award: The award, more reliable than any other.
        hits: Years in which it was right.
        years: Years in which both winners are known.
    """

    canonical: CanonicalCategory
    award: Award
    hits: int
    years: int


@dataclass(frozen=True, slots=True)
class Foresight(OpenQuestion):
    """How many Oscar winners one ceremony of a precursor predicted.

    Attributes:
        ceremony: The precursor's ceremony.
        oscars: The Oscars of the season.
        right: The Oscar categories that it predicted correctly.
        known: In how many both winners are known.
    """

    ceremony: Ceremony
    oscars: Ceremony
    right: tuple[CanonicalCategory, ...]
    known: int


def ask_about_precursors_of_nominations(
    record: Record, nominations: Sequence[Nomination]
) -> Iterator[OpenQuestion]:
    """What the precursors chose in the categories of these Oscar nominations: the most striking question of
    each kind.
    """
    outlooks = [
        (nomination, get_precursor_outlook(record, nomination.category.canonical or "", nomination.ceremony))
        for nomination in nominations
        if nomination.category.canonical in PRECURSOR_CATEGORIES
    ]
    yield from _select_strongest(
        _find_upset(one) for nomination, one in outlooks if _is_favourite_or_winner(one, nomination)
    )
    yield from _select_strongest(
        _find_unanimous(one) for nomination, one in outlooks if nomination.nominee.winner
    )


def ask_about_precursors_of_ceremony(record: Record, oscars: Ceremony) -> Iterator[OpenQuestion]:
    """How the Oscars followed the precursors, or may follow them: the most striking question of each kind."""
    if oscars.award == OSCARS:
        outlooks = [get_precursor_outlook(record, canonical, oscars) for canonical in PRECURSOR_CATEGORIES]
        yield from _select_strongest(map(_find_upset, outlooks))
        yield from _select_strongest(_find_frontrunner(record, one) for one in outlooks)
        yield from _select_strongest(map(_find_unanimous, outlooks))


def ask_about_precursors_of_category(record: Record, canonical: CanonicalCategory) -> Iterator[OpenQuestion]:
    """The precursors' favourite for the coming Oscar, their latest error, and the most reliable one."""
    if canonical.id not in PRECURSOR_CATEGORIES:
        return
    newest_first = list(reversed(record.editions.get(OSCARS, ())))
    sealed = [get_precursor_outlook(record, canonical.id, one) for one in newest_first if not one.has_winners]
    yield from _select_strongest(_find_frontrunner(record, one) for one in sealed)
    upsets = (
        _find_upset(get_precursor_outlook(record, canonical.id, one))
        for one in newest_first
        if one.has_winners
    )
    yield from [upset for upset in [next(filter(None, upsets), None)] if upset]
    yield from _find_most_trusted(record, canonical)


def ask_about_foresight(record: Record, ceremony: Ceremony) -> Iterator[OpenQuestion]:
    """How many Oscar winners a precursor's ceremony predicted, if both are known."""
    oscars = record.find_oscars(ceremony.films_of)
    if oscars is None or ceremony.award == OSCARS:
        return
    outcomes: dict[str, bool] = {}
    for canonical in PRECURSOR_CATEGORIES:
        for one in compare_season(record, canonical, oscars).precursors:
            is_its_own = any(win.ceremony is ceremony for win in one.wins)
            if is_its_own and one.predicted_winner is not None:
                outcomes[canonical] = one.predicted_winner
    if len(outcomes) > 1:
        right = tuple(record.canonical[canonical] for canonical, hit in outcomes.items() if hit)
        yield Foresight(ceremony, oscars, right, len(outcomes))


def _find_upset(outlook: PrecursorOutlook) -> Upset | None:
    favourite = outlook.favourite
    if (
        favourite is None
        or not outlook.winners
        or any(outlook.is_same(favourite.nominee, w) for w in outlook.winners)
    ):
        return None
    nominations = outlook.list_nominations(favourite)
    return Upset(nominations[0], favourite.awards, outlook.winners) if nominations else None


def _find_unanimous(outlook: PrecursorOutlook) -> Unanimous | None:
    favourite = outlook.favourite
    if favourite is None or len(favourite.awards) < max(UNANIMOUS_MIN_AWARDS, outlook.awards):
        return None
    won = nomination_queries.select_wins(outlook.list_nominations(favourite))
    return Unanimous(won[0], favourite.awards) if won else None


def _find_frontrunner(record: Record, outlook: PrecursorOutlook) -> Frontrunner | None:
    favourite = outlook.favourite
    if favourite is None or outlook.winners:
        return None
    canonical = record.canonical[outlook.canonical]
    return Frontrunner(canonical, outlook.ceremony, favourite.nominee, favourite.awards, outlook.awards)


def _find_most_trusted(record: Record, canonical: CanonicalCategory) -> Iterator[Trust]:
    latest = record.find_latest_ceremony()
    found = compare_season(record, canonical.id, latest).precursors if latest else ()
    judged = sorted(
        (one for one in found if one.years >= TRUST_MIN_YEARS), key=lambda one: -one.hits / one.years
    )
    if len(judged) > 1 and judged[0].hits * judged[1].years > judged[1].hits * judged[0].years:
        yield Trust(canonical, judged[0].award, judged[0].hits, judged[0].years)


def _is_favourite_or_winner(outlook: PrecursorOutlook, nomination: Nomination) -> bool:
    """Whether a nomination is the favourite's, or the winner."""
    favourite = outlook.favourite
    is_favourite = favourite is not None and outlook.is_same(favourite.nominee, nomination.nominee)
    return is_favourite or nomination.nominee.winner


class _HasAwards(Protocol):
    @property
    def awards(self) -> tuple[Award, ...]: ...


_Striking = TypeVar("_Striking", bound=_HasAwards)


def _select_strongest(found: Iterable[_Striking | None]) -> Iterator[_Striking]:
    """The question of a kind that concerns most awards."""
    known = [one for one in found if one is not None]
    if known:
        yield max(known, key=lambda one: len(one.awards))
