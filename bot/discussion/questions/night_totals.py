"""Questions about the number of nominations and wins at one ceremony."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Ceremony, Film, Nomination
from bot.record.record import Record

EMPTY_HANDED_MIN_NOMINATIONS = 4
"""The fewest nominations without a win for a question about it."""
BIG_NIGHT_MIN_WINS = 5
"""The fewest wins for a question about a film's big night; also the fewest nominations from which one is expected."""
CLEAN_SWEEP_MIN_NOMINATIONS = 3
"""The fewest nominations, all won, for a clean sweep."""
SPREAD_OUT_MAX_WINS = 4
"""The most wins of one film at a ceremony whose wins were spread over many; less than `BIG_NIGHT_MIN_WINS`."""


@dataclass(frozen=True, slots=True)
class WentHomeEmpty(OpenQuestion):
    """A film had many nominations at a ceremony and won none."""

    film: Film
    ceremony: Ceremony
    nominations: int


@dataclass(frozen=True, slots=True)
class CleanSweep(OpenQuestion):
    """A film won everything it was nominated for at a ceremony."""

    film: Film
    ceremony: Ceremony
    wins: int


@dataclass(frozen=True, slots=True)
class BigNight(OpenQuestion):
    """A film won many categories at a ceremony, though not all it was nominated for."""

    film: Film
    ceremony: Ceremony
    wins: int
    nominations: int


@dataclass(frozen=True, slots=True)
class Outshone(OpenQuestion):
    """The film with most nominations at a ceremony was not the one with most wins.

    Attributes:
        film: The film with more nominations than any other.
        ceremony: The ceremony.
        nominations: Its nominations.
        wins: Its wins.
        other: The film with more wins than any other.
        other_wins: That film's wins.
    """

    film: Film
    ceremony: Ceremony
    nominations: int
    wins: int
    other: Film
    other_wins: int


@dataclass(frozen=True, slots=True)
class SpreadOut(OpenQuestion):
    """No film won much at a ceremony.

    Attributes:
        ceremony: The ceremony.
        most: The most wins of one film.
        winners: How many films won something.
    """

    ceremony: Ceremony
    most: int
    winners: int


def ask_about_film_totals(
    record: Record, film: Film, nominations: Sequence[Nomination]
) -> Iterator[OpenQuestion]:
    """A film's totals at one ceremony, by themselves and compared with other films."""
    yield from _ask_about_film_total(film, nominations)
    for question in ask_about_outshone(record, nominations[0].ceremony):
        if film in (question.film, question.other):
            yield question


def ask_about_ceremony_totals(record: Record, ceremony: Ceremony) -> Iterator[OpenQuestion]:
    """A ceremony's totals: its biggest winner, its biggest loser, or that it had neither."""
    films = nomination_queries.rank_films_by_nominations(record, ceremony)
    if not films or not ceremony.has_winners:
        return
    winner, most = max(films, key=lambda entry: len(nomination_queries.select_wins(entry[1])))
    yield from _ask_about_film_total(winner, most)
    yield from ask_about_outshone(record, ceremony)
    empty_handed = (
        question for film, nominations in films for question in _ask_about_film_total(film, nominations)
    )
    yield from [one for one in empty_handed if isinstance(one, WentHomeEmpty)][:1]
    winners = [film for film, nominations in films if nomination_queries.select_wins(nominations)]
    if 1 < len(nomination_queries.select_wins(most)) <= SPREAD_OUT_MAX_WINS:
        yield SpreadOut(ceremony, len(nomination_queries.select_wins(most)), len(winners))


def ask_about_outshone(record: Record, ceremony: Ceremony) -> Iterator[Outshone]:
    """The most nominated film, if another one won most."""
    films = nomination_queries.rank_films_by_nominations(record, ceremony)
    if len(films) < 3 or len(films[0][1]) in {len(films[1][1]), *range(BIG_NIGHT_MIN_WINS)}:
        return
    film, nominations = films[0]
    by_wins = sorted(
        (entry for entry in films), key=lambda entry: -len(nomination_queries.select_wins(entry[1]))
    )
    (other, other_nominations), (_, next_best) = by_wins[:2]
    if other != film and len(nomination_queries.select_wins(other_nominations)) > len(
        nomination_queries.select_wins(next_best)
    ):
        yield Outshone(
            film,
            ceremony,
            len(nominations),
            len(nomination_queries.select_wins(nominations)),
            other,
            len(nomination_queries.select_wins(other_nominations)),
        )


def _ask_about_film_total(film: Film, nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    ceremony, wins = nominations[0].ceremony, len(nomination_queries.select_wins(nominations))
    if wins == len(nominations) >= CLEAN_SWEEP_MIN_NOMINATIONS:
        yield CleanSweep(film, ceremony, wins)
    elif wins >= BIG_NIGHT_MIN_WINS:
        yield BigNight(film, ceremony, wins, len(nominations))
    elif (
        len(nomination_queries.select_losses(nominations)) == len(nominations) >= EMPTY_HANDED_MIN_NOMINATIONS
    ):
        yield WentHomeEmpty(film, ceremony, len(nominations))
