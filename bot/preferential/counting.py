"""The preferential count: an instant run-off, as the Academy counts Best Picture.

Each round a ballot counts for its highest nominee still running; one that ranks none of them is exhausted. More than
half of the ballots still live wins. All nominees still running level with each other win together. Otherwise the
longest run of last places whose votes add up to fewer than the next nominee's goes out at once: its order could not
matter. Where last place is shared, one nominee goes out, the first of these rules to single one out deciding, each
among those that the rules before it left level:

1. fewest first choices, which are the votes of the first round;
2. fewest votes in the latest round in which they differed;
3. ranked on fewest ballots, at whatever place;
4. a draw that anyone can repeat: the lowest SHA-256 of the proof, a line feed and the nominee's id, in UTF-8.

Everything is counted in whole numbers, and nothing depends on the order of the ballots.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, compress
from operator import lt
from typing import TypeAlias

from bot.ids import NomineeId
from bot.preferential.model import EliminationRule, PreferentialCount, Ranking, Round, RoundVotes, Transfer

_RankedBallots: TypeAlias = tuple[Ranking, int]
"""A ranking, and how many ballots have it."""


def count_ballots(
    ballots: Mapping[Ranking, int], nominees: Sequence[NomineeId], proof: str
) -> PreferentialCount:
    """Count ballots; 100,000 that all differ take a few tenths of a second.

    Args:
        ballots: How many there are of each ranking, which names a nominee once at most, best first.
        nominees: Who can win; anyone else on a ballot, such as a nominee since withdrawn, is skipped.
        proof: What the draw is made with: the proof of the sealed ballots, which nobody can choose.
    """
    piles: dict[NomineeId, list[_RankedBallots]] = {nominee: [] for nominee in nominees}
    moved = _deal_ballots(ballots.items(), piles)
    votes = {nominee: moved[nominee] for nominee in nominees}
    exhausted = moved[None]
    most = max(votes.values(), default=0)
    leaders = [nominee for nominee in nominees if most and votes[nominee] == most]
    rounds: list[Round] = []
    transfers: list[Transfer] = []
    while not (winners := _find_winners(votes)) and any(votes.values()):
        so_far = [*(earlier.votes for earlier in rounds), votes]
        eliminated, rule = _find_eliminated(so_far, ballots, proof)
        rounds.append(Round(votes, exhausted, transfers, eliminated, rule))
        leaving = {nominee: piles.pop(nominee) for nominee in eliminated}
        votes = {nominee: votes[nominee] for nominee in piles}
        transfers = []
        for source, pile in leaving.items():
            moved = _deal_ballots(pile, piles)
            transfers += [
                Transfer(source, target, moved[target]) for target in (*piles, None) if moved[target]
            ]
            votes = {nominee: number + moved[nominee] for nominee, number in votes.items()}
            exhausted += moved[None]
    rounds.append(Round(votes, exhausted, transfers, (), None))
    head_to_head = _find_head_to_head_winner(ballots, nominees) if winners else None
    return PreferentialCount(rounds, winners, leaders, head_to_head)


def draw_number(proof: str, nominee: NomineeId) -> str:
    """A nominee's number in the draw, in hexadecimal; the lowest goes out."""
    return sha256(f"{proof}\n{nominee}".encode()).hexdigest()


def _deal_ballots(
    ballots: Iterable[_RankedBallots], piles: Mapping[NomineeId, list[_RankedBallots]]
) -> Counter[NomineeId | None]:
    """Put each ballot on the pile of its highest nominee that has one; returns how many went where, None for none."""
    moved: Counter[NomineeId | None] = Counter()
    for ballot in ballots:
        target = None
        for nominee in ballot[0]:
            if nominee in piles:
                piles[nominee].append(ballot)
                target = nominee
                break
        moved[target] += ballot[1]
    return moved


def _find_winners(votes: RoundVotes) -> Sequence[NomineeId]:
    live, most = sum(votes.values()), max(votes.values(), default=0)
    foremost = [nominee for nominee, number in votes.items() if number == most]
    return foremost if most and (2 * most > live or len(foremost) == len(votes)) else ()


def _find_eliminated(
    rounds: Sequence[RoundVotes], ballots: Mapping[Ranking, int], proof: str
) -> tuple[Sequence[NomineeId], EliminationRule]:
    """Who goes out after the last of these rounds, and what decided it."""
    votes = rounds[-1]
    rising = sorted(votes, key=lambda nominee: votes[nominee])
    sums = accumulate(votes[nominee] for nominee in rising)
    gaps = enumerate(zip(sums, rising[1:], strict=False), 1)
    inevitable = [number for number, (total, following) in gaps if total < votes[following]]
    if inevitable:
        return rising[: inevitable[-1]], EliminationRule.VOTES
    tied = [nominee for nominee in rising if votes[nominee] == votes[rising[0]]]
    for rule, numbers in _list_tie_breaks(rounds, ballots):
        fewest = min(numbers[nominee] for nominee in tied)
        tied = [nominee for nominee in tied if numbers[nominee] == fewest]
        if len(tied) == 1:
            return tied, rule
    return [min(tied, key=lambda nominee: draw_number(proof, nominee))], EliminationRule.DRAW


def _list_tie_breaks(
    rounds: Sequence[RoundVotes], ballots: Mapping[Ranking, int]
) -> Iterator[tuple[EliminationRule, RoundVotes]]:
    """The rules for a shared last place before the draw, each with the numbers whose fewest goes out."""
    yield EliminationRule.FIRST_CHOICES, rounds[0]
    for votes in reversed(rounds[1:-1]):
        yield EliminationRule.EARLIER_ROUND, votes
    ranked: Counter[NomineeId] = Counter()
    for ranking, number in ballots.items():
        for nominee in ranking:
            ranked[nominee] += number
    yield EliminationRule.RANKINGS, ranked


def _find_head_to_head_winner(
    ballots: Mapping[Ranking, int], nominees: Sequence[NomineeId]
) -> NomineeId | None:
    """The nominee above each other one on more ballots than below; whoever is not ranked is below whoever is."""
    numbers, unranked = list(ballots.values()), max(map(len, ballots))
    columns = {nominee: [unranked] * len(ballots) for nominee in nominees}
    for ballot, ranking in enumerate(ballots):
        for place, nominee in enumerate(ranking):
            if nominee in columns:
                columns[nominee][ballot] = place

    def beats(one: NomineeId, other: NomineeId) -> bool:
        above = sum(compress(numbers, map(lt, columns[one], columns[other])))
        return above > sum(compress(numbers, map(lt, columns[other], columns[one])))

    # Whoever beats all others is still there after meeting each in turn: only one can be it, and is held against all.
    best = nominees[0]
    for other in nominees[1:]:
        best = best if beats(best, other) else other
    return best if all(beats(best, other) for other in nominees if other != best) else None
