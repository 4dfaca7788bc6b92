"""What a member pressed and was answered on one matter, and so what may be kept of it.

A press that nobody has answered may have been carried out, may be carried out still, or never: on a busy machine it may
come after a later one that was acknowledged. Every such course of things is followed until an answer rules it out.
"""

from collections.abc import Callable, Iterator

Kept = tuple[str, ...]
"""What is kept of a matter: the nominee picked, the ranking in its order, the entries; nothing before the first."""

Change = Callable[[Kept], Kept]
"""What a press makes of what was kept."""

_Course = tuple[Kept, frozenset[int]]
"""What is kept if things went like this, and the presses that are not carried out."""


class Said:
    """What was said on a matter."""

    def __init__(self) -> None:
        self._courses: set[_Course] = {((), frozenset())}
        self._changes: dict[int, Change] = {}
        self._orphaned: set[int] = set()
        self._pressed = 0

    @property
    def possible(self) -> set[Kept]:
        """What may be kept at this instant: one thing after an answer; more while a press is without one."""
        return {kept for kept, _ in self._follow()}

    def press(self, change: Change) -> int:
        """Note a press that is about to be sent; returns its number."""
        number = self._pressed = self._pressed + 1
        self._changes[number] = change
        self._courses = {(kept, left | {number}) for kept, left in self._courses}
        return number

    def acknowledge(self, number: int) -> None:
        """Note the answer that a press is kept: by now it is carried out."""
        self._courses = {(kept, left) for kept, left in self._follow() if number not in left}

    def refuse(self, number: int) -> None:
        """Note any other answer: a press is carried out by now, or never will be."""
        self._drop({number})

    def orphan(self) -> None:
        """Note that whoever could still carry out a press is gone; an answer of theirs may be on the way."""
        self._drop(self._orphaned)
        self._orphaned = {number for _, left in self._follow() for number in left}

    def _drop(self, numbers: set[int]) -> None:
        self._courses = {(kept, left - numbers) for kept, left in self._follow()}

    def _follow(self) -> set[_Course]:
        """Every course of things: of the presses that can be carried out, any may have been by now, in any order."""
        found, ends = set(self._courses), list(self._courses)
        while ends:
            new = set(self._carry_one_out(ends.pop())) - found
            found |= new
            ends += new
        self._courses = found
        return found

    def _carry_one_out(self, course: _Course) -> Iterator[_Course]:
        kept, left = course
        for number in left - self._orphaned:
            yield self._changes[number](kept), left - {number}
