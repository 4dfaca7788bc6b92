"""How answers about a category are divided: picks in a contest, votes in a poll, and a room's answers in all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

MIN_VOTERS_FOR_SHARES = 5
"""Voters from whom on a share is shown as one: a share of fewer says less than the counts themselves."""


@dataclass(frozen=True)
class AnswerShares:
    """Answers to one question about one category, counted. Built by `AnswerShares.from_answers`.

    Attributes:
        counts: How many answered with each nominee, most first, equals by nominee id; nominees that nobody
            named are absent.
    """

    counts: Mapping[str, int]

    @classmethod
    def from_answers(cls, answers: Iterable[str]) -> "AnswerShares":
        """Count answers by the nominees they name, one answer a voter."""
        return cls.from_counts(Counter(answers))

    @classmethod
    def from_counts(cls, counts: Mapping[str, int]) -> "AnswerShares":
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

    def count_for(self, nominee_ids: Iterable[str]) -> int:
        """How many answered with any of these nominees: what tied winners have together."""
        return sum(self.counts.get(nominee_id, 0) for nominee_id in set(nominee_ids))

    def share_for(self, nominee_ids: Iterable[str]) -> float:
        """The same as a share of those who answered, 0–1; 0 where nobody did."""
        return self.count_for(nominee_ids) / self.voters if self.voters else 0.0

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """The nominees in first place: several where it is shared, none where nobody answered."""
        most = max(self.counts.values(), default=0)
        return tuple(nominee_id for nominee_id, count in self.counts.items() if count == most)

    @property
    def choice(self) -> str | None:
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
