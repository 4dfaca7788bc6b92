"""The values that verdicts are made from: members' answers, how often they were right, and their shares."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from bot.ids import CategoryId, MemberId, NomineeId

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

    def add_judgement(self, right: bool) -> "Accuracy":
        """This accuracy with one more judgement."""
        return Accuracy(self.right + right, self.judged + 1)

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(self.right + other.right, self.judged + other.judged)


MIN_VOTERS_FOR_SHARES = 5
"""The fewest voters for whom shares are shown; with fewer, only counts are."""


@dataclass(frozen=True)
class AnswerShares:
    """The counted answers to one question about one category. Built by `AnswerShares.from_answers`.

    Attributes:
        counts: Answers by nominee id, most first, equals by nominee id; nominees without an answer are absent.
    """

    counts: Mapping[NomineeId, int]

    @classmethod
    def from_answers(cls, answers: Mapping[Voter, NomineeId]) -> "AnswerShares":
        """Count each voter's one answer, as `bot.verdicts.one_vote_per_member` chooses it."""
        return cls.from_counts(Counter(answers.values()))

    @classmethod
    def from_counts(cls, counts: Mapping[NomineeId, int]) -> "AnswerShares":
        """The shares of counts that are known already, in any order."""
        return cls(
            {nominee_id: counts[nominee_id] for nominee_id in sorted(counts, key=lambda n: (-counts[n], n))}
        )

    @cached_property
    def voters(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def counts_only(self) -> bool:
        """Whether too few answered for shares to be shown."""
        return self.voters < MIN_VOTERS_FOR_SHARES

    def count_for(self, nominee_ids: Iterable[NomineeId]) -> int:
        """How many answered with any of these nominees, such as tied winners."""
        return sum(self.counts.get(nominee_id, 0) for nominee_id in set(nominee_ids))

    def share_for(self, nominee_ids: Iterable[NomineeId]) -> float:
        """The share of voters who answered with any of these nominees, 0–1; 0 if nobody answered."""
        return self.count_for(nominee_ids) / self.voters if self.voters else 0.0

    @cached_property
    def leaders(self) -> tuple[NomineeId, ...]:
        """The nominees in first place: several if it is shared, none if nobody answered."""
        most = max(self.counts.values(), default=0)
        return tuple(nominee_id for nominee_id, count in self.counts.items() if count == most)

    @property
    def choice(self) -> NomineeId | None:
        """The nominee with most answers; None if first place is shared, or nobody answered."""
        return self.leaders[0] if len(self.leaders) == 1 else None

    @property
    def lead(self) -> float:
        """How far first place is ahead of second, as a share, 0–1; 0 where it is shared or nobody answered."""
        if not self.voters:
            return 0.0
        first, second = [*self.counts.values(), 0][:2]
        return (first - second) / self.voters


NO_ANSWERS = AnswerShares({})
"""The shares of a question without an answer."""
