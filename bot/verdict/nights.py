"""How the members of finished contests came out of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from bot.awards.slates import SlateService
from bot.contests import ballot_store
from bot.contests import store as contest_store
from bot.contests.facts import ContestContext
from bot.contests.loading import load_contest_context
from bot.contests.model import Ballot, ContestState
from bot.contests.standings import StandingsRow, compute_standings
from bot.contests.tally import ContestTally
from bot.verdict.profile import JudgedPick, MemberResult
from bot.verdict.seasons import calculate_available_points, get_season
from bot.verdict.shares import AnswerShares


def load_finished_contests(
    connection: Connection, slates: SlateService, guild_id: int, member_id: int | None = None
) -> Sequence[ContestContext]:
    """Every finished contest of a server that a member, or anybody, has a night of; rehearsals are left out."""
    finished = contest_store.list_contests(connection, guild_id, {ContestState.FINISHED})
    played = ballot_store.find_played_contests(connection, [contest.id for contest in finished], member_id)
    return [
        load_contest_context(connection, slates, contest)
        for contest in finished
        if contest.id in played and not contest.rehearsal
    ]


def load_member_results(
    connection: Connection, context: ContestContext, member_id: int | None = None
) -> Iterator[tuple[int, MemberResult]]:
    """A finished contest as one of its members or everyone came out of it, with whose night it was.

    Those who were erased have none. Nights are made one by one, as there can be tens of thousands.
    """
    contest, results = context.contest, context.results
    # Counted here: in the memory that the night's standings live from, old contests would displace the new.
    tally = ContestTally.from_ballots(
        contest.rules, ballot_store.iterate_ballots(connection, contest.id), context.in_play
    )
    rows: Sequence[StandingsRow] = compute_standings(tally, results, contest.tiebreaker_answer).rows
    ranks = Counter(row.rank for row in rows)
    picked = count_pick_shares(tally)
    calls = _judge_picks(context, picked)
    there_were = calculate_available_points(contest.rules, results, picked)
    for row in rows:
        player_id = row.ballot.member_id
        if player_id is not None and member_id in {None, player_id}:
            yield (
                player_id,
                MemberResult(
                    contest_id=contest.id,
                    title=contest.title,
                    ceremony_id=contest.ceremony_id,
                    season=get_season(context.ceremony),
                    finished_at=contest.finished_at or contest.locks_at,
                    rank=row.rank,
                    members_at_rank=ranks[row.rank],
                    players=len(rows),
                    points=row.points,
                    available_points=there_were,
                    judged_picks=_select_judged_picks(row.ballot, calls),
                    rehearsal=contest.rehearsal,
                ),
            )


def count_pick_shares(tally: ContestTally) -> Mapping[str, AnswerShares]:
    """A contest's own picks by category id, those of withdrawn nominees too."""
    return {
        category_id: AnswerShares.from_counts(column.counts) for category_id, column in tally.columns.items()
    }


def _judge_picks(
    context: ContestContext, picked: Mapping[str, AnswerShares]
) -> Mapping[tuple[str, str], JudgedPick]:
    """What each pick in an announced category comes to, by category and nominee: the same for all who made it."""
    calls: dict[tuple[str, str], JudgedPick] = {}
    for category_id, shares in picked.items():
        winners, category = context.results.find_winners(category_id), context.ceremony.by_id.get(category_id)
        for nominee_id, count in shares.counts.items() if winners else ():
            calls[category_id, nominee_id] = JudgedPick(
                category_id=category_id,
                canonical=category.canonical if category else None,
                right=nominee_id in winners,
                pick_count=shares.voters,
                same_pick_count=count,
            )
    return calls


def _select_judged_picks(
    ballot: Ballot, judged_picks: Mapping[tuple[str, str], JudgedPick]
) -> tuple[JudgedPick, ...]:
    made = (judged_picks.get((pick.category_id, pick.nominee_id)) for pick in ballot.picks.values())
    return tuple(call for call in made if call is not None)
