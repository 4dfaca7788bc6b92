"""What a change of a category's result did to the contests on it, now or rebuilt later as it was at the time."""

from collections.abc import Collection
from dataclasses import replace
from heapq import nlargest

from sqlalchemy import Connection

from bot.announcing.changes import PLAYED_STATES, load_result_context
from bot.announcing.model import ChangeKind, ContestEffect, RankClimb, ResultChange, ResultContext
from bot.contests import ballot_store, store
from bot.contests.loading import TallyCache
from bot.contests.model import Ballot, Contest, ContestState
from bot.contests.read_models import ContestContext
from bot.contests.standings import Ranking, ScoreScale, StandingsRows, compute_scores, compute_standings
from bot.contests.tally import ContestTally
from bot.ids import CategoryId, MemberId, NomineeId
from bot.results import store as results_store
from bot.results.model import ResultAction, Results
from bot.results.result_set import ResultSet
from bot.results.shares import AnswerShares
from bot.slates.service import SlateService

CARD_CLIMBS_LIMIT = 5
"""The number of climbs that a card shows."""


def load_effects(
    connection: Connection,
    tally_cache: TallyCache,
    context: ResultContext,
    *,
    before: Results,
    category_id: CategoryId,
    by: MemberId | None,
) -> tuple[ContestEffect, ...]:
    """The effect on each contest with the category, in the order in which they lock.

    Args:
        connection: The transaction.
        tally_cache: The contests' counted ballots.
        context: The set of results with its contests and polls, after the change.
        before: What stood before it.
        category_id: The category that changed.
        by: The id of the host who changed it; None if unknown.
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
                shares=AnswerShares.from_counts(tally.columns[category_id].counts),
                right_ballots=_find_right_ballots(
                    tally, category_id, context.results.find_winners(category_id)
                ),
                before=was,
                after=is_now,
                climbs=_find_climbs(tally, before, context.results, contest.tiebreaker_answer, is_now.rows),
                closed_picks=_closed_picks(contest, context.results, category_id),
            )
        )
    return tuple(effects)


def _closed_picks(contest: Contest, results: Results, category_id: CategoryId) -> bool:
    """Whether the latest announcement of a category closed its picks."""
    latest = results.latest.get(category_id)
    if latest is None or latest.action is not ResultAction.ANNOUNCE:
        return False
    return contest.rules.by_id[category_id].closed_at == latest.at


def _find_right_ballots(
    tally: ContestTally, category_id: CategoryId, winner_ids: Collection[NomineeId]
) -> tuple[Ballot, ...]:
    backers = tally.columns[category_id].backers
    places = {
        place for winner_id in winner_ids for same in backers.get(winner_id, {}).values() for place in same
    }
    return tuple(tally.ballots[place] for place in sorted(places))


def _find_climbs(
    tally: ContestTally, before: Results, after: Results, answer: int | None, rows: StandingsRows
) -> tuple[RankClimb, ...]:
    """The greatest climbs; `rows` are the standings after the change."""
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


CARD_STATES = PLAYED_STATES | {ContestState.CANCELLED}
"""The states of contests that may have a card: a cancelled contest keeps the cards that it has."""


def rebuild_change(
    connection: Connection,
    slates: SlateService,
    tally_cache: TallyCache,
    result_set: ResultSet,
    category_id: CategoryId,
) -> ResultChange | None:
    """The latest change of a category's result, rebuilt as it was when it was made, without later announcements.

    Returns:
        The change with its effects at the time; None if the category was never changed.

    Raises:
        NothingFoundError: The server no longer has such a ceremony, or no such rehearsal on it.
    """
    history = results_store.list_announcements(connection, result_set)
    context = load_result_context(connection, slates, result_set, CARD_STATES)
    latest = context.results.find_version(category_id)
    if not latest or category_id not in context.ceremony.by_id:
        return None
    before = Results.from_announcements(announcement for announcement in history if announcement.id < latest)
    after = Results.from_announcements(announcement for announcement in history if announcement.id <= latest)
    context = replace(context, results=after)
    effects = load_effects(connection, tally_cache, context, before=before, category_id=category_id, by=None)
    return ResultChange.from_context(
        context, before, category_id, _find_change_kind(before, after, category_id), effects
    )


def _find_change_kind(before: Results, after: Results, category_id: CategoryId) -> ChangeKind:
    if after.latest[category_id].action.takes_back:
        return ChangeKind.UNDONE
    if category_id in after.winners:
        return ChangeKind.OPENED if before.is_unannounced(category_id) else ChangeKind.CORRECTED
    return ChangeKind.VOIDED
