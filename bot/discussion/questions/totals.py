"""Questions that arise from what nominations and wins of one night add up to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.awards.model import Ceremony, Film, Nomination
from bot.awards.record import Record
from bot.discussion import facts
from bot.discussion.questions.question import Question

EMPTY_HANDS = 4
"""Nominations from which a night without a win is remembered."""
BIG_NIGHT = 5
"""Wins from which a night is a sweep, and nominations from which a film is expected to have one."""
CLEAN_SWEEP = 3
"""Nominations from which it is remarkable to win them all."""
SPREAD = 4
"""The most wins of one film on a night that is remembered for spreading them; fewer than `BIG_NIGHT`."""


@dataclass(frozen=True, slots=True)
class WentHomeEmpty(Question):
    """A film had many nominations in a night and won none."""

    film: Film
    ceremony: Ceremony
    nominations: int


@dataclass(frozen=True, slots=True)
class CleanSweep(Question):
    """A film won everything it was nominated for that night."""

    film: Film
    ceremony: Ceremony
    wins: int


@dataclass(frozen=True, slots=True)
class BigNight(Question):
    """A film won many prizes in a night, though not all it was nominated for."""

    film: Film
    ceremony: Ceremony
    wins: int
    nominations: int


@dataclass(frozen=True, slots=True)
class Outshone(Question):
    """A film was nominated most that night, and another one won most.

    Attributes:
        film: The film with more nominations than any other.
        ceremony: The night.
        nominations: Its nominations.
        wins: Its wins.
        other: The film with more wins than any other.
        other_wins: Its wins.
    """

    film: Film
    ceremony: Ceremony
    nominations: int
    wins: int
    other: Film
    other_wins: int


@dataclass(frozen=True, slots=True)
class SpreadOut(Question):
    """No film won much that night.

    Attributes:
        ceremony: The night.
        most: The most wins of one film.
        winners: How many films won something.
    """

    ceremony: Ceremony
    most: int
    winners: int


def of_film(record: Record, film: Film, night: Sequence[Nomination]) -> Iterator[Question]:
    """What a film's night adds up to, by itself and beside the others."""
    yield from _sum(film, night)
    for question in outshone(record, night[0].ceremony):
        if film in (question.film, question.other):
            yield question


def of_night(record: Record, ceremony: Ceremony) -> Iterator[Question]:
    """What a night adds up to: its biggest winner, its greatest loser, or that it had neither."""
    films = facts.films_by_nominations(record, ceremony)
    if not films or not ceremony.has_winners:
        return
    winner, most = max(films, key=lambda entry: len(facts.won(entry[1])))
    yield from _sum(winner, most)
    yield from outshone(record, ceremony)
    empty_handed = (question for film, night in films for question in _sum(film, night))
    yield from [one for one in empty_handed if isinstance(one, WentHomeEmpty)][:1]
    winners = [film for film, night in films if facts.won(night)]
    if 1 < len(facts.won(most)) <= SPREAD:
        yield SpreadOut(ceremony, len(facts.won(most)), len(winners))


def outshone(record: Record, ceremony: Ceremony) -> Iterator[Outshone]:
    """The most nominated film, where another one won most."""
    films = facts.films_by_nominations(record, ceremony)
    if len(films) < 3 or len(films[0][1]) in {len(films[1][1]), *range(BIG_NIGHT)}:
        return
    film, nominations = films[0]
    by_wins = sorted((entry for entry in films), key=lambda entry: -len(facts.won(entry[1])))
    (other, there), (_, next_best) = by_wins[:2]
    if other != film and len(facts.won(there)) > len(facts.won(next_best)):
        yield Outshone(
            film, ceremony, len(nominations), len(facts.won(nominations)), other, len(facts.won(there))
        )


def _sum(film: Film, night: Sequence[Nomination]) -> Iterator[Question]:
    ceremony, wins = night[0].ceremony, len(facts.won(night))
    if wins == len(night) >= CLEAN_SWEEP:
        yield CleanSweep(film, ceremony, wins)
    elif wins >= BIG_NIGHT:
        yield BigNight(film, ceremony, wins, len(night))
    elif len(facts.lost(night)) == len(night) >= EMPTY_HANDS:
        yield WentHomeEmpty(film, ceremony, len(night))
