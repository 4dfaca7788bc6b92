"""The values about the room's own awards that services return: nothing that would tell a winner too early."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ids import CategoryId, MemberId
from bot.preferential.model import Ranking
from bot.proof import Verification
from bot.record.model import Category, Ceremony
from bot.results.model import Results
from bot.room_awards.counting import AwardCount
from bot.room_awards.entries import NominationEntry
from bot.room_awards.model import AwardCategory, RoomAward
from bot.room_awards.shortlist import ShortlistEntry


@dataclass(frozen=True)
class AwardOverview:
    """The awards as everyone may see them.

    Attributes:
        award: The awards.
        participants: How many members nominated, or how many voted, by the phase.
        ceremony: Their ceremony, withdrawn nominees marked; None before the voting opened.
        results: What stands of it; None likewise.
    """

    award: RoomAward
    participants: int
    ceremony: Ceremony | None = None
    results: Results | None = None

    @property
    def is_over(self) -> bool:
        """Whether every envelope that can be opened is."""
        return (
            self.ceremony is not None
            and self.results is not None
            and not any(self.results.is_unannounced(category.id) for category in self.ceremony.slate)
        )


@dataclass(frozen=True)
class NominationPaper:
    """What a member nominates in one category.

    Attributes:
        award: The awards.
        category: The category.
        entries: Their nominations in it.
        all_entries: Their nominations in every category in which they nominate.
    """

    award: RoomAward
    category: AwardCategory
    entries: tuple[NominationEntry, ...]
    all_entries: Mapping[CategoryId, tuple[NominationEntry, ...]]


@dataclass(frozen=True)
class AwardPaper:
    """A member's ballot in one category.

    Attributes:
        award: The awards.
        ceremony: Their ceremony, withdrawn nominees marked.
        category_id: The category.
        ranking: Whom they chose, best first.
        line: The ballot's line in the proof; None before the voting closed.
        answered: The categories in which they chose somebody.
    """

    award: RoomAward
    ceremony: Ceremony
    category_id: CategoryId
    ranking: Ranking
    line: str | None
    answered: frozenset[CategoryId]

    @property
    def category(self) -> Category:
        """The category."""
        return self.ceremony.by_id[self.category_id]


@dataclass(frozen=True)
class SkippedVotes:
    """Ballots of a vote under way that name a nominee who was withdrawn; the count skips it.

    Attributes:
        award: The awards.
        member_ids: The members whose ballots name somebody else who still stands.
        left_without_ids: Those whose ballots name nobody else.
    """

    award: RoomAward
    member_ids: tuple[MemberId, ...]
    left_without_ids: tuple[MemberId, ...]


@dataclass(frozen=True)
class AwardVerification:
    """Whether the sealed ballots of awards are still those that were sealed.

    Attributes:
        award: The awards.
        categories: What came of each category that was voted on, in order.
    """

    award: RoomAward
    categories: Sequence[tuple[AwardCategory, Verification]]

    @property
    def holds(self) -> bool:
        """Whether nothing was changed in any of them."""
        return all(verification.holds for _, verification in self.categories)


@dataclass(frozen=True)
class Shortlist:
    """What was nominated in one category, for hosts.

    Attributes:
        award: The awards.
        category: The category.
        contenders: What was nominated, most named first.
        nominees: Those of them that become nominees as it stands; None if they are too many.
        similar: Pairs that may be the same.
    """

    award: RoomAward
    category: AwardCategory
    contenders: Sequence[ShortlistEntry]
    nominees: Sequence[ShortlistEntry] | None
    similar: Sequence[tuple[ShortlistEntry, ShortlistEntry]]


@dataclass(frozen=True)
class OpenedEnvelope:
    """How the ballots of an announced category were counted.

    Attributes:
        award: The awards.
        ceremony: Their ceremony.
        category: The category.
        results: What stands.
        count: How its ballots were counted, those set aside left out.
        set_aside: How many ballots in it are set aside.
    """

    award: RoomAward
    ceremony: Ceremony
    category: Category
    results: Results
    count: AwardCount
    set_aside: int
