"""Prizes that an award divides, as people ask for one half: "best comedy", "best actress in a musical"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.record.model import Award, CanonicalCategory, Category
from bot.record.record import Record
from bot.search import text

HALF_WORDS: Mapping[str, Mapping[str, str]] = {
    "golden-globes": {
        "comedy": "comedy",
        "comedies": "comedy",
        "musical": "musical",
        "musicals": "musical",
        "drama": "drama",
        "dramas": "drama",
        "dramatic": "drama",
    }
}
"""By award: the words that name a half of its divided prizes, with the word that the half's own name has. The Writers
Guild's two are categories of their own at the Oscars, and found as such.
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
    halves = HALF_WORDS.get(award, {})
    if halves.keys().isdisjoint(words):
        return None
    rest = " ".join(word for word in words if word not in halves and word not in _LINKING_WORDS)
    return "best picture" if rest in _PICTURE_WORDS else rest


def select_halves(typed: str, award: str, parts: Sequence[Category]) -> tuple[Category, ...]:
    """Those of a divided prize's parts that a text names: "comedy" is a word of Musical or Comedy."""
    halves = HALF_WORDS.get(award, {})
    named = {halves[word] for word in text.fold_text(typed).split() if word in halves}
    return tuple(part for part in parts if not named.isdisjoint(text.fold_text(part.name).split()))


def is_divided(record: Record, canonical: str, award: str) -> bool:
    """Whether an award's prize of this category is several prizes, as far as its newest ceremony shows."""
    history = record.history.get((canonical, award), ())
    return bool(history) and (history[-1][1].divided or history[-1][1].id != canonical)
