"""Questions that a person's nominations raise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.discussion import nomination_queries
from bot.discussion.questions import category_history, contested, general, precursors
from bot.discussion.questions.overlooked import ask_about_overlooked
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, CategoryClass, Nomination, Person
from bot.record.record import OSCARS, Record

OVERDUE_MIN_NOMINATIONS = 3
"""The fewest nominations without a win for someone to be overdue, or before a first win for it to be late."""
COMEBACK_MIN_YEARS = 15
"""The fewest years between two successive nominations for a comeback."""
MANY_CRAFTS_MIN_CATEGORIES = 3
"""The fewest different categories for a question about many talents."""
PARTNERS_MIN_NOMINATIONS = 3
"""The fewest shared nominations for two people to be partners."""


@dataclass(frozen=True, slots=True)
class StillWaiting(OpenQuestion):
    """Someone was nominated often, and has neither won nor had an honorary award.

    Attributes:
        person: The person.
        nominations: How often.
        latest: The latest nomination.
    """

    person: Person
    nominations: int
    latest: Nomination


@dataclass(frozen=True, slots=True)
class WonAtLast(OpenQuestion):
    """Someone won for the first time after losing at earlier ceremonies.

    Attributes:
        person: The person.
        earlier: Nominations at earlier ceremonies, all of them lost.
        win: The first win.
    """

    person: Person
    earlier: int
    win: Nomination


@dataclass(frozen=True, slots=True)
class OnceAndNeverAgain(OpenQuestion):
    """Someone won at their first ceremony, and was nominated since without winning.

    Attributes:
        person: The person.
        win: The win.
        since: Nominations at later ceremonies.
    """

    person: Person
    win: Nomination
    since: int


@dataclass(frozen=True, slots=True)
class TwoOnOneNight(OpenQuestion):
    """Someone was nominated in different categories at the same ceremony."""

    person: Person
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class Comeback(OpenQuestion):
    """Many years lie between two successive nominations."""

    person: Person
    before: Nomination
    after: Nomination
    years: int


@dataclass(frozen=True, slots=True)
class ManyCrafts(OpenQuestion):
    """Someone was nominated in many different categories."""

    person: Person
    prizes: tuple[CanonicalCategory, ...]


@dataclass(frozen=True, slots=True)
class HonouredInstead(OpenQuestion):
    """Someone has an honorary award, and never won a competitive category."""

    person: Person
    nominations: int


@dataclass(frozen=True, slots=True)
class Partners(OpenQuestion):
    """Two people were often nominated together.

    Attributes:
        person: One of them.
        partner: The one with whom they share most nominations.
        times: How many.
    """

    person: Person
    partner: Person
    times: int


@dataclass(frozen=True, slots=True)
class WhichNomination(OpenQuestion):
    """Someone was nominated several times."""

    person: Person
    nominations: tuple[Nomination, ...]


def list_person_questions(record: Record, person: Person) -> Iterator[OpenQuestion]:
    """All questions about a person, the most striking first; few about companies."""
    nominations = nomination_queries.list_person_nominations(record, person)
    newest_first = nominations[::-1]
    yield from contested.ask_about_tie(nominations)
    if not person.is_company:
        yield from _ask_about_waiting(record, person, nominations)
        yield from category_history.ask_about_held_record(record, person, nominations)
        yield from precursors.ask_about_precursors_of_nominations(record, newest_first)
        yield from ask_about_overlooked(record, record.person_nominations.get(person.id, ()))
        yield from _ask_about_career(record, person, nominations)
        yield from _ask_about_partners(record, person, nominations)
    if len(nominations) > 1:
        yield WhichNomination(person, tuple(newest_first))
    yield from contested.ask_about_win(newest_first)
    yield from contested.ask_about_loss(newest_first)
    yield from general.list_general_questions(person)


def ask_about_win_at_last(person: Person, nominations: Sequence[Nomination]) -> Iterator[WonAtLast]:
    """Someone's first win, if it came after many losses."""
    lost = 0
    for group in nomination_queries.group_by_ceremony(nominations):
        wins = nomination_queries.select_wins(group)
        if wins:
            if lost >= OVERDUE_MIN_NOMINATIONS:
                yield WonAtLast(person, lost, wins[0])
            return
        lost += len(group)


def _ask_about_waiting(
    record: Record, person: Person, nominations: Sequence[Nomination]
) -> Iterator[OpenQuestion]:
    honours = [
        one.category.kind
        for one in record.person_nominations.get(person.id, ())
        if one.ceremony.award == OSCARS and one.category.kind is not CategoryClass.COMPETITIVE
    ]
    wins = nomination_queries.select_wins(nominations)
    if not wins and nominations and CategoryClass.HONORARY in honours:
        yield HonouredInstead(person, len(nominations))
    elif (
        not wins
        and not honours
        and len(nomination_queries.select_losses(nominations)) >= OVERDUE_MIN_NOMINATIONS
    ):
        yield StillWaiting(person, len(nominations), nominations[-1])
    yield from ask_about_win_at_last(person, nominations)
    if wins:
        first, *later = nomination_queries.group_by_ceremony(nominations)
        since = sum(map(len, later))
        if (
            nomination_queries.select_wins(first)
            and not any(map(nomination_queries.select_wins, later))
            and since >= OVERDUE_MIN_NOMINATIONS
        ):
            yield OnceAndNeverAgain(person, nomination_queries.select_wins(first)[0], since)


def _ask_about_career(
    record: Record, person: Person, nominations: Sequence[Nomination]
) -> Iterator[OpenQuestion]:
    by_ceremony = nomination_queries.group_by_ceremony(nominations)
    several = [group for group in by_ceremony if len(nomination_queries.list_canonical_ids(group)) > 1]
    if several:
        yield TwoOnOneNight(person, tuple(max(several, key=len)))
    pauses = [
        Comeback(person, before[-1], after[0], after[0].ceremony.year - before[-1].ceremony.year)
        for before, after in pairwise(by_ceremony)
    ]
    longest = max(pauses, key=lambda one: one.years, default=None)
    if longest is not None and longest.years >= COMEBACK_MIN_YEARS:
        yield longest
    canonicals = nomination_queries.list_canonical_ids(nominations)
    if len(canonicals) >= MANY_CRAFTS_MIN_CATEGORIES:
        yield ManyCrafts(person, tuple(record.canonical[canonical] for canonical in canonicals))


def _ask_about_partners(
    record: Record, person: Person, nominations: Sequence[Nomination]
) -> Iterator[Partners]:
    together = Counter(
        other
        for one in nominations
        for other in sorted(nomination_queries.get_person_ids(one.nominee))
        if other != person.id and not record.people[other].is_company
    )
    for other, times in together.most_common(1):
        if times >= PARTNERS_MIN_NOMINATIONS:
            yield Partners(person, record.people[other], times)
