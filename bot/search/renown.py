"""Telling the one who is meant from less known namesakes: "Titanic", "Spielberg"."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.errors import Choice
from bot.record.model import Film, Nomination, Person
from bot.search.entries import measure_fame

MEANT_MIN_FAME_TIMES = 3
"""How many times as well known as any other the one must be that is taken for the meaning."""

MEANT_MIN_FAME = 12
"""How well known it must be at least, as `measure_fame` counts: as for four wins in crafts."""

FoundT = TypeVar("FoundT", Film, Person)


@dataclass(frozen=True, slots=True)
class Match(Generic[FoundT]):
    """The meaning of a text, and what else it could have meant.

    Attributes:
        found: The meaning.
        others: Less known ones, the best known first.
    """

    found: FoundT
    others: Sequence[Choice] = ()


def find_best_known(
    hits: Sequence[Choice], named: Collection[Choice], nominations: Mapping[str, Sequence[Nomination]]
) -> Choice | None:
    """The first of several hits, if it is far better known than the others and has the text as a name; else None.

    Args:
        hits: The possible meanings, the likeliest first.
        named: Those that have the text as a name, not only as a beginning or a misspelling.
        nominations: Nominations by id.
    """
    fame = {hit: measure_fame(nominations.get(hit.id, ()))[0] for hit in hits}
    best, *others = hits
    second = max(fame[other] for other in others)
    is_clear = fame[best] >= max(MEANT_MIN_FAME, MEANT_MIN_FAME_TIMES * second)
    return best if is_clear and best in named else None
