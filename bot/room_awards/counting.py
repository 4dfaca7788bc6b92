"""How the ballots of one category come to a winner, by rankings or by most votes; pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ids import NomineeId
from bot.preferential.counting import count_ballots
from bot.preferential.model import CountMethod, PreferentialCount, Ranking
from bot.results.shares import MIN_VOTERS_FOR_SHARES


@dataclass(frozen=True)
class AwardCount:
    """How the ballots of a category were counted.

    Attributes:
        winners: Who won: several where they are level, nobody without ballots.
        ballots: How many ballots were counted.
        votes: Who got how many votes, where everybody had one; first choices, where they ranked.
        preferential: The rounds, where they ranked; None where everybody had one vote.
    """

    winners: Sequence[NomineeId]
    ballots: int
    votes: Mapping[NomineeId, int]
    preferential: PreferentialCount | None

    @property
    def counts_only_winner(self) -> bool:
        """Whether there are so few ballots that nothing but the winner is told."""
        return self.ballots < MIN_VOTERS_FOR_SHARES


def count_category(
    ballots: Mapping[Ranking, int], candidates: Sequence[NomineeId], method: CountMethod, proof: str
) -> AwardCount:
    """Count the ballots of a category.

    Args:
        ballots: How many there are of each ranking; of one nominee each, where everybody has one vote.
        candidates: Who can win.
        method: How they are counted.
        proof: The proof of the sealed ballots, with which a preferential count draws.
    """
    number = sum(ballots.values())
    if method is CountMethod.PREFERENTIAL:
        count = count_ballots(ballots, candidates, proof)
        return AwardCount(count.winners, number, count.rounds[0].votes, count)
    votes: Counter[NomineeId] = Counter()
    for ranking, times in ballots.items():
        votes.update({one: times for one in ranking[:1] if one in candidates})
    most = max(votes.values(), default=0)
    winners = [one for one in candidates if most and votes[one] == most]
    return AwardCount(winners, number, {one: votes[one] for one in candidates}, None)
