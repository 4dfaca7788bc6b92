"""A second preferential count, written without a look at the first: a list of ballots, counted anew in every round."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from bot.preferential.model import EliminationRule

Ballots = Mapping[tuple[str, ...], int]
"""How many ballots there are of each ranking."""

NaiveRound = tuple[dict[str, int], int, tuple[str, ...], EliminationRule | None]
"""The votes, how many ballots are exhausted, who goes out, and by which rule."""


def count_naively(
    ballots: Ballots, nominees: Sequence[str], proof: str
) -> tuple[list[NaiveRound], list[str]]:
    """Count ballots; returns the rounds, and who won: several where they are level, nobody without ballots."""
    papers = [list(ranking) for ranking, number in ballots.items() for _ in range(number)]
    running = list(nominees)
    history: list[dict[str, int]] = []
    rounds: list[NaiveRound] = []
    while True:
        left = [[name for name in paper if name in running] for paper in papers]
        votes = {name: sum(paper[:1] == [name] for paper in left) for name in running}
        history.append(votes)
        exhausted = left.count([])
        live = len(left) - exhausted
        level = len(set(votes.values())) == 1
        winners = [name for name in running if votes[name] > live - votes[name] or (level and live)]
        if winners or not live:
            return [*rounds, (votes, exhausted, (), None)], winners
        out, why = _leave_naively(history, papers, proof)
        rounds.append((votes, exhausted, out, why))
        running = [name for name in running if name not in out]


def _leave_naively(
    history: Sequence[Mapping[str, int]], papers: Sequence[Sequence[str]], proof: str
) -> tuple[tuple[str, ...], EliminationRule]:
    now, first, between = history[-1], history[0], history[1:-1]
    for size in range(len(now) - 1, 0, -1):
        group = tuple(sorted(now, key=lambda name: now[name])[:size])
        if sum(now[name] for name in group) < min(now[name] for name in now if name not in group):
            return group, EliminationRule.VOTES
    reasons = [
        EliminationRule.FIRST_CHOICES,
        *[EliminationRule.EARLIER_ROUND] * len(between),
        EliminationRule.RANKINGS,
        EliminationRule.DRAW,
    ]
    keys = {
        name: (
            first[name],
            *(earlier[name] for earlier in reversed(between)),
            sum(paper.count(name) for paper in papers),
            sha256(f"{proof}\n{name}".encode()).hexdigest(),
        )
        for name in now
        if now[name] == min(now.values())
    }
    least = min(keys.values())
    shared = (sum(key[: n + 1] == least[: n + 1] for key in keys.values()) for n in range(len(reasons)))
    why = next(reason for reason, number in zip(reasons, shared, strict=True) if number == 1)
    return (next(name for name, key in keys.items() if key == least),), why
