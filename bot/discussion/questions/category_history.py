"""Questions about the history of a category: its records, its winners over the years, when it was given."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions import contested, general, picture_and_director, precursors
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import CanonicalCategory, CategoryClass, Ceremony, Nomination, Person
from bot.record.record import OSCARS, Record, counts_in_totals

RECORD_MIN_WINS = 2
"""The fewest wins that make a record: a single win is none."""
RECORD_MAX_HOLDERS = 3
"""The most people who may share a record for it to be worth a question."""
NEVER_WON_MIN_NOMINATIONS = 4
"""The fewest nominations in one category, without a win, that are worth a question."""
ERA_LENGTH_CEREMONIES = 25
"""How many ceremonies lie between the two winners that are compared."""
CAME_LATE_AFTER_EDITION = 3
"""A category that was first given after this edition came late."""


@dataclass(frozen=True, slots=True)
class RecordHolders(OpenQuestion):
    """The people who have won a category most often.

    Attributes:
        canonical: The category.
        holders: Those who share the record.
        wins: How often each has won it.
    """

    canonical: CanonicalCategory
    holders: tuple[Person, ...]
    wins: int


@dataclass(frozen=True, slots=True)
class NeverWonIt(OpenQuestion):
    """The person with most nominations in a category of all who never won it.

    Attributes:
        canonical: The category.
        person: The person; nobody else has as many.
        nominations: How many.
    """

    canonical: CanonicalCategory
    person: Person
    nominations: int


@dataclass(frozen=True, slots=True)
class Eras(OpenQuestion):
    """Two winners of one category, `ERA_LENGTH_CEREMONIES` apart.

    Attributes:
        canonical: The category.
        then: The earlier winner.
        now: The latest winner.
    """

    canonical: CanonicalCategory
    then: Nomination
    now: Nomination


@dataclass(frozen=True, slots=True)
class NoLongerGiven(OpenQuestion):
    """A category that the latest ceremony did not have any more.

    Attributes:
        canonical: The category.
        last: The last ceremony that had it.
    """

    canonical: CanonicalCategory
    last: Ceremony


@dataclass(frozen=True, slots=True)
class CameLate(OpenQuestion):
    """A category that was not given from the beginning.

    Attributes:
        canonical: The category.
        first: The first ceremony that had it.
    """

    canonical: CanonicalCategory
    first: Ceremony


@dataclass(frozen=True, slots=True)
class BestOfAll(OpenQuestion):
    """All winners of a category.

    Attributes:
        canonical: The category.
        winners: How many nominees have won it.
        first: The first ceremony that had it.
    """

    canonical: CanonicalCategory
    winners: int
    first: Ceremony


def list_category_questions(record: Record, canonical: CanonicalCategory) -> Iterator[OpenQuestion]:
    """All questions about a category, the most striking first."""
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
    """The award to which the category belongs: the Oscars, or the first that gives it."""
    return next((award for award in record.awards if (canonical.id, award) in record.history), OSCARS)


def ask_about_record_holders(record: Record, canonical: CanonicalCategory) -> Iterator[RecordHolders]:
    """The people with most wins in an Oscar category, if they are few."""
    wins = _count_by_person(nomination_queries.select_wins(_list_oscar_nominations(record, canonical)))
    most = max(wins.values(), default=0)
    holders = tuple(record.people[person_id] for person_id in sorted(wins) if wins[person_id] == most)
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
    """The winner at a ceremony and the one `ERA_LENGTH_CEREMONIES` earlier, if neither shared the win."""
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
    """When a category was first and last given."""
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
    times = {
        person_id: number
        for person_id, number in _count_by_person(nominations).items()
        if person_id not in winners
    }
    most = max(times.values(), default=0)
    leaders = [person_id for person_id, number in times.items() if number == most]
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
    """How many of these nominations each person has, companies left out."""
    return Counter(
        person_id
        for one in nominations
        for person_id in nomination_queries.get_person_ids(one.nominee)
        if not person_id.startswith("co")
    )
