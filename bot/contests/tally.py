"""The ballots of a contest counted by category and nominee, which is how envelopes ask for them.

A tally is made once when the picks are closed, and again only when a nominee is withdrawn or a member erased;
every envelope, correction and question about the standings then touches the ballots it concerns and no
others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.awards.model import Category
from bot.contests.model import Ballot, ContestCategory, Rules
from bot.contests.scoring import PRESETS, RightPick
from bot.results.model import Results


def nominees_in_play(categories: Iterable[Category]) -> Mapping[str, frozenset[str]]:
    """The nominees that can be picked and can win, by category id: all on the slate but the withdrawn."""
    return {
        category.id: frozenset(nominee.id for nominee in category.nominees if not nominee.withdrawn)
        for category in categories
    }


@dataclass(frozen=True)
class Column:
    """One category of a contest over all ballots.

    Attributes:
        category: The category.
        picks: P, the ballots with a pick in it, of a withdrawn nominee too.
        backers: By nominee in play and stake (None where the preset asks for none), the places in
            `Tally.ballots` of those who picked so.
        in_play: The nominees that can win it, picked or not.
    """

    category: ContestCategory
    picks: int
    backers: Mapping[str, Mapping[int | None, Sequence[int]]]
    in_play: frozenset[str]

    def count(self, nominee_ids: Iterable[str]) -> int:
        """How many picked one of these nominees; of the withdrawn, nobody."""
        return sum(
            len(places)
            for nominee_id in set(nominee_ids)
            for places in self.backers.get(nominee_id, {}).values()
        )


@dataclass(frozen=True)
class Tally:
    """A contest's ballots, counted. Built by `Tally.of`.

    Attributes:
        rules: What the contest is played by.
        ballots: Those with a pick, in order of their names: the order in which equals are listed.
        columns: By category id, in the contest's order.
    """

    rules: Rules
    ballots: Sequence[Ballot]
    columns: Mapping[str, Column]

    @classmethod
    def of(cls, rules: Rules, ballots: Iterable[Ballot], in_play: Mapping[str, frozenset[str]]) -> "Tally":
        """Count ballots.

        Args:
            rules: What the contest is played by.
            ballots: All of the contest's, in any order; those without a pick do not take part.
            in_play: The nominees that can win, by category id, as `nominees_in_play` says: picks of others
                score nothing.
        """
        taking_part = sorted((ballot for ballot in ballots if not ballot.is_empty), key=_reading_order)
        groups: dict[str, dict[tuple[str, int | None], list[int]]] = {
            category.id: {} for category in rules.categories
        }
        for place, ballot in enumerate(taking_part):
            for pick in ballot.picks.values():
                groups[pick.category_id].setdefault((pick.nominee_id, pick.stake), []).append(place)
        return cls(
            rules=rules,
            ballots=taking_part,
            columns={
                category.id: _column(category, groups[category.id], in_play.get(category.id, frozenset()))
                for category in rules.categories
            },
        )

    @cached_property
    def places(self) -> Mapping[int, int]:
        """A member's place in `ballots`, by member id."""
        return {
            ballot.member_id: place
            for place, ballot in enumerate(self.ballots)
            if ballot.member_id is not None
        }

    @cached_property
    def answers(self) -> Sequence[int | None]:
        """The answers to the tie-breaker question, in the order of `ballots`."""
        return [ballot.tiebreaker for ballot in self.ballots]

    def opened(self, results: Results) -> tuple[str, ...]:
        """The contest's categories announced now, in the order in which their envelopes were opened."""
        return tuple(category_id for category_id in results.winners if category_id in self.columns)

    def sealed(self, results: Results) -> tuple[str, ...]:
        """The contest's categories whose envelope can still be opened, in its own order.

        They are neither announced nor voided, and have a nominee left to win.
        """
        return tuple(
            category_id
            for category_id, column in self.columns.items()
            if column.in_play and results.is_sealed(category_id)
        )

    def rewards(self, category_id: str, winner_ids: Iterable[str]) -> Mapping[tuple[str, int | None], int]:
        """What these winners of a category pay, by nominee and stake; absent is what earns nothing."""
        column = self.columns[category_id]
        winners = column.in_play.intersection(winner_ids)
        right = column.count(winners)
        preset = PRESETS[self.rules.scoring]
        return {
            (winner_id, stake): preset(RightPick(column.category.weight, column.picks, right, stake))
            for winner_id in winners
            for stake in column.backers.get(winner_id, {})
        }


def _reading_order(ballot: Ballot) -> tuple[bool, str, int]:
    return ballot.member_id is None, ballot.name.casefold(), ballot.id


def _column(
    category: ContestCategory, groups: Mapping[tuple[str, int | None], list[int]], in_play: frozenset[str]
) -> Column:
    backers: dict[str, dict[int | None, Sequence[int]]] = {}
    for (nominee_id, stake), places in groups.items():
        if nominee_id in in_play:
            backers.setdefault(nominee_id, {})[stake] = places
    return Column(category, sum(map(len, groups.values())), backers, in_play)
