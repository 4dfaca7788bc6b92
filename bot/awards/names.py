"""Whole names, however they are written: with or without articles and spaces, with a year, by a nickname."""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass

from bot.awards import text
from bot.errors import Choice

Positions = dict[str, tuple[int, ...]]
"""In which entries each name stands. Most of tens of thousands have one: a list takes twice the memory, a set four
times.
"""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found.

    Attributes:
        choice: What is shown and returned.
        names: Everything it is called.
        qualifiers: Folded words that narrow a search but are no name and never completed: a film's year.
        nicknames: What fans call it, though no record does: "t2".
    """

    choice: Choice
    names: Collection[str]
    qualifiers: Collection[str] = ()
    nicknames: Collection[str] = ()


class NameIndex:
    """Finds the positions of entries by their whole names, and by what stands for one."""

    def __init__(self, entries: Iterable[SearchEntry], folded: Iterable[Set[str]]) -> None:
        """Index the names of each entry, which are given folded as well."""
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
        """Entries of exactly this name, and namesakes whose maker is named before it."""
        found = self._exact.get(folded, ())
        return self._add_unowned(found, text.squash_name(folded)) if found else ()

    def find_nicknamed(self, folded: str) -> Sequence[int]:
        """Entries with this nickname."""
        return self._nicknames.get(text.squash_name(folded), ())

    def find_squashed(self, folded: str) -> Sequence[int]:
        """Entries of a name with these letters, wherever its spaces are, and their namesakes."""
        squashed = text.squash_name(folded)
        found = self._squashed.get(squashed, ())
        return self._add_unowned(found, squashed) if found else ()

    def find_qualified(self, tokens: Sequence[str]) -> Set[int]:
        """Entries of this name whose last word is a qualifier of theirs, or their initials."""
        *name, qualifier = tokens
        return self.find_short_form(qualifier).intersection(
            self._squashed.get(text.squash_name(" ".join(name)), ())
        )

    def find_part(self, folded: str) -> Sequence[int]:
        """Entries with this part of a name that is said alone."""
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
