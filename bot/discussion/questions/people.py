"""Questions that a person's nominations raise."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.awards.model import CanonicalCategory, CategoryClass, Nomination, Person
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.questions import always, contested, foretold, prizes
from bot.discussion.questions.overlooked import overlooked
from bot.discussion.questions.question import Question

WAITING = 3
"""Nominations without a win from which someone is overdue, and before a first win that was."""
PAUSE = 15
"""Years between two nominations from which the second is a comeback."""
CRAFTS = 3
"""Different prizes from which someone is a talent of many kinds."""
PARTNERS = 3
"""Shared nominations from which two people are a pair."""


@dataclass(frozen=True, slots=True)
class StillWaiting(Question):
    """Someone was nominated often, and has neither won nor been honoured.

    Attributes:
        person: Who.
        nominations: How often.
        latest: The latest nomination.
    """

    person: Person
    nominations: int
    latest: Nomination


@dataclass(frozen=True, slots=True)
class WonAtLast(Question):
    """Someone won for the first time after losing on earlier nights.

    Attributes:
        person: Who.
        earlier: Nominations at earlier ceremonies, all of them lost.
        win: The first win.
    """

    person: Person
    earlier: int
    win: Nomination


@dataclass(frozen=True, slots=True)
class OnceAndNeverAgain(Question):
    """Someone won on their first night, and was nominated since without winning.

    Attributes:
        person: Who.
        win: The win.
        since: Nominations at later ceremonies.
    """

    person: Person
    win: Nomination
    since: int


@dataclass(frozen=True, slots=True)
class TwoOnOneNight(Question):
    """Someone was nominated for different prizes on the same night."""

    person: Person
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class Comeback(Question):
    """Long years lay between two nominations that followed one another."""

    person: Person
    before: Nomination
    after: Nomination
    years: int


@dataclass(frozen=True, slots=True)
class ManyCrafts(Question):
    """Someone was nominated for many different prizes."""

    person: Person
    prizes: tuple[CanonicalCategory, ...]


@dataclass(frozen=True, slots=True)
class HonouredInstead(Question):
    """Someone has an honorary award, and never won what they were nominated for."""

    person: Person
    nominations: int


@dataclass(frozen=True, slots=True)
class Partners(Question):
    """Two people were nominated together again and again.

    Attributes:
        person: One of them.
        partner: The one with whom they share most nominations.
        times: How many.
    """

    person: Person
    partner: Person
    times: int


@dataclass(frozen=True, slots=True)
class WhichNomination(Question):
    """Someone was nominated several times."""

    person: Person
    nominations: tuple[Nomination, ...]


def about(record: Record, person: Person) -> Iterator[Question]:
    """Everything that can be asked about a person, the most striking first; of companies little."""
    nominations = facts.person_nominations(record, person)
    newest_first = nominations[::-1]
    yield from contested.tie(nominations)
    if not person.is_company:
        yield from _waiting(record, person, nominations)
        yield from prizes.records_of(record, person, nominations)
        yield from foretold.about_nominations(record, newest_first)
        yield from overlooked(record, record.person_nominations.get(person.id, ()))
        yield from _life(record, person, nominations)
        yield from _partners(record, person, nominations)
    if len(nominations) > 1:
        yield WhichNomination(person, tuple(newest_first))
    yield from contested.win(newest_first)
    yield from contested.loss(newest_first)
    yield from always.about(person)


def won_at_last(person: Person, nominations: Sequence[Nomination]) -> Iterator[WonAtLast]:
    """Someone's first win, if it was long in coming."""
    lost = 0
    for night in facts.by_night(nominations):
        wins = facts.won(night)
        if wins:
            if lost >= WAITING:
                yield WonAtLast(person, lost, wins[0])
            return
        lost += len(night)


def _waiting(record: Record, person: Person, nominations: Sequence[Nomination]) -> Iterator[Question]:
    honours = [
        one.category.kind
        for one in record.person_nominations.get(person.id, ())
        if one.ceremony.award == OSCARS and one.category.kind is not CategoryClass.COMPETITIVE
    ]
    wins = facts.won(nominations)
    if not wins and nominations and CategoryClass.HONORARY in honours:
        yield HonouredInstead(person, len(nominations))
    elif not wins and not honours and len(facts.lost(nominations)) >= WAITING:
        yield StillWaiting(person, len(nominations), nominations[-1])
    yield from won_at_last(person, nominations)
    if wins:
        first, *later = facts.by_night(nominations)
        since = sum(map(len, later))
        if facts.won(first) and not any(map(facts.won, later)) and since >= WAITING:
            yield OnceAndNeverAgain(person, facts.won(first)[0], since)


def _life(record: Record, person: Person, nominations: Sequence[Nomination]) -> Iterator[Question]:
    nights = facts.by_night(nominations)
    several = [night for night in nights if len(facts.canonicals(night)) > 1]
    if several:
        yield TwoOnOneNight(person, tuple(max(several, key=len)))
    pauses = [
        Comeback(person, before[-1], after[0], after[0].ceremony.year - before[-1].ceremony.year)
        for before, after in pairwise(nights)
    ]
    longest = max(pauses, key=lambda one: one.years, default=None)
    if longest is not None and longest.years >= PAUSE:
        yield longest
    canonicals = facts.canonicals(nominations)
    if len(canonicals) >= CRAFTS:
        yield ManyCrafts(person, tuple(record.canonical[canonical] for canonical in canonicals))


def _partners(record: Record, person: Person, nominations: Sequence[Nomination]) -> Iterator[Partners]:
    together = Counter(
        other
        for one in nominations
        for other in sorted(facts.person_ids(one.nominee))
        if other != person.id and not record.people[other].is_company
    )
    for other, times in together.most_common(1):
        if times >= PARTNERS:
            yield Partners(person, record.people[other], times)
