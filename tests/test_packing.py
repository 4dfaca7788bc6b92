"""What is packed comes back as it was: equal, shared where it was shared, and made of the same classes alone."""

import io
import os
import pickle
from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

import pytest

from bot.packing import pack_value, unpack_value


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    size: int = 0


@dataclass(frozen=True)
class Branch:
    leaves: tuple[Leaf, ...]
    others: dict[str, Leaf] = field(default_factory=dict[str, Leaf])

    @cached_property
    def sizes(self) -> int:
        return sum(leaf.size for leaf in self.leaves)


KINDS = (Leaf, Branch)


def pack(value: object) -> bytes:
    file = io.BytesIO()
    pack_value(value, KINDS, file)
    return file.getvalue()


def unpack(packed: bytes, *modules: str) -> object:
    return unpack_value(io.BytesIO(packed), KINDS, modules or (__name__,))


def test_what_is_packed_comes_back_as_it_was() -> None:
    shared = Leaf("one", 1)
    value = {
        "tree": [Branch((shared, Leaf("two", 2))), Branch((shared,), {"a": shared})],
        "at": array("I", [7]),
    }
    again = unpack(pack(value))
    assert again == value
    first, second = cast("dict[str, list[Branch]]", again)["tree"]
    assert first.leaves[0] is second.leaves[0] is second.others["a"]


def test_what_an_object_remembers_besides_its_fields_is_worked_out_again() -> None:
    branch = Branch((Leaf("one", 1),))
    assert branch.sizes == 1
    again = unpack(pack(branch))
    assert isinstance(again, Branch)
    assert "sizes" not in vars(again)
    assert again.sizes == 1


def test_nothing_else_is_named() -> None:
    with pytest.raises(pickle.UnpicklingError, match="not expected"):
        unpack(pack([os.getcwd]))
    with pytest.raises(pickle.UnpicklingError, match="not expected"):
        unpack(pack([getattr]))
    assert unpack(pack([os.getcwd]), "posix") == [os.getcwd]
