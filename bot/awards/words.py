"""The words of many names and the letters they begin with, and in which names they stand."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from rapidfuzz import fuzz, process

MISSPELT_MIN_LETTERS = 4
"""Letters below which one wrong letter makes another word."""

MISSPELT_WORD_MIN_SIMILARITY = 75.0
"""Similarity (RapidFuzz's ratio, 0–100) from which a word may be a misspelling: one wrong letter in four."""

MAX_SIMILAR_WORDS = 40
"""How many misspelt words of the vocabulary are looked into, most similar first."""

PAST_EVERY_LETTER = "\U0010ffff"
"""Sorts after whatever continues a prefix."""


class PrefixIndex:
    """Names in the order of their letters, to find those that begin somehow.

    Attributes:
        names: In that order.
        positions: Which entry has each name.
    """

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        """Order the names of each entry; an entry is known by its position."""
        ordered = sorted((name, position) for position, own in enumerate(names) for name in own)
        self.names: Sequence[str] = [name for name, _ in ordered]
        self.positions: Sequence[int] = [position for _, position in ordered]

    def find_beginning_with(self, start: str) -> Sequence[int]:
        """The positions of the names that begin so."""
        first = bisect_left(self.names, start)
        return self.positions[first : bisect_left(self.names, start + PAST_EVERY_LETTER)]


class WordIndex:
    """Finds the positions of the names in which a word stands, whole, begun or misspelt."""

    def __init__(self, names: Iterable[Set[str]]) -> None:
        """Index the words of each name; a name is known by its position."""
        positions: dict[str, list[int]] = defaultdict(list)
        for position, words in enumerate(names):
            for word in words:
                positions[word].append(position)
        self._words = sorted(positions)
        self._positions = [tuple(positions[word]) for word in self._words]

    def find_whole_word(self, word: str) -> frozenset[int]:
        """Names in which exactly this word stands."""
        at = bisect_left(self._words, word)
        stands = at < len(self._words) and self._words[at] == word
        return frozenset(self._positions[at] if stands else ())

    def find_beginning_with(self, prefix: str) -> frozenset[int]:
        """Names in which a word begins so."""
        first = bisect_left(self._words, prefix)
        end = bisect_left(self._words, prefix + PAST_EVERY_LETTER)
        return frozenset[int]().union(*self._positions[first:end])

    def find_similar_words(self, word: str) -> Mapping[int, float]:
        """Names in which something like this word stands, with the similarity of the closest, 0–100.

        Digits are never misspelt: another digit is another year.
        """
        found: dict[int, float] = {}
        if len(word) >= MISSPELT_MIN_LETTERS and not word.isdigit():
            misspelt = process.extract(
                word,
                self._words,
                scorer=fuzz.ratio,
                score_cutoff=MISSPELT_WORD_MIN_SIMILARITY,
                limit=MAX_SIMILAR_WORDS,
            )
            for _, similarity, at in reversed(misspelt):  # the most similar last, to stand
                found.update(dict.fromkeys(self._positions[at], similarity))
        found.update(dict.fromkeys(self.find_beginning_with(word), 100.0))
        return found
