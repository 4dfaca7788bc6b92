"""Thousands of ballots in memory in a form that the garbage collector does not have to traverse.

Ten thousand ballots in 24 categories, stored as objects and dicts, are a quarter of a million references. Each full
collection traverses all of them and blocks the event loop for tens of milliseconds. The collector skips numbers in an
array, and plain tuples of numbers and texts. A `Ballot` object is made only when it is asked for.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, overload

from bot.contests.model import Ballot, Pick, Wager
from bot.ids import CategoryId, MemberId, NomineeId

PackedBallot: TypeAlias = tuple[
    int, MemberId | None, str, int | None, str | None, str | None, int | None, int
]
"""A ballot's id, member, name, answer, salt, line and guest, and the index at which its picks begin. A plain tuple,
because the collector does traverse named tuples.
"""

_NO_PICK = -1
"""The number of a category without a pick."""


class PickTable:
    """The picks of a contest's ballots as indices.

    Attributes:
        picks: The different picks, each once, in the order in which they were first met.
    """

    def __init__(self, category_ids: Iterable[CategoryId]) -> None:
        """Pack ballots with picks in these categories."""
        self.picks: list[Pick] = []
        self._columns = {category_id: column for column, category_id in enumerate(category_ids)}
        self._known: dict[tuple[CategoryId, NomineeId, Wager], int] = {}
        # For each ballot and each category in turn: the pick's index in `picks`.
        self._numbers = array("i")

    def pack_ballot(self, ballot: Ballot) -> PackedBallot:
        """Store a ballot's picks, and return the rest of the ballot as a tuple."""
        start = len(self._numbers)
        numbers = [_NO_PICK] * len(self._columns)
        for pick in ballot.picks.values():
            key = (pick.category_id, pick.nominee_id, pick.wager)
            number = self._known.get(key)
            if number is None:
                number = self._known[key] = len(self.picks)
                self.picks.append(pick)
            numbers[self._columns[pick.category_id]] = number
        self._numbers.extend(numbers)
        return (
            ballot.id,
            ballot.member_id,
            ballot.name,
            ballot.tiebreaker,
            ballot.salt,
            ballot.line,
            ballot.guest,
            start,
        )

    def numbers_from(self, start: int) -> Iterator[int]:
        """The indices in `picks` of the picks of the ballot that begins there, in the order of the categories."""
        own = self._numbers[start : start + len(self._columns)]
        return (number for number in own if number != _NO_PICK)

    def pick_from(self, start: int, category_id: CategoryId) -> Pick:
        """The pick in a category, of the ballot whose picks begin there.

        Raises:
            KeyError: There is none.
        """
        number = self._numbers[start + self._columns[category_id]]
        if number == _NO_PICK:
            raise KeyError(category_id)
        return self.picks[number]


class PackedPicks(Mapping[CategoryId, Pick]):
    """A ballot's picks by category id, in the order of the contest's categories."""

    __slots__ = ("_pick_table", "_start")

    def __init__(self, pick_table: PickTable, start: int) -> None:
        self._pick_table = pick_table
        self._start = start

    def __getitem__(self, category_id: CategoryId) -> Pick:
        return self._pick_table.pick_from(self._start, category_id)

    def __iter__(self) -> Iterator[CategoryId]:
        picks = self._pick_table.picks
        return (picks[number].category_id for number in self._pick_table.numbers_from(self._start))

    def __len__(self) -> int:
        return sum(1 for _ in self._pick_table.numbers_from(self._start))


class PackedBallots(Sequence[Ballot]):
    """Ballots; each is made when it is asked for."""

    def __init__(self, pick_table: PickTable, packed: Iterable[PackedBallot]) -> None:
        self._pick_table = pick_table
        self._packed = tuple(packed)

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, index: int) -> Ballot: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Ballot]: ...
    def __getitem__(self, index: int | slice) -> Ballot | Sequence[Ballot]:
        if isinstance(index, slice):
            return PackedBallots(self._pick_table, self._packed[index])
        ballot_id, member_id, name, tiebreaker, salt, line, guest, start = self._packed[index]
        picks = PackedPicks(self._pick_table, start)
        return Ballot(ballot_id, member_id, name, picks, tiebreaker, salt, line, guest=guest)

    @property
    def member_ids(self) -> Iterator[MemberId | None]:
        """The ballots' member ids; None for guests and erased members."""
        return (member_id for _, member_id, *_ in self._packed)

    @property
    def answers(self) -> Iterator[int | None]:
        """The answers to the tie-breaker question."""
        return (answer for _, _, _, answer, *_ in self._packed)
