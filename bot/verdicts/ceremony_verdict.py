"""The room's answers to each category of a ceremony, compared with the results; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from bot.ids import CategoryId, NomineeId
from bot.preferential.model import PreferentialCount
from bot.record.model import Category, Ceremony
from bot.results.model import Results
from bot.results.shares import NO_ANSWERS, AnswerShares
from bot.verdicts.model import Accuracy, Voter
from bot.verdicts.one_vote_per_member import AnswersByCategory

CountsByCategory: TypeAlias = Mapping[CategoryId, PreferentialCount]
"""How the room's rankings were counted, by category id."""

NO_COUNTS: CountsByCategory = MappingProxyType({})
"""Where nothing was ranked."""


@dataclass(frozen=True)
class CategoryVerdict:
    """What a server's members answered about one category, and its result.

    Picks and *will* votes are never added up, nor *will* and *should*: each has its own shares.

    Attributes:
        category_id: The category, in its ceremony.
        canonical: The canonical category's id; None for a category of a server's own slate without one.
        winners: The winning nominees that stand, several in a tie; empty while it is unannounced or voided.
        picks: The contest picks, as they stood when the category closed.
        will: The votes on who *will* win.
        should: The votes on who *should* win; of rankings, those that counted in the last round.
        should_count: How the rankings of who *should* win were counted; None if there are none.
    """

    category_id: CategoryId
    canonical: str | None = None
    winners: tuple[NomineeId, ...] = ()
    picks: AnswerShares = NO_ANSWERS
    will: AnswerShares = NO_ANSWERS
    should: AnswerShares = NO_ANSWERS
    should_count: PreferentialCount | None = None

    @property
    def belief(self) -> AnswerShares:
        """The room's prediction: its picks, or the *will* votes if there are no picks."""
        return self.picks if self.picks.voters else self.will

    @property
    def choice(self) -> NomineeId | None:
        """The room's choice: the nominee with most answers; None if first place is shared, or nobody answered."""
        return self.belief.choice

    @property
    def is_judged(self) -> bool:
        """Whether there is both a result and a prediction to compare with it."""
        return bool(self.winners) and self.belief.voters > 0

    @property
    def right(self) -> bool:
        """Whether the room was right: its choice is a winner. A shared first place is not right."""
        return self.choice is not None and self.choice in self.winners

    @property
    def right_voters(self) -> int:
        """How many voters were right; a tie's winners count together."""
        return self.belief.count_for(self.winners)

    @property
    def winner_share(self) -> float:
        """The share of voters who predicted the winner, 0–1; tied winners' shares are added up."""
        return self.belief.share_for(self.winners)


@dataclass(frozen=True, slots=True)
class WantedAndExpected:
    """Who the room wants to win one category, and who it thinks will.

    Attributes:
        category_id: The category.
        wanted: The *should* votes.
        expected: The *will* votes; the contest picks if there are no such votes.
    """

    category_id: CategoryId
    wanted: AnswerShares
    expected: AnswerShares

    @property
    def differ(self) -> bool:
        """Whether they name different nominees: no nominee is in first place of both."""
        return set(self.wanted.leaders).isdisjoint(self.expected.leaders)


def compare_wanted_and_expected(verdict: CategoryVerdict) -> WantedAndExpected | None:
    """Both answers of the room; None unless it answered both questions."""
    head = verdict.will if verdict.will.voters else verdict.picks
    if not (verdict.should.voters and head.voters):
        return None
    return WantedAndExpected(verdict.category_id, verdict.should, head)


@dataclass(frozen=True)
class CeremonyVerdict:
    """The room's predictions for a ceremony, and how right they were. Built by `judge_answers` or `judge_room`.

    Attributes:
        ceremony_id: The ceremony.
        year: The year it was held.
        rehearsal: Whether it is the verdict of rehearsals, which counts for nothing beyond itself.
        categories: The categories with at least one answer, in the ceremony's order.
        members: How often each voter was right, of the announced categories they answered: by their picks, or
            by their *will* votes if the ceremony has no picks at all. Best first, equals by voter.
    """

    ceremony_id: str
    year: int
    rehearsal: bool
    categories: Sequence[CategoryVerdict]
    members: Mapping[Voter, Accuracy]

    @property
    def room(self) -> Accuracy:
        """How often the room was right, of the announced categories that it answered."""
        judged = [category for category in self.categories if category.is_judged]
        return Accuracy(sum(category.right for category in judged), len(judged))

    @property
    def best(self) -> Sequence[Voter]:
        """The voters who were right most often: several if equal, nobody if nobody was right."""
        most = max((accuracy.right for accuracy in self.members.values()), default=0)
        return [voter for voter, accuracy in self.members.items() if most and accuracy.right == most]

    @property
    def average(self) -> float | None:
        """The mean of the voters' accuracy, 0–1; None before anything was judged."""
        if not self.members:
            return None
        return sum(accuracy.right for accuracy in self.members.values()) / len(self.members)


