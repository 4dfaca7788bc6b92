"""The errors that contests raise, with the values that their texts need."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.contests.model import ContestState, HostStep
from bot.contests.paper import PaperProblem
from bot.errors import UserError
from bot.ids import CategoryId, NomineeId

# Not frozen: `contextlib` sets `__traceback__` on an exception that passes through a context manager.


@dataclass(eq=False)
class NoBallotToSetAsideError(UserError):
    """The member has no ballot with a pick in the contest, or it is set aside already, or is not.

    Attributes:
        title: The contest's.
        is_set_aside: Whether there is a ballot, and it is set aside; None if there is none.
    """

    title: str
    is_set_aside: bool | None


@dataclass(eq=False)
class ContestNotOpenError(UserError):
    """The contest is not in a state in which this is possible: it is a draft, finished or cancelled."""

    title: str
    state: ContestState


@dataclass(eq=False)
class PicksClosedError(UserError):
    """The picks of a category, or of the whole contest, are closed.

    Attributes:
        title: The contest's title.
        category_id: The category that was closed on its own; None if the whole contest was.
        closed_at: When it closed (UTC).
        late_by: How long after that the member pressed; None if they pressed in time, but the press arrived
            only after the ballots were sealed.
    """

    title: str
    category_id: CategoryId | None
    closed_at: datetime
    late_by: timedelta | None


@dataclass(eq=False)
class CategoryAnnouncedError(UserError):
    """The category was announced, perhaps undone since: its winner was seen, so it takes no more picks."""

    category_id: CategoryId


@dataclass(eq=False)
class CategoryVoidedError(UserError):
    """The category is voided: it counts for nobody and takes no picks."""

    category_id: CategoryId


@dataclass(eq=False)
class CategoryNotInContestError(UserError):
    """The contest does not ask about this category."""

    title: str
    category_id: CategoryId


@dataclass(eq=False)
class NotOnSlateError(UserError):
    """The category has no such nominee, or it was withdrawn."""

    category_id: CategoryId
    nominee_id: NomineeId


@dataclass(eq=False)
class StakeRangeError(UserError):
    """A stake must be from 1 to `highest`; `highest` is 0 if the contest's rules have no stakes."""

    stake: int
    highest: int


@dataclass(eq=False)
class StakeWithoutPickError(UserError):
    """A stake was set in a category that has no pick yet."""

    category_id: CategoryId


@dataclass(eq=False)
class NoDoublesError(UserError):
    """The contest's rules have no doubles, or too few by now: `doubles` are all in use, on these categories.

    Attributes:
        doubles: How many each member has; 0 if the contest has none.
        used_ids: The categories that the member has doubled.
    """

    doubles: int
    used_ids: tuple[CategoryId, ...] = ()


@dataclass(eq=False)
class DoubleWithoutPickError(UserError):
    """A category was to be doubled that has no pick yet."""

    category_id: CategoryId


@dataclass(eq=False)
class DoublesRangeError(UserError):
    """A contest must have from 0 to `highest` doubles: as many as it has categories."""

    doubles: int
    highest: int


@dataclass(eq=False)
class NoOddsError(UserError):
    """A contest under `odds` cannot open without a rival by whose probabilities it pays."""

    title: str


@dataclass(eq=False)
class OddsNotCoveredError(UserError):
    """A contest under `odds` cannot open: its rival gave no probability to nominees of these categories."""

    title: str
    rival: str
    category_ids: tuple[CategoryId, ...]


@dataclass(eq=False)
class NoTiebreakerError(UserError):
    """The contest has no tie-breaker question."""

    title: str


@dataclass(eq=False)
class TiebreakerClosedError(UserError):
    """The tie-breaker question takes no more answers: with late entries it closes with the first envelope."""

    title: str


@dataclass(eq=False)
class TiebreakerRangeError(UserError):
    """The answer to a tie-breaker question is farther from zero than `limit`."""

    answer: int
    limit: int


@dataclass(eq=False)
class LockInPastError(UserError):
    """A contest must lock later than now."""

    locks_at: datetime
    now: datetime


@dataclass(eq=False)
class TextLengthError(UserError):
    """A title or a tie-breaker question is empty or too long; `part` is `title` or `tiebreaker`."""

    part: str
    length: int
    limit: int


@dataclass(eq=False)
class MentionError(UserError):
    """A title or a tie-breaker question mentions someone, a role or a channel; `part` is as in `TextLengthError`."""

    part: str
    mention: str


@dataclass(eq=False)
class NoCategoriesError(UserError):
    """A contest must ask about at least one category."""


@dataclass(eq=False)
class WeightRangeError(UserError):
    """A category's weight must be from 1 to `highest`."""

    category_id: CategoryId
    weight: int
    highest: int


@dataclass(eq=False)
class WrongStateError(UserError):
    """A host's step is not possible in the contest's current state."""

    title: str
    step: HostStep
    state: ContestState


@dataclass(eq=False)
class ReopenAfterResultError(UserError):
    """A contest cannot be reopened: `category_id`, one of its categories, was announced before."""

    title: str
    category_id: CategoryId


@dataclass(eq=False)
class SecretPicksError(UserError):
    """Others' picks are secret until `closes_at` (UTC), when the category or contest closes; None if no time
    is set.
    """

    title: str
    closes_at: datetime | None


@dataclass(eq=False)
class GuestsOnNominationsError(UserError):
    """A contest on nominations has no sheet to print and no guests: its nominees are not known."""

    title: str


@dataclass(eq=False)
class PaperPicksError(UserError):
    """Parts of what was typed from a paper ballot cannot be taken; then nothing of it is.

    Attributes:
        problems: Those parts.
        doubles: How many picks a ballot of the contest may double.
        highest_stake: The highest stake, where the contest has stakes.
    """

    problems: tuple[PaperProblem, ...]
    doubles: int
    highest_stake: int


@dataclass(eq=False)
class NoPaperPicksError(UserError):
    """Nothing on a typed paper ballot is a pick."""

    title: str


@dataclass(eq=False)
class GuestNameLengthError(UserError):
    """A guest's name is empty or longer than `limit` characters."""

    length: int
    limit: int


@dataclass(eq=False)
class GuestNameTakenError(UserError):
    """Another guest of the contest has this name."""

    name: str


@dataclass(eq=False)
class GuestLimitError(UserError):
    """The contest has as many guests as it can have."""

    limit: int


@dataclass(eq=False)
class GuestGoneError(UserError):
    """The contest has no guest of this number any more."""

    number: int
