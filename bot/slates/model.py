"""A server's own slates, and what names a nominee on any slate that a server sees."""

from dataclasses import dataclass, field

from bot.ids import CategoryId, GuildId, NomineeId
from bot.record.model import Ceremony
from bot.slates.standing import Answers


@dataclass(frozen=True, slots=True)
class SlateNominee:
    """Which nominee is meant: the server, the ceremony as the server sees it, the category, and the nominee."""

    guild_id: GuildId
    ceremony_id: str
    category_id: CategoryId
    nominee_id: NomineeId


@dataclass(frozen=True, slots=True)
class OwnSlate:
    """A server's own ceremony, and its origin.

    Attributes:
        ceremony: The ceremony with its slate, without withdrawals.
        copied_from: The id of the ceremony it was copied from; None if it was not.
        stands_for: The id of the record's ceremony that it stands for in the server; None if for none.
        answers: Which of the record's nominees its nominees are, as hosts said.
    """

    ceremony: Ceremony
    copied_from: str | None
    stands_for: str | None = None
    answers: Answers = field(default_factory=dict[CategoryId, dict[NomineeId, NomineeId]])
