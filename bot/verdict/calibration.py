"""Of what p of the room believed, how much came true.

Every nominee that somebody believed in is one belief, held by the share of the room that named it. Beliefs
are gathered by that share, to the nearest tenth: of those held by about 70 %, seven in ten should come true.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.verdict.ceremony import CeremonyVerdict
from bot.verdict.room import CategoryVerdict

TENTHS_IN_WHOLE = 10


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Beliefs held by about the same share of the room.

    Attributes:
        tenth: That share in tenths, 0–10: 7 holds the beliefs of 65 % up to but not including 75 %.
        beliefs: How many there were.
        came_true: How many of them won; each winner of a tie did.
        mean_share: The mean of their shares, 0–1.
    """

    tenth: int
    beliefs: int
    came_true: int
    mean_share: float

    @property
    def came_true_share(self) -> float:
        """How much of it came true, 0–1; a well-calibrated room has it near `mean_share`."""
        return self.came_true / self.beliefs


def calculate_calibration(ceremonies: Iterable[CeremonyVerdict]) -> Sequence[CalibrationBin]:
    """A room's calibration over ceremonies, by rising share; bins without a belief are absent.

    Categories that fewer than `FEWEST_FOR_SHARES` answered have no shares to speak of and are left out, as
    are rehearsals.
    """
    beliefs: dict[int, list[tuple[float, bool]]] = {}
    for category in _list_judged_categories(ceremonies):
        voters = category.belief.voters
        for nominee_id, count in category.belief.counts.items():
            # Whole numbers, half rounded up: 13 of 20 must not fall short of 65 %.
            tenth = (2 * TENTHS_IN_WHOLE * count + voters) // (2 * voters)
            beliefs.setdefault(tenth, []).append((count / voters, nominee_id in category.winners))
    return [
        CalibrationBin(
            tenth, len(held), sum(won for _, won in held), sum(share for share, _ in held) / len(held)
        )
        for tenth, held in sorted(beliefs.items())
    ]


def _list_judged_categories(ceremonies: Iterable[CeremonyVerdict]) -> Iterable[CategoryVerdict]:
    return (
        category
        for ceremony in ceremonies
        if not ceremony.rehearsal
        for category in ceremony.categories
        if category.is_judged and not category.belief.counts_only
    )
