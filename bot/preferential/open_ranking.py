"""A ranking while it can change: what presses made of it, in the order of Discord's ids; pure.

Discord may deliver a press late, or twice. A ranking grows by one choice at a press, so the latest presses are kept,
and one that arrives late is put where it belongs: in whatever order they arrive, the same ranking comes of it.
"""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.ids import NomineeId, PressId
from bot.preferential.model import Ranking

KEPT_PRESSES_LIMIT = 12
"""How many of the latest presses can still be preceded by one that arrives late."""


_NO_PRESS = PressId(0)


class RankingStep(StrEnum):
    """What a press does to a ranking: add the next choice, take the last one back, or take all back."""

    ADD = "add"
    UNDO = "undo"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class RankingPress:
    """A press on a ranking.

    Attributes:
        id: Discord's id of the press.
        step: What it does.
        nominee_id: The next choice; None if the step adds none.
    """

    id: PressId
    step: RankingStep
    nominee_id: NomineeId | None = None


@dataclass(frozen=True)
class OpenRanking:
    """A ranking that can still change.

    Attributes:
        settled: The ranking up to the press `settled_by`; what is earlier and arrives later changes nothing.
        settled_by: That press; 0 before the first.
        presses: The presses since, in the order of Discord's ids.
    """

    settled: Ranking = ()
    settled_by: PressId = _NO_PRESS
    presses: tuple[RankingPress, ...] = ()

    @property
    def ranking(self) -> Ranking:
        """The ranking as it stands, best first."""
        return _apply_presses(self.settled, self.presses)

    def add_press(self, press: RankingPress) -> "OpenRanking":
        """The ranking with one more press, which may have arrived late, or twice."""
        if press.id <= self.settled_by or any(other.id == press.id for other in self.presses):
            return self
        presses = list(self.presses)
        insort(presses, press, key=lambda one: one.id)
        cleared = [place for place, one in enumerate(presses) if one.step is RankingStep.CLEAR]
        settle_count = max([len(presses) - KEPT_PRESSES_LIMIT, *(place + 1 for place in cleared)])
        if settle_count <= 0:
            return OpenRanking(self.settled, self.settled_by, tuple(presses))
        settling, rest = presses[:settle_count], presses[settle_count:]
        return OpenRanking(_apply_presses(self.settled, settling), settling[-1].id, tuple(rest))


def _apply_presses(ranking: Ranking, presses: Iterable[RankingPress]) -> Ranking:
    for press in presses:
        ranking = _apply_press(ranking, press)
    return ranking


def _apply_press(ranking: Ranking, press: RankingPress) -> Ranking:
    """The ranking after a press; one that names a nominee twice adds nothing."""
    if press.step is RankingStep.UNDO:
        return ranking[:-1]
    if press.step is RankingStep.CLEAR:
        return ()
    if press.nominee_id is None or press.nominee_id in ranking:
        return ranking
    return (*ranking, press.nominee_id)
