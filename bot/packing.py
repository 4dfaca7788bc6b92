"""Packing many immutable objects into bytes, to have them again in a fraction of the time that making them took.

Pickle alone calls back into Python for every frozen dataclass. Here all objects of a class are kept as columns, a list
for each field, and made from these without a line of Python for each; what refers to one of them names its number.
"""

import io
import pickle
from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_PICKLE_PROTOCOL = 5

Kinds = Sequence[type[Any]]
"""The dataclasses to keep as columns, each after those that it holds."""


def pack_value(value: object, kinds: Kinds, file: BinaryIO) -> None:
    """Write everything that a value consists of into a file; the value must not change meanwhile.

    Only the fields of these dataclasses are kept, so what they remember besides is worked out again.
    """
    collected = _collect_objects(value, kinds)
    packer = _Packer(file, {id(one): number for number, one in enumerate(chain(*collected.values()))})
    for kind, objects in collected.items():
        packer.dump(_list_columns(kind, objects))
    packer.dump(value)


def unpack_value(file: BinaryIO, kinds: Kinds, modules: Collection[str]) -> object:
    """Read a value again that `pack_value` wrote.

    Args:
        file: Where it begins.
        kinds: The classes that it was packed with, in the same order.
        modules: The modules, and packages of modules, whose classes and functions it may name.

    Raises:
        pickle.UnpicklingError: It names something else.
    """
    unpacker = _Unpacker(file, modules)
    for kind in kinds:
        unpacker.objects += _make_objects(kind, unpacker.load())
    return unpacker.load()


def _collect_objects(value: object, kinds: Kinds) -> Mapping[type[Any], Collection[object]]:
    """All objects of these classes that a value holds, each once."""
    collector = _Collector(kinds)
    collector.dump(value)
    # Whatever holds an object comes before it here, so that none is found too late.
    for kind in reversed(kinds):
        collector.clear_memo()
        collector.dump(_list_columns(kind, collector.found[kind].values()))
    return {kind: objects.values() for kind, objects in collector.found.items()}


def _list_columns(kind: type[Any], objects: Collection[object]) -> list[tuple[str, list[object]]]:
    return [(field.name, [getattr(one, field.name) for one in objects]) for field in fields(kind)]


def _make_objects(kind: type[Any], columns: Iterable[tuple[str, list[object]]]) -> list[object]:
    columns = list(columns)
    made = list(map(object.__new__, repeat(kind, len(columns[0][1]))))
    for name, values in columns:
        # Frozen ones too, as their own `__init__` does it; `deque` only drives the loop.
        deque(map(object.__setattr__, made, repeat(name), values), maxlen=0)
    return made


class _Nowhere(io.RawIOBase):
    def write(self, data: "ReadableBuffer", /) -> int:
        return memoryview(data).nbytes


class _Collector(pickle.Pickler):
    """Goes through a value and writes nothing."""

    def __init__(self, kinds: Kinds) -> None:
        super().__init__(_Nowhere(), _PICKLE_PROTOCOL)
        self.found: dict[type[Any], dict[int, object]] = {kind: {} for kind in kinds}

    def persistent_id(self, obj: object) -> int | None:
        found = self.found.get(type(obj))
        if found is None:
            return None
        found[id(obj)] = obj
        return 0


class _Packer(pickle.Pickler):
    def __init__(self, file: BinaryIO, numbers: Mapping[int, int]) -> None:
        super().__init__(file, _PICKLE_PROTOCOL)
        self._numbers = numbers

    def persistent_id(self, obj: object) -> int | None:
        return self._numbers.get(id(obj))


class _Unpacker(pickle.Unpickler):
    _OF_PYTHON: ClassVar = {
        ("array", "array"),
        ("array", "_array_reconstructor"),
        ("builtins", "list"),
        ("collections", "defaultdict"),
        ("datetime", "date"),
    }
    """What data consists of; nothing here reads, writes or runs anything."""

    def __init__(self, file: BinaryIO, modules: Collection[str]) -> None:
        super().__init__(file)
        self.objects: list[object] = []
        self._modules = modules
        # A method of this class would be a call of Python for each of two hundred thousand references.
        self.persistent_load = self.objects.__getitem__

    def find_class(self, module_name: str, global_name: str, /) -> object:
        package = module_name.rpartition(".")[0]
        if (
            not {module_name, package}.isdisjoint(self._modules)
            or (module_name, global_name) in self._OF_PYTHON
        ):
            return super().find_class(module_name, global_name)
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not expected")
