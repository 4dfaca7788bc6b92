"""The values that verdicts are made from: members' answers, how often they were right, and their shares."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.ids import CategoryId, MemberId, NomineeId
from bot.results.shares import MIN_VOTERS_FOR_SHARES

Voter: TypeAlias = MemberId | str
"""The author of an answer: a member's id, or a random text for an erased member. Their answers still count, without
a name.
"""


@dataclass(frozen=True, slots=True)
class VoterAnswer:
    """One answer about one category: a pick in a contest, or a vote in a poll.

    Attributes:
        voter: Who gave it.
        category_id: The category, in its ceremony.
        nominee_id: The answer.
        source_id: The contest's or the poll's id in the bot's own tables.
        closed_at: When that contest's picks of this category, or that poll, closed; UTC.
        pressed_at: When it was pressed, UTC: of two answers of one voter in one source, the later one counts. The
            stores set it to `closed_at`, as they hold one answer per voter and source.
        rehearsal: Whether the winners were already known to its contest or poll, so that it counts for nothing
            beyond itself.
    """

    voter: Voter
    category_id: CategoryId
    nominee_id: NomineeId
    source_id: int
    closed_at: datetime
    pressed_at: datetime
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often something was right: `right` times of `judged`."""

    right: int = 0
    judged: int = 0

    @property
    def share(self) -> float | None:
        """The share of right ones, 0–1; None if nothing was judged yet."""
        return self.right / self.judged if self.judged else None

    @property
    def counts_only(self) -> bool:
        """Whether too little was judged for a share to be shown."""
        return self.judged < MIN_VOTERS_FOR_SHARES

    def add_judgement(self, right: bool) -> "Accuracy":
        """This accuracy with one more judgement."""
        return Accuracy(self.right + right, self.judged + 1)

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(self.right + other.right, self.judged + other.judged)
