"""The refusals of watchlists."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError


class DiaryProblem(StrEnum):
    """Why a file is no diary."""

    TOO_LARGE = "too large"
    TOO_LONG = "too long"
    NOT_A_DIARY = "not a diary"
    DAMAGED = "damaged"


@dataclass(eq=False)
class NoFilmsListedError(UserError):
    """A ceremony has no films yet, or no ceremony of the season has; `ceremony` is its name, empty for the latter."""

    ceremony: str = ""


@dataclass(eq=False)
class UnreadableDiaryError(UserError):
    """A file cannot be read as a Letterboxd diary.

    Attributes:
        problem: Why.
        limit: The most bytes or lines that it may have, where it has more.
    """

    problem: DiaryProblem
    limit: int = 0


@dataclass(eq=False)
class TooManyFilmsNamedError(UserError):
    """More films were named at once than can be marked; `limit` is how many can."""

    limit: int


@dataclass(eq=False)
class NothingNamedError(UserError):
    """No film was named."""
