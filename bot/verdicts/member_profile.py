"""A member's record over the contests they played in one server."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from bot.results.shares import MIN_VOTERS_FOR_SHARES
from bot.verdicts.model import Accuracy


@dataclass(frozen=True, slots=True)
class JudgedPick:
    """One of a member's picks in an announced category.

    Attributes:
        category_id: The category, in its ceremony.
        canonical: The canonical category it belongs to; None for one of a server's own that says none.
        right: Whether it was a winner.
        pick_count: P, how many ballots of the contest have a pick in the category.
        same_pick_count: How many of those made this pick, the member included.
    """

    category_id: str
    canonical: str | None
    right: bool
    pick_count: int
    same_pick_count: int


@dataclass(frozen=True)
class MemberResult:
    """One finished contest, as one of its members came out of it.

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
        available_points: The points that were there to be had, as `bot.verdicts.seasons.available_points` says.
        judged_picks: The member's picks in announced categories.
        rehearsal: Whether it was on winners already known, so that it counts for nothing beyond itself.
    """

    contest_id: int
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

    @property
    def won(self) -> bool:
        """Whether the member won it, a shared first place included; being the only one in it wins nothing."""
        return self.rank == 1 and self.players > 1

    @property
    def accuracy(self) -> Accuracy:
        """How many of the member's picks were right."""
        return Accuracy(sum(call.right for call in self.judged_picks), len(self.judged_picks))

    @property
    def percentile(self) -> float | None:
        """The share of the other members who finished behind, equals counting half, 0–1; None without others."""
        behind = self.players - (self.rank - 1) - self.members_at_rank
        return (behind + (self.members_at_rank - 1) / 2) / (self.players - 1) if self.players > 1 else None


@dataclass(frozen=True)
class Profile:
    """A member's record. Built by `build_profile`.

    Attributes:
        results: Their finished contests, oldest first: the line over time.
        by_category: How right their picks were by canonical category id.
    """

    results: Sequence[MemberResult]
    by_category: Mapping[str, Accuracy]

    @property
    def titles(self) -> int:
        """Contests that they won."""
        return sum(night.won for night in self.results)

    @property
    def accuracy(self) -> Accuracy:
        """How right all their picks were."""
        return sum((night.accuracy for night in self.results), Accuracy())

    @property
    def percentile(self) -> float | None:
        """The average percentile over their contests, 0–1; None if they never played against anyone."""
        return _mean_or_none([night.percentile for night in self.results if night.percentile is not None])

    @property
    def boldness(self) -> float | None:
        """How rare their right picks were: on average, the share of the room that had picked someone else, 0–1.

        None without a right pick in a category that had enough picks to speak of shares.
        """
        return _mean_or_none(
            [
                1 - call.same_pick_count / call.pick_count
                for night in self.results
                for call in night.judged_picks
                if call.right and call.pick_count >= MIN_VOTERS_FOR_SHARES
            ]
        )

    @property
    def best_result(self) -> MemberResult | None:
        """The contest with the highest percentile; of equals that with more picks right, then the larger one,
        then the latest.
        """
        return max(
            self.results,
            key=lambda night: (
                -1.0 if night.percentile is None else night.percentile,
                night.accuracy.share or 0.0,
                night.players,
                night.finished_at,
            ),
            default=None,
        )


def build_profile(results: Iterable[MemberResult]) -> Profile:
    """A member's record over their finished contests; rehearsals never enter."""
    counted = sorted(
        (result for result in results if not result.rehearsal),
        key=lambda night: (night.finished_at, night.contest_id),
    )
    by_category: dict[str, Accuracy] = {}
    for night in counted:
        for call in night.judged_picks:
            if call.canonical is not None:
                before = by_category.get(call.canonical, Accuracy())
                by_category[call.canonical] = before.add_judgement(call.right)
    return Profile(counted, by_category)


def _mean_or_none(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
