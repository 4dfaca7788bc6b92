"""What verdicts are made from: who answered what, tagged with where and until when, and how often it was right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from bot.ids import CategoryId, MemberId, NomineeId

Voter: TypeAlias = MemberId | str
"""Who gave an answer: a member's id, or a word of their own for someone whose data was erased. What they
picked still counts, and nobody is named for it."""


@dataclass(frozen=True, slots=True)
class VoterAnswer:
    """One answer about one category: a pick in a contest, or a vote in a poll.

    Attributes:
        voter: Who gave it.
        category_id: The category, in its ceremony.
        nominee_id: The answer.
        source_id: The contest's or the poll's id in the bot's own tables.
        closed_at: When that contest's picks of this category, or that poll, closed; UTC.
        pressed_at: When it was pressed, UTC: of two answers of one voter in one source, the later one stands.
        rehearsal: Whether its contest or poll was on winners already known, so that it counts for nothing
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
        """The right ones as a share, 0–1; None where nothing was judged yet."""
        return self.right / self.judged if self.judged else None

    def add_judgement(self, right: bool) -> "Accuracy":
        """This with one judgement more."""
        return Accuracy(self.right + right, self.judged + 1)

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(self.right + other.right, self.judged + other.judged)


MIN_VOTERS_FOR_SHARES = 5
"""Voters from whom on a share is shown as one; below it, as counts only."""


@dataclass(frozen=True)
class AnswerShares:
    """Answers to one question about one category, counted. Built by `AnswerShares.from_answers`.

    Attributes:
        counts: How many answered with each nominee, most first, equals by nominee id; nominees that nobody
            named are absent.
    """

    counts: Mapping[NomineeId, int]

    @classmethod
    def from_answers(cls, answers: Mapping[Voter, NomineeId]) -> "AnswerShares":
        """Count each voter's one answer, as `bot.verdicts.one_vote_per_member` found it."""
        return cls.from_counts(Counter(answers.values()))

    @classmethod
    def from_counts(cls, counts: Mapping[NomineeId, int]) -> "AnswerShares":
        """Shares of answers that were counted already, in any order."""
        return cls(
            {nominee_id: counts[nominee_id] for nominee_id in sorted(counts, key=lambda n: (-counts[n], n))}
        )

    @cached_property
    def voters(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def counts_only(self) -> bool:
        """Whether too few answered for a share to be shown."""
        return self.voters < MIN_VOTERS_FOR_SHARES

    def count_for(self, nominee_ids: Iterable[NomineeId]) -> int:
        """How many answered with any of these nominees: what tied winners have together."""
        return sum(self.counts.get(nominee_id, 0) for nominee_id in set(nominee_ids))

    def share_for(self, nominee_ids: Iterable[NomineeId]) -> float:
        """The same as a share of those who answered, 0–1; 0 where nobody did."""
        return self.count_for(nominee_ids) / self.voters if self.voters else 0.0

    @cached_property
    def leaders(self) -> tuple[NomineeId, ...]:
        """The nominees in first place: several where it is shared, none where nobody answered."""
        most = max(self.counts.values(), default=0)
        return tuple(nominee_id for nominee_id, count in self.counts.items() if count == most)

    @property
    def choice(self) -> NomineeId | None:
        """The most named nominee; None where first place is shared, or nobody answered."""
        return self.leaders[0] if len(self.leaders) == 1 else None

    @property
    def lead(self) -> float:
        """How far first place is ahead of second, as a share, 0–1; 0 where it is shared or nobody answered."""
        if not self.voters:
            return 0.0
        first, second = [*self.counts.values(), 0][:2]
        return (first - second) / self.voters


NO_ANSWERS = AnswerShares({})
"""The shares of a question that nobody answered, or was asked."""
