"""Questions that a film's nominations raise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions import contested, general, night_totals, picture_and_director, precursors
from bot.discussion.questions.overlooked import ask_about_overlooked
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Award, Ceremony, Film, Nomination
from bot.record.record import OSCARS, Record

LOOKING_BACK_MIN_CEREMONIES = 5
"""The fewest later ceremonies for a question that looks back."""


@dataclass(frozen=True, slots=True)
class ActorsAlone(OpenQuestion):
    """All of a film's several nominations were for acting."""

    film: Film
    ceremony: Ceremony
    nominations: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class OnlyNomination(OpenQuestion):
    """A film with a single nomination."""

    film: Film
    nomination: Nomination


@dataclass(frozen=True, slots=True)
class WhichWin(OpenQuestion):
    """A film that won several categories at one ceremony."""

    film: Film
    wins: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class WhichLoss(OpenQuestion):
    """A film that lost several categories at one ceremony."""

    film: Film
    losses: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class LookingBack(OpenQuestion):
    """There have been so many Oscar ceremonies since a film's."""

    film: Film
    ceremony: Ceremony
    later: int


@dataclass(frozen=True, slots=True)
class NeverAtTheOscars(OpenQuestion):
    """Precursors chose a film that the Oscars never nominated for anything."""

    film: Film
    awards: tuple[Award, ...]


def list_film_questions(record: Record, film: Film) -> Iterator[OpenQuestion]:
    """All questions about a film, the most striking first."""
    nominations = nomination_queries.list_film_nominations(record, film)
    yield from contested.ask_about_tie(nominations)
    yield from precursors.ask_about_precursors_of_nominations(record, nominations)
    yield from ask_about_overlooked(record, record.film_nominations.get(film.id, ()))
    if nominations:
        at_ceremony = max(nomination_queries.group_by_ceremony(nominations), key=len)
        yield from picture_and_director.ask_about_film_split(film, at_ceremony)
        yield from night_totals.ask_about_film_totals(record, film, at_ceremony)
        yield from _ask_about_nominations(film, at_ceremony, alone=len(nominations) == 1)
        yield from contested.ask_about_win(at_ceremony)
        yield from contested.ask_about_loss(at_ceremony)
        yield from _ask_looking_back(record, film, at_ceremony[0].ceremony)
    yield from _ask_never_at_the_oscars(record, film)
    yield from general.list_general_questions(film)


def _ask_about_nominations(
    film: Film, nominations: Sequence[Nomination], *, alone: bool
) -> Iterator[OpenQuestion]:
    wins, losses = nomination_queries.select_wins(nominations), nomination_queries.select_losses(nominations)
    if alone:
        yield OnlyNomination(film, nominations[0])
    elif len(nominations) > 1 and all(
        one.category.canonical in nomination_queries.ACTING_CATEGORIES for one in nominations
    ):
        yield ActorsAlone(film, nominations[0].ceremony, tuple(nominations))
    if len(wins) > 1:
        yield WhichWin(film, tuple(wins))
    if len(losses) > 1:
        yield WhichLoss(film, tuple(losses))


def _ask_looking_back(record: Record, film: Film, ceremony: Ceremony) -> Iterator[OpenQuestion]:
    latest = record.find_latest_ceremony()
    if latest is not None and latest.number is not None and ceremony.number is not None:
        later = latest.number - ceremony.number
        if later >= LOOKING_BACK_MIN_CEREMONIES:
            yield LookingBack(film, ceremony, later)


def _ask_never_at_the_oscars(record: Record, film: Film) -> Iterator[OpenQuestion]:
    every = record.film_nominations.get(film.id, ())
    awards = dict.fromkeys(one.ceremony.award for one in every if one.nominee.winner)
    if awards and all(one.ceremony.award != OSCARS for one in every):
        yield NeverAtTheOscars(film, tuple(record.awards[award] for award in awards))
