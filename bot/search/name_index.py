"""Indexes over names: whole names in any spelling, and the words and prefixes of names."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.errors import Choice
from bot.search import text

Positions = dict[str, tuple[int, ...]]
"""The positions of the entries with each name. A tuple, as most names have one entry: a list takes twice the memory,
a set four times.
"""


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

    def __init__(self, entries: Iterable[SearchEntry], folded: Iterable[Set[str]]) -> None:
        """Index the names of each entry; `folded` are the same names folded."""
        self._exact: Positions = {}
        self._squashed: Positions = {}
        self._unowned: Positions = {}
        self._nicknames: Positions = {}
        self._parts: Positions = {}
        self._qualifiers: Positions = {}
        self._initials: Positions = {}
        for position, (entry, names) in enumerate(zip(entries, folded, strict=True)):
            parts = set[str]().union(*map(text.split_title_parts, entry.names))
            unowned = set(map(text.strip_owner, entry.names)) - {""}
            _add_position(self._exact, names, position)
            _add_position(self._squashed, map(text.squash_name, names), position)
            _add_position(self._unowned, map(text.squash_name, unowned), position)
            _add_position(
                self._nicknames, map(text.squash_name, map(text.fold_text, entry.nicknames)), position
            )
            _add_position(self._parts, map(text.squash_name, parts), position)
            _add_position(self._qualifiers, entry.qualifiers, position)
            _add_position(self._initials, set[str]().union(*map(text.list_initials, names | parts)), position)

    def find_exact(self, folded: str) -> Sequence[int]:
        """Entries with exactly this name, and namesakes whose title begins with their maker's name."""
        found = self._exact.get(folded, ())
        return self._add_unowned(found, text.squash_name(folded)) if found else ()

    def find_nicknamed(self, folded: str) -> Sequence[int]:
        """Entries with this nickname."""
        return self._nicknames.get(text.squash_name(folded), ())

    def find_squashed(self, folded: str) -> Sequence[int]:
        """Entries with a name of these letters, wherever its spaces are, and their namesakes."""
        squashed = text.squash_name(folded)
        found = self._squashed.get(squashed, ())
        return self._add_unowned(found, squashed) if found else ()

    def find_qualified(self, tokens: Sequence[str]) -> Set[int]:
        """Entries with this name or nickname whose last word is one of their qualifiers or initials."""
        *name, qualifier = tokens
        squashed = text.squash_name(" ".join(name))
        named = (*self._squashed.get(squashed, ()), *self._nicknames.get(squashed, ()))
        return self.find_short_form(qualifier).intersection(named) if named else frozenset()

    def find_part(self, folded: str) -> Sequence[int]:
        """Entries known by this part of their name."""
        return self._parts.get(text.squash_name(folded), ())

    def find_short_form(self, token: str) -> frozenset[int]:
        """Entries with this qualifier or these initials."""
        return frozenset((*self._qualifiers.get(token, ()), *self._initials.get(token, ())))

    def is_qualifier(self, token: str) -> bool:
        """Whether a word is a qualifier of any entry."""
        return token in self._qualifiers

    def _add_unowned(self, found: Sequence[int], squashed: str) -> Sequence[int]:
        return sorted({*found, *self._unowned.get(squashed, ())})


def _add_position(found: Positions, names: Iterable[str], position: int) -> None:
    for name in set(names):
        found[name] = (*found.get(name, ()), position)


MISSPELT_MIN_LETTERS = 4
"""The fewest letters of a misspelt word: in shorter ones a wrong letter makes another word."""

MISSPELT_WORD_MIN_SIMILARITY = 75.0
"""The similarity (RapidFuzz's ratio, 0–100) from which a word may be a misspelling: one wrong letter in four."""

MAX_SIMILAR_WORDS = 40
"""How many similar words of the vocabulary are considered, most similar first."""

PAST_EVERY_LETTER = "\U0010ffff"
"""Sorts after every continuation of a prefix."""


class PrefixIndex:
    """Names in alphabetical order, to find those with a prefix.

    Attributes:
        names: In that order.
        positions: The entry's position of each name.
    """

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        """Order the names of each entry; an entry is identified by its position."""
        ordered = sorted((name, position) for position, own in enumerate(names) for name in own)
        self.names: Sequence[str] = [name for name, _ in ordered]
        self.positions: Sequence[int] = [position for _, position in ordered]

    def find_beginning_with(self, start: str) -> Sequence[int]:
        """The positions of the names with this prefix."""
        first = bisect_left(self.names, start)
        return self.positions[first : bisect_left(self.names, start + PAST_EVERY_LETTER)]


class WordIndex:
    """Finds the positions of names by one word in them, whole, unfinished or misspelt."""

    def __init__(self, names: Iterable[Set[str]]) -> None:
        """Index the words of each name; a name is identified by its position."""
        positions: dict[str, list[int]] = defaultdict(list)
        for position, words in enumerate(names):
            for word in words:
                positions[word].append(position)
        self._words = sorted(positions)
        self._positions = [tuple(positions[word]) for word in self._words]

    def find_whole_word(self, word: str) -> frozenset[int]:
        """Names with exactly this word."""
        at = bisect_left(self._words, word)
        stands = at < len(self._words) and self._words[at] == word
        return frozenset(self._positions[at] if stands else ())

    def find_beginning_with(self, prefix: str) -> frozenset[int]:
        """Names with a word that has this prefix."""
        first = bisect_left(self._words, prefix)
        end = bisect_left(self._words, prefix + PAST_EVERY_LETTER)
        return frozenset[int]().union(*self._positions[first:end])

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
                found.update(dict.fromkeys(self._positions[at], similarity))
        found.update(dict.fromkeys(self.find_beginning_with(word), 100.0))
        return found
