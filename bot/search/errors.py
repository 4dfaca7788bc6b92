"""Errors of a search that knows why it found nothing."""

from dataclasses import dataclass

from bot.errors import NothingFoundError, UserError
from bot.record.model import Award, Ceremony


@dataclass(eq=False, kw_only=True)
class NoSuchEditionError(NothingFoundError):
    """An award had no ceremony of this year or number, or the record lacks it; its neighbours are nearest.

    Attributes:
        award: The award.
        number: The year, from `bot.search.editions.FIRST_YEAR_NUMBER` on; else the edition.
        first_year: The year of the award's first ceremony in the record.
        has_first: Whether that ceremony was the award's first ever.
        last_year: The year of its last one.
    """

    award: Award
    number: int
    first_year: int
    has_first: bool
    last_year: int


@dataclass(eq=False, kw_only=True)
class NotFollowedError(NothingFoundError):
    """An award that the record does not follow at all; `name` is its full name."""

    name: str


@dataclass(eq=False)
class NoNomineesYetError(UserError):
    """A category was asked for at a ceremony whose nominees are not known yet."""

    ceremony: Ceremony
