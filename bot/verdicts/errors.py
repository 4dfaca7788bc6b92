"""The errors that verdicts raise, with the values that their texts need."""

from dataclasses import dataclass

from bot.errors import UserError
from bot.ids import CategoryId, MemberId

# Not frozen: `contextlib` sets `__traceback__` on an exception that passes through a context manager.


@dataclass(eq=False)
class NoVerdictError(UserError):
    """There are no picks or votes that may be shown: there are none, or they are secret until they close.

    Attributes:
        ceremony_id: The ceremony asked about; None if it was the server's whole history.
        category_id: The category asked about; None if it was the whole ceremony.
    """

    ceremony_id: str | None = None
    category_id: CategoryId | None = None


@dataclass(eq=False)
class NoRecordError(UserError):
    """The member has no ballot in any finished contest of the server, rehearsals apart."""

    member_id: MemberId


@dataclass(eq=False)
class NoSeasonError(UserError):
    """The server has no finished contest, rehearsals apart: none at all, or none of the season.

    Attributes:
        season: The year(s) of the films; None for all time.
    """

    season: str | None = None
