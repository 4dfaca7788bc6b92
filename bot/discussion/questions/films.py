"""Questions that a film's nominations raise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.awards.model import Award, Ceremony, Film, Nomination
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.questions import always, contested, foretold, splits, totals
from bot.discussion.questions.overlooked import overlooked
from bot.discussion.questions.question import Question

AGED = 5
"""Ceremonies after which one can look back."""


@dataclass(frozen=True, slots=True)
class ActorsAlone(Question):
    """All of a film's nominations, several, were for acting."""

    film: Film
    ceremony: Ceremony
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class OnlyNomination(Question):
    """A film was nominated once."""

    film: Film
    nomination: Nomination


@dataclass(frozen=True, slots=True)
class WhichWin(Question):
    """A film won several prizes in a night."""

    film: Film
    wins: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class WhichLoss(Question):
    """A film lost several prizes in a night."""

    film: Film
    losses: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class LookingBack(Question):
    """The Oscars have come again so many times since a film had its night."""

    film: Film
    ceremony: Ceremony
    later: int


@dataclass(frozen=True, slots=True)
class NeverAtTheOscars(Question):
    """Earlier awards chose a film, and the Oscars never nominated it for anything."""

    film: Film
    awards: tuple[Award, ...]


def about(record: Record, film: Film) -> Iterator[Question]:
    """Everything that can be asked about a film, the most striking first."""
    nominations = facts.film_nominations(record, film)
    yield from contested.tie(nominations)
    yield from foretold.about_nominations(record, nominations)
    yield from overlooked(record, record.film_nominations.get(film.id, ()))
    if nominations:
        night = max(facts.by_night(nominations), key=len)
        yield from splits.of_film(film, night)
        yield from totals.of_film(record, film, night)
        yield from _choices(film, night, alone=len(nominations) == 1)
        yield from contested.win(night)
        yield from contested.loss(night)
        yield from _looking_back(record, film, night[0].ceremony)
    yield from _never(record, film)
    yield from always.about(film)


def _choices(film: Film, night: Sequence[Nomination], *, alone: bool) -> Iterator[Question]:
    wins, losses = facts.won(night), facts.lost(night)
    if alone:
        yield OnlyNomination(film, night[0])
    elif len(night) > 1 and all(one.category.canonical in facts.ACTING for one in night):
        yield ActorsAlone(film, night[0].ceremony, tuple(night))
    if len(wins) > 1:
        yield WhichWin(film, tuple(wins))
    if len(losses) > 1:
        yield WhichLoss(film, tuple(losses))


def _looking_back(record: Record, film: Film, ceremony: Ceremony) -> Iterator[Question]:
    latest = record.latest()
    if latest is not None and latest.number is not None and ceremony.number is not None:
        later = latest.number - ceremony.number
        if later >= AGED:
            yield LookingBack(film, ceremony, later)


def _never(record: Record, film: Film) -> Iterator[Question]:
    every = record.film_nominations.get(film.id, ())
    awards = dict.fromkeys(one.ceremony.award for one in every if one.nominee.winner)
    if awards and all(one.ceremony.award != OSCARS for one in every):
        yield NeverAtTheOscars(film, tuple(record.awards[award] for award in awards))
