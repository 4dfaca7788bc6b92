"""Standings over contests: of a season, which is all ceremonies for films of one year, and of all time.

The rule: every contest is worth the same number of marks, `MARKS_PER_CONTEST`, whatever its scoring and size. A
member earns the share of them that their points are of the available points. Marks add up over contests, so
taking part pays; of equals, the one with more contests won is ahead, then the one with more right picks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from bot.contests.model import Rules, Scoring
from bot.contests.rules import SCORING_PRESETS, RightPick
from bot.ids import CategoryId, MemberId
from bot.results.model import Results
from bot.results.shares import NO_ANSWERS, AnswerShares
from bot.verdicts.member_profile import MemberResult
from bot.verdicts.model import Accuracy

MARKS_PER_CONTEST = 100
"""The marks that every contest is worth."""


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One member's row in the standings over contests.

    Attributes:
        member_id: The member.
        rank: From 1, shared by equals.
        tied: Whether another member has the same rank.
        marks: The sum over their contests, at most `MARKS_PER_CONTEST` for each.
        contests: How many they took part in.
        titles: How many they won.
        accuracy: How many of their picks were right.
    """

    member_id: MemberId
    rank: int
    tied: bool
    marks: Fraction
    contests: int
    titles: int
    accuracy: Accuracy


@dataclass(slots=True)
class _MarksTotal:
    """A member's totals over the contests counted so far."""

    marks: Fraction = Fraction()
    contests: int = 0
    titles: int = 0
    right: int = 0
    judged: int = 0

    def add_result(self, result: MemberResult) -> None:
        self.marks += calculate_marks(result)
        self.contests += 1
        self.titles += result.won
        self.right += result.accuracy.right
        self.judged += result.accuracy.judged

    @property
    def score(self) -> tuple[Fraction, int, int]:
        """The key that orders the members, the greatest first."""
        return self.marks, self.titles, self.right

    def make_row(self, member_id: MemberId, rank: int, *, tied: bool) -> SeasonRow:
        accuracy = Accuracy(self.right, self.judged)
        return SeasonRow(member_id, rank, tied, self.marks, self.contests, self.titles, accuracy)


def rank_season(results: Iterable[tuple[MemberId, MemberResult]]) -> Sequence[SeasonRow]:
    """The standings over finished contests, best first; equals by member id. Rehearsals are left out.

    Args:
        results: Results with their members' ids, in any order; none is stored.
    """
    sums: dict[MemberId, _MarksTotal] = {}
    for member_id, result in results:
        if not result.rehearsal:
            sums.setdefault(member_id, _MarksTotal()).add_result(result)

    def get_score(member_id: MemberId) -> tuple[Fraction, int, int]:
        return sums[member_id].score

    rows: list[SeasonRow] = []
    # By member id first: a reverse sort keeps the order of equals.
    for _, equals in groupby(sorted(sorted(sums), key=get_score, reverse=True), key=get_score):
        sharing = list(equals)
        rank = len(rows) + 1
        rows += [sums[member_id].make_row(member_id, rank, tied=len(sharing) > 1) for member_id in sharing]
    return rows


def calculate_marks(result: MemberResult) -> Fraction:
    """The marks of one member in one contest, 0 to `MARKS_PER_CONTEST`."""
    return (
        Fraction(MARKS_PER_CONTEST * result.points, result.available_points)
        if result.available_points
        else Fraction()
    )


def calculate_available_points(
    rules: Rules, results: Results, picked: Mapping[CategoryId, AnswerShares]
) -> int:
    """The most points that a contest can give: those of a ballot that is right in every announced category.

    Under `bold`, a category in which nobody was right counts as if one member had been; under `confidence`, the
    ballot has its highest stakes on the announced categories.

    Args:
        rules: The contest's rules.
        results: The results that the contest is scored on.
        picked: The contest's own picks by category id.
    """
    announced = [category for category in rules.categories if results.find_winners(category.id)]
    if rules.scoring is Scoring.CONFIDENCE:
        return sum(range(rules.highest_stake - len(announced) + 1, rules.highest_stake + 1))
    points = 0
    for category in announced:
        shares = picked.get(category.id, NO_ANSWERS)
        right = max(shares.count_for(results.find_winners(category.id)), 1)
        points += SCORING_PRESETS[rules.scoring](
            RightPick(category.weight, max(shares.voters, right), right, None)
        )
    return points
