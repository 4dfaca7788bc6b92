"""The shares of answers about a category: picks in a contest, votes in a poll, or both."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.ids import NomineeId

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
    def from_answers(cls, answers: Iterable[NomineeId]) -> "AnswerShares":
        """Count answers, one a voter."""
        return cls.from_counts(Counter(answers))

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
