"""The errors of contests on nominations, with the values that their texts need."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from bot.ids import CategoryId

# Not frozen: `contextlib` sets `__traceback__` on an exception that passes through a context manager.


@dataclass(eq=False)
class NomineesKnownError(UserError):
    """The nominees of a ceremony, or of all categories asked about, are known: there is nothing to predict."""

    ceremony: str


@dataclass(eq=False)
class NoExpectedCategoriesError(UserError):
    """Nothing tells which categories a ceremony will have: its slate has none, and its award no earlier ceremony."""

    ceremony: str


@dataclass(eq=False)
class LateEntriesOnNominationsError(UserError):
    """A contest on nominations takes no late entries: they are all announced at once."""


@dataclass(eq=False)
class ContendersOnWinnersError(UserError):
    """A contest on winners has no contenders: its nominees are known."""

    title: str


@dataclass(eq=False)
class NominationsScoringError(UserError):
    """The scoring is not one for this kind of contest.

    Attributes:
        on_nominations: Whether the contest is on nominations.
        allowed: The presets that it can have, as they are stored.
    """

    on_nominations: bool
    allowed: Sequence[str]


@dataclass(eq=False)
class SlotsRangeError(UserError):
    """A category's slots must be from 1 to `highest`."""

    category_id: CategoryId
    slots: int
    highest: int


@dataclass(eq=False)
class TooManyEntriesError(UserError):
    """A ballot would name more contenders in a category than it has slots.

    Attributes:
        category: The category's title.
        slots: How many it has.
        chosen: The texts of those that the ballot names already.
    """

    category: str
    slots: int
    chosen: Sequence[str]


@dataclass(eq=False)
class NotAContenderError(UserError):
    """The category has no such contender, or it was withdrawn."""

    category_id: CategoryId


@dataclass(eq=False)
class ContenderTextError(UserError):
    """A contender's text is empty or longer than `limit`."""

    length: int
    limit: int


@dataclass(eq=False)
class ContenderMentionError(UserError):
    """A contender's text mentions someone, a role or a channel."""

    mention: str


@dataclass(eq=False)
class TooManyContendersError(UserError):
    """A category has as many contenders as it may have; `own` if it is the member's own that are too many."""

    category: str
    limit: int
    own: bool


@dataclass(eq=False)
class NoNewContendersError(UserError):
    """Nothing that a host typed or imported is a contender of the contest that it did not have before."""


@dataclass(eq=False)
class PicksStillOpenError(UserError):
    """What ballots say is secret still, so duplicates cannot be settled, nor nominations be announced."""

    title: str


@dataclass(eq=False)
class NotMergeableError(UserError):
    """Two contenders cannot be merged or kept apart: they are of different categories, the same, or merged already."""


@dataclass(eq=False)
class NomineesUnknownError(UserError):
    """The slate does not know the nominees of a category, or of any that is not announced yet."""

    title: str


@dataclass(eq=False)
class OpenQuestionError(UserError):
    """A nominee of a category may be one of several contenders, or none: a host has to say."""

    category: str


@dataclass(eq=False)
class NothingAnnouncedError(UserError):
    """Nothing stands for a category that could be taken back."""

    category: str
