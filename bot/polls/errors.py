"""The errors that polls raise, with the values that their texts need."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import UserError
from bot.ids import NomineeId
from bot.polls.model import Poll

# Not frozen: `contextlib` sets `__traceback__` on an exception that passes through a context manager.


@dataclass(eq=False)
class NoSuchPollError(UserError):
    """The server has no such poll, though another may."""


@dataclass(eq=False)
class NoOpenPollError(UserError):
    """The server has no poll that is open."""


@dataclass(eq=False)
class NoCountedPollError(UserError):
    """The server has no preferential poll that is closed for good."""


@dataclass(eq=False)
class PollClosedError(UserError):
    """The poll takes no more votes.

    Attributes:
        category: The category's name.
        closed_at: When it closed (UTC).
        late_by: How long after that the member pressed; None if they pressed in time, but the press arrived only
            after the poll was finally closed.
    """

    category: str
    closed_at: datetime
    late_by: timedelta | None


@dataclass(eq=False)
class CannotVoteForError(UserError):
    """The category has no such nominee, or it was withdrawn."""

    category: str
    nominee_id: NomineeId


@dataclass(eq=False)
class CannotAskError(UserError):
    """There can be no poll about the category: it must be competitive, with two or more nominees, all known."""

    category: str


@dataclass(eq=False)
class NothingAskedError(UserError):
    """A poll was to be opened without a category."""


@dataclass(eq=False)
class AnnouncedAlreadyError(UserError):
    """The category was announced in this server, perhaps undone since, or voided, so there can be no poll
    about it.
    """

    category: str


@dataclass(eq=False)
class AskedAlreadyError(UserError):
    """A poll with the same question about the category is open: a member would have two votes on it."""

    category: str
    poll: Poll


@dataclass(eq=False)
class CannotRankError(UserError):
    """Who *will* win cannot be asked for rankings: it is a guess, and a guess is one nominee."""


@dataclass(eq=False)
class RankingsNotPublicError(UserError):
    """How a poll's rankings were counted is not shown.

    Attributes:
        category: The category's name.
        few: Whether it is because too few members ranked; else the poll is not closed for good yet, or is no
            preferential one.
    """

    category: str
    few: bool


@dataclass(eq=False)
class ClosesInPastError(UserError):
    """A poll must close later than now."""

    closes_at: datetime
