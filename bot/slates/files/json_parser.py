"""A JSON parser whose values have their line numbers, so that a problem can be reported with its line.

The standard library's parser gives the line of a syntax error, but not of a value. Here it parses only strings and
numbers; objects and arrays, never deeper than a slate's, are parsed by hand.
"""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass

JSON_MAX_DEPTH = 8
"""The deepest nesting that is read; a slate needs six."""

JSON_MAX_VALUES = 300_000
"""Values of one file; each takes a hundred times the memory of its letters."""

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALARS = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class JsonScalar:
    """A text, number, boolean or null, and its line, from 1."""

    line: int
    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class JsonArray:
    """A list, and the line where it begins."""

    line: int
    items: "tuple[Json, ...]"


@dataclass(frozen=True, slots=True)
class JsonObject:
    """Names with values in the order of the file, repeated names too, and the line where it begins."""

    line: int
    pairs: "tuple[tuple[JsonScalar, Json], ...]"


Json = JsonScalar | JsonArray | JsonObject


class JsonError(ValueError):
    """The text is no JSON from this line on, nested too deeply, or has too many values."""

    def __init__(self, line: int, *, too_deep: bool = False, too_many: bool = False) -> None:
        super().__init__(f"line {line}")
        self.line = line
        self.too_deep = too_deep
        self.too_many = too_many


def parse_json(text: str) -> Json:
    """Parse a text that is one JSON value.

    Raises:
        JsonError: It is not.
    """
    return _Parser(text).parse_document()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._values = 0
        self._line_ends = [found.start() for found in re.finditer("\n", text)]

    def parse_document(self) -> Json:
        value = self._parse_value(0)
        if self._peek():
            raise self._make_error()
        return value

    def _parse_value(self, depth: int) -> Json:
        opening = self._peek()
        self._values += 1
        if self._values > JSON_MAX_VALUES:
            raise JsonError(self._current_line(), too_many=True)
        if opening in ("{", "["):
            if depth == JSON_MAX_DEPTH:
                raise self._make_error(too_deep=True)
            return self._parse_object(depth) if opening == "{" else self._parse_array(depth)
        return self._parse_scalar()

    def _parse_object(self, depth: int) -> JsonObject:
        line = self._current_line()
        pairs: list[tuple[JsonScalar, Json]] = []
        while self._has_next_entry("}", first=not pairs):
            if self._peek() != '"':
                raise self._make_error()
            name = self._parse_scalar()
            self._expect_mark(":")
            pairs.append((name, self._parse_value(depth + 1)))
        return JsonObject(line, tuple(pairs))

    def _parse_array(self, depth: int) -> JsonArray:
        line = self._current_line()
        items: list[Json] = []
        while self._has_next_entry("]", first=not items):
            items.append(self._parse_value(depth + 1))
        return JsonArray(line, tuple(items))

    def _has_next_entry(self, end: str, *, first: bool) -> bool:
        """Skip the bracket or comma before the next entry, or the closing bracket; False at the end."""
        if first:
            self._at += 1
        if self._peek() == end:
            self._at += 1
            return False
        if not first:
            self._expect_mark(",")
        return True

    def _parse_scalar(self) -> JsonScalar:
        self._peek()
        line = self._current_line()
        try:
            value, self._at = _SCALARS.raw_decode(self._text, self._at)
        except ValueError:  # also a number too long to be read
            raise self._make_error() from None
        return JsonScalar(line, value)

    def _expect_mark(self, mark: str) -> None:
        if self._peek() != mark:
            raise self._make_error()
        self._at += 1

    def _peek(self) -> str:
        """The next character that is not white space; empty at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def _current_line(self) -> int:
        return bisect_right(self._line_ends, self._at - 1) + 1

    def _make_error(self, *, too_deep: bool = False) -> JsonError:
        return JsonError(self._current_line(), too_deep=too_deep)
