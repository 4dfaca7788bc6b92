"""Prizes that an award divides, as people ask for one half: "best comedy", "best actress in a musical"."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.record.model import Award, CanonicalCategory
from bot.record.record import Record
from bot.search import text

HALF_WORDS: Mapping[str, frozenset[str]] = {
    "golden-globes": frozenset({"comedy", "comedies", "musical", "musicals", "drama", "dramas", "dramatic"})
}
"""By award: the words that name a half of its divided prizes. Those of the Writers Guild are categories of their own
at the Oscars, and found as such.
"""

_LINKING_WORDS = frozenset({"a", "an", "film", "for", "in", "motion", "or", "the"})
_PICTURE_WORDS = frozenset({"", "best", "best picture", "picture"})


@dataclass(frozen=True, slots=True)
class Prize:
    """A canonical category at an award; None means the first that gives it."""

    canonical: CanonicalCategory
    award: Award | None


def split_half(typed: str, award: str) -> str | None:
    """The name of the whole prize, if a text names a half of one: "best comedy" is one of Best Picture.

    None if it names no half. Whether the award divides that prize is another question: see `is_divided`.
    """
    words = text.fold_text(typed).split()
    halves = HALF_WORDS.get(award, frozenset())
    if halves.isdisjoint(words):
        return None
    rest = " ".join(word for word in words if word not in halves and word not in _LINKING_WORDS)
    return "best picture" if rest in _PICTURE_WORDS else rest


def is_divided(record: Record, canonical: str, award: str) -> bool:
    """Whether an award's prize of this category is several prizes, as far as its newest ceremony shows."""
    history = record.history.get((canonical, award), ())
    return bool(history) and history[-1][1].divided
