"""Members' results in finished contests, season tables and contest timelines, read in the caller's transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy import Connection

from bot.contests import ballot_store
from bot.contests import store as contest_store
from bot.contests.loading import TallyCache, load_contest_context
from bot.contests.model import Ballot, ContestState
from bot.contests.nominations.read_models import NominationsContext
from bot.contests.read_models import ContestContext
from bot.contests.standings import StandingsRow, compute_earnings, compute_standings
from bot.contests.tally import ContestTally
from bot.guilds import store as guild_store
from bot.ids import CategoryId, GuildId, MemberId, NomineeId
from bot.record.precursors import get_season
from bot.record.record import Record
from bot.results.shares import AnswerShares
from bot.rivals import store as rival_store
from bot.slates.service import SlateService
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.errors import NoSeasonError
from bot.verdicts.member_profile import JudgedPick, MemberResult, make_member_results
from bot.verdicts.nomination_results import (
    list_followed_ballots,
    load_nomination_results,
    load_nominations_timeline,
    make_voter,
)
from bot.verdicts.points_timeline import PointsTimeline, build_points_timeline
from bot.verdicts.read_models import ContestTimeline, SeasonTable
from bot.verdicts.seasons import calculate_available_points, rank_season
from bot.verdicts.virtual_players import VirtualRecord, build_rival_records, build_virtual_records


def load_finished_contests(
    connection: Connection, slates: SlateService, guild_id: GuildId, member_id: MemberId | None = None
) -> Sequence[ContestContext]:
    """The finished contests of a server in which a member, or anybody, has a ballot; rehearsals are left out."""
    finished = contest_store.list_contests(connection, guild_id, {ContestState.FINISHED})
    played = ballot_store.find_played_contests(connection, [contest.id for contest in finished], member_id)
    return [
        load_contest_context(connection, slates, contest)
        for contest in finished
        if contest.id in played and not contest.rehearsal
    ]


def load_member_results(
    connection: Connection, context: ContestContext, member_id: MemberId | None = None
) -> Iterator[tuple[MemberId, MemberResult]]:
    """The results of a finished contest, of one member or of all, with their ids.

    Erased members have none. Results are made one by one, as there can be tens of thousands.
    """
    if isinstance(context, NominationsContext):
        yield from load_nomination_results(connection, context, member_id)
        return
    contest, results = context.contest, context.results
    # Counted here and not in the `TallyCache`, where old contests would displace those in progress.
    tally = ContestTally.from_ballots(
        contest.rules, ballot_store.iterate_ballots(connection, contest.id), context.in_play
    )
    rows: Sequence[StandingsRow] = compute_standings(tally, results, contest.tiebreaker_answer).rows
    picked = count_pick_shares(tally)
    calls = _judge_picks(context, picked)
    there_were = calculate_available_points(contest.rules, results, picked)
    rivals: Sequence[VirtualRecord] = ()
    if member_id is not None:
        # Only a profile tells whom its member beat.
        found = rival_store.list_contest_rivals(connection, contest.id)
        rivals = build_rival_records(found, results, list(results.winners), (contest.rules, picked))

    def judge_picks(ballot: Ballot) -> tuple[JudgedPick, ...]:
        return _select_judged_picks(ballot, calls)

    for row, player_id, result in make_member_results(
        context, rows, there_were, judge_picks, member_id=member_id
    ):
        beaten = tuple(rival.name for rival in rivals if rival.is_beaten_by(row.points, row.right))
        yield player_id, replace(result, rivals=len(rivals), beaten_rivals=beaten) if rivals else result


def count_pick_shares(tally: ContestTally) -> Mapping[CategoryId, AnswerShares]:
    """The shares of a contest's picks by category id, picks of withdrawn nominees included."""
    return {
        category_id: AnswerShares.from_counts(column.counts) for category_id, column in tally.columns.items()
    }


def _judge_picks(
    context: ContestContext, picked: Mapping[CategoryId, AnswerShares]
) -> Mapping[tuple[CategoryId, NomineeId], JudgedPick]:
    """The judged pick of each nominee in each announced category: it is the same for all members who made it."""
    calls: dict[tuple[CategoryId, NomineeId], JudgedPick] = {}
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
    ballot: Ballot, judged_picks: Mapping[tuple[CategoryId, NomineeId], JudgedPick]
) -> tuple[JudgedPick, ...]:
    made = (judged_picks.get((pick.category_id, pick.nominee_id)) for pick in ballot.picks.values())
    return tuple(judged for judged in made if judged is not None)


def load_season_table(
    connection: Connection, guild_id: GuildId, contests: Sequence[ContestContext], season: str | None
) -> SeasonTable:
    """The standings of a season, or of all time.

    Args:
        connection: The transaction.
        guild_id: The server.
        contests: Its finished contests.
        season: The year(s) of the films; None for all time.

    Raises:
        NoSeasonError: There is no contest of that season.
    """
    counted = [context for context in contests if season in {None, get_season(context.ceremony)}]
    if not counted:
        raise NoSeasonError(season)
    rows = rank_season(chain.from_iterable(load_member_results(connection, context) for context in counted))
    return SeasonTable(
        season=season,
        rows=rows,
        names=guild_store.load_names(connection, guild_id, [row.member_id for row in rows]),
        contests=len(counted),
        seasons=sorted({get_season(context.ceremony) for context in contests}, reverse=True),
    )


def load_contest_timeline(
    connection: Connection,
    tallies: TallyCache,
    record: Record,
    context: ContestContext,
    *,
    runners: int,
    member_id: MemberId | None,
) -> ContestTimeline:
    """A contest's points after each announced category.

    Args:
        connection: The transaction.
        tallies: The contests' counted ballots.
        record: The record, for the precursors' winners.
        context: The contest with its slate and results.
        runners: How many of the best placed members are included.
        member_id: A member who is included in place of the last of them, if not among them; None for nobody.
    """
    if isinstance(context, NominationsContext):
        return load_nominations_timeline(connection, context, runners=runners, member_id=member_id)
    tally = tallies.load_tally(connection, context)
    ranked = compute_standings(tally, context.results, context.contest.tiebreaker_answer)
    followed = list_followed_ballots(ranked, runners, member_id)
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
        names={make_voter(ballot): ballot.name for ballot in followed if ballot.name},
        guests=frozenset(make_voter(ballot) for ballot in followed if ballot.guest is not None),
        virtual_records=build_virtual_records(
            record,
            context.ceremony,
            context.results,
            categories,
            contest=(context.contest.rules, picked),
            rivals=rival_store.list_contest_rivals(connection, context.contest.id),
        ),
    )


def _build_timeline(
    context: ContestContext, tally: ContestTally, opened: tuple[CategoryId, ...], followed: list[Ballot]
) -> PointsTimeline:
    earnings = {make_voter(ballot): compute_earnings(tally, context.results, ballot) for ballot in followed}
    return build_points_timeline(
        [
            (category_id, {voter: paid.get(category_id) or 0 for voter, paid in earnings.items()})
            for category_id in opened
        ],
        list(earnings),
    )
