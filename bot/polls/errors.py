"""What a poll refuses, as facts."""

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
class PollClosedError(UserError):
    """The poll takes no more votes.

    Attributes:
        category: The category's name.
        closed_at: When it closed.
        late_by: How long after that the member pressed; None if they pressed in time, but the press arrived only
            after the poll was closed for good.
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
    """The category is no competition of two or more nominees who are all known."""

    category: str


@dataclass(eq=False)
class NothingAskedError(UserError):
    """A poll was to be opened about no category."""


@dataclass(eq=False)
class AnnouncedAlreadyError(UserError):
    """The category was announced in this server, perhaps undone since, or voided: there is nothing to ask."""

    category: str


@dataclass(eq=False)
class AskedAlreadyError(UserError):
    """The same question about the category is open: one member would have two votes for it."""

    category: str
    poll: Poll


@dataclass(eq=False)
class ClosesInPastError(UserError):
    """A poll must close later than now."""

    closes_at: datetime
