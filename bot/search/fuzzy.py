"""The names that a misspelt text resembles, and whether one of them is similar enough to be meant."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest

from rapidfuzz import fuzz, process

from bot.search import text
from bot.search.name_index import MISSPELT_WORD_MIN_SIMILARITY, PrefixIndex, WordIndex

MISSPELT_NAME_MIN_SIMILARITY = 85.0
"""The similarity (0–100) of two whole names without spaces from which one is a misspelling of the other."""

UNFINISHED_WORD_MIN_SIMILARITY = 80.0
"""The similarity (0–100) of a word to one that begins with it, from which only its end is missing."""


def is_misspelt(tokens: Sequence[str], name: str) -> bool:
    """Whether words (without articles) are a misspelling of a name, or of some words of it.

    Each typed word, and each number, must match a different one in the name: "avatar 2" is not a misspelt
    "Avatar", nor "la la land" a misspelt "My Fair Lady".
    """
    named = list(map(text.write_out, name.split()))
    asked = list(map(text.write_out, tokens))
    if not {token for token in asked if token.isdigit()}.issubset(named):
        return False
    return (
        _match_one_to_one(asked, named)
        or fuzz.ratio("".join(asked), "".join(named)) >= MISSPELT_NAME_MIN_SIMILARITY
    )


def is_unfinished(token: str, name: str) -> bool:
    """Whether a word lacks only the last letters of one in the name: "casti", but not "mads" for "madsen"."""
    return any(
        word.startswith(token) and fuzz.ratio(token, word) >= UNFINISHED_WORD_MIN_SIMILARITY
        for word in name.split()
    )


def _match_one_to_one(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether each word matches a different word of the other list."""
    free = list(named)
    for token in asked:
        closest = max(free, key=lambda word: fuzz.ratio(token, word), default="")
        if fuzz.ratio(token, closest) < MISSPELT_WORD_MIN_SIMILARITY:
            return False
        free.remove(closest)
    return True


SURE_MIN_SIMILARITY = 80.0
"""The similarity (0–100) from which a misspelt text is taken for the most similar name, if the two next
limits hold.
"""

SURE_MIN_LEAD_SIMILARITY = 5.0
"""By how much (0–100) that name must be more similar than the next one."""

SURE_MIN_LETTERS = 6
"""The fewest letters of the text: in shorter ones a wrong letter makes another name, "Holes" is not "The Hole"."""

RESEMBLING_MIN_SIMILARITY = 65.0
"""The similarity (0–100) below which a name is not offered."""

OBSCURITY_MAX_PENALTY_SIMILARITY = 3.0
"""How much more similar (0–100) than the best known name the least known one must be to be offered before it."""

_WORDS_COMPARED = 8
_NAMES_COMPARED = 100
_WHOLE_NAMES_COMPARED = 5


class FuzzyMatcher:
    """Compares a typed text with every name; positions are those of a `ChoiceIndex`, the best known entry first."""

    def __init__(
        self, names: Sequence[Sequence[str]], beginnings: PrefixIndex, words: WordIndex, open_ended: bool
    ) -> None:
        """Compare with these names of each entry, without articles; `open_ended` is as for `ChoiceIndex`."""
        self._names = names
        self._beginnings = beginnings
        self._words = words
        self._open_ended = open_ended

    def find_closest(self, tokens: Sequence[str]) -> tuple[Sequence[int], Sequence[int]]:
        """The positions of the clearly most similar name and its namesakes, empty if none is clear; and of
        all similar names.
        """
        found = self.rank_resembling(tokens)
        resembling = [position for _, position in found]
        if not found or found[0][0] < SURE_MIN_SIMILARITY or not self._is_sure(tokens, resembling[0]):
            return (), resembling
        meant = [
            position for likeness, position in found if found[0][0] - likeness < SURE_MIN_LEAD_SIMILARITY
        ]
        closest = self._names[meant[0]]
        if any(set(closest).isdisjoint(self._names[position]) for position in meant):
            return (), resembling
        return meant, resembling

    def rank_resembling(self, tokens: Sequence[str]) -> list[tuple[float, int]]:
        """The similarity (0–100) and position of the names that a misspelt text resembles, the most similar first.

        Three quarters of the similarity are how well the words match in any order, one quarter is the whole
        name's, so that of two names with the same words the shorter is first. A name that is similar as a
        whole needs no words in common. Digits are never taken as misspelt.
        """
        start = " ".join(tokens)
        if "".join(tokens).isdigit():
            return []
        tokens = tokens[:_WORDS_COMPARED]
        by_words: dict[int, float] = defaultdict(float)
        for token in tokens:
            for position, similarity in self._words.find_similar_words(token).items():
                by_words[position] += similarity / len(tokens)
        likeness: dict[int, float] = {}
        for position in nlargest(_NAMES_COMPARED, by_words, key=by_words.__getitem__):
            whole = max(fuzz.ratio(start, name) for name in self._names[position])
            likeness[position] = 0.75 * by_words[position] + 0.25 * whole
        for _, whole, at in process.extract(
            start,
            self._beginnings.names,
            scorer=fuzz.ratio,
            score_cutoff=RESEMBLING_MIN_SIMILARITY,
            limit=_WHOLE_NAMES_COMPARED,
        ):
            position = self._beginnings.positions[at]
            likeness[position] = max(whole, likeness.get(position, 0.0))
        obscurity = OBSCURITY_MAX_PENALTY_SIMILARITY / max(len(self._names), 1)
        scored = ((score - obscurity * position, position) for position, score in likeness.items())
        return sorted((found for found in scored if found[0] >= RESEMBLING_MIN_SIMILARITY), reverse=True)

    def _is_sure(self, tokens: Sequence[str], position: int) -> bool:
        if self._open_ended and len("".join(tokens)) < SURE_MIN_LETTERS:
            return False
        return any(is_misspelt(tokens, name) for name in self._names[position])
