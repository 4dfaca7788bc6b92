"""Who can still win a contest: every member whom no rival is certain to beat.

Two members are compared over the unannounced categories in the outcome that is best for the one who is behind: all
of their picks win that the rival does not share. A rival who is ahead even then is ahead in every outcome, so the
other member cannot win. A category with a single nominee left in play has one outcome, which is reckoned first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.contests.best_finish import MemberProspects
from bot.contests.model import Ballot
from bot.contests.standings import Ranking, ScoreScale, add_category_scores, compute_scores
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, NomineeId
from bot.results.model import Results

_PAIR_COMPARISONS_LIMIT = 200_000
_FOREMOST_COMPARED_COUNT = 20
"""Past the limit of pairs, each member is compared only with so many of the best placed."""

_SEARCHED_MEMBERS_LIMIT = 30
"""For at most so many members the search of `bot.contests.best_finish` is run."""

OpenPicks = tuple[tuple[NomineeId, int] | None, ...]
"""A member's picks in the unannounced categories, each with what it adds to their score if it wins; None where they
have no pick.
"""


@dataclass(frozen=True, slots=True)
class PossibleWinners:
    """The members who can still win.

    Attributes:
        ballots: Their ballots in order of the standings, erased members' too.
        is_exact: Whether each of them really can win. If not, some may be unable to; nobody else can win in any case.
    """

    ballots: Sequence[Ballot]
    is_exact: bool


def find_possible_winners(
    tally: ContestTally, results: Results, answer: int | None = None
) -> PossibleWinners:
    """The members who can still win.

    The answer is exact in small contests; in large ones it becomes exact as categories are announced.

    Args:
        tally: The contest's ballots, counted.
        results: The results that the contest is scored on.
        answer: The true answer to the tie-breaker question, once a host gave it.
    """
    scale = ScoreScale.from_tally(tally, answer)
    scores = compute_scores(tally, results, tally.list_announced(results), scale)
    sealed = _settle_walkovers(tally, scale, tally.list_unannounced(results), scores)
    running, exact = _find_unbeaten(scores, _collect_open_picks(tally, scale, sealed))
    if not exact:
        return PossibleWinners([tally.ballots[place] for place in running], is_exact=False)
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
    return PossibleWinners(
        [tally.ballots[place] for place in running if place not in out],
        is_exact=exact and len(doubtful) <= _SEARCHED_MEMBERS_LIMIT,
    )


def _settle_walkovers(
    tally: ContestTally, scale: ScoreScale, unannounced: Sequence[CategoryId], scores: list[int]
) -> Sequence[CategoryId]:
    """Add what the categories with one nominee left in play bring, since it must win; returns the other ones.

    Only where somebody else can win is a member's pick at least worth nothing to the others who have it: two who share
    it may have put different stakes on it, or one of them may have doubled it.
    """
    undecided: list[CategoryId] = []
    for category_id in unannounced:
        in_play = tally.columns[category_id].in_play
        if len(in_play) == 1:
            add_category_scores(tally, category_id, tuple(in_play), scale, scores)
        else:
            undecided.append(category_id)
    return undecided


def _find_unbeaten(scores: Sequence[int], open_picks: Sequence[OpenPicks]) -> tuple[list[int], bool]:
    """The places that no rival is certain to beat, best first, and whether all pairs were compared."""
    foremost: dict[OpenPicks, int] = {}
    unbeaten: list[int] = []
    comparisons = 0
    for place in Ranking(scores).order:
        score, picks = scores[place], open_picks[place]
        if foremost.setdefault(picks, score) > score:
            continue
        for rival, ahead in islice(
            foremost.items(), max(_PAIR_COMPARISONS_LIMIT - comparisons, _FOREMOST_COMPARED_COUNT)
        ):
            comparisons += 1
            if ahead > score and _keeps_lead(ahead - score, rival, picks):
                break
        else:
            unbeaten.append(place)
    return unbeaten, comparisons <= _PAIR_COMPARISONS_LIMIT


def _collect_open_picks(
    tally: ContestTally, scale: ScoreScale, unannounced: Sequence[CategoryId]
) -> list[OpenPicks]:
    """Every ballot's open picks, in the tally's order."""
    columns: list[list[tuple[NomineeId, int] | None]] = []
    for category_id in unannounced:
        column: list[tuple[NomineeId, int] | None] = [None] * len(tally.ballots)
        for nominee_id, backers in tally.columns[category_id].backers.items():
            rewards = tally.compute_rewards(category_id, (nominee_id,))
            for wager, places in backers.items():
                pick = (nominee_id, scale.compute_gain(rewards[nominee_id, wager]))
                for place in places:
                    column[place] = pick
        columns.append(column)
    return list(zip(*columns, strict=True)) if columns else [()] * len(tally.ballots)


def _keeps_lead(lead: int, rival: OpenPicks, own: OpenPicks) -> bool:
    """Whether a rival stays ahead in the outcome that is best for the other member."""
    for own_pick, rival_pick in zip(own, rival, strict=True):
        if own_pick is not None:
            shared = rival_pick[1] if rival_pick is not None and rival_pick[0] == own_pick[0] else 0
            lead -= max(own_pick[1] - shared, 0)
            if lead <= 0:
                return False
    return True