def judge_answers(
    ceremony: Ceremony,
    results: Results,
    picked: AnswersByCategory,
    expected: AnswersByCategory,
    wanted: AnswersByCategory,
    *,
    ranked: CountsByCategory = NO_COUNTS,
    rehearsal: bool = False,
) -> CeremonyVerdict:
    """The verdict where each voter counts once already: with one pick, one *will* vote and one *should* vote."""
    room = judge_room(ceremony, results, picked, expected, wanted, ranked=ranked, rehearsal=rehearsal)
    return replace(room, members=_measure_members(picked or expected, results))


def judge_room(
    ceremony: Ceremony,
    results: Results,
    picked: AnswersByCategory,
    expected: AnswersByCategory,
    wanted: AnswersByCategory,
    *,
    ranked: CountsByCategory = NO_COUNTS,
    rehearsal: bool = False,
) -> CeremonyVerdict:
    """The verdict on the room as a whole, without `members`."""
    categories = [
        _judge_category(category, results, picked, expected, wanted, count=ranked.get(category.id))
        for category in ceremony.all_categories
        if any(category.id in answers for answers in (picked, expected, wanted, ranked))
    ]
    return CeremonyVerdict(ceremony.id, ceremony.year, rehearsal, categories, members={})


def _judge_category(
    category: Category,
    results: Results,
    picked: AnswersByCategory,
    expected: AnswersByCategory,
    wanted: AnswersByCategory,
    *,
    count: PreferentialCount | None,
) -> CategoryVerdict:
    if count is None:
        should = AnswerShares.from_answers(wanted.get(category.id, {}).values())
    else:
        # In the last round, and there alone, whoever is foremost has won.
        last = count.rounds[-1].votes
        should = AnswerShares.from_counts(
            {nominee_id: number for nominee_id, number in last.items() if number}
        )
    return CategoryVerdict(
        category.id,
        category.canonical,
        results.find_winners(category.id),
        AnswerShares.from_answers(picked.get(category.id, {}).values()),
        AnswerShares.from_answers(expected.get(category.id, {}).values()),
        should,
        count,
    )


def _measure_members(answers: AnswersByCategory, results: Results) -> Mapping[Voter, Accuracy]:
    right: Counter[Voter] = Counter()
    answered: Counter[Voter] = Counter()
    for category_id, by_voter in answers.items():
        winners = results.find_winners(category_id)
        if winners:
            answered.update(by_voter.keys())
            right.update(voter for voter, nominee_id in by_voter.items() if nominee_id in winners)
    members = {voter: Accuracy(right[voter], count) for voter, count in answered.items()}
    return dict(
        sorted(members.items(), key=lambda member: (-member[1].right, member[1].judged, str(member[0])))
    )


def find_biggest_upset(categories: Iterable[CategoryVerdict]) -> CategoryVerdict | None:
    """The category whose winner had the smallest share; None if the room was right in every category."""
    missed = [category for category in categories if category.is_judged and not category.right]
    return min(
        _select_comparable(missed),
        key=lambda category: (category.winner_share, -category.belief.voters),
        default=None,
    )


def find_most_divided(categories: Iterable[CategoryVerdict]) -> CategoryVerdict | None:
    """The category in which the room's first place led by the least, announced or not; None without answers."""
    return min(
        _select_comparable(categories),
        key=lambda category: (category.belief.lead, -category.belief.voters),
        default=None,
    )


def find_most_certain(categories: Iterable[CategoryVerdict]) -> CategoryVerdict | None:
    """The category in which the room's first place led by the most, announced or not; None without answers."""
    return max(
        _select_comparable(categories),
        key=lambda category: (category.belief.lead, category.belief.voters),
        default=None,
    )


def _select_comparable(categories: Iterable[CategoryVerdict]) -> Sequence[CategoryVerdict]:
    answered = [category for category in categories if category.belief.voters]
    return [category for category in answered if not category.belief.counts_only] or answered
