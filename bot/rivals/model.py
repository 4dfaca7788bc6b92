"""Rivals as values: what an expert, a market or a critics' poll believed of a contest's nominees."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.contests.model import PROBABILITY_UNIT, Chances
from bot.contests.read_models import ContestContext
from bot.contests.rules import find_uncovered_categories
from bot.ids import CategoryId, NomineeId, RivalId
from bot.results.model import Results


@dataclass(frozen=True)
class Rival:
    """An outside forecaster in one contest.

    Attributes:
        id: Its id in the bot's own tables.
        name: As the host's file wrote it, to be escaped before it is shown.
        chances: Its probabilities.
        sets_odds: Whether a contest under `odds` pays by them.
    """

    id: RivalId
    name: str
    chances: Chances
    sets_odds: bool

    def find_picks(self) -> Mapping[CategoryId, NomineeId]:
        """The nominee whom it gave the highest probability, by category id; of equals it picks nobody."""
        picks: dict[CategoryId, NomineeId] = {}
        for category_id, chances in self.chances.items():
            highest = max(chances.values(), default=0)
            favourites = [nominee_id for nominee_id, chance in chances.items() if chance == highest]
            if highest and len(favourites) == 1:
                picks[category_id] = favourites[0]
        return picks


def calculate_brier_score(
    chances: Chances, results: Results, category_ids: Collection[CategoryId]
) -> Fraction | None:
    """How far the probabilities were from what happened: 0 for a prophet, 2 for one who is always sure and wrong.

    It is the mean, over the announced categories for which there are probabilities, of the squared differences between
    each nominee's probability and 1 for the winner, 0 for the others; tied winners share the 1. A nominee without a
    probability has 0. None where no such category is announced.
    """
    scores: list[Fraction] = []
    for category_id in category_ids:
        winners, given = results.find_winners(category_id), chances.get(category_id)
        if not winners or not given:
            continue
        happened = {winner_id: Fraction(1, len(winners)) for winner_id in winners}
        scores.append(
            sum(
                (
                    (
                        Fraction(given.get(nominee_id, 0), PROBABILITY_UNIT)
                        - happened.get(nominee_id, Fraction())
                    )
                    ** 2
                    for nominee_id in given.keys() | happened.keys()
                ),
                Fraction(),
            )
        )
    return sum(scores, Fraction()) / len(scores) if scores else None


@dataclass(frozen=True, slots=True)
class RivalQuestion:
    """A line of a file that could not be matched to the slate for certain.

    Attributes:
        id: Its id in the bot's own tables; 0 before it is stored.
        category: The category as the file names it, to be escaped before it is shown.
        nominee: The nominee as the file names it, likewise.
        category_id: The category, if that much is known.
        chances: The probabilities that wait for the answer, by rival id.
    """

    id: int
    category: str
    nominee: str
    category_id: CategoryId | None
    chances: Mapping[RivalId, int]


@dataclass(frozen=True)
class RivalBoard(ContestContext):
    """A contest's rivals, for its hosts.

    Attributes:
        rivals: By name.
        questions: What the imported files left open, in their order.
        is_open_for_import: Whether rivals can still be imported: before the first envelope.
    """

    rivals: Sequence[Rival]
    questions: Sequence[RivalQuestion]
    is_open_for_import: bool

    def list_uncovered(self, rival: Rival) -> tuple[CategoryId, ...]:
        """The contest's categories in which the rival gave a nominee no probability."""
        return find_uncovered_categories(self.contest.rules, rival.chances, self.in_play)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did.

    Attributes:
        rivals: The names of the rivals that it brought in or replaced.
        matched: How many probabilities were matched.
        asked: How many lines wait for a host's answer.
        elsewhere: How many lines are about categories that the contest does not ask about.
    """

    rivals: tuple[str, ...]
    matched: int
    asked: int
    elsewhere: int
