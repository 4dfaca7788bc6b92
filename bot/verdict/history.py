"""A room's record over the years: how right it was at each ceremony and in each category."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.verdict.ceremony import CeremonyVerdict
from bot.verdict.model import Accuracy


@dataclass(frozen=True)
class RoomHistory:
    """A room's accuracy over its ceremonies. Built by `build_room_history`.

    Attributes:
        ceremonies: Those with anything judged, in the order given, and how right the room was at each.
        by_year: The same by the year they were held, oldest first.
        by_category: By canonical category id; a server's own categories that belong to none are left out.
    """

    ceremonies: Sequence[tuple[str, Accuracy]]
    by_year: Mapping[int, Accuracy]
    by_category: Mapping[str, Accuracy]

    @property
    def overall(self) -> Accuracy:
        """How right the room was in everything it ever answered."""
        return sum((accuracy for _, accuracy in self.ceremonies), Accuracy())


def build_room_history(verdicts: Iterable[CeremonyVerdict]) -> RoomHistory:
    """Add a server's verdicts up; rehearsals never enter."""
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
