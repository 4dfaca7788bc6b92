"""Prizes of festivals, and a national one, that films of the record won: facts beside the Oscars, in no total."""

from dataclasses import dataclass
from enum import StrEnum


class FestivalPrize(StrEnum):
    """A prize that film lovers name beside the Oscars."""

    PALME_DOR = "palme-dor"
    CANNES_ACTOR = "cannes-actor"
    CANNES_ACTRESS = "cannes-actress"
    GOLDEN_LION = "golden-lion"
    GOLDEN_BEAR = "golden-bear"
    TORONTO_AUDIENCE = "toronto-audience"
    SUNDANCE_DRAMA = "sundance-drama"
    SUNDANCE_DOCUMENTARY = "sundance-documentary"
    CESAR = "cesar"

    @property
    def is_for_acting(self) -> bool:
        """Whether it honours one of a film's performers, whom the record does not know."""
        return self in {FestivalPrize.CANNES_ACTOR, FestivalPrize.CANNES_ACTRESS}


@dataclass(frozen=True, slots=True)
class FestivalWin:
    """A prize that a film won in a year."""

    prize: FestivalPrize
    year: int
