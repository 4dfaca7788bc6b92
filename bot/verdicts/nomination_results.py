"""Members' results and points in contests on nominations, read in the caller's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from bot.contests.model import Ballot, Contest
from bot.contests.nominations.loading import load_report, load_tally
from bot.contests.nominations.read_models import NominationsContext
from bot.contests.nominations.report import NominationsReport
from bot.contests.nominations.standings import NominationsTally
from bot.contests.standings import Standings
from bot.ids import CategoryId, MemberId
from bot.record.model import Category
from bot.slates.service import SlateService
from bot.verdicts.member_profile import JudgedPick, MemberResult, make_member_results
from bot.verdicts.model import Voter
from bot.verdicts.points_timeline import build_points_timeline
from bot.verdicts.read_models import ContestTimeline


def load_nomination_results(
    connection: Connection, context: NominationsContext, member_id: MemberId | None = None
) -> Iterator[tuple[MemberId, MemberResult]]:
    """The results of a finished contest on nominations, of one member or of all, with their ids.

    Each contender that a ballot names is a pick of its own: right if it was nominated.
    """
    tally, scoring = load_tally(connection, context), context.contest.rules.scoring
    available = sum(outcome.compute_available_points(scoring) for outcome in tally.outcomes.values())

    def judge_picks(ballot: Ballot) -> tuple[JudgedPick, ...]:
        return tuple(_judge_entries(tally, ballot))

    rows = tally.rank_ballots().rows
    for _, player_id, result in make_member_results(
        context, rows, available, judge_picks, member_id=member_id
    ):
        yield player_id, result


def load_room_nominations(
    connection: Connection,
    slates: SlateService,
    contests: Iterable[Contest],
    category: Category | None = None,
) -> Sequence[NominationsReport]:
    """What the room's own nominations were worth in contests on those of one ceremony, as far as announced.

    Args:
        connection: The transaction.
        slates: The service that knows the slates.
        contests: The contests, sealed ones.
        category: The category of the ceremony's slate that is asked about; None for all.
    """
    reports: list[NominationsReport] = []
    for contest in contests:
        report = load_report(connection, slates, contest)
        if category is not None:
            shown = [one for one in report.shown_ids if _is_same_prize(report, one, category)]
            report = replace(report, shown_ids=shown, voided_ids=())
        if report.shown:
            reports.append(report)
    return reports


def _is_same_prize(report: NominationsReport, category_id: CategoryId, category: Category) -> bool:
    """Whether a category of a contest is one of the slate: under the same id, or for the same prize."""
    asked = report.context.get_category(category_id)
    return asked.id == category.id or asked.canonical == category.canonical is not None


def load_nominations_timeline(
    connection: Connection, context: NominationsContext, *, runners: int, member_id: MemberId | None
) -> ContestTimeline:
    """A contest's points after each announced category; no virtual player plays in it."""
    tally = load_tally(connection, context)
    ranked = tally.rank_ballots()
    followed = list_followed_ballots(ranked, runners, member_id)
    points = [
        (
            category_id,
            {make_voter(ballot): tally.compute_points(category_id, ballot) for ballot in followed},
        )
        for category_id in ranked.announced
    ]
    return ContestTimeline(
        contest=context.contest,
        ceremony=context.ceremony,
        results=context.results,
        standings=ranked,
        timeline=build_points_timeline(points, list(map(make_voter, followed))),
        names={make_voter(ballot): ballot.name for ballot in followed if ballot.name},
        virtual_records=(),
    )


def list_followed_ballots(ranked: Standings, runners: int, member_id: MemberId | None) -> list[Ballot]:
    """The best placed ballots, with a member's own in place of the last of them if it is not among them."""
    followed = [row.ballot for row in ranked.rows[:runners]]
    own = None if member_id is None else ranked.find_row(member_id)
    if own is not None and own.ballot not in followed:
        followed[-1:] = [own.ballot]
    return followed


def make_voter(ballot: Ballot) -> Voter:
    """Who stands behind a ballot: its member; a guest's, and an erased member's, stands for itself."""
    return f"ballot {ballot.id}" if ballot.member_id is None else ballot.member_id


def _judge_entries(tally: NominationsTally, ballot: Ballot) -> Iterator[JudgedPick]:
    contenders, ceremony = tally.context.contenders, tally.context.ceremony
    for category_id, outcome in tally.outcomes.items():
        category = ceremony.by_id.get(category_id)
        for contender_id in sorted(contenders.find_all_standing(ballot.entries.get(category_id, ()))):
            yield JudgedPick(
                category_id=category_id,
                canonical=category.canonical if category else None,
                right=contender_id in outcome.nominated,
                pick_count=outcome.voters,
                same_pick_count=outcome.callers.get(contender_id, 0),
            )
