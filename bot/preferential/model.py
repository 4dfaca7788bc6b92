"""What a preferential count comes to, as values: its rounds, who won, and how else it might have ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from bot.ids import NomineeId

Ranking: TypeAlias = tuple[NomineeId, ...]
"""A ballot: the nominees that it ranks, each once, best first; the others are not ranked."""
RoundVotes: TypeAlias = Mapping[NomineeId, int]


class CountMethod(StrEnum):
    """How answers are counted: each member has one vote, or a ranking that is counted as the Academy counts."""

    VOTES = "votes"
    PREFERENTIAL = "preferential"


class EliminationRule(StrEnum):
    """What decided who goes out after a round: fewer votes than any other, or a rule for a shared last place."""

    VOTES = "votes"
    FIRST_CHOICES = "first choices"
    EARLIER_ROUND = "earlier round"
    RANKINGS = "rankings"
    DRAW = "draw"


@dataclass(frozen=True, slots=True)
class Transfer:
    """Ballots that counted for a nominee who went out, and now count for another; for None they are exhausted."""

    source: NomineeId
    target: NomineeId | None
    ballots: int


@dataclass(frozen=True)
class Round:
    """One round of the count.

    Attributes:
        votes: Of the nominees still running, in the order in which the nominees were given.
        exhausted: Ballots that rank none of them, since whichever round.
        transfers: How ballots came into this round from those who went out after the round before.
        eliminated: Who goes out after it, fewest votes first; empty in the last round.
        rule: What decided that; None in the last round.
    """

    votes: RoundVotes
    exhausted: int
    transfers: Sequence[Transfer]
    eliminated: Sequence[NomineeId]
    rule: EliminationRule | None

    @property
    def live(self) -> int:
        """Ballots that count for somebody."""
        return sum(self.votes.values())


@dataclass(frozen=True)
class PreferentialCount:
    """How rankings were counted.

    Attributes:
        rounds: In order; there is always one, even without ballots.
        winners: One, or all that were level at the end; none where no ballot ranks a nominee.
        first_choice_leaders: Who would have won by most first choices.
        head_to_head_winner: The nominee that more ballots put above than below each other one, if there is one.
    """

    rounds: Sequence[Round]
    winners: Sequence[NomineeId]
    first_choice_leaders: Sequence[NomineeId]
    head_to_head_winner: NomineeId | None

    @property
    def ballots(self) -> int:
        """How many ballots there are, those that rank nobody included."""
        return self.rounds[0].live + self.rounds[0].exhausted

    @property
    def changed_winner(self) -> bool:
        """Whether most first choices would have ended otherwise."""
        return set(self.winners) != set(self.first_choice_leaders)

    @cached_property
    def finish(self) -> Sequence[NomineeId]:
        """The nominees from the winners to the first to go out."""
        last = self.rounds[-1].votes
        others = sorted((one for one in last if one not in self.winners), key=lambda one: -last[one])
        out = [one for earlier in reversed(self.rounds) for one in reversed(earlier.eliminated)]
        return [*self.winners, *others, *out]
