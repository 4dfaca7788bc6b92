"""Who can still win a contest: nobody is certain to finish ahead of them.

Two members are compared over the sealed categories in the way that suits the one who is behind: every pick
that the rival does not share wins. A rival who stays ahead even so leaves the other out of the race, whatever
the envelopes say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.contests.model import Ballot
from bot.contests.outlook import Hopes
from bot.contests.scores import Ranking, Scale, scores_after
from bot.contests.tally import Tally
from bot.results.model import Results

_COMPARISONS = 200_000
_FEW = 20
"""How many pairs are compared before a member is compared with the few foremost alone."""

_SEARCHES = 30
"""How many members the search of `bot.contests.outlook` is asked about."""

Hand = tuple[tuple[str, int] | None, ...]
"""A member's picks in the sealed categories, each with what it adds to their number if it wins; None without
one.
"""


@dataclass(frozen=True, slots=True)
class Race:
    """Who can still win.

    Attributes:
        ballots: Everyone who can, in order of the standings, erased members too.
        exact: Whether each of them really can. If not, they are those of whom it is not ruled out: "at most".
    """

    ballots: Sequence[Ballot]
    exact: bool


def race(tally: Tally, results: Results, answer: int | None = None) -> Race:
    """Who can still win.

    Exact in small contests, and in large ones as the night goes on and ever fewer can.

    Args:
        tally: The contest's ballots, counted.
        results: The results it is played on.
        answer: The true answer to the tie-breaker question, once a host gave it.
    """
    scale = Scale.of(tally, answer)
    scores = scores_after(tally, results, tally.opened(results), scale)
    sealed = tally.sealed(results)
    running, exact = _unbeaten(scores, _hands(tally, scale, sealed))
    if not exact:
        return Race([tally.ballots[place] for place in running], exact=False)
    doubtful = [
        place
        for place in running
        if any(Hopes(tally, scale, place).plainly_best(category_id) is None for category_id in sealed)
    ]
    out: set[int] = set()
    for place in doubtful[:_SEARCHES]:
        finish = Hopes(tally, scale, place).best_finish(scores, sealed)
        exact = exact and finish.exact
        if finish.exact and finish.rank > 1:
            out.add(place)
    return Race(
        [tally.ballots[place] for place in running if place not in out],
        exact=exact and len(doubtful) <= _SEARCHES,
    )


def _unbeaten(scores: Sequence[int], hands: Sequence[Hand]) -> tuple[list[int], bool]:
    """The places that nobody is certain to finish ahead of, best first, and whether all pairs were compared."""
    foremost: dict[Hand, int] = {}
    unbeaten: list[int] = []
    comparisons = 0
    for place in Ranking(scores).order:
        score, hand = scores[place], hands[place]
        if foremost.setdefault(hand, score) > score:
            continue
        for rival, ahead in islice(foremost.items(), max(_COMPARISONS - comparisons, _FEW)):
            comparisons += 1
            if ahead > score and _keeps(ahead - score, rival, hand):
                break
        else:
            unbeaten.append(place)
    return unbeaten, comparisons <= _COMPARISONS


def _hands(tally: Tally, scale: Scale, sealed: Sequence[str]) -> list[Hand]:
    """Everyone's hand, in the tally's order."""
    columns: list[list[tuple[str, int] | None]] = []
    for category_id in sealed:
        held: list[tuple[str, int] | None] = [None] * len(tally.ballots)
        for nominee_id, backers in tally.columns[category_id].backers.items():
            rewards = tally.rewards(category_id, (nominee_id,))
            for stake, places in backers.items():
                card = (nominee_id, scale.gain(rewards[nominee_id, stake]))
                for place in places:
                    held[place] = card
        columns.append(held)
    return list(zip(*columns, strict=True)) if columns else [()] * len(tally.ballots)


def _keeps(lead: int, rival: Hand, hand: Hand) -> bool:
    """Whether a rival keeps a lead over a hand in the outcome that suits the hand best against them."""
    for mine, theirs in zip(hand, rival, strict=True):
        if mine is not None:
            shared = theirs[1] if theirs is not None and theirs[0] == mine[0] else 0
            lead -= max(mine[1] - shared, 0)
            if lead <= 0:
                return False
    return True
