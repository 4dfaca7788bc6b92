"""Questions about ceremonies where Best Picture and Best Director went to different films."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion import nomination_queries
from bot.discussion.questions.question import OpenQuestion
from bot.record.model import Ceremony, Film, Nomination, Nominee
from bot.record.precursors import list_category_winners
from bot.record.record import OSCARS, Record

BEST_PICTURE, BEST_DIRECTOR = "best-picture", "best-director"

PARTED_LATELY_CEREMONIES = 25
"""Over how many of the latest ceremonies such splits are counted."""


@dataclass(frozen=True, slots=True)
class PictureWithoutDirector(OpenQuestion):
    """A film won Best Picture, and another film's director won.

    Attributes:
        film: The film.
        ceremony: The ceremony.
        directors: The winners of Best Director.
    """

    film: Film
    ceremony: Ceremony
    directors: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class DirectorWithoutPicture(OpenQuestion):
    """A film's director won, and another film won Best Picture.

    Attributes:
        film: The film.
        ceremony: The ceremony.
        pictures: The winners of Best Picture.
    """

    film: Film
    ceremony: Ceremony
    pictures: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class DirectorLeftOut(OpenQuestion):
    """A film was nominated for Best Picture, and its director was not nominated.

    Attributes:
        film: The film.
        ceremony: The ceremony.
        won: Whether it won Best Picture nevertheless.
    """

    film: Film
    ceremony: Ceremony
    won: bool


@dataclass(frozen=True, slots=True)
class Parted(OpenQuestion):
    """Picture and Director went to different films.

    Attributes:
        ceremony: The ceremony.
        pictures: The winners of Best Picture.
        directors: The winners of Best Director.
    """

    ceremony: Ceremony
    pictures: tuple[Nominee, ...]
    directors: tuple[Nominee, ...]


@dataclass(frozen=True, slots=True)
class PartedLately(OpenQuestion):
    """How often Picture and Director went to different films at the latest ceremonies.

    Attributes:
        times: How often.
        ceremonies: Of how many ceremonies.
        last: The last such ceremony.
    """

    times: int
    ceremonies: int
    last: Ceremony


def ask_about_film_split(film: Film, nominations: Sequence[Nomination]) -> Iterator[OpenQuestion]:
    """A split of the two categories that concerns one film."""
    ceremony = nominations[0].ceremony
    nominated, winning = (
        set(nomination_queries.list_canonical_ids(nominations)),
        set(nomination_queries.list_canonical_ids(nomination_queries.select_wins(nominations))),
    )
    directors, pictures = (
        list_category_winners(ceremony, BEST_DIRECTOR),
        list_category_winners(ceremony, BEST_PICTURE),
    )
    if BEST_PICTURE in winning and BEST_DIRECTOR not in winning and directors:
        yield PictureWithoutDirector(film, ceremony, directors)
    if BEST_DIRECTOR in winning and BEST_PICTURE not in winning and pictures:
        yield DirectorWithoutPicture(film, ceremony, pictures)
    if BEST_PICTURE in nominated and BEST_DIRECTOR not in nominated and directors:
        yield DirectorLeftOut(film, ceremony, BEST_PICTURE in winning)


def ask_about_ceremony_split(ceremony: Ceremony) -> Iterator[Parted]:
    """Whether the two categories went to different films at a ceremony."""
    directors, pictures = (
        list_category_winners(ceremony, BEST_DIRECTOR),
        list_category_winners(ceremony, BEST_PICTURE),
    )
    directed = frozenset[str]().union(*map(nomination_queries.get_film_ids, directors))
    if (
        directors
        and pictures
        and not any(nomination_queries.get_film_ids(picture) & directed for picture in pictures)
    ):
        yield Parted(ceremony, pictures, directors)


def ask_about_recent_splits(record: Record) -> Iterator[PartedLately]:
    """How often the two categories went to different films lately, if they did."""
    known = [one for one in record.editions.get(OSCARS, ()) if one.has_winners][-PARTED_LATELY_CEREMONIES:]
    parted = [one for one in known if list(ask_about_ceremony_split(one))]
    if parted:
        yield PartedLately(len(parted), len(known), parted[-1])
