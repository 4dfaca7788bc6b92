"""What the nominations are worth to ballots, category by category; pure.

There are no penalties: an empty slot, and a contender that was not nominated, score nothing. A nominee that was
disqualified counts for nobody, and neither does anything in a category that is voided. Whoever named the right person
in the wrong category named another contender, and so is wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.contests.model import Ballot, ContestCategory, Rules, Scoring
from bot.contests.nominations.model import ContenderList, parse_contender_key
from bot.ids import CategoryId, ContenderId, NomineeId
from bot.results.model import Results


@dataclass(frozen=True, slots=True)
class CategoryOutcome:
    """What came of one announced category.

    Attributes:
        category: The category, with its slots and weight.
        nominated: The contenders that were nominated and count.
        voters: N, how many ballots name anything in it.
        callers: How many ballots name each contender, most first, equals by age.
        disqualified: The contenders that were nominated and count for nobody.
    """

    category: ContestCategory
    nominated: frozenset[ContenderId]
    voters: int
    callers: Mapping[ContenderId, int]
    disqualified: frozenset[ContenderId] = frozenset()

    @property
    def reachable(self) -> int:
        """How many a ballot could get right: all nominees, or as many as it has slots."""
        return min(len(self.nominated), self.category.slots)

    def count_hits(self, named: Iterable[ContenderId]) -> int:
        """How many of these contenders were nominated."""
        return len(self.nominated.intersection(named))

    def compute_points(self, scoring: Scoring, named: Iterable[ContenderId]) -> int:
        """What a ballot that names these contenders earns.

        `hits`: one a nominee, and one more if it has as many as it could. `bold`: for each nominee the weight, and as
        much again for every ballot in the category that does not name it.
        """
        hit = self.nominated.intersection(named)
        if scoring is Scoring.BOLD:
            missed = (self.voters - self.callers.get(one, 0) + 1 for one in hit)
            return self.category.weight * sum(missed)
        return len(hit) + (len(hit) == self.reachable > 0)

    def compute_available_points(self, scoring: Scoring) -> int:
        """The most that a ballot could have earned: with the nominees that fewest name, as many as it has slots."""
        rarest = sorted(self.nominated, key=lambda one: self.callers.get(one, 0))
        return self.compute_points(scoring, rarest[: self.category.slots])

    @property
    def room_choice(self) -> tuple[ContenderId, ...]:
        """The room's nominations: those that most ballots name, as many as there are slots.

        Where several share the last place and do not all fit, none of them is among it.
        """
        ranked = list(self.callers)
        if len(ranked) <= self.category.slots:
            return tuple(ranked)
        cut = self.callers[ranked[self.category.slots]]
        return tuple(one for one in ranked[: self.category.slots] if self.callers[one] > cut)

    @property
    def unforeseen(self) -> tuple[ContenderId, ...]:
        """The nominees that no ballot names."""
        return tuple(sorted(one for one in self.nominated if not self.callers.get(one)))

    @property
    def snub(self) -> ContenderId | None:
        """The contender that most ballots name of those that were not nominated; None if there is none."""
        known = self.nominated | self.disqualified
        return next((one for one in self.callers if one not in known), None)


def count_callers(
    contenders: ContenderList, ballots: Iterable[Ballot]
) -> Mapping[CategoryId, Mapping[ContenderId, int]]:
    """How many ballots name each contender, by category, most first, equals by age; each ballot counts once."""
    counts: dict[CategoryId, dict[ContenderId, int]] = {}
    for ballot in ballots:
        for category_id, entries in ballot.entries.items():
            column = counts.setdefault(category_id, {})
            for contender_id in contenders.find_all_standing(entries):
                column[contender_id] = column.get(contender_id, 0) + 1
    return {
        category_id: {one: column[one] for one in sorted(column, key=lambda one: (-column[one], one))}
        for category_id, column in counts.items()
    }


def find_outcomes(
    rules: Rules,
    contenders: ContenderList,
    ballots: Sequence[Ballot],
    results: Results,
    in_play: Mapping[CategoryId, frozenset[NomineeId]],
) -> Mapping[CategoryId, CategoryOutcome]:
    """What came of each announced category, in the order of the announcements.

    Args:
        rules: The contest's rules.
        contenders: Its contenders.
        ballots: The ballots that take part.
        results: What was announced: contenders, by their keys.
        in_play: The contenders that count if they are nominated, by category id.
    """
    callers = count_callers(contenders, ballots)
    outcomes: dict[CategoryId, CategoryOutcome] = {}
    for category_id, keys in results.winners.items():
        if category_id not in rules.by_id:
            continue
        counting = in_play.get(category_id, frozenset())
        standing = contenders.find_all_standing(map(parse_contender_key, keys))
        nominated = frozenset(one for one in standing if contenders.by_id[one].key in counting)
        outcomes[category_id] = CategoryOutcome(
            category=rules.by_id[category_id],
            nominated=nominated,
            voters=sum(category_id in ballot.entries for ballot in ballots),
            callers=callers.get(category_id, {}),
            disqualified=standing - nominated,
        )
    return outcomes
