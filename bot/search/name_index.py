"""Indexes over names: whole names in any spelling, and the words and prefixes of names."""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, chain

from rapidfuzz import fuzz, process

from bot.errors import Choice
from bot.search import text

_POSITION_TYPE = "I"
"""How arrays keep positions: four bytes each, a tenth of what a list and its numbers take."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found.

    Attributes:
        choice: What is shown and returned.
        names: All its names.
        qualifiers: Folded words that narrow a search but are not names and never completed: a film's year.
        nicknames: Its fans' names for it, which the record does not have: "t2".
    """

    choice: Choice
    names: Collection[str]
    qualifiers: Collection[str] = ()
    nicknames: Collection[str] = ()


class NameIndex:
    """Finds the positions of entries by whole names, and by what replaces one: nicknames, qualifiers, initials."""

    def __init__(self, entries: Sequence[SearchEntry], folded: Sequence[Set[str]]) -> None:
        """Index the names of each entry; `folded` are the same names folded."""
        parts = [set[str]().union(*map(text.split_title_parts, entry.names)) for entry in entries]
        unowned = (set(map(text.strip_owner, entry.names)) - {""} for entry in entries)
        nicknames = (map(text.fold_text, entry.nicknames) for entry in entries)
        self._exact = PrefixIndex(folded)
        self._squashed = _index_squashed(folded)
        self._unowned = _index_squashed(unowned)
        self._nicknames = _index_squashed(nicknames)
        self._parts = _index_squashed(parts)
        self._qualifiers = WordIndex(set(entry.qualifiers) for entry in entries)
        self._initials = WordIndex(
            set[str]().union(*map(text.list_initials, names | some))
            for names, some in zip(folded, parts, strict=True)
        )

    def find_exact(self, folded: str) -> Sequence[int]:
        """Entries with exactly this name, and namesakes whose title begins with their maker's name."""
        found = self._exact.find_named(folded)
        return self._add_unowned(found, text.squash_name(folded)) if found else ()

    def find_nicknamed(self, folded: str) -> Sequence[int]:
        """Entries with this nickname."""
        return self._nicknames.find_named(text.squash_name(folded))

    def find_squashed(self, folded: str) -> Sequence[int]:
        """Entries with a name of these letters, wherever its spaces are, and their namesakes."""
        squashed = text.squash_name(folded)
        found = self._squashed.find_named(squashed)
        return self._add_unowned(found, squashed) if found else ()

    def find_qualified(self, tokens: Sequence[str]) -> Set[int]:
        """Entries with this name or nickname whose last word is one of their qualifiers or initials."""
        *name, qualifier = tokens
        squashed = text.squash_name(" ".join(name))
        named = (*self._squashed.find_named(squashed), *self._nicknames.find_named(squashed))
        return self.find_short_form(qualifier).intersection(named) if named else frozenset()

    def find_part(self, folded: str) -> Sequence[int]:
        """Entries known by this part of their name."""
        return self._parts.find_named(text.squash_name(folded))

    def find_short_form(self, token: str) -> frozenset[int]:
        """Entries with this qualifier or these initials."""
        return self._qualifiers.find_whole_word(token) | self._initials.find_whole_word(token)

    def is_qualifier(self, token: str) -> bool:
        """Whether a word is a qualifier of any entry."""
        return bool(self._qualifiers.find_whole_word(token))

    def _add_unowned(self, found: Sequence[int], squashed: str) -> Sequence[int]:
        return sorted({*found, *self._unowned.find_named(squashed)})


MISSPELT_MIN_LETTERS = 4
"""The fewest letters of a misspelt word: in shorter ones a wrong letter makes another word."""

MISSPELT_WORD_MIN_SIMILARITY = 75.0
"""The similarity (RapidFuzz's ratio, 0–100) from which a word may be a misspelling: one wrong letter in four."""

MAX_SIMILAR_WORDS = 40
"""How many similar words of the vocabulary are considered, most similar first."""

PAST_EVERY_LETTER = "\U0010ffff"
"""Sorts after every continuation of a prefix."""


class PrefixIndex:
    """Names in alphabetical order, to find one, or those with a prefix.

    Attributes:
        names: In that order.
        positions: The entry's position of each name.
    """

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        """Order the names of each entry; an entry is identified by its position."""
        ordered = sorted((name, position) for position, own in enumerate(names) for name in own)
        # Most names are in several indexes, and are kept once.
        self.names: Sequence[str] = [sys.intern(name) for name, _ in ordered]
        self.positions: Sequence[int] = array(_POSITION_TYPE, (position for _, position in ordered))

    def find_named(self, name: str) -> Sequence[int]:
        """The positions of exactly this name, in order."""
        first = bisect_left(self.names, name)
        return self.positions[first : bisect_right(self.names, name, first)]

    def find_beginning_with(self, start: str) -> Sequence[int]:
        """The positions of the names with this prefix."""
        first = bisect_left(self.names, start)
        return self.positions[first : bisect_left(self.names, start + PAST_EVERY_LETTER)]


def _index_squashed(names: Iterable[Iterable[str]]) -> PrefixIndex:
    return PrefixIndex(set(map(text.squash_name, own)) for own in names)


class WordIndex:
    """Finds the positions of names by one word in them, whole, unfinished or misspelt."""

    def __init__(self, names: Iterable[Set[str]]) -> None:
        """Index the words of each name; a name is identified by its position."""
        positions: dict[str, list[int]] = defaultdict(list)
        for position, words in enumerate(names):
            for word in words:
                positions[word].append(position)
        self._words = list(map(sys.intern, sorted(positions)))
        # One array for all words: those of the word at i are from the i-th start to the next.
        found = [positions[word] for word in self._words]
        self._positions = array(_POSITION_TYPE, chain.from_iterable(found))
        self._starts = array(_POSITION_TYPE, accumulate(map(len, found), initial=0))

    def find_whole_word(self, word: str) -> frozenset[int]:
        """Names with exactly this word."""
        at = bisect_left(self._words, word)
        stands = at < len(self._words) and self._words[at] == word
        return self._list_positions(at, at + 1) if stands else frozenset()

    def find_beginning_with(self, prefix: str) -> frozenset[int]:
        """Names with a word that has this prefix."""
        first = bisect_left(self._words, prefix)
        return self._list_positions(first, bisect_left(self._words, prefix + PAST_EVERY_LETTER))

    def _list_positions(self, first: int, end: int) -> frozenset[int]:
        """The positions of the words from the first to before the end."""
        return frozenset(self._positions[self._starts[first] : self._starts[end]])

    def find_similar_words(self, word: str) -> Mapping[int, float]:
        """Names with a word similar to this, and the similarity of the closest, 0–100.

        Digits are never taken as misspelt: another digit is another year.
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
            for _, similarity, at in reversed(
                misspelt
            ):  # the most similar last, so that it overwrites the others
                found.update(dict.fromkeys(self._list_positions(at, at + 1), similarity))
        found.update(dict.fromkeys(self.find_beginning_with(word), 100.0))
        return found
