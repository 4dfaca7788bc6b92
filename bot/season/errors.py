"""Refusals about the season's dates, with their facts."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.record.season_dates import DateKind
from bot.season.model import SeasonDate, When


@dataclass(eq=False)
class NoSuchDateError(UserError):
    """The server has no such date, or no longer; `text` is what was asked for, empty where a control named it."""

    text: str = ""


@dataclass(eq=False)
class DatePassedError(UserError):
    """A new date is in the past."""

    when: When


@dataclass(eq=False)
class EndsBeforeBeginningError(UserError):
    """The last day is before the first."""

    when: When


@dataclass(eq=False)
class ContradictoryDatesError(UserError):
    """A date cannot be where a host put it: another date of the same ceremony says otherwise.

    Attributes:
        kind: What the host dated.
        other: What contradicts it.
        other_when: When that is in this server.
        must_precede: Whether what the host dated comes before the other.
    """

    kind: DateKind
    other: DateKind
    other_when: When
    must_precede: bool


@dataclass(eq=False)
class DateNamelessError(UserError):
    """A date without a name."""


@dataclass(eq=False)
class KnownDateError(UserError):
    """The server has a date of that name on that day."""

    known: SeasonDate


@dataclass(eq=False)
class TooManyDatesError(UserError):
    """The server has as many dates of its own as it can have."""

    limit: int


@dataclass(eq=False)
class NothingToTakeBackError(UserError):
    """Hosts of this server said nothing of the date that could be taken back."""

    known: SeasonDate


@dataclass(eq=False)
class EventNeedsTimeError(UserError):
    """A scheduled event needs a time, and of the date only the day is known."""

    known: SeasonDate


@dataclass(eq=False)
class EventInPastError(UserError):
    """A scheduled event must begin in the future."""

    known: SeasonDate


@dataclass(eq=False)
class EventExistsError(UserError):
    """There is a scheduled event of that date already."""

    known: SeasonDate
