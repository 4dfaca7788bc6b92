"""Who can still win a contest: nobody is certain to finish ahead of them.

Two members are compared over the sealed categories in the way that suits the one who is behind: every pick
that the rival does not share wins. A rival who stays ahead even so leaves the other out of the race, whatever
the envelopes say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.contests.best_finish import MemberProspects
from bot.contests.model import Ballot
from bot.contests.standings import Ranking, ScoreScale, compute_scores
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, NomineeId
from bot.results.model import Results

_PAIR_COMPARISONS_LIMIT = 200_000
_FOREMOST_COMPARED_COUNT = 20
"""How many pairs are compared before a member is compared with the few foremost alone."""

_SEARCHED_MEMBERS_LIMIT = 30
"""How many members the search of `bot.contests.best_finish` is asked about."""

OpenPicks = tuple[tuple[NomineeId, int] | None, ...]
"""A member's picks in the sealed categories, each with what it adds to their number if it wins; None without
one.
"""


@dataclass(frozen=True, slots=True)
class Contenders:
    """Who can still win.

    Attributes:
        ballots: Everyone who can, in order of the standings, erased members too.
        is_exact: Whether each of them really can. If not, they are those of whom it is not ruled out: "at most".
    """

    ballots: Sequence[Ballot]
    is_exact: bool


def find_contenders(tally: ContestTally, results: Results, answer: int | None = None) -> Contenders:
    """Who can still win.

    Exact in small contests, and in large ones as the night goes on and ever fewer can.

    Args:
        tally: The contest's ballots, counted.
        results: The results it is played on.
        answer: The true answer to the tie-breaker question, once a host gave it.
    """
    scale = ScoreScale.from_tally(tally, answer)
    scores = compute_scores(tally, results, tally.list_announced(results), scale)
    sealed = tally.list_unannounced(results)
    running, exact = _find_unbeaten(scores, _collect_open_picks(tally, scale, sealed))
    if not exact:
        return Contenders([tally.ballots[place] for place in running], is_exact=False)
    doubtful = [
        place
        for place in running
        if any(
            MemberProspects(tally, scale, place).find_plainly_best(category_id) is None
            for category_id in sealed
        )
    ]
    out: set[int] = set()
    for place in doubtful[:_SEARCHED_MEMBERS_LIMIT]:
        finish = MemberProspects(tally, scale, place).find_best_finish(scores, sealed)
        exact = exact and finish.is_exact
        if finish.is_exact and finish.rank > 1:
            out.add(place)
    return Contenders(
        [tally.ballots[place] for place in running if place not in out],
        is_exact=exact and len(doubtful) <= _SEARCHED_MEMBERS_LIMIT,
    )


def _find_unbeaten(scores: Sequence[int], open_picks: Sequence[OpenPicks]) -> tuple[list[int], bool]:
    """The places that nobody is certain to finish ahead of, best first, and whether all pairs were compared."""
    foremost: dict[OpenPicks, int] = {}
    unbeaten: list[int] = []
    comparisons = 0
    for place in Ranking(scores).order:
        score, hand = scores[place], open_picks[place]
        if foremost.setdefault(hand, score) > score:
            continue
        for rival, ahead in islice(
            foremost.items(), max(_PAIR_COMPARISONS_LIMIT - comparisons, _FOREMOST_COMPARED_COUNT)
        ):
            comparisons += 1
            if ahead > score and _keeps_lead(ahead - score, rival, hand):
                break
        else:
            unbeaten.append(place)
    return unbeaten, comparisons <= _PAIR_COMPARISONS_LIMIT


def _collect_open_picks(
    tally: ContestTally, scale: ScoreScale, unannounced: Sequence[CategoryId]
) -> list[OpenPicks]:
    """Everyone's hand, in the tally's order."""
    columns: list[list[tuple[NomineeId, int] | None]] = []
    for category_id in unannounced:
        held: list[tuple[NomineeId, int] | None] = [None] * len(tally.ballots)
        for nominee_id, backers in tally.columns[category_id].backers.items():
            rewards = tally.compute_rewards(category_id, (nominee_id,))
            for stake, places in backers.items():
                card = (nominee_id, scale.compute_gain(rewards[nominee_id, stake]))
                for place in places:
                    held[place] = card
        columns.append(held)
    return list(zip(*columns, strict=True)) if columns else [()] * len(tally.ballots)


def _keeps_lead(lead: int, rival: OpenPicks, own: OpenPicks) -> bool:
    """Whether a rival keeps a lead over a hand in the outcome that suits the hand best against them."""
    for mine, theirs in zip(own, rival, strict=True):
        if mine is not None:
            shared = theirs[1] if theirs is not None and theirs[0] == mine[0] else 0
            lead -= max(mine[1] - shared, 0)
            if lead <= 0:
                return False
    return True
