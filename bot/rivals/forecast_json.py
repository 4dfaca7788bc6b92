"""Probabilities read from JSON, in the shapes in which programs and people write them; pure.

A probability is an object with the columns of a table (`{"player": …, "category": …, "nominee": …, "probability": …}`),
or a number under its nominee's name, and so on outwards: `{"The market": {"Best Picture": {"Anora": 0.55}}}`. Whatever
an object does not say stands around it: as a name of the objects that hold it, or as the key that it stands under.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.rivals.forecast_columns import PROBABILITY, find_forecast_column
from bot.slates.drafts import tidy_text
from bot.slates.files.columns import normalize_field_name
from bot.slates.files.json_parser import Json, JsonArray, JsonError, JsonObject, JsonScalar, parse_json

_NAMED_OUTWARDS = ("nominee", "category", "player")
"""What a probability is about, from the innermost name to the outermost."""

_NAME_KEYS = frozenset({"name", "title", "id", "label"})
_LIST_KEYS = frozenset(
    {"players", "rivals", "forecasters", "experts", "markets", "sources", "categories", "awards", "prizes"}
    | {"nominees", "forecasts", "predictions", "probabilities", "chances", "odds", "lines", "rows", "data"}
)
"""Keys that say what stands below them and name nothing themselves."""

ForecastRow = tuple[int, Mapping[str, str]]
"""A line's number and its cells by column."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the objects around a value say: the columns that they name, and the names that they stand under."""

    columns: Mapping[str, str]
    names: tuple[str, ...] = ()

    def make_row(self, line: int, probability: JsonScalar) -> ForecastRow:
        """The row of a probability, with what it does not say filled from the names around it, the nearest first."""
        nearest = iter(reversed(self.names))
        cells = {name: self.columns.get(name) or next(nearest, "") for name in _NAMED_OUTWARDS}
        return line, {**cells, PROBABILITY: _format_scalar(probability)}

    def go_below(self, key: str) -> "_Surroundings":
        """What is said around the value that stands under a key."""
        if normalize_field_name(key) in _LIST_KEYS:
            return self
        return _Surroundings(self.columns, (*self.names, key))


def read_json_forecasts(text: str) -> Sequence[ForecastRow] | None:
    """The probabilities of a JSON text, in its order; None if it is no JSON."""
    try:
        root = parse_json(text)
    except JsonError:
        return None
    return list(_list_rows(root, _Surroundings({})))


def _list_rows(value: Json, around: _Surroundings) -> Iterator[ForecastRow]:
    if isinstance(value, JsonArray):
        for item in value.items:
            yield from _list_rows(item, around)
    elif isinstance(value, JsonObject):
        yield from _list_object_rows(value, around)


def _list_object_rows(value: JsonObject, around: _Surroundings) -> Iterator[ForecastRow]:
    scalars = [(_read_key(key), one) for key, one in value.pairs if isinstance(one, JsonScalar)]
    containers = [(_read_key(key), one) for key, one in value.pairs if not isinstance(one, JsonScalar)]
    probability = next((one for key, one in scalars if find_forecast_column(key) == PROBABILITY), None)
    inside, unsaid = _read_scalars(scalars, around, is_line=probability is not None)
    if probability is not None:
        yield inside.make_row(value.line, probability)
    elif not containers:
        for key, one in unsaid:
            yield inside.go_below(key).make_row(one.line, one)
    for key, one in containers:
        yield from _list_rows(one, inside.go_below(key))


def _read_scalars(
    scalars: Sequence[tuple[str, JsonScalar]], around: _Surroundings, *, is_line: bool
) -> tuple[_Surroundings, Sequence[tuple[str, JsonScalar]]]:
    """What an object's own texts and numbers say, and those that say nothing: perhaps probabilities by name.

    Args:
        scalars: Them, by their keys.
        around: What is said around the object.
        is_line: Whether one of them is a probability, so that another one may be a nominee.
    """
    columns, names = dict(around.columns), around.names
    unsaid: list[tuple[str, JsonScalar]] = []
    for key, one in scalars:
        column = find_forecast_column(key)
        if normalize_field_name(key) in _NAME_KEYS and not (is_line and column):
            names = (*names, _format_scalar(one))
        elif column in _NAMED_OUTWARDS and (is_line or column != "nominee"):
            columns[column] = _format_scalar(one)
        elif column != PROBABILITY:
            unsaid.append((key, one))
    return _Surroundings(columns, names), unsaid


def _read_key(key: JsonScalar) -> str:
    return tidy_text(str(key.value))


def _format_scalar(scalar: JsonScalar) -> str:
    """A value as a cell of a table has it: numbers in full, without an exponent; empty for what is neither."""
    value = scalar.value
    if isinstance(value, bool) or value is None:
        return ""
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else tidy_text(str(value))
