"""The names that a misspelt text resembles, and the one it is taken for."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest

from rapidfuzz import fuzz, process

from bot.search import text
from bot.search.name_index import MISSPELT_WORD_MIN_SIMILARITY, PrefixIndex, WordIndex

MISSPELT_NAME_MIN_SIMILARITY = 85.0
"""Likeness (0–100) of two whole names, spaces left out, from which one is the other misspelt."""

UNFINISHED_WORD_MIN_SIMILARITY = 80.0
"""Likeness of a word to the one it begins, from which only its end was left out."""


def is_misspelt(tokens: Sequence[str], name: str) -> bool:
    """Whether telling words are a misspelling of a name, or of some words of it.

    Every word typed must have its own in the name, and every number: "avatar 2" is no misspelt "Avatar", and "la
    la land" no "My Fair Lady".
    """
    named = [text.convert_numeral(word) for word in name.split()]
    asked = [text.convert_numeral(token) for token in tokens]
    if not {token for token in asked if token.isdigit()}.issubset(named):
        return False
    return (
        _match_one_to_one(asked, named)
        or fuzz.ratio("".join(asked), "".join(named)) >= MISSPELT_NAME_MIN_SIMILARITY
    )


def is_unfinished(token: str, name: str) -> bool:
    """Whether a word has all but the last letters of one in the name: "casti", but not "mads" for "madsen"."""
    return any(
        word.startswith(token) and fuzz.ratio(token, word) >= UNFINISHED_WORD_MIN_SIMILARITY
        for word in name.split()
    )


def _match_one_to_one(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether each word has one like it that no other word has."""
    free = list(named)
    for token in asked:
        closest = max(free, key=lambda word: fuzz.ratio(token, word), default="")
        if fuzz.ratio(token, closest) < MISSPELT_WORD_MIN_SIMILARITY:
            return False
        free.remove(closest)
    return True


SURE_MIN_SIMILARITY = 80.0
"""Likeness (0–100) from which a misspelt name is taken for the one it resembles …"""

SURE_MIN_LEAD_SIMILARITY = 5.0
"""… if it is so much closer than the next …"""

SURE_MIN_LETTERS = 6
"""… and has so many letters: one wrong letter in fewer makes another name, "Holes" is not "The Hole"."""

RESEMBLING_MIN_SIMILARITY = 65.0
"""Likeness below which a name is not worth offering."""

OBSCURITY_MAX_PENALTY_SIMILARITY = 3.0
"""How much likelier than the best known name the least known one must be, to be thought of first."""

_WORDS_COMPARED = 8
_NAMES_COMPARED = 100
_WHOLE_NAMES_COMPARED = 5


class FuzzyMatcher:
    """Compares what was typed with every name; positions are those of an index, the best known first."""

    def __init__(
        self, names: Sequence[Sequence[str]], beginnings: PrefixIndex, words: WordIndex, open_ended: bool
    ) -> None:
        """Compare with these names of each entry, in telling words; `open_ended` as for the index."""
        self._names = names
        self._beginnings = beginnings
        self._words = words
        self._open_ended = open_ended

    def find_closest(self, tokens: Sequence[str]) -> tuple[Sequence[int], Sequence[int]]:
        """The name clearly closest to telling words, with its namesakes, none where none is; and all they resemble."""
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
        """Likeness and position of the names that a misspelt text resembles, the likest first.

        Three quarters of the likeness are how well the words match in whatever order, one quarter the whole
        name's, so that of two names with the same words the shorter comes first. A name that is alike as a
        whole needs no words in common. Digits are never misspelt.
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
