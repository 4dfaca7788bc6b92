"""The errors of the room's own awards, with the values that their texts need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import UserError
from bot.ids import CategoryId, NomineeId
from bot.room_awards.model import AwardPhase

# Not frozen: `contextlib` sets `__traceback__` on an exception that passes through a context manager.


@dataclass(eq=False)
class NoRoomAwardError(UserError):
    """The server has no such awards of its own, or none at all."""


@dataclass(eq=False)
class RoomAwardRunsError(UserError):
    """The server's own awards are under way already; `name` is theirs."""

    name: str


@dataclass(eq=False)
class WrongPhaseError(UserError):
    """What was asked for belongs to another phase.

    Attributes:
        name: The awards' name.
        phase: The phase that they are in.
        wanted: The phase that it belongs to.
    """

    name: str
    phase: AwardPhase
    wanted: AwardPhase


@dataclass(eq=False)
class AwardCategoriesError(UserError):
    """The awards need one to `limit` categories, each with its own name; `name` is one that stands twice, if any."""

    limit: int
    name: str = ""


@dataclass(eq=False)
class PhaseEndsInPastError(UserError):
    """A phase was to end at `ends_at`, which is not in the future."""

    ends_at: datetime


@dataclass(eq=False)
class PhaseClosedError(UserError):
    """A nomination or a vote came too late; `phase` is which, `closed_at` when it ended (UTC)."""

    name: str
    phase: AwardPhase
    closed_at: datetime


@dataclass(eq=False)
class TooManyNominationsError(UserError):
    """A member may nominate `limit` in a category."""

    category: str
    limit: int


class RuledOutReason(StrEnum):
    """Why something cannot be nominated."""

    OTHER_YEAR = "other year"
    NOT_LISTED = "not listed"
    NO_NAME = "no name"


@dataclass(eq=False)
class RuledOutError(UserError):
    """Something cannot be nominated.

    Attributes:
        text: What was typed, or the film that it means.
        reason: Why.
        detail: The film's own year; empty where another reason rules it out.
        wanted: The year of the films that count; empty likewise.
    """

    text: str
    reason: RuledOutReason
    detail: str = ""
    wanted: str = ""


class VoterLack(StrEnum):
    """What somebody lacks to vote."""

    MEMBER_DAYS = "member days"
    ACCOUNT_DAYS = "account days"
    ROLE = "role"


@dataclass(eq=False)
class NotVoterError(UserError):
    """A member does not vote in these awards.

    Attributes:
        name: The awards' name.
        lack: What they lack.
        value: So many days, or the role's id.
        opened_at: When the voting opened, from which days are counted back (UTC).
    """

    name: str
    lack: VoterLack
    value: int
    opened_at: datetime


@dataclass(eq=False)
class CannotVoteInAwardError(UserError):
    """The category has no such nominee, or it was withdrawn."""

    category: str
    nominee_id: NomineeId


@dataclass(eq=False)
class NothingToVoteOnError(UserError):
    """No category has two nominees to choose from; `categories` are their names."""

    name: str
    categories: Sequence[str]


@dataclass(eq=False)
class TooManyNomineesError(UserError):
    """A category's shared last place has more than a category can have: a host settles doubles first."""

    category: str
    count: int
    limit: int


@dataclass(eq=False)
class NoDoublesError(UserError):
    """Entries can be counted as one only if there are two or more of them, all on the list."""

    category: str


@dataclass(eq=False)
class NoVoterError(UserError):
    """The member has no ballot in the awards."""

    name: str


@dataclass(eq=False)
class EnvelopesOpenError(UserError):
    """No ballot can be set aside or taken back in any more: an envelope was opened already."""

    name: str


@dataclass(eq=False)
class CountedByRoomError(UserError):
    """The winner of the category is what the room voted: nobody announces another one."""

    category_id: CategoryId


@dataclass(eq=False)
class VotingGoesOnError(UserError):
    """The envelope cannot be opened before the voting has closed (UTC)."""

    name: str
    closes_at: datetime | None


@dataclass(eq=False)
class NoBallotsError(UserError):
    """Nobody voted in the category, so no envelope can be opened."""

    category: str


@dataclass(eq=False)
class NothingOpenedError(UserError):
    """No envelope of the awards is open, so their ballots are shown to nobody."""

    name: str
