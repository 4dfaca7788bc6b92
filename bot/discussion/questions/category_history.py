"""Questions that the history of a prize raises: its records, its ties, its eras."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions import contested, general, picture_and_director, precursors
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, CategoryClass, Ceremony, Nomination, Person
from bot.record.record import OSCARS, Record, counts_in_totals

RECORD_MIN_WINS = 2
"""Wins that make a record: to have won once is none."""
RECORD_MAX_HOLDERS = 3
"""People who may share a record before it is no talk of the town any more."""
NEVER_WON_MIN_NOMINATIONS = 4
"""Nominations in one category from which never having won it is a grievance."""
ERA_LENGTH_CEREMONIES = 25
"""Ceremonies between two winners that are compared."""
CAME_LATE_AFTER_EDITION = 3
"""The edition after which a prize that is first given then came late."""


@dataclass(frozen=True, slots=True)
class RecordHolders(OpenQuestion):
    """Who has won a prize most often.

    Attributes:
        canonical: The prize.
        holders: Those who share the record.
        wins: How often each has won it.
    """

    canonical: CanonicalCategory
    holders: tuple[Person, ...]
    wins: int


@dataclass(frozen=True, slots=True)
class NeverWonIt(OpenQuestion):
    """Who was nominated for a prize most often of all who never won it.

    Attributes:
        canonical: The prize.
        person: Who, alone in this.
        nominations: How often.
    """

    canonical: CanonicalCategory
    person: Person
    nominations: int


@dataclass(frozen=True, slots=True)
class Eras(OpenQuestion):
    """Winners of one prize, a generation apart.

    Attributes:
        canonical: The prize.
        then: Who won it then.
        now: Who won it last.
    """

    canonical: CanonicalCategory
    then: Nomination
    now: Nomination


@dataclass(frozen=True, slots=True)
class NoLongerGiven(OpenQuestion):
    """A prize that the latest ceremony did not give any more.

    Attributes:
        canonical: The prize.
        last: The last ceremony that gave it.
    """

    canonical: CanonicalCategory
    last: Ceremony


@dataclass(frozen=True, slots=True)
class CameLate(OpenQuestion):
    """A prize that was not given from the beginning.

    Attributes:
        canonical: The prize.
        first: The first ceremony that gave it.
    """

    canonical: CanonicalCategory
    first: Ceremony


@dataclass(frozen=True, slots=True)
class BestOfAll(OpenQuestion):
    """Everyone who ever won a prize.

    Attributes:
        canonical: The prize.
        winners: How many nominees have won it.
        first: The first ceremony that gave it.
    """

    canonical: CanonicalCategory
    winners: int
    first: Ceremony


def list_category_questions(record: Record, canonical: CanonicalCategory) -> Iterator[OpenQuestion]:
    """Everything that can be asked about a prize, the most striking first."""
    award = find_award(record, canonical)
    nominations = [
        Nomination(ceremony, category, nominee)
        for ceremony, category in record.history.get((canonical.id, award), ())
        for nominee in category.nominees
    ]
    newest_first = [one for one in nominations[::-1] if counts_in_totals(one)]
    yield from precursors.ask_about_precursors_of_category(record, canonical)
    if canonical.id in {picture_and_director.BEST_PICTURE, picture_and_director.BEST_DIRECTOR}:
        yield from picture_and_director.ask_about_recent_splits(record)
    yield from ask_about_record_holders(record, canonical)
    yield from _ask_about_never_won(record, canonical)
    yield from contested.ask_about_win(newest_first)
    yield from contested.ask_about_tie(newest_first[::-1])
    yield from ask_about_eras(record, canonical, record.find_latest_ceremony(award))
    yield from _ask_about_first_and_last(record, canonical, award, nominations)
    yield from general.list_general_questions(canonical)


def find_award(record: Record, canonical: CanonicalCategory) -> str:
    """The award whose prize is meant: the Oscars, or the first that gives it."""
    return next((award for award in record.awards if (canonical.id, award) in record.history), OSCARS)


def ask_about_record_holders(record: Record, canonical: CanonicalCategory) -> Iterator[RecordHolders]:
    """Who has won an Oscar most often, if they are few."""
    wins = _count_by_person(nomination_queries.select_wins(_list_oscar_nominations(record, canonical)))
    most = max(wins.values(), default=0)
    holders = tuple(record.people[who] for who in sorted(wins) if wins[who] == most)
    if most >= RECORD_MIN_WINS and len(holders) <= RECORD_MAX_HOLDERS:
        yield RecordHolders(canonical, holders, most)


def ask_about_held_record(
    record: Record, person: Person, nominations: Sequence[Nomination]
) -> Iterator[RecordHolders]:
    """The record that a person holds, if any: the one with most wins."""
    held = [
        found
        for canonical in nomination_queries.list_canonical_ids(nomination_queries.select_wins(nominations))
        for found in ask_about_record_holders(record, record.canonical[canonical])
        if person in found.holders
    ]
    yield from sorted(held, key=lambda found: -found.wins)[:1]


def ask_about_eras(record: Record, canonical: CanonicalCategory, latest: Ceremony | None) -> Iterator[Eras]:
    """The winner of a ceremony beside the one a generation earlier, where each is one alone."""
    if latest is None or latest.number is None:
        return
    numbers = (latest.number - ERA_LENGTH_CEREMONIES, latest.number)
    then, now = (
        [
            Nomination(ceremony, category, category.winners[0])
            for ceremony, category in record.history.get((canonical.id, latest.award), ())
            if ceremony.number == number and len(category.winners) == 1
        ]
        for number in numbers
    )
    if len(then) == len(now) == 1:
        yield Eras(canonical, then[0], now[0])


def _ask_about_first_and_last(
    record: Record, canonical: CanonicalCategory, award: str, nominations: Sequence[Nomination]
) -> Iterator[OpenQuestion]:
    """When a prize was first and last given."""
    won, latest = nomination_queries.select_wins(nominations), record.find_latest_ceremony(award)
    if not won or latest is None:
        return
    first, last = won[0].ceremony, won[-1].ceremony
    competitive = won[0].category.kind is CategoryClass.COMPETITIVE
    if competitive and last != latest:
        yield NoLongerGiven(canonical, last)
    if competitive and (first.number or 0) > CAME_LATE_AFTER_EDITION:
        yield CameLate(canonical, first)
    if len(won) > 1:
        yield BestOfAll(canonical, len(won), first)


def _ask_about_never_won(record: Record, canonical: CanonicalCategory) -> Iterator[NeverWonIt]:
    nominations = _list_oscar_nominations(record, canonical)
    winners = set(_count_by_person(nomination_queries.select_wins(nominations)))
    times = {who: number for who, number in _count_by_person(nominations).items() if who not in winners}
    most = max(times.values(), default=0)
    leaders = [who for who, number in times.items() if number == most]
    if most >= NEVER_WON_MIN_NOMINATIONS and len(leaders) == 1:
        yield NeverWonIt(canonical, record.people[leaders[0]], most)


def _list_oscar_nominations(record: Record, canonical: CanonicalCategory) -> list[Nomination]:
    every = (
        Nomination(ceremony, category, nominee)
        for ceremony, category in record.history.get((canonical.id, OSCARS), ())
        for nominee in category.nominees
    )
    return [one for one in every if counts_in_totals(one)]


def _count_by_person(nominations: Sequence[Nomination]) -> Counter[str]:
    """How often each human being stands on these nominations."""
    return Counter(
        who
        for one in nominations
        for who in nomination_queries.get_person_ids(one.nominee)
        if not who.startswith("co")
    )
