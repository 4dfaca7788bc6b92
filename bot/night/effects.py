"""What a change of a category's result did to the contests on it."""

from collections.abc import Collection
from heapq import nlargest

from sqlalchemy import Connection

from bot.contests import ballot_store, store
from bot.contests.facts import ContestContext, PickShares
from bot.contests.model import Ballot
from bot.contests.scores import Ranking, ScoreScale, compute_scores
from bot.contests.standings import StandingsRows, compute_standings
from bot.contests.tallies import TallyCache
from bot.contests.tally import ContestTally
from bot.night.change import ContestEffect, RankClimb, ResultContext
from bot.results.model import Results

CARD_CLIMBS_LIMIT = 5
"""Climbs that a card can tell of."""


def load_effects(
    connection: Connection,
    tally_cache: TallyCache,
    context: ResultContext,
    before: Results,
    category_id: str,
    by: int | None,
) -> tuple[ContestEffect, ...]:
    """The effect on each contest that asks about the category, in the order in which they lock.

    Args:
        connection: The transaction.
        tally_cache: Counted ballots.
        context: What hangs on the results, with what stands after the change.
        before: What stood before it.
        category_id: The category that changed.
        by: The host who changed it.
    """
    contests = [contest for contest in context.contests if category_id in contest.rules.by_id]
    contest_ids = [contest.id for contest in contests]
    cards = store.find_card_places(connection, contest_ids, category_id)
    with_ballot = ballot_store.find_contests_with_ballot(connection, contest_ids, by)
    effects: list[ContestEffect] = []
    for contest in contests:
        tally = tally_cache.load_tally(connection, ContestContext(contest, context.ceremony, context.results))
        was = compute_standings(tally, before, contest.tiebreaker_answer)
        is_now = compute_standings(tally, context.results, contest.tiebreaker_answer)
        effects.append(
            ContestEffect(
                contest=contest,
                had_ballot=contest.id in with_ballot,
                card=cards.get(contest.id),
                shares=PickShares(category_id, tally.columns[category_id].counts),
                right_ballots=_find_right_ballots(
                    tally, category_id, context.results.find_winners(category_id)
                ),
                before=was,
                after=is_now,
                climbs=_find_climbs(tally, before, context.results, contest.tiebreaker_answer, is_now.rows),
            )
        )
    return tuple(effects)


def _find_right_ballots(
    tally: ContestTally, category_id: str, winner_ids: Collection[str]
) -> tuple[Ballot, ...]:
    backers = tally.columns[category_id].backers
    places = {
        place for winner_id in winner_ids for same in backers.get(winner_id, {}).values() for place in same
    }
    return tuple(tally.ballots[place] for place in sorted(places))


def _find_climbs(
    tally: ContestTally, before: Results, after: Results, answer: int | None, rows: StandingsRows
) -> tuple[RankClimb, ...]:
    """The greatest climbs, with their lines among these rows of the standings after the change."""
    scale = ScoreScale.from_tally(tally, answer)
    was = Ranking(compute_scores(tally, before, tally.list_announced(before), scale))
    is_now = Ranking(compute_scores(tally, after, tally.list_announced(after), scale))
    gained = [was.find_rank(place) - is_now.find_rank(place) for place in range(len(rows))]
    greatest_first = nlargest(CARD_CLIMBS_LIMIT, range(len(rows)), key=gained.__getitem__)
    return tuple(
        RankClimb(rows[is_now.find_position(place)], gained[place])
        for place in greatest_first
        if gained[place] > 0
    )
