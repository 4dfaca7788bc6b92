"""A member's profile: their results in the contests of one server; pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from bot.contests.model import Ballot
from bot.contests.read_models import ContestContext
from bot.contests.standings import StandingsRow
from bot.ids import CategoryId, ContestId, MemberId
from bot.record.precursors import get_season
from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.verdicts.model import Accuracy


@dataclass(frozen=True, slots=True)
class JudgedPick:
    """One of a member's picks in an announced category.

    Attributes:
        category_id: The category, in its ceremony.
        canonical: The canonical category's id; None for a category of a server's own slate without one.
        right: Whether it was a winner.
        pick_count: P, how many ballots of the contest have a pick in the category.
        same_pick_count: How many of those have this pick, the member's included.
    """

    category_id: CategoryId
    canonical: str | None
    right: bool
    pick_count: int
    same_pick_count: int


@dataclass(frozen=True)
class MemberResult:
    """One member's result in one finished contest.

    Attributes:
        contest_id: The contest's id in the bot's own tables.
        title: Its title, as the host wrote it.
        ceremony_id: Its ceremony.
        season: The year(s) of the films that its ceremony honoured, `2024`.
        finished_at: When it was finished, UTC.
        rank: The member's rank, from 1, shared by equals.
        members_at_rank: How many members have that rank, this one included.
        players: How many took part.
        points: The member's points.
        available_points: The most points a ballot could earn, from
            `bot.verdicts.seasons.calculate_available_points`.
        judged_picks: The member's picks in announced categories.
        rehearsal: Whether the winners were already known, so that it counts for nothing beyond itself.
        rivals: How many outside forecasters played it unranked.
        beaten_rivals: The names of those whom the member beat, by name.
    """

    contest_id: ContestId
    title: str
    ceremony_id: str
    season: str
    finished_at: datetime
    rank: int
    members_at_rank: int
    players: int
    points: int
    available_points: int
    judged_picks: tuple[JudgedPick, ...]
    rehearsal: bool = False
    rivals: int = 0
    beaten_rivals: tuple[str, ...] = ()

    @property
    def won(self) -> bool:
        """Whether the member won it, a shared first place included; nobody wins alone, or without a point."""
        return self.rank == 1 and self.players > 1 and self.points > 0

    @property
    def accuracy(self) -> Accuracy:
        """How many of the member's picks were right."""
        return Accuracy(sum(pick.right for pick in self.judged_picks), len(self.judged_picks))

    @property
    def percentile(self) -> float | None:
        """The share of the other members who finished behind, equals counting half, 0–1; None without others."""
        behind = self.players - (self.rank - 1) - self.members_at_rank
        return (behind + (self.members_at_rank - 1) / 2) / (self.players - 1) if self.players > 1 else None


def make_member_results(
    context: ContestContext,
    rows: Sequence[StandingsRow],
    available_points: int,
    judge_picks: Callable[[Ballot], tuple[JudgedPick, ...]],
    *,
    member_id: MemberId | None,
) -> Iterator[tuple[StandingsRow, MemberId, MemberResult]]:
    """Make the results of a finished contest's standings one by one, with their rows and members; rivals left out.

    Args:
        context: The contest.
        rows: Its standings.
        available_points: The most points that a ballot could earn.
        judge_picks: Returns a ballot's picks in announced categories.
        member_id: Whose result to make; None for everybody's. Erased members have none.
    """
    contest, season = context.contest, get_season(context.ceremony)
    ranks = Counter(row.rank for row in rows)
    for row in rows:
        player_id = row.ballot.member_id
        if player_id is None or member_id not in {None, player_id}:
            continue
        result = MemberResult(
            contest_id=contest.id,
            title=contest.title,
            ceremony_id=contest.ceremony_id,
            season=season,
            finished_at=contest.finished_at or contest.locks_at,
            rank=row.rank,
            members_at_rank=ranks[row.rank],
            players=len(rows),
            points=row.points,
            available_points=available_points,
            judged_picks=judge_picks(row.ballot),
            rehearsal=contest.rehearsal,
        )
        yield row, player_id, result


@dataclass(frozen=True)
class Profile:
    """A member's results. Built by `build_profile`.

    Attributes:
        results: Their finished contests, oldest first.
        by_category: How often their picks were right, by canonical category id.
    """

    results: Sequence[MemberResult]
    by_category: Mapping[str, Accuracy]

    @property
    def titles(self) -> int:
        """The number of contests that they won."""
        return sum(result.won for result in self.results)

    @property
    def accuracy(self) -> Accuracy:
        """How often all their picks were right."""
        return sum((result.accuracy for result in self.results), Accuracy())

    @property
    def percentile(self) -> float | None:
        """The mean percentile over their contests, 0–1; None if they never had an opponent."""
        return _mean_or_none([result.percentile for result in self.results if result.percentile is not None])

    @property
    def boldness(self) -> float | None:
        """How rare their right picks were: the mean share of the contest's voters who picked someone else, 0–1.

        None without a right pick in a category with at least `MIN_VOTERS_FOR_SHARES` picks.
        """
        return _mean_or_none(
            [
                1 - pick.same_pick_count / pick.pick_count
                for result in self.results
                for pick in result.judged_picks
                if pick.right and pick.pick_count >= MIN_VOTERS_FOR_SHARES
            ]
        )

    @property
    def best_result(self) -> MemberResult | None:
        """The contest with the highest percentile; of equals the one with more right picks, then the larger
        one, then the latest.
        """
        return max(
            self.results,
            key=lambda result: (
                -1.0 if result.percentile is None else result.percentile,
                result.accuracy.share or 0.0,
                result.players,
                result.finished_at,
            ),
            default=None,
        )


def build_profile(results: Iterable[MemberResult]) -> Profile:
    """A member's profile from their finished contests; rehearsals are left out."""
    counted = sorted(
        (result for result in results if not result.rehearsal),
        key=lambda result: (result.finished_at, result.contest_id),
    )
    by_category: dict[str, Accuracy] = {}
    for result in counted:
        for pick in result.judged_picks:
            if pick.canonical is not None:
                before = by_category.get(pick.canonical, Accuracy())
                by_category[pick.canonical] = before.add_judgement(pick.right)
    return Profile(counted, by_category)


def _mean_or_none(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
