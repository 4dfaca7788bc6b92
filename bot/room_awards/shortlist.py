"""From nominations to nominees: entries counted, doubles joined, the most named chosen; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from bot.room_awards.entries import NominationEntry
from bot.room_awards.errors import TooManyNomineesError
from bot.room_awards.model import AwardCategory
from bot.search.text import fold_text
from bot.slates.drafts import CATEGORY_MAX_NOMINEES

DOUBLE_MIN_SIMILARITY = 85.0
"""The similarity (0–100) from which two entries may be the same."""


@dataclass(frozen=True, slots=True)
class ShortlistEntry:
    """Something that members nominated in a category.

    Attributes:
        entry: How it is named: as most members who nominated it named it, the first of equals.
        nominators: How many members nominated it.
        keys: The keys of the entries that count as it.
    """

    entry: NominationEntry
    nominators: int
    keys: frozenset[str]

    @property
    def key(self) -> str:
        """The key of the entry that names it."""
        return self.entry.key


def count_contenders(
    category: AwardCategory, nominations: Iterable[Sequence[NominationEntry]]
) -> tuple[ShortlistEntry, ...]:
    """What was nominated, most named first, equals in the order in which they came up.

    A member counts once for a contender, however many of its doubles they named.

    Args:
        category: The category, with the doubles that a host joined.
        nominations: Each member's entries, in the order of the members' first nomination.
    """
    named: dict[str, dict[str, int]] = {}
    entries: dict[str, NominationEntry] = {}
    nominators: dict[str, int] = {}
    for own in nominations:
        roots: set[str] = set()
        for entry in own:
            root = find_root(category.doubles, entry.key)
            entries.setdefault(entry.key, entry)
            counts = named.setdefault(root, {})
            counts[entry.key] = counts.get(entry.key, 0) + 1
            roots.add(root)
        for root in roots:
            nominators[root] = nominators.get(root, 0) + 1
    contenders = [
        ShortlistEntry(entries[max(counts, key=lambda key: counts[key])], nominators[root], frozenset(counts))
        for root, counts in named.items()
    ]
    return tuple(sorted(contenders, key=lambda one: -one.nominators))


def choose_nominees(
    category: AwardCategory, contenders: Sequence[ShortlistEntry], limit: int
) -> tuple[ShortlistEntry, ...]:
    """The most named, at least `limit` of them where there are so many; a shared last place is all in.

    Raises:
        TooManyNomineesError: They are more than a category can have.
    """
    if len(contenders) <= limit:
        return tuple(contenders)
    last = contenders[limit - 1].nominators
    chosen = tuple(one for one in contenders if one.nominators >= last)
    if len(chosen) > CATEGORY_MAX_NOMINEES:
        raise TooManyNomineesError(category.name, len(chosen), CATEGORY_MAX_NOMINEES)
    return chosen


def find_root(doubles: Mapping[str, str], key: str) -> str:
    """The key under which an entry counts."""
    seen = {key}
    while (following := doubles.get(key)) is not None and following not in seen:
        key = following
        seen.add(key)
    return key


def join_doubles(doubles: Mapping[str, str], same: Sequence[ShortlistEntry]) -> Mapping[str, str]:
    """The doubles with these contenders joined, under the first of them."""
    into, *others = (find_root(doubles, one.key) for one in same)
    return {**doubles, **{root: into for root in others if root != into}}


def list_similar(contenders: Sequence[ShortlistEntry]) -> list[tuple[ShortlistEntry, ShortlistEntry]]:
    """Pairs of contenders whose names are so alike that they may be the same."""
    names = {one.key: fold_text(one.entry.typed) for one in contenders}
    return [
        (one, other)
        for one, other in combinations(contenders, 2)
        if fuzz.token_sort_ratio(names[one.key], names[other.key]) >= DOUBLE_MIN_SIMILARITY
    ]
