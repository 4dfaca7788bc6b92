"""Choosing by a seed: the same seed chooses the same on every machine, for ever."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_ItemT = TypeVar("_ItemT")

_DIGEST_BYTES = 8


class Draws:
    """A row of choices that follows from a seed. They are fair enough for a game and no secret."""

    def __init__(self, seed: str) -> None:
        """Begin the row that belongs to a seed."""
        self._seed = hashlib.blake2b(seed.encode(), digest_size=32).digest()
        self._count = 0

    def draw_number(self, below: int) -> int:
        """Draw a number from 0 on.

        Args:
            below: The number that it stays under; at least 1.
        """
        self._count += 1
        digest = hashlib.blake2b(
            self._count.to_bytes(_DIGEST_BYTES), key=self._seed, digest_size=_DIGEST_BYTES
        ).digest()
        return int.from_bytes(digest) % below

    def choose_one(self, items: Sequence[_ItemT]) -> _ItemT:
        """Choose one of several; there must be one at least."""
        return items[self.draw_number(len(items))]

    def choose_weighted(self, items: Sequence[_ItemT], weights: Sequence[int]) -> _ItemT:
        """Choose one of several, an item of weight 5 five times as often as one of weight 1."""
        left = self.draw_number(sum(weights))
        for item, weight in zip(items, weights, strict=True):
            left -= weight
            if left < 0:
                return item
        raise ValueError("there is nothing to choose from")

    def draw_sample(self, items: Sequence[_ItemT], number: int) -> list[_ItemT]:
        """Choose `number` of several, or all if there are fewer, in a drawn order."""
        rest = list(items)
        return [rest.pop(self.draw_number(len(rest))) for _ in range(min(number, len(rest)))]

    def shuffle_items(self, items: Sequence[_ItemT]) -> list[_ItemT]:
        """Put all of several into a drawn order."""
        return self.draw_sample(items, len(items))
