"""Virtual players: one always follows the room, one always follows the precursors; pure.

They are shown beside a contest's members without a rank, and change nobody's picks, shares or points.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.contests.model import Rules, Scoring
from bot.contests.rules import SCORING_PRESETS, RightPick
from bot.ids import CategoryId, NomineeId
from bot.record.model import Ceremony
from bot.record.precursor_picks import PrecursorPick, list_precursor_picks, rank_precursor_choices
from bot.record.record import Record
from bot.results.model import Results
from bot.results.shares import NO_ANSWERS, AnswerShares
from bot.verdicts.ceremony_verdict import CategoryVerdict
from bot.verdicts.model import Accuracy


class Guide(StrEnum):
    """Whom a virtual player follows."""

    ROOM = "room"
    PRECURSORS = "precursors"


@dataclass(frozen=True)
class VirtualPlayer:
    """The picks of a player who always follows one guide.

    Attributes:
        guide: Whom they follow.
        picks: The nominee id by category id; categories for which the guide has no pick are absent.
    """

    guide: Guide
    picks: Mapping[CategoryId, NomineeId]

    def measure_accuracy(self, results: Results, category_ids: Iterable[CategoryId]) -> Accuracy:
        """How often they are right in the announced ones of these categories; no pick is not right."""
        announced = [category_id for category_id in category_ids if results.find_winners(category_id)]
        right = sum(
            self.picks.get(category_id) in results.find_winners(category_id) for category_id in announced
        )
        return Accuracy(right, len(announced))

    def count_points(
        self, rules: Rules, results: Results, picked: Mapping[CategoryId, AnswerShares]
    ) -> int | None:
        """What their picks would have earned in a contest; None under `confidence`, as they have no stakes.

        Args:
            rules: The contest's rules.
            results: The results that the contest is scored on.
            picked: The contest's own picks by category id, without this player's.
        """
        if rules.scoring is Scoring.CONFIDENCE:
            return None
        points = 0
        for category in rules.categories:
            winners = results.find_winners(category.id)
            if self.picks.get(category.id) in winners:
                shares = picked.get(category.id, NO_ANSWERS)
                right = RightPick(category.weight, shares.voters, shares.count_for(winners), None)
                points += SCORING_PRESETS[rules.scoring](right)
        return points


@dataclass(frozen=True, slots=True)
class VirtualRecord:
    """How a virtual player would have done who always followed a guide.

    Attributes:
        guide: Whom they follow.
        accuracy: How often they were right in the announced categories; a category without a pick is not right.
        categories_answered: In how many of those the guide has a pick.
        points: What a contest would have given them; None outside contests, and under `confidence`.
    """

    guide: Guide
    accuracy: Accuracy
    categories_answered: int
    points: int | None = None


def follow_room(categories: Iterable[CategoryVerdict]) -> VirtualPlayer:
    """A player who always picks the room's choice, and nobody if first place is shared."""
    return VirtualPlayer(
        Guide.ROOM,
        {category.category_id: category.choice for category in categories if category.choice is not None},
    )


def follow_precursors(precursor_picks: Iterable[PrecursorPick]) -> VirtualPlayer:
    """A player who always picks the nominee whom most precursors chose.

    Of equals it is the nominee whose precursors have together been right more often over the years, then the first by
    id, so that the result is deterministic.
    """
    ranked = rank_precursor_choices(precursor_picks)
    return VirtualPlayer(
        Guide.PRECURSORS, {category_id: choices[0].nominee_id for category_id, choices in ranked.items()}
    )


def build_virtual_records(
    record: Record,
    ceremony: Ceremony,
    results: Results,
    categories: Iterable[CategoryVerdict],
    contest: tuple[Rules, Mapping[CategoryId, AnswerShares]] | None = None,
) -> Sequence[VirtualRecord]:
    """The records of the virtual players who follow the room and the precursors.

    The second is left out if the precursors have no pick in any of the announced categories.

    Args:
        record: The record, for the precursors' winners.
        ceremony: The ceremony as the server sees it.
        results: What stands.
        categories: The room's answers; only announced categories are used.
        contest: A contest's rules and its own picks by category, if points are wanted.
    """
    judged = [category for category in categories if category.is_judged]
    announced = [category.category_id for category in judged]
    precursors = follow_precursors(list_precursor_picks(record, ceremony))
    return [
        _build_record(player, results, announced, contest)
        for player in (follow_room(judged), precursors)
        if not player.picks.keys().isdisjoint(announced)
    ]


def _build_record(
    player: VirtualPlayer,
    results: Results,
    announced: Collection[CategoryId],
    contest: tuple[Rules, Mapping[CategoryId, AnswerShares]] | None,
) -> VirtualRecord:
    return VirtualRecord(
        guide=player.guide,
        accuracy=player.measure_accuracy(results, announced),
        categories_answered=len(player.picks.keys() & set(announced)),
        points=None if contest is None else player.count_points(contest[0], results, contest[1]),
    )
