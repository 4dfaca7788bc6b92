"""How a contest went, envelope by envelope, read in the caller's transaction."""

from sqlalchemy import Connection

from bot.awards.record import Record
from bot.contests.facts import ContestContext
from bot.contests.model import Ballot
from bot.contests.standings import compute_earnings, compute_standings
from bot.contests.tallies import TallyCache
from bot.contests.tally import ContestTally
from bot.verdict.course import PointsTimeline, build_points_timeline
from bot.verdict.facts import ContestTimeline
from bot.verdict.model import Voter
from bot.verdict.nights import count_pick_shares
from bot.verdict.players import build_virtual_records
from bot.verdict.room import CategoryVerdict


def load_contest_timeline(
    connection: Connection,
    tallies: TallyCache,
    record: Record,
    context: ContestContext,
    runners: int,
    member_id: int | None,
) -> ContestTimeline:
    """A contest's course.

    Args:
        connection: The transaction.
        tallies: Where the contest's ballots are counted.
        record: Where the precursors' winners are.
        context: The contest with its slate and results.
        runners: How many of the foremost are followed.
        member_id: Who is followed in place of the last of them, if not among them; None for nobody.
    """
    tally = tallies.load_tally(connection, context)
    ranked = compute_standings(tally, context.results, context.contest.tiebreaker_answer)
    followed = [row.ballot for row in ranked.rows[:runners]]
    own = None if member_id is None else ranked.find_row(member_id)
    if own is not None and own.ballot not in followed:
        followed[-1:] = [own.ballot]
    picked = count_pick_shares(tally)
    categories = [
        CategoryVerdict(
            category_id, winners=context.results.find_winners(category_id), picks=picked[category_id]
        )
        for category_id in ranked.announced
    ]
    return ContestTimeline(
        contest=context.contest,
        ceremony=context.ceremony,
        results=context.results,
        standings=ranked,
        timeline=_build_timeline(context, tally, ranked.announced, followed),
        names={_make_voter(ballot): ballot.name for ballot in followed if ballot.name},
        virtual_records=build_virtual_records(
            record, context.ceremony, context.results, categories, (context.contest.rules, picked)
        ),
    )


def _build_timeline(
    context: ContestContext, tally: ContestTally, opened: tuple[str, ...], followed: list[Ballot]
) -> PointsTimeline:
    earnings = {_make_voter(ballot): compute_earnings(tally, context.results, ballot) for ballot in followed}
    return build_points_timeline(
        [
            (category_id, {voter: paid.get(category_id) or 0 for voter, paid in earnings.items()})
            for category_id in opened
        ],
        list(earnings),
    )


def _make_voter(ballot: Ballot) -> Voter:
    return f"ballot {ballot.id}" if ballot.member_id is None else ballot.member_id
