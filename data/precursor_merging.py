"""Putting together what several lists say of one category: its nominees, its prizes, and what is not known of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.record.model import Nominee


class Entry(NamedTuple):
    """A nominee with the part of a divided prize that it was for; empty if unknown, or not divided."""

    part: str
    nominee: Nominee


Slate = list[Entry]
"""The nominees of one canonical category at one ceremony."""

PART_NAMES = {
    "": "",
    "drama": "Drama",
    "musical-or-comedy": "Musical or Comedy",
    "comedy": "Comedy",
    "musical": "Musical",
}
"""Parts of a divided category, in the order in which the product shows them."""

_USUAL_SIZES = {
    "golden-globes": ((1957, 5),),
    "bafta": ((1961, 4), (2000, 5)),
    "actor-awards": ((1995, 5),),
    "dga": ((1991, 5),),
}
"""By award: since when a category has had how many nominees; a shorter list has lost some."""

_OF_ANY_SIZE = frozenset({"animated-feature"})

_BRITISH_AND_FOREIGN_LAST_YEAR = 1968
"""Until then BAFTA had prizes for a British and for a foreign actor, and actress; the lists do not say which is which.
"""

_LEADING = frozenset({"best-actor", "best-actress"})


@dataclass(frozen=True, slots=True)
class Prize:
    """One prize of a category at one ceremony.

    Attributes:
        part: The part of a divided category; empty if it is the whole.
        nominees: Without ids.
        complete: Whether these are all.
        divided: Whether these are the nominees of two prizes.
        unsettled: Whether a winner is unknown.
    """

    part: str
    nominees: tuple[Nominee, ...]
    complete: bool
    divided: bool
    unsettled: bool


def complete_slate(known: Slate, listed: Slate) -> Slate:
    """The nominees of the first list with what the second adds: their parts, and nominees if the first has winners
    alone.

    Where they disagree about the winner, the first list stands as it is.
    """
    if not known:
        return listed
    if any(not entry.nominee.winner for entry in known):
        return [_add_part(entry, listed) for entry in known]
    agreed = [_find_same(entry.nominee, listed) for entry in known]
    if None in agreed:
        return [_add_part(entry, listed) for entry in known]
    others = [
        Entry(part, replace(nominee, winner=False))
        for part, nominee in listed
        if (part, nominee) not in agreed
    ]
    return [*(_add_part(entry, listed) for entry in known), *others]


def assign_halves(slate: Slate, halves: Slate) -> Slate:
    """The nominees with the halves of their films, where their part is not known yet."""
    parts = {film.id: part for part, half in halves for film in half.films}
    return [
        entry if entry.part else Entry(parts.get(entry.nominee.films[0].id, ""), entry.nominee)
        for entry in slate
    ]


def split_prizes(award: str, year: int, category: str, slate: Slate) -> Iterator[Prize]:
    """The prizes of a category, each with its nominees."""
    divided = award == "bafta" and category in _LEADING and year <= _BRITISH_AND_FOREIGN_LAST_YEAR
    sizes = () if category in _OF_ANY_SIZE else _USUAL_SIZES.get(award, ())
    size = max((size for first, size in sizes if first <= year), default=0)
    for part in PART_NAMES:
        nominees = tuple(dict.fromkeys(nominee for own, nominee in slate if own == part))
        if nominees:
            winners = sum(nominee.winner for nominee in nominees)
            yield Prize(
                part,
                nominees,
                complete=winners < len(nominees) >= size and not divided,
                divided=divided,
                unsettled=winners < (2 if divided else 1),
            )


def _add_part(entry: Entry, listed: Slate) -> Entry:
    same = _find_same(entry.nominee, listed)
    return Entry(same.part, entry.nominee) if same is not None else entry


def _find_same(nominee: Nominee, listed: Slate) -> Entry | None:
    films, people = {film.id for film in nominee.films}, {person.id for person in nominee.people}
    same = (
        entry
        for entry in listed
        if not films.isdisjoint(film.id for film in entry.nominee.films)
        and (not people or not people.isdisjoint(person.id for person in entry.nominee.people))
    )
    return next(same, None)
