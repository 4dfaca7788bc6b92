"""The errors of changing a result, with the values that their texts need."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.ids import CategoryId, NomineeId

# Not frozen: `contextlib` sets `__traceback__` on an exception that passes through a context manager.


@dataclass(eq=False)
class NoWinnerError(UserError):
    """A category was to be announced without a winner."""

    category_id: CategoryId


@dataclass(eq=False)
class NotANomineeError(UserError):
    """Someone was to be announced who is not nominated in the category, or was withdrawn from it."""

    category_id: CategoryId
    nominee_id: NomineeId


@dataclass(eq=False)
class ResultStandsError(UserError):
    """The category already has other winners, or is voided (then `winner_ids` is empty); replacing needs a
    confirmation.
    """

    category_id: CategoryId
    winner_ids: tuple[NomineeId, ...]


@dataclass(eq=False)
class ResultChangedError(UserError):
    """Another host changed the result since the actor saw it; `winner_ids` stand now, none if it was undone
    or voided.
    """

    category_id: CategoryId
    winner_ids: tuple[NomineeId, ...]


@dataclass(eq=False)
class NothingToUndoError(UserError):
    """No announcement or voiding of the category stands."""

    category_id: CategoryId


@dataclass(eq=False)
class PicksStayClosedError(UserError):
    """The picks of a category cannot open again: every contest that asks about it is past its lock or over, or an
    earlier winner stands again.
    """

    category_id: CategoryId


@dataclass(eq=False)
class WinnerStandsError(UserError):
    """A nominee cannot be withdrawn while it stands as a winner; `category` and `nominee` are their names."""

    category: str
    nominee: str


@dataclass(eq=False)
class NothingToSettleError(UserError):
    """The record knows no winner of this ceremony."""

    ceremony: str
