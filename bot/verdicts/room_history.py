"""The room's accuracy over the years, by ceremony and category, and its calibration; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.verdicts.ceremony_verdict import CategoryVerdict, CeremonyVerdict
from bot.verdicts.model import Accuracy


@dataclass(frozen=True)
class RoomHistory:
    """The room's accuracy over its ceremonies. Built by `build_room_history`.

    Attributes:
        ceremonies: The ceremonies with anything judged, in the order given, with the room's accuracy at each.
        by_year: The same by the year they were held, oldest first.
        by_category: By canonical category id; categories of a server's own slates without one are left out.
    """

    ceremonies: Sequence[tuple[str, Accuracy]]
    by_year: Mapping[int, Accuracy]
    by_category: Mapping[str, Accuracy]

    @property
    def overall(self) -> Accuracy:
        """How often the room was right in everything that it answered."""
        return sum((accuracy for _, accuracy in self.ceremonies), Accuracy())


def build_room_history(verdicts: Iterable[CeremonyVerdict]) -> RoomHistory:
    """Add a server's verdicts up; rehearsals are left out."""
    counted = [verdict for verdict in verdicts if not verdict.rehearsal and verdict.room.judged]
    by_year: dict[int, Accuracy] = {}
    by_category: dict[str, Accuracy] = {}
    for verdict in counted:
        by_year[verdict.year] = by_year.get(verdict.year, Accuracy()) + verdict.room
        for category in verdict.categories:
            if category.is_judged and category.canonical is not None:
                before = by_category.get(category.canonical, Accuracy())
                by_category[category.canonical] = before.add_judgement(category.right)
    return RoomHistory(
        [(verdict.ceremony_id, verdict.room) for verdict in counted],
        dict(sorted(by_year.items())),
        by_category,
    )


TENTHS_IN_WHOLE = 10


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Predictions that had about the same share of the room's answers.

    Attributes:
        tenth: That share in tenths, 0–10: 7 has the predictions from 65 % to less than 75 %.
        beliefs: How many predictions there are.
        came_true: How many of them won; each winner of a tie did.
        mean_share: The mean of their shares, 0–1.
    """

    tenth: int
    beliefs: int
    came_true: int
    mean_share: float

    @property
    def came_true_share(self) -> float:
        """The share that came true, 0–1; in a well-calibrated room it is near `mean_share`."""
        return self.came_true / self.beliefs


def calculate_calibration(ceremonies: Iterable[CeremonyVerdict]) -> Sequence[CalibrationBin]:
    """The room's calibration over ceremonies, by rising share; bins without a prediction are absent.

    Categories with fewer than `MIN_VOTERS_FOR_SHARES` answers have no meaningful shares and are left out, as are
    rehearsals.
    """
    beliefs: dict[int, list[tuple[float, bool]]] = {}
    for category in _list_judged_categories(ceremonies):
        voters = category.belief.voters
        for nominee_id, count in category.belief.counts.items():
            # Integer arithmetic, half rounded up: 13 of 20 must not be less than 65 % by a rounding error.
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
