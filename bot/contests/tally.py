"""The ballots of a contest counted by category and nominee, as scoring needs them.

A tally is made once when the picks are closed, and again only when a nominee is withdrawn or a member erased. Each
announcement, correction and query of the standings then touches only the ballots that it concerns.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.contests.model import Ballot, ContestCategory, Rules, Wager
from bot.contests.packed_ballots import PackedBallot, PackedBallots, PickTable
from bot.contests.scoring import RightPick, score_pick
from bot.ids import CategoryId, MemberId, NomineeId
from bot.record.model import Category
from bot.results.model import Results


def find_nominees_in_play(categories: Iterable[Category]) -> Mapping[CategoryId, frozenset[NomineeId]]:
    """The nominees that can be picked and can win, by category id: all on the slate that are not withdrawn."""
    return {
        category.id: frozenset(nominee.id for nominee in category.nominees if not nominee.withdrawn)
        for category in categories
    }


@dataclass(frozen=True)
class CategoryTally:
    """One category of a contest over all ballots.

    Attributes:
        category: The category.
        counts: The number of picks of each nominee, withdrawn ones too, by nominee id.
        backers: By nominee in play and wager: the places in `ContestTally.ballots` of the ballots with that pick.
        in_play: The nominees that can win it, picked or not.
    """

    category: ContestCategory
    counts: Mapping[NomineeId, int]
    backers: Mapping[NomineeId, Mapping[Wager, Sequence[int]]]
    in_play: frozenset[NomineeId]

    @cached_property
    def picks(self) -> int:
        """P, the number of ballots with a pick in it."""
        return sum(self.counts.values())

    def count_picks(self, nominee_ids: Iterable[NomineeId]) -> int:
        """How many picked one of these nominees; withdrawn nominees count 0."""
        return sum(
            len(places)
            for nominee_id in set(nominee_ids)
            for places in self.backers.get(nominee_id, {}).values()
        )


@dataclass(frozen=True)
class ContestTally:
    """A contest's ballots, counted. Built by `ContestTally.from_ballots`.

    Attributes:
        rules: The contest's rules.
        ballots: The ballots with a pick, in order of their names, in which equals are listed.
        columns: By category id, in the contest's order.
    """

    rules: Rules
    ballots: PackedBallots
    columns: Mapping[CategoryId, CategoryTally]

    @classmethod
    def from_ballots(
        cls, rules: Rules, ballots: Iterable[Ballot], in_play: Mapping[CategoryId, frozenset[NomineeId]]
    ) -> "ContestTally":
        """Count ballots.

        Args:
            rules: The contest's rules.
            ballots: All of the contest's, in any order; those without a pick, or set aside, do not take part.
            in_play: The nominees that can win, by category id, from `find_nominees_in_play`: picks of other nominees
                score nothing.
        """
        packing = PickTable(category.id for category in rules.categories)
        taking_part = sorted(
            (
                packing.pack_ballot(ballot)
                for ballot in ballots
                if not ballot.is_empty and ballot.set_aside is None
            ),
            key=_sort_key,
        )
        groups = [array("I") for _ in packing.picks]
        for place, (*_, start) in enumerate(taking_part):
            for number in packing.numbers_from(start):
                groups[number].append(place)
        by_category: dict[CategoryId, dict[tuple[NomineeId, Wager], Sequence[int]]] = {
            category.id: {} for category in rules.categories
        }
        for pick, places in zip(packing.picks, groups, strict=True):
            by_category[pick.category_id][pick.nominee_id, pick.wager] = places
        return cls(
            rules=rules,
            ballots=PackedBallots(packing, taking_part),
            columns={
                category.id: _make_category_tally(
                    category, by_category[category.id], in_play.get(category.id, frozenset())
                )
                for category in rules.categories
            },
        )

    @cached_property
    def places(self) -> Mapping[MemberId, int]:
        """A member's place in `ballots`, by member id."""
        return {
            member_id: place
            for place, member_id in enumerate(self.ballots.member_ids)
            if member_id is not None
        }

    @cached_property
    def answers(self) -> Sequence[int | None]:
        """The answers to the tie-breaker question, in the order of `ballots`."""
        return list(self.ballots.answers)

    def list_announced(self, results: Results) -> tuple[CategoryId, ...]:
        """The contest's announced categories, in the order of their announcements."""
        return tuple(category_id for category_id in results.winners if category_id in self.columns)

    def list_unannounced(self, results: Results) -> tuple[CategoryId, ...]:
        """The contest's categories that can still be announced, in its own order.

        They are neither announced nor voided, and have at least one nominee in play.
        """
        return tuple(
            category_id
            for category_id, column in self.columns.items()
            if column.in_play and results.is_unannounced(category_id)
        )

    def compute_rewards(
        self, category_id: CategoryId, winner_ids: Iterable[NomineeId]
    ) -> Mapping[tuple[NomineeId, Wager], int]:
        """The points that these winners of a category earn, by nominee id and wager; whatever earns nothing is
        absent.
        """
        column = self.columns[category_id]
        winners = column.in_play.intersection(winner_ids)
        right = column.count_picks(winners)
        rewards: dict[tuple[NomineeId, Wager], int] = {}
        for winner_id in winners:
            chance = self.rules.odds and self.rules.odds.find_chance(category_id, winner_id)
            for wager in column.backers.get(winner_id, {}):
                pick = RightPick(column.category.weight, column.picks, right, wager.stake, chance)
                rewards[winner_id, wager] = score_pick(self.rules.scoring, pick, doubled=wager.doubled)
        return rewards


def _sort_key(packed: PackedBallot) -> tuple[bool, str, int]:
    ballot_id, member_id, name, _, _, _, guest, _ = packed
    return member_id is None and guest is None, name.casefold(), ballot_id


def _make_category_tally(
    category: ContestCategory,
    groups: Mapping[tuple[NomineeId, Wager], Sequence[int]],
    in_play: frozenset[NomineeId],
) -> CategoryTally:
    counts: dict[NomineeId, int] = {}
    backers: dict[NomineeId, dict[Wager, Sequence[int]]] = {}
    for (nominee_id, wager), places in groups.items():
        counts[nominee_id] = counts.get(nominee_id, 0) + len(places)
        if nominee_id in in_play:
            backers.setdefault(nominee_id, {})[wager] = places
    return CategoryTally(category, counts, backers, in_play)
