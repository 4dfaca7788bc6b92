"""Picks of many ballots, kept small: a ballot's are numbers in one long row, and what they stand for is said once.

Ten thousand ballots in 24 categories are a quarter of a million entries of dicts. The garbage collector goes through
all of them while everything else waits, for tens of milliseconds; an array of numbers it passes over.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping

from bot.contests.model import Pick

_NONE = -1
"""The number of a category without a pick."""


class Packing:
    """Where the picks of a contest's ballots are kept.

    Attributes:
        columns: Each category's place in a ballot's numbers, by category id.
        picks: The picks that anybody made, each once, in the order in which they were met.
        numbers: Of one ballot after the other, and of one category after the other, the pick's place in `picks`.
    """

    def __init__(self, category_ids: Iterable[str]) -> None:
        """Pack picks of these categories."""
        self.columns: Mapping[str, int] = {
            category_id: column for column, category_id in enumerate(category_ids)
        }
        self.picks: list[Pick] = []
        self.numbers = array("i")
        self._known: dict[tuple[str, str, int | None], int] = {}

    def pack(self, picks: Mapping[str, Pick]) -> "PackedPicks":
        """Keep a ballot's picks."""
        packed = PackedPicks(self, len(self.numbers))
        numbers = [_NONE] * len(self.columns)
        for pick in picks.values():
            key = (pick.category_id, pick.nominee_id, pick.stake)
            number = self._known.get(key)
            if number is None:
                number = self._known[key] = len(self.picks)
                self.picks.append(pick)
            numbers[self.columns[pick.category_id]] = number
        self.numbers.extend(numbers)
        return packed


class PackedPicks(Mapping[str, Pick]):
    """A ballot's picks by category id, in the order of the packing's categories."""

    __slots__ = ("_packing", "_start")

    def __init__(self, packing: Packing, start: int) -> None:
        self._packing = packing
        self._start = start

    @property
    def numbers(self) -> Iterator[int]:
        """The places of these picks in `Packing.picks`."""
        own = self._packing.numbers[self._start : self._start + len(self._packing.columns)]
        return (number for number in own if number != _NONE)

    def __getitem__(self, category_id: str) -> Pick:
        number = self._packing.numbers[self._start + self._packing.columns[category_id]]
        if number == _NONE:
            raise KeyError(category_id)
        return self._packing.picks[number]

    def __iter__(self) -> Iterator[str]:
        picks = self._packing.picks
        return (picks[number].category_id for number in self.numbers)

    def __len__(self) -> int:
        return sum(1 for _ in self.numbers)
