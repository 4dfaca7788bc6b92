"""Questions that arise where Best Picture and Best Director part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.awards.model import Ceremony, Film, Nomination, Nominee
from bot.awards.precursors import winners_of
from bot.awards.record import OSCARS, Record
from bot.discussion import facts
from bot.discussion.questions.question import Question

PICTURE, DIRECTOR = "best-picture", "best-director"

LATELY = 25
"""Ceremonies over which partings are counted."""


@dataclass(frozen=True, slots=True)
class PictureWithoutDirector(Question):
    """A film won Best Picture, and another one's director won.

    Attributes:
        film: The film.
        ceremony: The night.
        directors: Who won Best Director.
    """

    film: Film
    ceremony: Ceremony
    directors: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class DirectorWithoutPicture(Question):
    """A film's director won, and another film won Best Picture.

    Attributes:
        film: The film.
        ceremony: The night.
        pictures: What won Best Picture.
    """

    film: Film
    ceremony: Ceremony
    pictures: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class DirectorLeftOut(Question):
    """A film was nominated for Best Picture, and its director was not.

    Attributes:
        film: The film.
        ceremony: The night.
        won: Whether it won Best Picture all the same.
    """

    film: Film
    ceremony: Ceremony
    won: bool


@dataclass(frozen=True, slots=True)
class Parted(Question):
    """Picture and Director went to different films.

    Attributes:
        ceremony: The night.
        pictures: What won Best Picture.
        directors: Who won Best Director.
    """

    ceremony: Ceremony
    pictures: tuple[Nominee, ...]
    directors: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class PartedLately(Question):
    """How often Picture and Director went to different films in the latest years.

    Attributes:
        times: How often.
        ceremonies: Of how many ceremonies.
        last: The last time.
    """

    times: int
    ceremonies: int
    last: Ceremony


def of_film(film: Film, night: Sequence[Nomination]) -> Iterator[Question]:
    """Where the two prizes parted over one film."""
    ceremony = night[0].ceremony
    nominated, winning = set(facts.canonicals(night)), set(facts.canonicals(facts.won(night)))
    directors, pictures = winners_of(ceremony, DIRECTOR), winners_of(ceremony, PICTURE)
    if PICTURE in winning and DIRECTOR not in winning and directors:
        yield PictureWithoutDirector(film, ceremony, directors)
    if DIRECTOR in winning and PICTURE not in winning and pictures:
        yield DirectorWithoutPicture(film, ceremony, pictures)
    if PICTURE in nominated and DIRECTOR not in nominated and directors:
        yield DirectorLeftOut(film, ceremony, PICTURE in winning)


def of_night(ceremony: Ceremony) -> Iterator[Parted]:
    """Whether the two prizes parted that night."""
    directors, pictures = winners_of(ceremony, DIRECTOR), winners_of(ceremony, PICTURE)
    directed = frozenset[str]().union(*map(facts.film_ids, directors))
    if directors and pictures and not any(facts.film_ids(picture) & directed for picture in pictures):
        yield Parted(ceremony, pictures, directors)


def lately(record: Record) -> Iterator[PartedLately]:
    """How often the two prizes have parted in the latest years, if they have."""
    known = [one for one in record.editions.get(OSCARS, ()) if one.has_winners][-LATELY:]
    parted = [one for one in known if list(of_night(one))]
    if parted:
        yield PartedLately(len(parted), len(known), parted[-1])
