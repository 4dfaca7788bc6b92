"""Which tests run a module's functions: the only ones that can notice a fault in them."""

import sys
import threading
import time
from collections.abc import Collection, Generator, Sequence
from types import FrameType

import pytest


class Reach:
    """A pytest plugin that notes, of a module's functions, which test runs them."""

    def __init__(self, file: str, functions: Collection[str]) -> None:
        """Watch these functions of a file, by their qualified names."""
        self._file = file
        self._functions = functions
        self._reached: set[str] = set()
        self._found: list[tuple[float, str, frozenset[str]]] = []

    def list_tests(self) -> dict[str, Sequence[str]]:
        """The tests that reach each function, the quickest first."""
        ordered = sorted(self._found)
        return {
            function: [test for _, test, reached in ordered if function in reached]
            for function in self._functions
        }

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch one test, its fixtures included."""
        self._reached.clear()
        began = time.process_time()
        threading.setprofile(self._note_call)
        sys.setprofile(self._note_call)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
            if self._reached:
                took = time.process_time() - began
                self._found.append((took, item.nodeid, frozenset(self._reached)))

    def _note_call(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename == self._file and code.co_qualname in self._functions:
            self._reached.add(code.co_qualname)
