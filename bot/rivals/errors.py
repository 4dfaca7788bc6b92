"""What hosts are refused about rivals."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from bot.ids import NomineeId


class ForecastFault(StrEnum):
    """What is wrong with a line of a file, or with all of it."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too large"
    NO_COLUMN = "no column"
    NO_LINES = "no lines"
    NO_PLAYER = "no player"
    NO_CATEGORY = "no category"
    NO_NOMINEE = "no nominee"
    BAD_PROBABILITY = "bad probability"
    TOO_LONG = "too long"
    REPEATED = "repeated"
    TOO_MANY_PLAYERS = "too many players"


@dataclass(frozen=True, slots=True)
class ForecastProblem:
    """A problem of a file.

    Attributes:
        line: The line, from 1; 0 for the file as a whole.
        fault: What is wrong.
        text: What it says there, the column that is missing, or the bytes that a file may have; to be escaped before
            it is shown.
    """

    line: int
    fault: ForecastFault
    text: str = ""


@dataclass(eq=False)
class ForecastFileError(UserError):
    """A file of probabilities cannot be imported; nothing of it was."""

    problems: tuple[ForecastProblem, ...]


@dataclass(eq=False)
class RivalsClosedError(UserError):
    """Rivals cannot change any more: an envelope of the contest was opened, or the contest is over."""

    title: str


@dataclass(eq=False)
class RivalsOnNominationsError(UserError):
    """Rivals play in contests on winners alone: their probabilities are of nominees."""

    title: str


@dataclass(eq=False)
class OddsFrozenError(UserError):
    """The contest pays by this rival's probabilities, which were fixed when it opened."""

    title: str
    rival: str


@dataclass(eq=False)
class TooManyRivalsError(UserError):
    """A contest takes no more rivals than `limit`."""

    title: str
    limit: int


@dataclass(eq=False)
class RivalGoneError(UserError):
    """There is no such rival, or no such question about one, any more."""


@dataclass(eq=False)
class ChanceTakenError(UserError):
    """The nominee has a probability from this rival already."""

    rival: str
    nominee_id: NomineeId
