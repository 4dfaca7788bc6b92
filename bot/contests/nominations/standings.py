"""The standings of a contest on nominations: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.contests.model import Ballot
from bot.contests.nominations.read_models import NominationsContext
from bot.contests.nominations.scoring import CategoryOutcome, find_outcomes
from bot.contests.standings import Ranking, ScoreScale, Standings, StandingsRows
from bot.ids import CategoryId, ContenderId


@dataclass(frozen=True)
class NominationsTally:
    """The ballots of a contest on nominations, held against what was announced.

    Attributes:
        context: The contest with its contenders and results.
        ballots: The ballots that take part, in order of their names, in which equals are listed.
    """

    context: NominationsContext
    ballots: Sequence[Ballot]

    @classmethod
    def from_ballots(cls, context: NominationsContext, ballots: Iterable[Ballot]) -> "NominationsTally":
        """Count ballots, in any order; those without an entry, or set aside, do not take part."""
        taking_part = [one for one in ballots if not one.is_empty and one.set_aside is None]
        taking_part.sort(key=lambda one: (one.member_id is None, one.name.casefold(), one.id))
        return cls(context, taking_part)

    @cached_property
    def outcomes(self) -> Mapping[CategoryId, CategoryOutcome]:
        """What came of each announced category, in the order of the announcements."""
        context = self.context
        return find_outcomes(
            context.contest.rules, context.contenders, self.ballots, context.results, context.in_play
        )

    def count_hits(self, ballot: Ballot) -> int:
        """How many nominees a ballot named, in all announced categories."""
        return sum(
            outcome.count_hits(self.context.contenders.find_all_standing(ballot.entries.get(category_id, ())))
            for category_id, outcome in self.outcomes.items()
        )

    @property
    def reachable(self) -> int:
        """How many nominees a ballot could have named in the announced categories."""
        return sum(outcome.reachable for outcome in self.outcomes.values())

    def compute_points(self, category_id: CategoryId, ballot: Ballot) -> int:
        """What a ballot earned in an announced category."""
        named = self.context.contenders.find_all_standing(ballot.entries.get(category_id, ()))
        return self.outcomes[category_id].compute_points(self.context.contest.rules.scoring, named)

    def rank_ballots(self) -> Standings:
        """The members in order; movement is what the last announced category did."""
        contest = self.context.contest
        scale = ScoreScale.from_answers(
            contest.rules,
            [one.tiebreaker for one in self.ballots],
            contest.tiebreaker_answer,
            most_right=sum(category.slots for category in contest.rules.categories),
        )
        announced = tuple(self.outcomes)
        after = self._compute_scores(scale, announced)
        before = Ranking(self._compute_scores(scale, announced[:-1])) if len(announced) > 1 else None
        places = {one.member_id: at for at, one in enumerate(self.ballots) if one.member_id is not None}
        rows = StandingsRows(
            self.ballots, places, self.count_hits, scale=scale, before=before, after=Ranking(after)
        )
        results = self.context.results
        left = tuple(one.id for one in contest.rules.categories if results.is_unannounced(one.id))
        return Standings(rows, announced, left, self.reachable)

    def _compute_scores(self, scale: ScoreScale, announced: Iterable[CategoryId]) -> list[int]:
        scores = list(scale.initial_scores)
        for category_id in announced:
            outcome = self.outcomes[category_id]
            for place, ballot in enumerate(self.ballots):
                named = self.context.contenders.find_all_standing(ballot.entries.get(category_id, ()))
                points = outcome.compute_points(self.context.contest.rules.scoring, named)
                scores[place] += points * scale.point + outcome.count_hits(named) * scale.right
        return scores


@dataclass(frozen=True)
class VisibleEntries:
    """A member's entries, with what came of them so far.

    Attributes:
        context: The contest.
        ballot: The ballot, without what keeps its line from being guessed.
        hits: The contenders of the ballot that were nominated and count, by announced category.
        points: What the ballot earned, by announced category.
        outcomes: What came of each announced category.
    """

    context: NominationsContext
    ballot: Ballot
    hits: Mapping[CategoryId, frozenset[ContenderId]]
    points: Mapping[CategoryId, int]
    outcomes: Mapping[CategoryId, CategoryOutcome]

    def count_hits(self, category_id: CategoryId) -> int:
        """How many nominees the ballot named in an announced category; what was merged since counts once."""
        return len(self.context.contenders.find_all_standing(self.hits[category_id]))

    @property
    def right(self) -> int:
        """How many nominees the ballot named, in all announced categories."""
        return sum(map(self.count_hits, self.hits))


def make_visible_entries(tally: NominationsTally, ballot: Ballot) -> VisibleEntries:
    """A ballot held against what was announced; set aside or not, it is shown what it would have earned."""
    contenders = tally.context.contenders
    hits = {
        category_id: frozenset(
            one
            for one in ballot.entries.get(category_id, ())
            if contenders.find_standing(one) in outcome.nominated
        )
        for category_id, outcome in tally.outcomes.items()
    }
    points = {category_id: tally.compute_points(category_id, ballot) for category_id in tally.outcomes}
    return VisibleEntries(tally.context, replace(ballot, salt=None), hits, points, tally.outcomes)
